"""Days and moments are written in one way: no template and no code takes a day of UTC for the office's day."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.template.base import Lexer, TokenType
from django.utils import timezone, translation

from amparo.office.platform.ui import days, moments
from amparo.office.platform.ui.templatetags import ui as look

SOURCE = Path(__file__).parents[4] / "src/amparo"
OFFICE = SOURCE / "office"
WRITERS = {
    OFFICE / "platform/ui/moments.py",
    OFFICE / "platform/ui/templatetags/ui.py",
    OFFICE / "border/harm/when.py",
}
"""Where formats are written: the two files of the filters, and the words for a month or a year that somebody told."""

A_DAY_BY_NAME = {("interviews/board.html", "day.date|plain_day")}
"""`date` is here a column of the board, a day and no moment."""

STAMPS = {"{timezone.now():%Y-%m-%dT%H:%M:%SZ}", "{at:%Y-%m-%dT%H:%M}"}
"""Never read by people as a day: the audit's seal, which says Z, and the key under which a letter is posted once."""

BY_HAND = re.compile(r"\|\s*(?:date|time)\b|\.(?:date|time)\s*\||^\s*now\s+[\"']")
DAY_AND_HOUR = re.compile(r"%[YmdjbBaA]")

EVENING = dt.datetime(2026, 11, 28, 2, 16, 8, tzinfo=dt.UTC)


def by_hand_in_template(text: str) -> Iterator[str]:
    """Tokens of a template that write a day or hour otherwise than by the filters."""
    for token in Lexer(text).tokenize():
        if token.token_type in (TokenType.VAR, TokenType.BLOCK) and BY_HAND.search(token.contents):
            yield token.contents


def by_hand_in_code(text: str) -> Iterator[str]:
    """Expressions that take the day of the machine or of UTC, or format a moment by themselves."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            if DAY_AND_HOUR.search(ast.unparse(node.format_spec)):
                yield ast.unparse(node)
        elif isinstance(node, ast.Call) and _by_hand(node):
            yield ast.unparse(node)


def _by_hand(call: ast.Call) -> bool:
    called = call.func
    if not isinstance(called, ast.Attribute):
        return getattr(called, "id", "") in ("date_format", "time_format")
    holder = called.value
    match called.attr:
        case "date":  # of a moment that was just put to a clock, and nothing else
            named = holder.func if isinstance(holder, ast.Call) else None
            clock = getattr(named, "attr", getattr(named, "id", ""))
            return not call.args and clock not in ("astimezone", "localtime")
        case "today" | "utcnow" | "strftime" | "date_format" | "time_format":
            return True
        case "now":
            return ast.unparse(holder) != "timezone"
    return False


def test_no_template_writes_a_day_or_an_hour_by_hand() -> None:
    found = [
        (path.name, told)
        for path in sorted(OFFICE.rglob("*"))
        if "templates" in path.parts and path.suffix in (".html", ".txt")
        for told in by_hand_in_template(path.read_text(encoding="utf-8"))
        if (f"{path.parent.name}/{path.name}", told.strip()) not in A_DAY_BY_NAME
    ]
    assert found == []


def test_no_code_of_the_office_takes_another_day_than_the_offices() -> None:
    found = [
        (str(path.relative_to(OFFICE)), told)
        for path in sorted(OFFICE.rglob("*.py"))
        if path not in WRITERS and "migrations" not in path.parts
        for told in by_hand_in_code(path.read_text(encoding="utf-8"))
        if told.strip("f'") not in STAMPS
    ]
    assert found == []


@pytest.mark.parametrize(
    "wrong",
    [
        '{{ note.at.date|plain_day }} {{ note.at|time:"H:i" }}',
        '{{ one.at|date:"D j M, H:i" }}',
        "{% blocktranslate with day=one.at.date|plain_day %}{{ day }}{% endblocktranslate %}",
        '{% now "Y-m-d" %}',
    ],
)
def test_the_lint_of_templates_can_fail(wrong: str) -> None:
    assert list(by_hand_in_template(wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        "dt.date.today()",
        "timezone.now().date()",
        "row.recorded_at.date()",
        "dt.datetime.now()",
        "formats.date_format(row.at, 'D')",
        "date_format(row.at, 'D')",
        "row.at.strftime('%d')",
        "f'{row.at:%Y-%m-%d}'",
    ],
)
def test_the_lint_of_code_can_fail(wrong: str) -> None:
    assert list(by_hand_in_code(wrong))


@pytest.mark.parametrize(
    "right", ["{{ one.at|moment }}", "{{ one.day|day }}", "{{ one.date }}", "{{ one.at|localhour }}"]
)
def test_the_filters_pass_the_lint(right: str) -> None:
    assert list(by_hand_in_template(right)) == []


def test_a_moment_of_the_evening_has_the_day_of_its_hour() -> None:
    with timezone.override("America/Denver"), translation.override("en"):
        assert look.moment(EVENING) == "Fri 27 Nov 2026 19:16"
        assert look.exact_moment(EVENING) == "Fri 27 Nov 2026 19:16:08"
        assert look.plain_day(EVENING) == "Fri 27 Nov 2026"
        assert look.localhour(EVENING) == "19:16"
    with translation.override("es"):
        assert look.moment(EVENING) == "vie 27 nov 2026 19:16"


@time_machine.travel(EVENING, tick=False)
def test_in_the_evening_today_is_the_offices_day() -> None:
    with translation.override("en"):
        assert "today" in look.day(EVENING)
        assert moments.office_day(timezone.now()) == timezone.localdate() == dt.date(2026, 11, 27)


def test_a_stamp_for_programs_bears_the_offices_day_and_its_offset() -> None:
    assert moments.stamp(EVENING) == "2026-11-27T19:16:08-07:00"
    assert moments.stamp(EVENING, "America/New_York") == "2026-11-27T21:16:08-05:00"


@pytest.mark.parametrize(
    ("hour", "told"), [("00:05", "12:05 a.m."), ("12:00", "12:00 p.m."), ("19:16", "7:16 p.m."), ("09:30", "9:30 a.m.")]
)
def test_readers_of_english_have_twelve_hours_and_all_others_twenty_four(hour: str, told: str) -> None:
    assert days.full_hour(dt.time.fromisoformat(hour), "en") == told
    assert days.full_hour(dt.time.fromisoformat(hour), "es") == hour
