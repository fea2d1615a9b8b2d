"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.on_calendar import OnCalendar
from amparo.office.cases.access.on_today import LEFT, CountedOnToday, OnToday
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.deadlines import on_calendar, on_today, reckoning
from amparo.office.cases.deadlines.models import Kind
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Job("work out the deadlines of a new day", lambda now: reckoning.write_all_stale(), order=90),
    CountedOnToday(
        "stale",
        "people whose deadlines of today are still being worked out",
        lambda asked: [reckoning.stale(asked.cases)],
        "deadlines/stale.html",
        order=29,
        column=LEFT,
    ),
    OnToday(
        "deadlines",
        "deadlines within 30 days",
        on_today.find(Kind.DEADLINE),
        "deadlines/due.html",
        order=30,
        column=LEFT,
    ),
    OnToday(
        "contradictions",
        "contradictions to resolve",
        on_today.find(Kind.CONTRADICTION),
        "deadlines/contradictions.html",
        order=60,
    ),
    OnToday("ageing", "who turns 21 within a year", on_today.find(Kind.AGEING_OUT), "deadlines/ageing.html", order=80),
    OnCalendar("deadlines", on_calendar.find),
    Erasing("deadlines and contradictions kept at hand", reckoning.erase_in),
    Table("tickler_reckoned", clear={"person_id", "on"}, uncoded="worked out anew each day from what lies under codes"),
    Table(
        "tickler_tickler",
        sealed={"sealed_what"},
        clear={"id", "case_id", "person_id", "kind", "day"},
        uncoded="worked out anew each day from what lies under codes",
    ),
)
