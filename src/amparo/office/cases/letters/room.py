"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import TAKES_CASES, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.letters import export, writing
from amparo.office.cases.people.exporting import Exporting
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, Access, declare

ROOM = declare(
    Tab("letters:letters", _("Letters"), order=26),
    Erasing("letters and every text they had", writing.erase_in),
    Exporting(("letters",), export.exported, order=96, template="letters/exported.html"),
    Recorded(
        {
            "letter.begun": gettext_noop("began a letter"),
            "letter.written": gettext_noop("wrote a letter"),
            "letter.printed": gettext_noop("printed a letter"),
            "letter_template.kept": gettext_noop("kept a template of letters"),
        },
        about={"letter": gettext_noop("letter")},
    ),
    Access(
        {
            "letters": OfACase(Permission.READ, GET),
            "begin_letter": OfACase(Permission.ADD, BOTH),
            "letter": OfACase(Permission.READ, GET),
            "write": OfACase(Permission.CHANGE, BOTH, own=True),
            "earlier": OfACase(Permission.READ, GET),
            "paper": OfACase(Permission.DOWNLOAD, GET),
            "letter_templates": ForRoles(TAKES_CASES, BOTH),
            "letter_template": ForRoles(TAKES_CASES, GET),
        }
    ),
    Table(
        "letters_letter",
        sealed={"sealed_about"},
        clear={"id", "case_id", "person_id", "begun_by_id", "begun_at", "version"},
    ),
    Table("letters_lettertext", sealed={"sealed_text"}, clear={"id", "letter_id", "version", "by_id", "at"}),
    Table(
        "letters_officetemplate",
        clear={"id", "name", "text", "by_id", "at"},
        why="templates in the words of the office, of no case and about no client",
    ),
)
