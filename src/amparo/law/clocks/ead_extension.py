"""How long an expired work permit goes on while its renewal is pending: 8 CFR 274a.13(d), (e)."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from amparo.law.calendar import days_after
from amparo.law.clock import Clock, ClockAnswer
from amparo.law.evaluate import read
from amparo.law.facts import Facts, Words
from amparo.law.policy import Moment, PolicyPeriod, Ruling
from amparo.law.source import confirmed
from amparo.law.status import Status
from amparo.law.tree import Rule, one_of

ALL = one_of("ead_category", "c08", "a05", "a12", "c19")
TPS, NOT_TPS = one_of("ead_category", "a12", "c19"), one_of("ead_category", "c08", "a05")

RULE_OF_2017 = "8 CFR 274a.13(d) (2017-01-17)"
HR1 = "Pub. L. 119-21; USCIS alert of 2025-08-01"
ENDED_BY = "8 CFR 274a.13(e); 90 Fed. Reg. 48799"


def _filed(name: str, first: str, last: str, days: int, covers: Rule, citation: str) -> PolicyPeriod:
    """What filing a renewal on these days gave: so many days after the card expired."""
    begins = dt.date.fromisoformat(first)
    until = Moment(dt.date.fromisoformat(last)) if last else None
    history = (Ruling(begins, Status.IN_FORCE, citation),)
    return PolicyPeriod(name, Moment(begins), until, history, covers, terms=MappingProxyType({"days": days}))


PERIODS = (
    _filed("days_180", "2017-01-17", "2022-05-03", 180, ALL, RULE_OF_2017),
    _filed("days_540", "2022-05-04", "2023-10-26", 540, ALL, "87 Fed. Reg. 26614"),
    _filed("days_180_again", "2023-10-27", "2024-04-07", 180, ALL, RULE_OF_2017),
    _filed("days_540_again", "2024-04-08", "2025-07-21", 540, ALL, "89 Fed. Reg. 24628; permanent 2024-12-13"),
    _filed("days_540_but_tps", "2025-07-22", "2025-10-29", 540, NOT_TPS, "8 CFR 274a.13(d)"),
    _filed("tps_a_year", "2025-07-22", "2025-10-29", 365, TPS, HR1),
    _filed("none", "2025-10-30", "", 0, ALL, ENDED_BY),
)
"""By the day on which the renewal was filed."""
EXTENDED_CATEGORIES = ("c08", "a05", "a12", "c19")
OF_TPS = ("a12", "c19")

AFTER_EXPIRY = Words("the renewal came after the card expired", "la renovación llegó después de vencer la tarjeta")
ENDED = Words(
    "renewals filed from 2025-10-30 extend nothing",
    "las renovaciones presentadas desde el 2025-10-30 no prorrogan nada",
)
TOO_EARLY = Words("no automatic extension before 2017-01-17", "sin prórroga automática antes del 2017-01-17")
LONGEST = 540
DECIDED = "ead_renewal_decided_on"

BY_NOTICE = Words(
    "a notice in the Federal Register on TPS for the country can extend the card by itself: look it up",
    "un aviso en el Federal Register sobre el TPS del país puede prorrogar por sí mismo la tarjeta: consúltelo",
)
A_YEAR_AT_MOST = Words(
    "TPS renewals filed from 2025-07-22 are extended at most a year, and not beyond the end of the designation",
    "las renovaciones por TPS presentadas desde el 2025-07-22 se prorrogan un año como máximo, y no más allá del fin "
    "de la designación",
)
CATEGORY = Words(
    "whether this category is extended is for a lawyer: see the list at 8 CFR 274a.13(d)",
    "si esta categoría se prorroga lo decide un abogado: vea la lista en 8 CFR 274a.13(d)",
)


def _count(facts: Facts, asked: dt.date) -> ClockAnswer:
    expires, filed = facts.get("ead_expires_on"), facts.get("ead_renewal_filed_on")
    missing = tuple(
        name for name in ("ead_category", "ead_expires_on", "ead_renewal_filed_on") if facts.get(name) is None
    )
    if not isinstance(expires, dt.date):
        return ClockAnswer(EAD_EXTENSION, known=False, ask=missing)
    if not isinstance(filed, dt.date):
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), known=False, ask=missing)
    if filed > expires:
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), why=(AFTER_EXPIRY,))
    if filed < PERIODS[0].entries_from.day:
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), why=(TOO_EARLY,))
    return _extended(facts, (expires, filed, asked), missing)


def _extended(facts: Facts, days: tuple[dt.date, dt.date, dt.date], missing: tuple[str, ...]) -> ClockAnswer:
    """The extension by the days on which the card expires, the renewal was filed, and the question is asked."""
    expires, filed, asked = days
    category = facts.get("ead_category")
    ended = filed >= PERIODS[-1].entries_from.day
    why: tuple[Words, ...] = (ENDED,) if ended else ()
    if category is None:
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), known=False, ask=missing, why=why)
    if ended:
        by_notice = category in OF_TPS
        why = (ENDED, BY_NOTICE) if by_notice else why
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), known=not by_notice, why=why)
    if category not in EXTENDED_CATEGORIES:
        return ClockAnswer(EAD_EXTENSION, _until(expires, 0), known=False, why=(CATEGORY,))
    period = next(period for period in PERIODS if _covers(period, facts, filed))
    if period.name == "tps_a_year":
        why = (A_YEAR_AT_MOST,)
        return ClockAnswer(EAD_EXTENSION, _until(expires, _days(period)), known=False, why=why)
    raised_on = _raised_on(period, expires)
    if raised_on is None or asked < raised_on:
        return ClockAnswer(EAD_EXTENSION, _until(expires, _days(period)))
    decided = facts.get("ead_renewal_decided_on")
    if isinstance(decided, dt.date):
        return ClockAnswer(EAD_EXTENSION, _until(expires, _days(period) if decided < raised_on else LONGEST))
    why = (_still_pending(raised_on),)
    return ClockAnswer(EAD_EXTENSION, _until(expires, _days(period)), known=False, ask=(DECIDED,), why=why)


def _covers(period: PolicyPeriod, facts: Facts, filed: dt.date) -> bool:
    until = period.entries_until
    in_time = period.entries_from.day <= filed and (until is None or filed <= until.day)
    return in_time and read(period.covers, facts, filed).value is True


def _days(period: PolicyPeriod) -> int:
    return int(period.terms["days"])


def _raised_on(period: PolicyPeriod, expires: dt.date) -> dt.date | None:
    """The day from which a renewal still pending got 540 days; None where none did, or the card was past extending."""
    longer = next(
        later for later in PERIODS if later.entries_from.day >= period.entries_from.day and _days(later) == LONGEST
    )
    raised_on = longer.entries_from.day
    return None if longer is period or days_after(expires, LONGEST) < raised_on else raised_on


def _still_pending(day: dt.date) -> Words:
    return Words(
        f"540 days instead if the renewal was still pending on {day}",
        f"540 días en cambio si la renovación seguía pendiente el {day}",
    )


def _until(expires: dt.date, days: int) -> MappingProxyType[str, bool | dt.date]:
    return MappingProxyType({"extended": days > 0, "until": days_after(expires, days)})


EAD_EXTENSION = Clock(
    name="ead_extension",
    label=Words("Automatic extension of the work permit", "Prórroga automática del permiso de trabajo"),
    citation="8 CFR 274a.13(d), (e); 90 Fed. Reg. 48799; Pub. L. 119-21",
    shows=MappingProxyType(
        {
            "extended": Words("extended", "prorrogado"),
            "until": Words("may work until", "puede trabajar hasta"),
        }
    ),
    reads=("ead_category", "ead_expires_on", "ead_renewal_filed_on", DECIDED),
    count=_count,
    periods=PERIODS,
    sources=(
        confirmed("8 CFR 274a.13(e); 90 Fed. Reg. 48799", "govinfo.gov, FR doc. 2025-19702", "2026-11-28"),
        confirmed("TPS: at most a year from 2025-07-22", "jdsupra.com 8234878; mondaq.com 1667492", "2026-11-28"),
        confirmed("540 days made permanent (2024-12-10)", "DHS release of 2024-12-10, copied", "2026-11-28"),
        confirmed("87 Fed. Reg. 26614; 89 Fed. Reg. 24628", "supersongs.in.net", "2026-11-24"),
    ),
    known_as_of=dt.date(2025, 12, 5),
    note=Words(
        "The renewal must have been filed before the card expired, in the same category, and still be pending. A "
        "notice in the Federal Register can by itself extend permits based on TPS.",
        "La renovación debe haberse presentado antes de vencer la tarjeta, en la misma categoría, y seguir "
        "pendiente. Un aviso en el Federal Register puede prorrogar por sí mismo los permisos basados en el TPS.",
    ),
)
