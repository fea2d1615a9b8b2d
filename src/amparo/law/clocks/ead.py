"""The EAD clock (asylum clock): INA 208(d)(2), 8 CFR 208.7(a), category (c)(8).

Day 1 is the day after a complete I-589 is received or lodged. Days within a delay that the applicant asked for
or caused do not count, from the day that stops the clock (not counted) to the day it resumes (counted). A
waiting period is no deadline: it does not roll.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from amparo.law.calendar import ONE_DAY, days_after
from amparo.law.clock import Clock, ClockAnswer, ClockValue
from amparo.law.evaluate import read
from amparo.law.facts import Facts, Period, Words
from amparo.law.partial import known_between
from amparo.law.policy import Moment, PolicyPeriod, Ruling, may_be_applied
from amparo.law.source import confirmed
from amparo.law.status import Status
from amparo.law.tree import YES, Yes

MAY_FILE, ELIGIBLE = 150, 180
ORDINARY = PolicyPeriod(
    "days_150_and_180",
    Moment(dt.date(1995, 1, 4)),
    None,
    (Ruling(dt.date(1995, 1, 4), Status.IN_FORCE, "8 CFR 208.7(a)(1)"),),
    YES,
    terms=MappingProxyType({"may_file": MAY_FILE, "eligible": ELIGIBLE}),
)
LONG_WAIT = PolicyPeriod(
    "days_365",
    Moment(dt.date(2020, 8, 25)),
    None,
    (
        Ruling(dt.date(2020, 8, 25), Status.IN_FORCE, "85 Fed. Reg. 38532"),
        Ruling(
            dt.date(2020, 9, 11),
            Status.IN_FORCE,
            "CASA de Maryland v. Wolf (D. Md. 2020-09-11)",
            spares=Yes("casa_or_asap_member"),
        ),
        Ruling(dt.date(2022, 2, 7), Status.VACATED, "AsylumWorks v. Mayorkas (D.D.C. 2022-02-07)"),
    ),
    YES,
    terms=MappingProxyType({"may_file": 365, "eligible": 365}),
)
"""By the day asked: it held up everybody who had no permit yet."""
IN_ITS_TIME = may_be_applied(LONG_WAIT.history)


STOPPED_BY_DENIAL = Words(
    "asylum was denied before day 180: the clock stopped that day; a permit still undecided falls too, at any day: "
    "8 CFR 208.7(a)(1)(iii), (iv)",
    "el asilo se denegó antes del día 180: el reloj se detuvo ese día; también cae un permiso aún sin decidir, "
    "cualquier día: 8 CFR 208.7(a)(1)(iii), (iv)",
)
NO_PERMIT = Words(
    "an aggravated felony closes this work permit: 8 CFR 208.7(a)(1)",
    "un «aggravated felony» cierra este permiso de trabajo: 8 CFR 208.7(a)(1)",
)
GRANTED = Words(
    "asylum was granted: that status itself permits work, and this clock counts no more: 8 CFR 274a.12(a)(5)",
    "se concedió el asilo: ese estatus permite trabajar, y este reloj ya no cuenta: 8 CFR 274a.12(a)(5)",
)
NOT_FILED = Words(
    "no I-589 has been filed: nothing has started the clock",
    "no se ha presentado ningún I-589: nada ha iniciado el reloj",
)
AT_THE_EARLIEST = Words(
    "the days shown are the earliest, if there was no delay and no exception",
    "los días que se muestran son los más tempranos, si no hubo demora ni excepción",
)
DECIDED = Words(
    "a judge decided before day 180, and whether asylum was denied is not on record: a denial stopped the clock "
    "that day",
    "un juez decidió antes del día 180, y no consta si denegó el asilo: una denegación detuvo el reloj ese día",
)
CREDITED = Words(
    "sent back after a denial: the days in between are credited",
    "caso devuelto tras una denegación: se acreditan los días intermedios",
)


def merged(delays: tuple[Period, ...]) -> list[Period]:
    """The delays in order, those that overlap or touch made one. A delay without end swallows all later ones."""
    spans: list[Period] = []
    for start, until in sorted(delays, key=lambda period: period[0]):
        if spans and (spans[-1][1] is None or start <= spans[-1][1]):
            first, last = spans[-1]
            spans[-1] = (first, None if last is None or until is None else max(last, until))
        else:
            spans.append((start, until))
    return spans


def days_counted(start: dt.date, delays: tuple[Period, ...], day: dt.date) -> int:
    """Days counted from the day after `start` through `day`, without those in a delay."""
    if day <= start:
        return 0
    stopped = 0
    for began, until in merged(delays):
        first = max(began, start + ONE_DAY)
        end = day + ONE_DAY if until is None else min(until, day + ONE_DAY)
        stopped += max(0, (end - first).days)
    return (day - start).days - stopped


def day_reached(start: dt.date, delays: tuple[Period, ...], days: int) -> dt.date | None:
    """The first day with so many days counted; None when a delay without end comes first."""
    day = days_after(start, days)
    for began, until in merged(delays):
        if began > day:
            break
        if until is None:
            return None
        day += max(dt.timedelta(0), until - max(began, start + ONE_DAY))
    return day


def _waits(facts: Facts, asked: dt.date) -> tuple[int, int, bool]:
    """Days before filing and before eligibility, and whether membership in CASA or ASAP is still to be asked."""
    long = read(IN_ITS_TIME, facts, asked)
    period = ORDINARY if long.value is False else LONG_WAIT
    return int(period.terms["may_file"]), int(period.terms["eligible"]), long.value is None


def _count(facts: Facts, asked: dt.date) -> ClockAnswer:
    if facts.get("aggravated_felony") is True:
        return ClockAnswer(EAD, none=True, why=(NO_PERMIT,))
    granted = facts.get("own_asylum_granted_on")
    if isinstance(granted, dt.date) and granted <= asked:
        return ClockAnswer(EAD, none=True, why=(GRANTED,))
    start = facts.get("asylum_filed_on")
    if not isinstance(start, dt.date):
        if facts.get("asylum_filed") is False:
            return ClockAnswer(EAD, none=True, why=(NOT_FILED,))
        return ClockAnswer(EAD, known=False, ask=("asylum_filed_on",))
    delays = facts.get("delays")
    known = delays if isinstance(delays, tuple) else ()
    may_file, eligible, ask_membership = _waits(facts, asked)
    stopped, why = _denial(facts, start, known, asked)
    readings = _readings(start, (*known, *stopped), (may_file, eligible), asked)
    decided = _decided(facts, start, known, asked)
    if decided is not None:
        stopped_then = _readings(start, (*known, (decided + ONE_DAY, None)), (may_file, eligible), asked)
        readings, why = _either(readings, stopped_then), (*why, DECIDED)
    ask = (
        *(() if decided is None else ("asylum_denied_on",)),
        *(() if isinstance(delays, tuple) else ("delays",)),
        *(("casa_or_asap_member",) if ask_membership else ()),
    )
    if ask:
        why = (*why, AT_THE_EARLIEST)
    return ClockAnswer(EAD, readings, known=not ask, ask=tuple(sorted(ask)), why=why)


def _denial(
    facts: Facts, start: dt.date, delays: tuple[Period, ...], asked: dt.date
) -> tuple[tuple[Period, ...], tuple[Words, ...]]:
    """A denial before day 180 stops the clock from the day after it, unless the case came back.

    Garcia Perez v. USCIS settlement (2024-09-26) and B.H. v. USCIS (2013): after a remand every day since the
    denial is credited and the clock goes on.
    """
    denied = facts.get("asylum_denied_on")
    if not isinstance(denied, dt.date) or denied > asked or days_counted(start, delays, denied) >= ELIGIBLE:
        return (), ()
    remanded = facts.get("remanded_on")
    if isinstance(remanded, dt.date) and remanded <= asked:
        return (), (CREDITED,)
    return ((denied + ONE_DAY, None),), (STOPPED_BY_DENIAL,)


def _decided(facts: Facts, start: dt.date, delays: tuple[Period, ...], asked: dt.date) -> dt.date | None:
    """The day of a judge's decision that may have denied asylum before day 180; None when there is none to ask about.

    What a decision other than on asylum is, the day of a denial or of a grant on record tells.
    """
    decided = facts.get("judge_decision_on")
    if any(
        isinstance(facts.get(name), dt.date) for name in ("asylum_denied_on", "own_asylum_granted_on", "remanded_on")
    ):
        return None
    if not isinstance(decided, dt.date) or not start < decided <= asked:
        return None
    return decided if days_counted(start, delays, decided) < ELIGIBLE else None


def _either(reading: Mapping[str, ClockValue], other: Mapping[str, ClockValue]) -> Mapping[str, ClockValue]:
    """What both readings tell; days as the two ends of both; what only one of them tells is left out."""
    both = {name: value for name, value in reading.items() if other[name] == value}
    first, last = reading["days"], other["days"]
    assert isinstance(first, int)
    assert isinstance(last, int)
    return MappingProxyType({"days": known_between(min(first, last), max(first, last)), **both})


def _readings(
    start: dt.date, delays: tuple[Period, ...], waits: tuple[int, int], asked: dt.date
) -> Mapping[str, ClockValue]:
    may_file, eligible = (day_reached(start, delays, days) for days in waits)
    return MappingProxyType(
        {
            "days": days_counted(start, delays, asked),
            "may_file_on": may_file,
            "eligible_on": eligible,
            "running": not any(began <= asked and (until is None or asked < until) for began, until in merged(delays)),
        }
    )


EAD = Clock(
    name="ead",
    label=Words("EAD clock (asylum clock)", "Reloj del permiso de trabajo (reloj de asilo)"),
    citation="INA 208(d)(2); 8 CFR 208.7(a), 274a.12(c)(8)",
    shows=MappingProxyType(
        {
            "days": Words("days counted", "días contados"),
            "may_file_on": Words("may apply from", "puede solicitarlo desde"),
            "eligible_on": Words("may be granted from", "puede concederse desde"),
            "running": Words("running", "en marcha"),
        }
    ),
    reads=(
        "asylum_filed",
        "asylum_filed_on",
        "delays",
        "asylum_denied_on",
        "judge_decision_on",
        "own_asylum_granted_on",
        "remanded_on",
        "casa_or_asap_member",
        "aggravated_felony",
    ),
    count=_count,
    periods=(ORDINARY, LONG_WAIT),
    sources=(
        confirmed("8 CFR 208.7(a), as of 2026-06-20", "law.lawstack.com/cfr/8/208.7", "2026-11-28"),
        confirmed("85 Fed. Reg. 38532; vacated 2022-02-07", "regulations.justia.com, 2022-20228", "2026-11-24"),
        confirmed("EOIR Policy Manual App. O", "justice.gov/eoir, shared-appendices/o", "2026-11-24"),
        confirmed(
            "Garcia Perez settlement (2024-09-26)", "justice.gov/eoir, garcia-perez-settlement-faq", "2026-11-24"
        ),
        confirmed(
            "CASA de Maryland v. Wolf (2020-09-11)", "pdfslide.net, opinion; skaddenfellowships.org", "2026-11-28"
        ),
    ),
    known_as_of=dt.date(2026, 6, 20),
    note=Words(
        "The figure that the court or USCIS shows governs. A referral to the court does not stop the clock. A "
        "proposal of 2026-02-23 (365 days, and a pause when processing is slow) has no force.",
        "Rige la cifra que muestran la corte o USCIS. Una remisión a la corte no detiene el reloj. Una propuesta "
        "del 2026-02-23 (365 días, y una pausa cuando el trámite es lento) no tiene efecto.",
    ),
)
