"""People as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Exported
from amparo.office.cases.people.persons import people_of, relations_of, written


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """Everybody in the case, with their relations to others of it."""
    bonds = relations_of(file)
    return {
        "people": [
            {
                "place": person.place,
                "part": person.row.part,
                "given": person.names.given,
                "surnames": person.names.surnames,
                "also": list(person.names.also),
                "a_number": person.a_number,
                "contact": person.contact.kept(),
                "relations": [
                    {"is": kind.value, "of": places[other]}
                    for kind, other in bonds.get(person.row.pk, ())
                    if other in places
                ],
            }
            for person in people_of(file)
        ]
    }


def rows(data: Exported) -> list[tuple[Any, ...]]:
    """A row for each person."""
    return [
        (p["place"], p["part"], p["given"], p["surnames"], "; ".join(p["also"]), written(p["a_number"]))
        for p in data["people"]
    ]
