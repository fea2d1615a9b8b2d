"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.office.cases.access.models import Status
from amparo.office.cases.access.on_today import OnToday
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import TAKES_CASES, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework import deeds, export, notes, on_today
from amparo.office.cases.people.exporting import Exporting, Sheet, columns_of
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, declare

NOTES = ("at", "author", "struck", "text")

ROOM = declare(
    *deeds.DEEDS,
    OnToday(
        "unanswered",
        "requests for a consultation without an answer",
        on_today.find(Status.CONSULTATION),
        "casework/unanswered.html",
        order=70,
    ),
    OnToday(
        "silent", "open cases without contact for 30 days", on_today.find(Status.OPEN), "casework/silent.html", order=90
    ),
    Erasing("notes", notes.erase_in),
    Exporting(
        ("notes",),
        export.exported,
        order=50,
        template="casework/exported.html",
        sheets=(Sheet("notes", NOTES, columns_of("notes", *NOTES)),),
    ),
    Recorded(
        {
            "case.heard_from": gettext_noop("recorded contact with the client"),
            "note.written": gettext_noop("wrote a note"),
            "note.struck": gettext_noop("struck a note out"),
            "note.restored": gettext_noop("restored a note"),
        },
        about={
            "note": gettext_noop("note"),
        },
    ),
    Access(
        {
            "case": OfACase(Permission.READ, GET),
            "case_person": OfACase(Permission.READ, GET),
            "facts": OfACase(Permission.READ, GET),
            "history": OfACase(Permission.READ, GET),
            "heard": OfACase(Permission.ADD, POST),
            "add_person": OfACase(Permission.ADD, BOTH),
            "record": OfACase(Permission.ADD, BOTH),
            "add_record": OfACase(Permission.ADD, BOTH),
            "correct_record": OfACase(Permission.CHANGE, BOTH, own=True),
            "withdraw_record": OfACase(Permission.CHANGE, BOTH, own=True),
            "record_history": OfACase(Permission.READ, GET),
            "relations": OfACase(Permission.ADD, BOTH),
            "end_relation": OfACase(Permission.CHANGE, POST, own=True),
            "note": OfACase(Permission.ADD, BOTH),
            "strike": OfACase(Permission.CHANGE, POST, own=True),
            "change_person": OfACase(Permission.CHANGE, BOTH, own=True),
            "standing": OfACase(Permission.CHANGE, BOTH),
            "settle": OfACase(Permission.CHANGE, BOTH),
            "withdraw": OfACase(Permission.CHANGE, BOTH, own=True),
            "staff": OfACase(Permission.GUARD, BOTH),
            "unassign": OfACase(Permission.GUARD, POST),
            "wall": OfACase(Permission.GUARD, BOTH),
            "unwall": OfACase(Permission.GUARD, POST),
            "seen_by": OfACase(Permission.HISTORY, GET),
            "erase": OfACase(Permission.ERASE, BOTH),
            "begin": ForRoles(TAKES_CASES),
        }
    ),
    Table("casework_note", sealed={"sealed_text"}, clear={"id", "case_id", "author_id", "at", "struck_at"}),
)
