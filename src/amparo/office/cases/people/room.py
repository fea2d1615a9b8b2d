"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.people import export, persons
from amparo.office.cases.people.exporting import Exporting, Sheet
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import declare

ROOM = declare(
    Erasing("people, their names, contact and relations, and all that was said of them", persons.erase_in),
    Exporting(
        ("people",),
        export.told_of,
        order=10,
        sheets=(Sheet("people", ("place", "part", "given", "surnames", "also", "a_number"), export.rows),),
    ),
    Table("people_namechange", clear={"id", "person", "at"}),
    Table(
        "people_person",
        sealed={"sealed_a_number", "sealed_contact", "sealed_names"},
        clear={"id", "case_id", "place", "part", "version", "made_at"},
    ),
    Table("people_relation", sealed={"sealed_kind"}, clear={"id", "case_id", "person_id", "other_id"}),
)
