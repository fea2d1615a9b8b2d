"""What an exhibit can prove: statements of the case, and what rooms above add."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import override

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.persons import people_of
from amparo.office.cases.statements.entry import value_in_words
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.platform.rooms import every
from amparo.office.platform.ui.law_text import law_words


@dataclass(frozen=True, slots=True)
class CanBeProven:
    """What exhibits of a packet may be linked to: `find` gives a key and words for each, of one case."""

    heading: ClassVar[str] = "proven by exhibits"
    label: Promise
    find: Callable[[CaseFile], Sequence[tuple[str, str]]]
    order: int = 50

    def in_few_words(self) -> str:
        """The label, in English."""
        with override("en"):
            return str(self.label)


def provable(file: CaseFile) -> list[tuple[str, str]]:
    """Everything of a case that an exhibit can be linked to, a key and words for each."""
    parts = sorted(every(CanBeProven), key=lambda part: part.order)
    return [(key, f"{part.label}: {words}") for part in parts for key, words in part.find(file)]


def statements(file: CaseFile) -> list[tuple[str, str]]:
    """Statements of facts that stand and say something."""
    ledgers = ledgers_of(file)
    return [
        (
            f"statement {statement.id}",
            f"{person.names}: {law_words(statement.fact.label)}: {value_in_words(statement.value, statement.fact)}",
        )
        for person in people_of(file)
        for statement in ledgers.get(person.row.pk, Ledger()).said
        if statement.live and statement.value is not None
    ]
