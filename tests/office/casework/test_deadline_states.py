"""What the case page says of a deadline: met on a day, missed by days, or that it is not on record."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from amparo.law.facts import Value
from amparo.office.accounts.roles import Role
from amparo.office.statements.ledger import Origin
from amparo.office.statements.models import Source
from amparo.office.statements.services import state
from tests.office.builders import a_case, member, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("granted", "facts", "says", "never"),
    [
        (2000, {"i730_filed": True, "i730_filed_on": 1500}, "met on", "missed by"),
        (2000, {"i730_filed": True, "i730_filed_on": 100}, "missed by", "met on"),
        (2000, {"i730_filed": True}, "whether it was met is not on record", "met on"),
        (2000, {"i730_filed": False}, "Nothing on record says that it was done.", "met on"),
        (2000, {"i730_filed": False, "humanitarian_reason": True}, "May be excused; a lawyer decides:", "met on"),
    ],
)
def test_the_page_says_what_is_known_and_no_more(
    granted: int, facts: dict[str, bool | int], says: str, never: str
) -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    today = timezone.localdate()
    day = today - dt.timedelta(days=granted)
    told: dict[str, Value | None] = {"petitioner_status": "asylee", "asylum_granted_on": day}
    for name, value in facts.items():
        told[name] = value if isinstance(value, bool) else today - dt.timedelta(days=value)
    state(held.case, held.box, held.first, by, Origin(Source.IN_PERSON, said_on=today), told)
    page = " ".join(signed_in(by).get(f"/cases/{held.number}/").content.decode().split())
    deadline = page[page.index("past or done") :]
    assert says in deadline
    assert never not in deadline
    assert "kept</span>" not in page
