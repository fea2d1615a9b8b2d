"""What is known of a biography: each group with what is told, missing, apart in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amparo.forms.biography import BIOGRAPHY, SINGLE
from amparo.forms.biography.lists import WHOLE
from amparo.forms.biography.spans import Gap, Overlap, between, gaps, overlaps, since
from amparo.law.facts import Fact, Value
from amparo.law.record import Record, RecordKind
from amparo.office.cases.statements.entry import value_in_words
from amparo.office.cases.statements.ledger import Entered, Ledger
from amparo.office.cases.statements.records import ShownRecord, in_order_of_time
from amparo.office.platform.ui.law_text import law_words

ASKED: tuple[RecordKind, ...] = tuple(kind for kind in BIOGRAPHY.values() if kind is not WHOLE)
"""The groups that an interview goes through. Whether a list is whole is asked with the list."""

LISTS_OF: Mapping[str, tuple[str, ...]] = {
    **{kind.name: (kind.name,) for kind in ASKED if kind.name in WHOLE.fields},
    "relatives": ("spouses", "children", "siblings"),
}
"""The fields of `WHOLE` that tell of a group."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A field of a group that is told once: everything that stands on it, the latest last."""

    fact: Fact
    said: tuple[Entered, ...]

    @property
    def latest(self) -> Entered | None:
        """The statement that counts."""
        return self.said[-1] if self.said else None

    @property
    def value(self) -> Value | None:
        """What counts; None is not told, or not known."""
        return self.said[-1].fields.get(self.fact.name) if self.said else None

    @property
    def in_words(self) -> str:
        """What counts, in the language of the page."""
        return value_in_words(self.value, self.fact)


@dataclass(frozen=True, slots=True)
class Whole:
    """Whether a list is whole, as somebody said; None where nobody was asked, or did not know."""

    label: str
    answer: Answer

    @property
    def typed(self) -> str:
        """The answer as its form writes it: `yes`, `no`, `not known`, "" for not asked."""
        latest = self.answer.latest
        return (latest.written[self.answer.fact.name] or "not known") if latest else ""

    @property
    def yes(self) -> bool | None:
        """The answer."""
        return self.answer.value is True if self.answer.value is not None else None


@dataclass(frozen=True, slots=True)
class Known:
    """A group of a biography as far as it is known. `answers` is of groups told once, `lines` of the others."""

    kind: RecordKind
    answers: tuple[Answer, ...]
    lines: Sequence[ShownRecord]
    wholes: tuple[Whole, ...]
    gaps: tuple[Gap, ...] = ()
    overlaps: tuple[tuple[str, str, Overlap], ...] = ()

    @property
    def single(self) -> bool:
        """Whether it is told once of a person."""
        return self.kind.name in SINGLE

    @property
    def told(self) -> int:
        """How many questions of it are answered, or how many records it has."""
        return sum(bool(answer.said) for answer in self.answers) if self.single else len(self.lines)

    @property
    def missing(self) -> list[str]:
        """The questions of a group told once that nobody answered."""
        return [law_words(answer.fact.label) for answer in self.answers if not answer.said]

    @property
    def given(self) -> list[Answer]:
        """The questions that were answered."""
        return [answer for answer in self.answers if answer.said]


def known(ledger: Ledger, today: dt.date) -> list[Known]:
    """Every group, in the order in which an interview asks them."""
    return [group_known(kind, ledger, today) for kind in ASKED]


def group_known(kind: RecordKind, ledger: Ledger, today: dt.date) -> Known:
    """One group."""
    standing = ledger.biography.get(kind.name, [])
    if kind.name in SINGLE:
        return Known(kind, answers_of(kind, standing), (), ())
    corrected = [record.key for record in ledger.told if record.superseded]
    wholes = {answer.fact.name: answer for answer in answers_of(WHOLE, ledger.biography.get(WHOLE.name, []))}
    return Known(
        kind,
        (),
        in_order_of_time(standing, corrected),
        tuple(Whole(law_words(wholes[name].fact.question), wholes[name]) for name in LISTS_OF.get(kind.name, ())),
        _gaps(kind.name, [entered.fields for entered in standing if not _for_mail(entered.fields)], today),
        _overlaps(kind.name, standing, today),
    )


def answers_of(kind: RecordKind, standing: Sequence[Entered]) -> tuple[Answer, ...]:
    """Each field of a group that is told once, with the statements that stand on it."""
    return tuple(
        Answer(fact, tuple(entered for entered in standing if name in entered.written))
        for name, fact in kind.fields.items()
    )


def merged(kind: RecordKind, standing: Sequence[Entered]) -> Record:
    """What is known of a group that is told once, over all statements that stand; the latest counts."""
    return {answer.fact.name: answer.value for answer in answers_of(kind, standing) if answer.value is not None}


def _gaps(name: str, records: Sequence[Record], today: dt.date) -> tuple[Gap, ...]:
    if name in ("addresses", "jobs"):
        return gaps(records, since(today), today)
    return between(records, today) if name == "schools" else ()


def _overlaps(name: str, standing: Sequence[Entered], today: dt.date) -> tuple[tuple[str, str, Overlap], ...]:
    """Of addresses and schools: who works may have two jobs at once."""
    if name not in ("addresses", "schools"):
        return ()
    lived = [entered for entered in standing if not _for_mail(entered.fields)]
    lines = [in_order_of_time([entered])[0].headline for entered in lived]
    found = overlaps([entered.fields for entered in lived], today)
    return tuple((lines[overlap.one], lines[overlap.other], overlap) for overlap in found)


def _for_mail(record: Record) -> bool:
    return record.get("use") == "mail"
