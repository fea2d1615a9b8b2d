"""Policies with their periods and court history, and what it means that one applies.

Two axes are kept apart. *Entries*: whom a period covers, by the day (and where it matters the hour) of
entry or encounter. *Decisions*: whether it may be applied on the day asked, as courts and agencies left it
that day. A policy applies to a person when some period holds on both, covers them, and excepts them not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from amparo.law.facts import Says, Words
from amparo.law.source import Sourced
from amparo.law.status import Status
from amparo.law.tree import (
    ASKED,
    NO,
    YES,
    AllOf,
    AnyOf,
    Day,
    Element,
    Not,
    Number,
    Open,
    Rule,
    all_of,
    any_of,
    date_of,
    number_of,
)

type Term = str | int | bool
ENTRY_TIME = "entry_time_eastern"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and where the text gives one a clock time in US Eastern time as HHMM."""

    day: dt.date
    time: int | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """From this day on the period stands thus, until the next ruling.

    `note` says why it is open; `spares` tells whom the court protects even where the policy stands.
    """

    begins: dt.date
    status: Status
    citation: str
    note: Words | None = None
    spares: Rule = NO


@dataclass(frozen=True, slots=True)
class PolicyPeriod:
    """One run of a policy: which entries, how it stood day by day, whom it covers, whom it excepts.

    `until` is the last moment included; None while it has no end. `terms` holds figures that go with the
    period (a fee, a standard of proof) for those who print them.
    """

    name: str
    entries_from: Moment
    entries_until: Moment | None
    history: tuple[Ruling, ...]
    covers: Rule
    excepts: tuple[Element, ...] = ()
    terms: Mapping[str, Term] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Policy(Sourced):
    """A rule of entry or of procedure that comes and goes.

    `entry_fact` is the date fact that decides coverage; `limits` names the forms of relief it closes to those it
    reaches; `questions` are further named rules about it (`policy:mpp.amenable`); `says` its sentences, to be read
    beside an answer. A draft has no sources, and was checked on no day.
    """

    name: str
    label: Words
    citation: str
    entry_fact: str
    periods: tuple[PolicyPeriod, ...]
    status: Status
    limits: tuple[str, ...] = ()
    published_on: dt.date | None = None
    note: Words | None = None
    questions: Mapping[str, Element] = field(default_factory=lambda: MappingProxyType({}))
    says: Says | None = None


def ruling_on(history: tuple[Ruling, ...], day: dt.date) -> Ruling | None:
    """The ruling that governs on a day; None before the first."""
    past = [ruling for ruling in history if ruling.begins <= day]
    return past[-1] if past else None


def entered(policy: Policy, period: PolicyPeriod) -> Rule:
    """The entry lies in the period. On a day that begins or ends by the clock, the hour is needed."""
    day = date_of(policy.entry_fact)
    rules: list[Rule] = [_not_before(day, period.entries_from)]
    if period.entries_until is not None:
        rules.append(_not_after(day, period.entries_until))
    return AllOf(tuple(rules))


def _not_before(day: object, moment: Moment) -> Rule:
    first = Day(moment.day)
    if moment.time is None:
        return day >= first  # type: ignore[operator]
    by_the_clock = number_of(ENTRY_TIME) >= Number(moment.time)
    return any_of(day > first, all_of(day.same_as(first), by_the_clock))  # type: ignore[operator, attr-defined]


def _not_after(day: object, moment: Moment) -> Rule:
    last = Day(moment.day)
    if moment.time is None:
        return day <= last  # type: ignore[operator]
    by_the_clock = number_of(ENTRY_TIME) <= Number(moment.time)
    return any_of(day < last, all_of(day.same_as(last), by_the_clock))  # type: ignore[operator, attr-defined]


def may_be_applied(history: tuple[Ruling, ...]) -> Rule:
    """What has this history stood in force on the day asked; open where courts have left it unsettled."""
    spans: list[Rule] = []
    for ruling, following in pairwise((*history, None)):
        assert ruling is not None
        stands = stands_by(ruling)
        if stands is NO:
            continue
        begun = Day(ruling.begins) <= ASKED
        still = YES if following is None else Day(following.begins) > ASKED
        spans.append(all_of(begun, still, stands, Not(ruling.spares)))
    return AnyOf(tuple(spans))


def while_it_stands(rule: Rule, *history: Ruling) -> Rule:
    """A rule of law that counts only while it stands: no before its first ruling and while it is stayed or vacated."""
    return all_of(may_be_applied(history), rule)


def stands_by(ruling: Ruling) -> Rule:
    """Whether that which was ruled on stands by this ruling: yes, no, or open."""
    match ruling.status:
        case Status.IN_FORCE:
            return YES
        case Status.ENJOINED_IN_PART | Status.OPEN:
            return Open(ruling.note or _for_a_lawyer(ruling))
        case _:
            return NO


def _for_a_lawyer(ruling: Ruling) -> Words:
    return Words(
        f"{ruling.citation}: whether it reaches this person is for a lawyer",
        f"{ruling.citation}: si alcanza a esta persona lo decide un abogado",
    )


def in_force(policy: Policy) -> Rule:
    """The policy may be applied to someone on the day asked."""
    return Element(
        f"{policy.name}.in_force",
        AnyOf(tuple(may_be_applied(period.history) for period in policy.periods)),
        policy.citation,
        Words(
            f"{policy.label.en} in force on the day asked",
            f"{policy.label.es} vigente en la fecha consultada",
        ),
        _in_force_says(policy),
    )


def _in_force_says(policy: Policy) -> Says:
    en, es = f"“{policy.label.en}” ({policy.citation})", f"«{policy.label.es}» ({policy.citation})"
    return Says(
        yes=Words(f"{en} could be applied on that day.", f"{es} podía aplicarse en esa fecha."),
        no=Words(
            f"{en} could not be applied to this person on that day.",
            f"{es} no podía aplicarse a esta persona en esa fecha.",
        ),
        unknown=Words(
            f"Whether {en} could be applied on that day is not settled.",
            f"No está resuelto si {es} podía aplicarse en esa fecha.",
        ),
    )


def reaches(policy: Policy, period: PolicyPeriod) -> Rule:
    """This period covers the entry and the person, and no exception takes the person out."""
    excepted = AnyOf(tuple(period.excepts))
    return all_of(entered(policy, period), period.covers, Not(excepted))


def ever_reaches(policy: Policy) -> Rule:
    """Some period covers this entry and person and excepts them not, however courts left it on the day asked."""
    return AnyOf(tuple(reaches(policy, period) for period in policy.periods))


def applies(policy: Policy) -> Element:
    """The policy reaches this person on the day asked."""
    says = policy.says or _named(policy)
    return Element(
        policy.name,
        AnyOf(
            tuple(
                Element(
                    f"{policy.name}.{period.name}",
                    all_of(may_be_applied(period.history), reaches(policy, period)),
                    policy.citation,
                    says=says,
                )
                for period in policy.periods
            )
        ),
        policy.citation,
        policy.label,
        says,
    )


def _named(policy: Policy) -> Says:
    """The sentences of a draft, which declares none: by its label and its citation."""
    en, es = f"“{policy.label.en}” ({policy.citation})", f"«{policy.label.es}» ({policy.citation})"
    return Says(
        yes=Words(f"{en} applies to this person on that day.", f"{es} se aplica a esta persona en esa fecha."),
        no=Words(
            f"{en} does not apply to this person on that day.",
            f"{es} no se aplica a esta persona en esa fecha.",
        ),
        unknown=Words(
            f"Whether {en} applies to this person on that day is not known.",
            f"No se sabe si {es} se aplica a esta persona en esa fecha.",
        ),
    )
