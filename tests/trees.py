"""Random trees and random people, made by a given source of chance, for tests that hold readers equal."""

import datetime as dt
from random import Random

from amparo.law.calendar import Unit
from amparo.law.day_order import BOUNDING
from amparo.law.facts import Kind, same
from amparo.law.partial import Between, a_month, a_year, first_day, last_day
from amparo.law.tree import (
    ASKED,
    After,
    AllOf,
    AnyOf,
    Birthday,
    Chosen,
    Compare,
    Day,
    Earliest,
    Element,
    FactTerm,
    Given,
    Implied,
    Latest,
    Not,
    Number,
    OneOf,
    Open,
    Settled,
    WorkingDay,
    Yes,
)
from amparo.law.vocabulary import FACTS as EVERY_FACT

NAMES = (
    *("past_persecution", "in_us", "detained", "asylum_filed"),
    *("relation", "hearing_kind", "nationality"),
    *("last_entry_on", "born_on", "hearing_on", "moved_on"),
    *("asylum_filed_on", "annual_fee_notice_on"),
    "misdemeanor_convictions",
)
FACTS = {name: EVERY_FACT[name] for name in NAMES}
DATES = [name for name in NAMES if FACTS[name].kind is Kind.DATE]
YES_NO = [name for name in NAMES if FACTS[name].kind is Kind.YES_NO]
COUNTRIES = ("HN", "GT", "MX", "VE", "XX")
DAYS = [dt.date(2019, 7, 16), dt.date(2020, 2, 28), dt.date(2020, 2, 29), dt.date(2020, 3, 1), dt.date(2021, 12, 31)]
ASKED_DAYS = [*DAYS, dt.date(2023, 5, 11), dt.date(2026, 6, 25)]


def some_day(chance: Random) -> dt.date:
    """Mostly days near each other, so that they meet; leap days often."""
    if chance.random() < 0.4:
        return chance.choice(DAYS)
    return dt.date(2019, 1, 1) + dt.timedelta(days=chance.randrange(1500))


def some_values(chance: Random, fact: str) -> tuple[str, ...]:
    """Some of the values that a choice or country can have."""
    choices = COUNTRIES if FACTS[fact].kind is Kind.COUNTRY else tuple(FACTS[fact].choices)
    return tuple(chance.sample(choices, chance.randint(1, len(choices))))


def day_term(chance: Random, depth: int):
    """A term that is a day."""
    if depth == 0 or chance.random() < 0.3:
        return chance.choice([ASKED, Day(some_day(chance)), *[FactTerm(name) for name in DATES]])
    below = depth - 1
    match chance.randrange(7):
        case 0:
            unit = chance.choice([Unit.YEARS, Unit.MONTHS, Unit.DAYS])
            return After(day_term(chance, below), chance.randint(-40, 40), unit)
        case 1:
            return After(day_term(chance, below), chance.randint(0, 12), Unit.WORKING_DAYS)
        case 2:
            return Birthday(day_term(chance, below), chance.choice([0, 1, 4, 18, 21]))
        case 3:
            return WorkingDay(day_term(chance, below))
        case 4:
            return Latest(tuple(day_term(chance, below) for _ in range(chance.randint(1, 3))))
        case 5:
            return Earliest(tuple(day_term(chance, below) for _ in range(chance.randint(1, 3))))
        case _:
            cases = range(chance.randint(0, 3))
            return Chosen(tuple((rule(chance, below), day_term(chance, below)) for _ in cases))


def leaf(chance: Random):
    """A rule without rules below it."""
    match chance.randrange(8):
        case 0:
            return Settled(chance.random() < 0.5)
        case 1:
            return Open(same("nobody knows"))
        case 2 | 3:
            return Yes(chance.choice(YES_NO))
        case 4:
            fact = chance.choice(["relation", "hearing_kind", "nationality"])
            return OneOf(fact, some_values(chance, fact))
        case 5:
            return Given(chance.choice(NAMES))
        case 6:
            return Compare(
                FactTerm("misdemeanor_convictions"), chance.choice(["<", "<=", "="]), Number(chance.randrange(4))
            )
        case _:
            return Compare(
                Number(chance.randrange(4)), chance.choice(["<", "<=", "="]), FactTerm("misdemeanor_convictions")
            )


def rule(chance: Random, depth: int = 3):
    """A rule of at most this depth."""
    if depth == 0:
        return leaf(chance)
    below = depth - 1
    match chance.randrange(7):
        case 0:
            return leaf(chance)
        case 1 | 2:
            order = chance.choice(["<", "<=", "="])
            return Compare(day_term(chance, below), order, day_term(chance, below))
        case 3:
            return Not(rule(chance, below))
        case 4:
            return AllOf(tuple(rule(chance, below) for _ in range(chance.randint(0, 3))))
        case 5:
            return AnyOf(tuple(rule(chance, below) for _ in range(chance.randint(0, 3))))
        case _:
            inner = rule(chance, below)
            return Implied(inner, rule(chance, below)) if chance.random() < 0.5 else Element("part", inner, "somewhere")


def person(chance: Random, gap: float = 0.35):
    """The facts of a person, each unknown as often as `gap` says."""
    facts = {}
    for name, fact in FACTS.items():
        if chance.random() < gap:
            continue
        match fact.kind:
            case Kind.DATE:
                facts[name] = some_day(chance)
            case Kind.YES_NO:
                facts[name] = chance.random() < 0.5
            case Kind.NUMBER:
                facts[name] = chance.randrange(4)
            case _:
                facts[name] = some_values(chance, name)[0]
    return facts


def known_in_part(chance: Random, facts, share: float = 0.6):
    """The person with some of the days known by their month, or now and then their year, alone."""
    found = dict(facts)
    for name in DATES:
        if name in found and chance.random() < share:
            day = found[name]
            found[name] = a_year(day.year) if chance.random() < 0.2 else a_month(day.year, day.month)
    return found


def every_day(days: Between[dt.date]):
    """Each day that it can be."""
    return [days.first + dt.timedelta(days=step) for step in range((days.last - days.first).days + 1)]


def people_it_can_be(facts, most: int, chance: Random):
    """The people that these facts can be, each day told: all of them, or `most` taken by chance.

    But for those of whom days come the other way round that need not: there a recorded day bounds no other.
    """
    parts = {name: every_day(value) for name, value in facts.items() if isinstance(value, Between)}
    whole = 1
    for days in parts.values():
        whole *= len(days)
    if whole <= most:
        every = [{}]
        for name, days in parts.items():
            every = [{**one, name: day} for one in every for day in days]
    else:
        every = [{name: chance.choice(days) for name, days in parts.items()} for _ in range(most)]
        every += [{name: days[end] for name, days in parts.items()} for end in (0, -1)]
    contradicting = out_of_order(facts)
    return [found for one in every if out_of_order(found := {**facts, **one}) == contradicting]


def out_of_order(facts):
    """The pairs of days that surely come the other way round."""
    return {
        (first, then)
        for first, then in BOUNDING
        if first in facts and then in facts and first_day(facts[first]) > last_day(facts[then])
    }
