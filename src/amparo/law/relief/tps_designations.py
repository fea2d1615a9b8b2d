"""Countries designated for temporary protected status, one row each for the newest designation.

Where one designation replaced another, the newest sets the latest, most generous days. `sure_until` is the last
day on which public sources leave no doubt that it stood; from then to `ended_on` (or without end) it is open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from amparo.law.facts import Words
from amparo.law.tree import ASKED, Day, Open, Rule, all_of, any_of


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation: from which day it counts, since when one must have lived and been here, how it ended.

    `ended_on` is the first day without it, None when no end is certain. `doubts` are spells, first and last day,
    in which a court's order may have brought an ended designation back.
    """

    country: str
    designated_on: dt.date
    residence_since: dt.date
    presence_since: dt.date
    sure_until: dt.date
    ended_on: dt.date | None
    source: str
    doubts: tuple[tuple[dt.date, dt.date], ...] = ()


def _row(
    country: str,
    designated: str,
    residence: str,
    presence: str,
    sure: str,
    ended: str,
    source: str,
    *doubts: str,
) -> Designation:
    day = dt.date.fromisoformat
    return Designation(
        country,
        day(designated),
        day(residence),
        day(presence),
        day(sure),
        day(ended) if ended else None,
        source,
        tuple((day(first), day(last)) for first, last in (doubt.split("/") for doubt in doubts)),
    )


NINTH_CIRCUIT = "National TPS Alliance v. Noem: vacated 2025-12-31, stayed by the 9th Cir. 2026-02-09"
SPELL = "2025-12-31/2026-02-09"
HELD_UP = "ending held up in district court in 2025-26; Mullin v. Doe (U.S. 2026-06-25)"

DESIGNATIONS: tuple[Designation, ...] = (
    # country, designated, lived here since, present since, sure until, ended, source, spells in doubt
    _row("AF", "2023-11-21", "2023-09-20", "2023-11-21", "2025-07-13", "2025-07-22", "88 Fed. Reg. 65728; 4th Cir. 2025-07-21"),
    _row("CM", "2023-12-08", "2023-10-05", "2023-12-08", "2025-08-03", "2025-08-04", "88 Fed. Reg. 69945"),
    _row("ET", "2024-06-13", "2024-04-11", "2024-06-13", "2026-02-12", "", f"89 Fed. Reg. 26172; {HELD_UP}"),
    _row("HN", "1999-01-05", "1998-12-30", "1999-01-05", "2025-09-07", "2025-09-08", f"64 Fed. Reg. 524; {NINTH_CIRCUIT}", SPELL),
    _row("HT", "2024-08-04", "2024-06-03", "2024-08-04", "2026-02-02", "", f"89 Fed. Reg. 54484; {HELD_UP}"),
    _row("LB", "2024-11-27", "2024-10-16", "2024-11-27", "2026-06-30", "", "89 Fed. Reg. doc. 2024-27788; notice of 2026-05-29"),
    _row("MM", "2024-05-26", "2024-03-21", "2024-05-26", "2026-01-25", "", f"89 Fed. Reg. 20682; {HELD_UP}"),
    _row("NI", "1999-01-05", "1998-12-30", "1999-01-05", "2025-09-07", "2025-09-08", f"64 Fed. Reg. 526; {NINTH_CIRCUIT}", SPELL),
    _row("NP", "2015-06-24", "2015-06-24", "2015-06-24", "2025-08-04", "2025-08-20", f"80 Fed. Reg. 36346; {NINTH_CIRCUIT}", SPELL),
    _row("SD", "2023-10-20", "2023-08-16", "2023-10-20", "2026-06-30", "", "88 Fed. Reg. 56864; extended to 2026-10-19"),
    _row("SO", "2024-09-18", "2024-07-12", "2024-09-18", "2026-03-16", "", f"redesignation of 2024; {HELD_UP}"),
    _row("SS", "2023-11-04", "2023-09-04", "2023-11-04", "2025-12-29", "", f"88 Fed. Reg. 60971; {HELD_UP}"),
    _row("SV", "2001-03-09", "2001-02-13", "2001-03-09", "2026-06-30", "", "66 Fed. Reg. 14214; extended to 2026-09-09"),
    _row("SY", "2024-04-01", "2024-01-25", "2024-04-01", "2025-11-18", "", f"redesignation of 2024; {HELD_UP}"),
    _row("UA", "2023-10-20", "2023-08-16", "2023-10-20", "2026-06-30", "", "88 Fed. Reg. 56872; extended to 2026-10-19"),
    _row("VE", "2021-03-09", "2021-03-08", "2021-03-09", "2025-11-06", "2025-11-07", "86 Fed. Reg. 13574; 90 Fed. Reg. 43225"),
    _row("VE", "2023-10-03", "2023-07-31", "2023-10-03", "2025-04-06", "", "88 Fed. Reg. 68130; 90 Fed. Reg. 9040; stays of 2025-05-19 and 2025-10-03"),
    _row("YE", "2024-09-04", "2024-07-02", "2024-09-04", "2026-04-30", "", f"89 Fed. Reg. 56765; {HELD_UP}"),
)  # fmt: skip


def in_force(row: Designation) -> Rule:
    """The designation stood on the day asked: open where courts or silent sources leave it in doubt."""
    doubt = Open(
        Words(
            f"whether the TPS designation of {row.country} stood that day: check the Federal Register",
            f"si la designación de TPS de {row.country} regía ese día: consulte el Federal Register",
        )
    )
    begun = Day(row.designated_on) <= ASKED
    doubtful = all_of(Day(row.sure_until) < ASKED, doubt)
    if row.ended_on is not None:
        doubtful = all_of(Day(row.sure_until) < ASKED, Day(row.ended_on) > ASKED, doubt)
    spells = (all_of(Day(first) <= ASKED, Day(last) >= ASKED, doubt) for first, last in row.doubts)
    return all_of(begun, any_of(Day(row.sure_until) >= ASKED, doubtful, *spells))
