"""Incidents as pages show them: with names of people, words of statements, and where each document stands now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from amparo.law.vocabulary import GROUPS
from amparo.office.border.harm.details import Exhibit, IncidentDetails
from amparo.office.border.harm.forms import Offered
from amparo.office.border.harm.incidents import incidents_of
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.documents.store import Held, documents_of
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.cases.statements.entry import value_in_words
from amparo.office.cases.statements.ledger import Ledger, UnsealedStatement
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.platform.ui.law_text import law_words

OF_HARM = frozenset({"fear", "victims", "remain_in_mexico"})
"""Groups of facts whose statements an incident may belong to."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One version of an incident, with what its links mean."""

    details: IncidentDetails
    people: list[str]
    statements: list[tuple[str, bool]]  # in words, and whether it stands
    exhibits: list[tuple[Exhibit, bool]]  # and whether the document is on the file

    @property
    def against(self) -> str:
        """Everybody it was done to."""
        return ", ".join([*self.people, *([self.details.others] if self.details.others else [])])


@dataclass(frozen=True, slots=True)
class Around:
    """What of a case its incidents are linked to. Three queries."""

    people: Sequence[Someone]
    documents: Sequence[Held]
    said: Mapping[UUID, tuple[Someone, UnsealedStatement]]

    def shown(self, details: IncidentDetails) -> Shown:
        """A version with what its links mean."""
        names = {person.row.pk: str(person.names) for person in self.people}
        kept = {document.row.pk for document in self.documents if not document.removed}
        return Shown(
            details,
            [names[key] for key in details.against if key in names],
            [
                (_words(*self.said[statement]), self.said[statement][1].live)
                for statement in details.statements
                if statement in self.said
            ],
            [(exhibit, exhibit.document in kept) for exhibit in details.exhibits],
        )

    def offered(self, standing: IncidentDetails | None = None) -> Offered:
        """What a form offers: what stands, and what is linked already."""
        linked = set(standing.statements) if standing else set()
        of_harm = {fact.name for group in GROUPS if group.name in OF_HARM for fact in group.facts}
        statements = [
            (key, _words(someone, statement))
            for key, (someone, statement) in self.said.items()
            if key in linked or (statement.live and statement.value is not None and statement.fact.name in of_harm)
        ]
        people = [person for person in self.people if person.row.part != Part.ADVERSE]
        return Offered(people, [document for document in self.documents if not document.removed], statements)


def around(file: CaseFile) -> Around:
    """What a case has that incidents can be linked to."""
    people, ledgers = people_of(file), ledgers_of(file)
    statements = {
        statement.id: (person, statement)
        for person in people
        for statement in ledgers.get(person.row.pk, Ledger()).said
    }
    return Around(people, documents_of(file), statements)


def provable(file: CaseFile) -> list[tuple[str, str]]:
    """Incidents that stand, a key and words for each; kinds that a list keeps folded are not named."""
    standing = [recorded for recorded in incidents_of(file) if not recorded.details.withdrawn]
    return [(f"incident {recorded.id}", _in_a_list(recorded.details)) for recorded in standing]


def _in_a_list(details: IncidentDetails) -> str:
    told = [str(details.when), details.where, "" if details.sensitive else str(details.kind.label)]
    return ", ".join(part for part in told if part) or gettext("Date not known")


def _words(someone: Someone, statement: UnsealedStatement) -> str:
    said = value_in_words(statement.value, statement.fact)
    return f"{someone.names}: {law_words(statement.fact.label)}: {said} ({statement.origin.label})"
