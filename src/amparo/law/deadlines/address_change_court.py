"""Telling the immigration court of a move."""

import datetime as dt

from amparo.law.deadline import Deadline, done_from
from amparo.law.facts import Words
from amparo.law.source import confirmed
from amparo.law.tree import WorkingDay, date_of, days_after, earliest, working_days_after

MOVED = date_of("moved_on")

ADDRESS_CHANGE_COURT = Deadline(
    name="address_change_court",
    label=Words("Tell the court the new address (EOIR-33)", "Avisar a la corte la nueva dirección (EOIR-33)"),
    citation="8 CFR 1003.15(d)(2); Form EOIR-33/IC",
    counted_from=MOVED,
    ends=earliest(WorkingDay(days_after(MOVED, 5)), working_days_after(MOVED, 5)),
    done_when=done_from(MOVED, date_of("court_told_of_move_on")),
    done_on=date_of("court_told_of_move_on"),
    sources=(
        confirmed("8 CFR 1003.15(d)(2): 5 days", "dev.omb.report, icr 202602-1125-003", "2026-11-24"),
        confirmed("Form EOIR-33: 5 working days", "respondentaccess.eoir.justice.gov", "2026-11-24"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    consequence=Words(
        "hearing notices go to the old address; a missed hearing can end in an order in absentia",
        "los avisos de audiencia llegan a la dirección anterior; faltar a una audiencia puede terminar en una "
        "orden en ausencia",
    ),
    note=Words(
        "The regulation says five days, the form five working days: the earlier is taken. One form for each person.",
        "El reglamento dice cinco días, el formulario cinco días hábiles: se toma el que vence antes. Un "
        "formulario por persona.",
    ),
)
