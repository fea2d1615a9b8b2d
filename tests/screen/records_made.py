"""Random records for tests: any field unknown, days whole and known in part, several on one day."""

import datetime as dt
import random

import polars as pl

from amparo.law.facts import Kind
from amparo.law.partial import Between, a_month
from amparo.law.records import RECORD_KINDS
from amparo.screen.columns import column_type
from amparo.screen.compiler import latest_of

ASKED = dt.date(2024, 6, 15)
DAYS = [dt.date(2024, 6, day) for day in (1, 2, 14, 15, 16, 30)] + [dt.date(2023, 5, 3), dt.date(2024, 5, 31)]


def some_records(chance: random.Random, *, in_part: bool = True):
    """A person's records of every kind."""
    return {
        name: [_record(chance, kind, in_part=in_part) for _ in range(chance.randint(0, 4))]
        for name, kind in RECORD_KINDS.items()
    }


def _record(chance, kind, *, in_part):
    found = {name: _value(chance, fact, in_part=in_part) for name, fact in kind.fields.items() if chance.random() < 0.8}
    return {name: value for name, value in found.items() if value is not None}


def _value(chance, fact, *, in_part):
    match fact.kind:
        case Kind.DATE:
            return a_month(2024, 6) if in_part and chance.random() < 0.1 else chance.choice(DAYS)
        case Kind.YES_NO:
            return chance.random() < 0.5
        case Kind.CHOICE:
            return chance.choice(list(fact.choices)[:6])
        case Kind.NUMBER:
            return chance.randint(0, 2359)
        case _:
            return None


def tables_of(people):
    """The records of many people as tables: `people` has them by key."""
    return {name: _table(name, kind, people) for name, kind in RECORD_KINDS.items()}


def _table(name, kind, people):
    rows = [(person, record) for person, records in people.items() for record in records.get(name, ())]
    held = {"person": pl.Series([person for person, _ in rows], dtype=pl.String)}
    for field, fact in kind.fields.items():
        values = [record.get(field) for _, record in rows]
        held[field] = pl.Series([_first(value) for value in values], dtype=column_type(fact))
        if any(isinstance(value, Between) for value in values):
            held[latest_of(field)] = pl.Series([_last(value) for value in values], dtype=pl.Date)
    return pl.DataFrame(held)


def _first(value):
    return value.first if isinstance(value, Between) else value


def _last(value):
    return value.last if isinstance(value, Between) else None
