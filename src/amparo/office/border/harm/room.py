"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.border.harm import counting, custody, export, incidents, showing
from amparo.office.border.harm.custody import Result
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.documents.store import Holding
from amparo.office.cases.packets.proving import CanBeProven
from amparo.office.cases.people.counted import Counting
from amparo.office.cases.people.exporting import Exporting
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, declare

ROOM = declare(
    Tab("harm:harm", _("Harm"), order=40),
    Holding("evidence of an incident that stands", custody.bears_out),
    CanBeProven(_("Harm"), showing.provable, order=20),
    Counting("kinds of harm", counting.harmed),
    Erasing("incidents with all revisions", incidents.erase_incidents),
    Erasing("who had which evidence in hand", custody.erase_custody),
    Exporting(("harm", "custody"), export.exported, order=100, template="harm/exported.html"),
    Recorded(
        {
            "harm.added": gettext_noop("recorded an incident of harm"),
            "harm.changed": gettext_noop("changed an incident of harm"),
            "harm.withdrawn": gettext_noop("withdrew an incident of harm"),
            "harm.restored": gettext_noop("restored an incident of harm"),
            "custody.noted": gettext_noop("recorded the custody of evidence"),
            "custody.compared": gettext_noop("compared evidence with its fingerprint"),
        },
        about={
            **dict(Result.choices),
            "incident": gettext_noop("incident"),
        },
    ),
    Access(
        {
            "harm": OfACase(Permission.READ, GET),
            "incident": OfACase(Permission.READ, GET),
            "add_incident": OfACase(Permission.ADD, BOTH),
            "change_incident": OfACase(Permission.CHANGE, BOTH, own=True),
            "withdraw_incident": OfACase(Permission.CHANGE, BOTH, own=True),
            "harm_chronology": OfACase(Permission.DOWNLOAD, GET),
            "evidence": OfACase(Permission.ADD, BOTH),
            "compare_evidence": OfACase(Permission.ADD, POST),
        }
    ),
    Table("harm_custody", sealed={"sealed_what"}, clear={"id", "case_id", "document", "at", "by_id"}),
    Table("harm_incident", clear={"id", "case_id"}),
    Table("harm_revision", sealed={"sealed_told"}, clear={"id", "incident_id", "number", "at", "by_id"}),
)
