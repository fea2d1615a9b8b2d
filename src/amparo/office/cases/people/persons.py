"""People as they are once unsealed, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Changed
from amparo.office.cases.people.contact import SafeContact
from amparo.office.cases.people.models import MIRRORED, Kinship, NameChange, Part, Person, Relation, WalledMatch
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys
from amparo.typed_text import plain


@dataclass(frozen=True, slots=True)
class Names:
    """What somebody is called, written as they write it."""

    given: str
    surnames: str = ""
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join(filter(None, (self.given, self.surnames)))

    @property
    def all(self) -> str:
        """Every name, the further ones after a semicolon."""
        return "; ".join((str(self), *self.also))


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of a case, unsealed."""

    row: Person
    names: Names
    a_number: str  # nine digits, or ""
    contact: SafeContact

    @property
    def place(self) -> int:
        """Their number within the case."""
        return self.row.place

    @property
    def a_number_written(self) -> str:
        """`A 123-456-789`."""
        return written(self.a_number)


def unsealed(case_key: OpenKey, row: Person) -> Someone:
    """A person as they are once unsealed. Raises SealingError."""
    return Someone(
        row,
        names_of(case_key, row),
        case_key.unseal(row, "sealed_a_number"),
        SafeContact.of(case_key.unseal(row, "sealed_contact")),
    )


def names_of(case_key: OpenKey, row: Person) -> Names:
    """What a person is called. Raises SealingError."""
    content = case_key.unseal(row, "sealed_names")
    return Names(content["given"], content["surnames"], tuple(content["also"]))


def people_of(file: CaseFile) -> list[Someone]:
    """Everybody in a case, the one it is named after first."""
    return [unsealed(file.case_key, row) for row in Person.objects.filter(case=file.case).order_by("place")]


def titles_of(cases: Iterable[UUID], case_keys: Mapping[UUID, OpenKey] | None = None) -> Mapping[UUID, str]:
    """The name each case goes by: that of its first person. For cases that the gate let through; two queries, one
    with `keys` at hand."""
    wanted = set(cases)
    opened = open_keys(wanted) if case_keys is None else case_keys
    rows = Person.objects.filter(case__in=wanted, place=1).only("case_id", "sealed_names")
    return {row.case_id: str(names_of(opened[row.case_id], row)) for row in rows if row.case_id in opened}


def add(
    case: Case, case_key: OpenKey, *, names: Names, part: str = Part.CLIENT, a_number: str = "", contact: SafeContact
) -> Person:
    """A new person at the end of a case."""
    last = Person.objects.filter(case=case).order_by("-place").values_list("place", flat=True).first()
    row = Person(case=case, place=(last or 0) + 1, part=part)
    _seal(case_key, row, names, a_number, contact)
    row.save(force_insert=True)
    NameChange.objects.create(person=row.pk)
    return row


def change(
    file: CaseFile, row: Person, version: int, *, names: Names, part: str, a_number: str, contact: SafeContact
) -> None:
    """Write a person anew. Raises Changed when they are no longer the version that was shown."""
    _seal(file.case_key, row, names, a_number, contact)
    written = {name: getattr(row, name) for name in ("sealed_names", "sealed_a_number", "sealed_contact")}
    if not Person.objects.filter(pk=row.pk, version=version).update(**written, part=part, version=version + 1):
        raise Changed(unsealed(file.case_key, Person.objects.get(pk=row.pk)))
    NameChange.objects.create(person=row.pk)
    file.record("person.changed", f"person {row.place}")


def relate(case: Case, case_key: OpenKey, person: Person, other: Person, kind: Kinship) -> None:
    """Write how one person stands to another, and the same from the other side."""
    for client, two, how in ((person, other, kind), (other, person, MIRRORED[kind])):
        row = Relation.objects.filter(person=client, other=two).first() or Relation(case=case, person=client, other=two)
        row.sealed_kind = case_key.seal(row, "sealed_kind", how.value)
        row.save()


def unrelate(file: CaseFile, person: Person, other: Person, *, shown: str) -> None:
    """Take a bond back, from both sides. Raises Changed when it is not the one that was shown."""
    now = next((kind for kind, two in relations_of(file).get(person.pk, ()) if two == other.pk), None)
    if now is None or now != shown:
        raise Changed(now)
    Relation.objects.filter(case=file.case, person__in=(person, other), other__in=(person, other)).delete()
    file.record("relation.removed", f"person {person.place} {other.place}")


def relations_of(file: CaseFile) -> dict[UUID, list[tuple[Kinship, UUID]]]:
    """For each person of a case how they stand to whom."""
    found: dict[UUID, list[tuple[Kinship, UUID]]] = {}
    for row in Relation.objects.filter(case=file.case).order_by("other__place"):
        found.setdefault(row.person_id, []).append((Kinship(file.case_key.unseal(row, "sealed_kind")), row.other_id))
    return found


_BEFORE = re.compile(
    r"^(?:(?:alien|uscis|a)[\s#:-]*)?(?:number|no\b\.?|n[uú]m\b\.?|n[uú]mero)?[\s#:]*(?=a?[\s#-]*[0-9])", re.IGNORECASE
)
"""What papers print before the number: `USCIS#`, `A-Number:`, `No.`; a spreadsheet adds `.0` behind it."""


def digits_of(a_number: str) -> str:
    """The digits of an A-number, nine with leading zeros; "" when there are none. Raises ValueError.

    Any kind of dash, digits of another script and signs that nobody sees are read (`typed_text`).
    """
    a_number = _BEFORE.sub("", re.sub(r"\.0+$", "", plain(a_number)))
    digits = re.sub(r"[^0-9]", "", a_number)
    if not digits and not a_number.strip(" aA#-"):
        return ""
    if not 7 <= len(digits) <= 9 or not re.fullmatch(r"[\s#-]*[aA]?[\s#-]*[0-9][0-9\s-]*", a_number):
        raise ValueError(a_number)
    return digits.zfill(9)


def written(digits: str) -> str:
    """The nine digits of an A-number as people write them, `A 012-345-678`; anything else as it is."""
    return f"A {digits[:3]}-{digits[3:6]}-{digits[6:]}" if len(digits) == 9 else digits


def _seal(case_key: OpenKey, row: Person, names: Names, a_number: str, contact: SafeContact) -> None:
    sealed: dict[str, Any] = {"given": names.given, "surnames": names.surnames, "also": list(names.also)}
    row.sealed_names = case_key.seal(row, "sealed_names", sealed)
    row.sealed_a_number = case_key.seal(row, "sealed_a_number", a_number)
    row.sealed_contact = case_key.seal(row, "sealed_contact", contact.kept())


def erase_in(case: Case) -> None:
    """Destroy the people of the case and all statements about them."""
    rows = list(Person.objects.filter(case=case).values_list("pk", flat=True))
    NameChange.objects.bulk_create([NameChange(person=row) for row in rows])
    WalledMatch.objects.filter(case=case).delete()
    Person.objects.filter(case=case).delete()
