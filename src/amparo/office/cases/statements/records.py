"""Records as pages tell them: what each is, where, and on which day, in the order of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from amparo.law.consistency import Contradiction
from amparo.law.facts import Value
from amparo.law.partial import Between, first_day
from amparo.law.record_order import within
from amparo.law.records.orders import ORDERS
from amparo.office.cases.statements.entry import value_in_words
from amparo.office.cases.statements.ledger import Entered, Ledger, OnRecord
from amparo.office.platform.ui.law_text import law_words

HEADLINES = {
    "proceedings": ("proceeding", "decision"),
    "hearings": ("kind", "outcome"),
    "filings": ("form",),
    "arrivals": ("manner", "border"),
    "other_names": ("given_name", "middle_name", "family_name"),
    "relatives": ("relation", "given_name", "family_name"),
    "addresses": ("street", "city", "country"),
    "schools": ("name", "place"),
    "jobs": ("occupation", "employer"),
    "entries": ("place", "status"),
    "trips": ("country", "purpose"),
    "papers": ("document", "number", "country"),
    "organizations": ("name", "role"),
    "service": ("branch", "country"),
    "arrests": ("charge", "place"),
}
"""The fields that tell what a record is, by kind."""


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A record as a line of time shows it. `day` None is not known."""

    entered: OnRecord
    day: dt.date | Between[dt.date] | None
    day_label: str
    headline: str
    details: tuple[tuple[str, str], ...]  # the other known fields: label and value
    contradicted: tuple[Contradiction, ...] = ()  # what cannot be right in it
    history: str = ""  # the key of the record whose history tells of it

    @property
    def kind(self) -> str:
        """What one of its kind is called."""
        return law_words(self.entered.kind.label_of_one)


def shown(entered: OnRecord) -> ShownRecord:
    """A record in the language of the page."""
    kind, fields = entered.kind, entered.fields
    of_day = next((name for name in kind.days if name in fields), "")
    headline = [name for name in HEADLINES.get(kind.name, ()) if name in fields]
    return ShownRecord(
        entered,
        _day(fields[of_day]) if of_day else None,
        law_words(kind.fields[of_day].label) if of_day else "",
        ": ".join(value_in_words(fields[name], kind.fields[name]) for name in headline) or law_words(kind.label_of_one),
        tuple(
            (law_words(fact.label), value_in_words(fields[name], fact))
            for name, fact in kind.fields.items()
            if name in fields and name != of_day and name not in headline
        ),
        within(ORDERS, kind.name, fields, timezone.localdate()) if entered.live else (),
    )


def in_order_of_time(entered: Iterable[OnRecord], corrected: Iterable[str] = ()) -> Sequence[ShownRecord]:
    """Records from the oldest to the newest; one of which no day is known stands last.

    One known by year or month alone stands at the first day that it can be. `corrected` names the keys of those that
    have a history.
    """
    again = frozenset(corrected)
    found = [replace(shown(record), history=next(iter(again & _keys_of(record)), "")) for record in entered]
    return sorted(found, key=lambda line: first_day(line.day) if line.day is not None else dt.date.max)


def _keys_of(entered: OnRecord) -> frozenset[str]:
    return frozenset((entered.key,)) if isinstance(entered, Entered) else entered.stands_for


@dataclass(frozen=True, slots=True)
class Line:
    """The line of time of a person: the records that stand, and what was withdrawn and by nothing replaced."""

    standing: Sequence[ShownRecord]
    withdrawn: Sequence[ShownRecord]


def line_of(ledger: Ledger) -> Line:
    """The line of time of a person."""
    standing = [record for found in ledger.current_records.values() for record in found]
    corrected = [record.key for record in ledger.entered if record.superseded or record.key in ledger.replaced]
    withdrawn = [record for record in ledger.entered if not record.live and not record.superseded]
    return Line(in_order_of_time(standing, corrected), in_order_of_time(withdrawn, corrected))


def fields_in_words(entered: Entered) -> list[tuple[str, str]]:
    """Each field that was answered: its label, and the value in words."""
    return [
        (law_words(fact.label), value_in_words(entered.fields.get(name), fact))
        for name, fact in entered.kind.fields.items()
        if name in entered.written
    ]


def _day(value: Value) -> dt.date | Between[dt.date] | None:
    return value if isinstance(value, dt.date | Between) else None
