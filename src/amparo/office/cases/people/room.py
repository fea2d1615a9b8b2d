"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.people import directory, export, persons
from amparo.office.cases.people.exporting import Exporting, Sheet
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import AT_START, Job, declare

ROOM = declare(
    Job("read in the directory of names", lambda now: directory.bring_up_to_date(), every=AT_START, order=20),
    Erasing("people, their names, contact and relations, and all that was said of them", persons.erase_in),
    Exporting(
        ("people",),
        export.exported,
        order=10,
        sheets=(Sheet("people", ("place", "part", "given", "surnames", "also", "a_number"), export.rows),),
    ),
    Recorded(
        {
            "person.added": gettext_noop("added a person"),
            "person.changed": gettext_noop("changed a person"),
            "relation.written": gettext_noop("recorded how people are related"),
            "conflict.checked": gettext_noop("checked a name for conflicts"),
            "conflict.matched": gettext_noop("checked a name that is in this case"),
            "conflict.listed": gettext_noop("read the list of possible conflicts behind walls"),
            "conflict.looked": gettext_noop("looked at a possible conflict behind a wall"),
            "relation.removed": gettext_noop("removed a relation"),
        },
        about={
            "matched on entering somebody": gettext_noop("matched when a person was entered"),
            "cases matched": gettext_noop("cases matched"),
        },
    ),
    Table("people_namechange", clear={"id", "person", "at"}),
    Table(
        "people_person",
        sealed={"sealed_a_number", "sealed_contact", "sealed_names"},
        clear={"id", "case_id", "place", "part", "version", "made_at"},
    ),
    Table("people_walledmatch", clear={"id", "case_id", "by_id", "at", "looked_at"}),
    Table("people_relation", sealed={"sealed_kind"}, clear={"id", "case_id", "person_id", "other_id"}),
)
