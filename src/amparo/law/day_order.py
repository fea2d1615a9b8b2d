"""Which day of a person's facts cannot come before which, and between which days one that is not known lies so.

The bounds say nothing of whether there ever was such a day: that is `law.reach`. A recorded day that contradicts
another recorded day bounds nothing, for one of the two is wrong; nor do days that leave no room between them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from amparo.law.facts import Facts, Kind
from amparo.law.partial import Between, first_day, last_day
from amparo.law.vocabulary import FACTS

_OF_OTHERS = frozenset(
    (
        "asylum_granted_on",
        "refugee_admitted_on",
        "principal_i589_filed_on",
        "principal_refugee_interview_on",
        "beneficiary_born_on",
        "i730_filed_on",
        "stepparent_married_on",
        "adopted_on",
        "petitioner_naturalized_on",
        "abuser_lost_status_on",
    )
)
"""Days in the life of a principal, a beneficiary or an abuser, who need not be the person whose birth is on record."""

ARRIVALS = frozenset(("last_entry_on", "encountered_on"))
"""Days that the contradictions `entered_after_today` and `born_after_entry` look at together."""

DAYS = tuple(name for name, fact in FACTS.items() if fact.kind is Kind.DATE)

IN_ORDER: tuple[tuple[str, str], ...] = (
    *(("born_on", name) for name in DAYS if name != "born_on" and name not in _OF_OTHERS | ARRIVALS),
    ("beneficiary_born_on", "i730_filed_on"),
    ("beneficiary_born_on", "adopted_on"),
    ("asylum_granted_on", "petitioner_naturalized_on"),
    ("refugee_admitted_on", "petitioner_naturalized_on"),
    ("asylum_granted_on", "i730_filed_on"),
    ("refugee_admitted_on", "i730_filed_on"),
    ("principal_i589_filed_on", "asylum_granted_on"),
    ("principal_refugee_interview_on", "refugee_admitted_on"),
    ("asylum_filed_on", "annual_fee_notice_on"),
    ("ead_renewal_filed_on", "ead_renewal_decided_on"),
)
"""Days that cannot come the other way round: the first is never after the second. The same day may be both.

Not here: filing and latest arrival, encounter and arrival, a judge's decision and an older final order, a denial and
an older remand, a negative credible-fear finding and an older one that was vacated, each of which can lawfully come
either way; telling of a move or paying a yearly fee, which may belong to an earlier time.
"""

IN_ONE_ROUND: tuple[tuple[str, str], ...] = (
    ("judge_decision_on", "appeal_received_on"),
    ("final_order_on", "reconsideration_filed_on"),
    ("final_order_on", "reopening_filed_on"),
    ("final_order_on", "petition_for_review_filed_on"),
    ("in_absentia_order_on", "rescission_filed_on"),
)
"""A decision, and what is filed against it. Once a case was sent back or reopened a new decision may follow what was
filed against the old one."""

SAID_BY: Mapping[str, str] = MappingProxyType({"asylum_filed_on": "asylum_filed", "i730_filed_on": "i730_filed"})
"""The yes/no fact that says whether the event of a day has been."""

EVERYBODY_HAS = frozenset(("born_on", "beneficiary_born_on"))
"""Days that there are, known or not."""

BOUNDING: tuple[tuple[str, str], ...] = (*IN_ORDER, *(("born_on", name) for name in DAYS if name in ARRIVALS))
"""Pairs of days of which a recorded one bounds the other where that is not known."""


def _of_each(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, other in pairs:
        found[name] = (*found.get(name, ()), other)
    return MappingProxyType(found)


NOT_BEFORE = _of_each((then, first) for first, then in BOUNDING)
"""Of each day those that it cannot come before."""
NOT_AFTER = _of_each(BOUNDING)
"""Of each day those that it cannot come after."""


_PAIRED = frozenset((*NOT_BEFORE, *NOT_AFTER))


class Bound(NamedTuple):
    """Between which days one lies that is not known, if it is at all; None where nothing on record bounds it."""

    first: dt.date | None
    last: dt.date | None


NOT_BOUNDED = Bound(None, None)
NO_BOUNDS: Mapping[str, Bound] = MappingProxyType({})


def bounds_of(facts: Facts) -> Mapping[str, Bound]:
    """The bounds of every unknown day that recorded days bound."""
    days: dict[str, dt.date | Between[dt.date]] = {
        name: day for name, day in facts.items() if name in _PAIRED and isinstance(day, dt.date | Between)
    }
    if not days:
        return NO_BOUNDS
    wrong: set[str] = set()
    firsts: dict[str, dt.date] = {}
    lasts: dict[str, dt.date] = {}
    for first, then in BOUNDING:
        if first in days:
            if then not in days:
                day = first_day(days[first])
                if then not in firsts or firsts[then] < day:
                    firsts[then] = day
            elif first_day(days[first]) > last_day(days[then]):
                wrong |= {first, then}
        elif then in days:
            day = last_day(days[then])
            if first not in lasts or day < lasts[first]:
                lasts[first] = day
    if wrong:
        return _but(wrong, days)
    return {name: bound for name, bound in _joined(firsts, lasts) if _leaves_room(bound)}


def bounding(name: str, facts: Facts) -> tuple[str, ...]:
    """The recorded days that lie at an end of where an unknown one lies."""
    first, last = bounds_of(facts).get(name, NOT_BOUNDED)
    before = (other for other in NOT_BEFORE.get(name, ()) if _is(facts.get(other), first, first_day))
    after = (other for other in NOT_AFTER.get(name, ()) if _is(facts.get(other), last, last_day))
    return (*before, *after)


def _is(value: object, end: dt.date | None, of: Callable[[dt.date | Between[dt.date]], dt.date]) -> bool:
    return isinstance(value, dt.date | Between) and of(value) == end


def _but(wrong: set[str], days: Mapping[str, dt.date | Between[dt.date]]) -> Mapping[str, Bound]:
    """The bounds by the days that contradict no other; those that do are no less recorded."""
    sound = {name: day for name, day in days.items() if name not in wrong}
    return {name: bound for name, bound in bounds_of(sound).items() if name not in wrong}


def _joined(firsts: Mapping[str, dt.date], lasts: Mapping[str, dt.date]) -> Iterator[tuple[str, Bound]]:
    for name, first in firsts.items():
        yield name, Bound(first, lasts.get(name))
    for name, last in lasts.items():
        if name not in firsts:
            yield name, Bound(None, last)


def _leaves_room(bound: Bound) -> bool:
    return bound.first is None or bound.last is None or bound.first <= bound.last
