"""One question about one person: `relief:asylum`, `element:asylum.timely`, `policy:mpp.returnable`,
`deadline:i730`, `clock:ead`, `next:asylum` (where it is asked for as the case stands, by the name of the venue)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from amparo.errors import UnknownName
from amparo.law.book import Law, LawOnDay, named
from amparo.law.clock import ClockAnswer
from amparo.law.evaluate import Reader
from amparo.law.facts import Facts, Words
from amparo.law.given import facts_given
from amparo.law.reckoning import DeadlineAnswer, reckon
from amparo.law.record import NO_RECORDS, Records, folded
from amparo.law.records import FOLDS
from amparo.law.tree import Rule

YES, NO, UNKNOWN, NONE = "yes", "no", "unknown", "none"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Of a deadline, `status` says met, done (the day is not on record), missed, passed, open, or ask where it hangs
    on a day known by its month or year alone; `missed_by` by how many days at the least. Then `day` is the earliest
    that the last day can be, and `latest_day` the latest.

    `safe_day` is an earlier day to go by, where readings of the law differ, and `alerts` the days on which to warn.

    `says` is yes, no, unknown, none (there is no such deadline or clock) or known (`day` or `readings` say it).
    `ask` names the facts that still matter, sorted; `why` the open points of law or other remarks.
    """

    says: str
    ask: tuple[str, ...] = ()
    why: tuple[Words, ...] = ()
    day: dt.date | None = None
    latest_day: dt.date | None = None
    readings: Mapping[str, object] | None = None
    status: str | None = None
    missed_by: int | None = None
    safe_day: dt.date | None = None
    alerts: tuple[dt.date, ...] = ()


def answer(law: Law, question: str, facts: Facts, day: dt.date, records: Records = NO_RECORDS) -> Answer:
    """Answer a question `kind:name` for a person on a day; facts that follow from records stand in place of others.

    Raises UnknownName for a question the law has no answer to, FactError for a fact or value that cannot be.
    """
    facts = folded(FOLDS, facts_given(facts, law.facts), records, day).facts
    kind, _, name = question.partition(":")
    match kind:
        case "relief" | "option":  # option: stands in files of cases that lawyers keep
            return _of_relief(law.on(day), name, Reader(facts, day))
        case "next":
            named(law.relief, name, "form of relief")
            venue = law.on(day).venue(name, Reader(facts, day))
            return Answer(UNKNOWN if venue is None else venue.name)
        case "element":
            relief, _, element = name.partition(".")
            return _of_rule(law.on(day), law.on(day).element(relief, element), Reader(facts, day))
        case "policy":
            policy, _, about = name.partition(".")
            return _of_rule(law.on(day), law.on(day).policy(policy, about), Reader(facts, day))
        case "deadline":
            return _of_deadline(reckon(law.on(day).deadline(name), Reader(facts, day)))
        case "clock":
            return _of_clock(named(law.clocks, name, "clock").on(facts, day))
        case _:
            raise UnknownName(
                f"“{question}” is no question; ask relief:, next:, element:, policy:, deadline: or clock: and a name"
            )


def _of_relief(today: LawOnDay, name: str, read: Reader) -> Answer:
    """What nothing on record points to is unknown and asks nothing."""
    found = _of_rule(today, today.relief(name), read)
    pointed_to = read(today.points(name)).value is True
    return found if found.says != UNKNOWN or pointed_to else Answer(UNKNOWN)


def _of_rule(today: LawOnDay, rule: Rule, read: Reader) -> Answer:
    reading = read(rule)
    if reading.value is None:
        return Answer(UNKNOWN, tuple(sorted(today.asks(rule, read))), tuple(sorted(reading.why)))
    return Answer(YES if reading.value else NO)


def _of_deadline(found: DeadlineAnswer) -> Answer:
    if found.none:
        return Answer(NONE, why=found.why)
    if found.falls_on is None:
        return Answer(UNKNOWN, found.ask, found.why)
    return Answer(
        "known",
        found.ask,
        (*found.why, *found.safe_because),
        found.falls_on,
        found.latest_day,
        status=found.status,
        missed_by=found.missed_by,
        safe_day=found.safe_day,
        alerts=found.alerts,
    )


def _of_clock(found: ClockAnswer) -> Answer:
    if found.none:
        return Answer(NONE, why=found.why)
    return Answer("known" if found.known else UNKNOWN, found.ask, found.why, readings=found.readings)
