"""At eight in the evening, when the day of UTC is already tomorrow, no page bears tomorrow's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest
import time_machine
from django.http import HttpResponseBase

from amparo.office.platform.accounts.roles import Role
from tests.office import matrix
from tests.office.builders import World, world_of
from tests.office.walk import Cell, Walker

pytestmark = pytest.mark.django_db

EIGHT_IN_THE_EVENING = dt.datetime(2025, 11, 22, 3, 0, tzinfo=dt.UTC)  # Friday 21 November, 20:00 in Denver
"""In the past, so that it is never the day on which the tests run, and of which the keys of their office are."""
NEXT_DAY = re.compile(r"22 Nov 2025(?! 09:00|<span class=\"away\">, tomorrow)|2025-11-22T0[23]|November 22, 2025")

"""What is on the next morning, at nine, or is said to be tomorrow, rightly bears it."""

ABOUT_TOMORROW = {"returns:board", "calendar:calendar"}
"""The border board opens on the next day, and the calendar shows the month."""

WHO = (Role.ATTORNEY, Role.PARALEGAL, Role.ADMINISTRATOR, Role.AUDITOR, Role.SCHEDULER)


@pytest.fixture
def evening() -> Iterator[World]:
    """An office in which everything was written at eight in the evening."""
    with time_machine.travel(EIGHT_IN_THE_EVENING, tick=False):
        yield world_of()


def _text(response: HttpResponseBase) -> str:
    parts = getattr(response, "streaming_content", None)
    return (b"".join(parts) if parts is not None else response.content).decode(errors="replace")  # type: ignore[attr-defined]


def test_no_page_bears_the_next_day(evening: World) -> None:
    walker, read, wrong = Walker(evening), 0, []
    for name in sorted(set(matrix.ROWS) - ABOUT_TOMORROW):
        for who in WHO:
            relation = next(one for role, one in evening.cases if role == who)
            response = walker.answer(Cell(name, who, "GET", relation))
            if response.status_code != 200:
                continue
            read += 1
            text = _text(response)
            wrong += [
                f"{name} for {who}: {text[max(0, one.start() - 90) : one.end() + 9]}" for one in NEXT_DAY.finditer(text)
            ]
    assert read > 100
    assert not wrong, "\n".join(wrong[:30])
