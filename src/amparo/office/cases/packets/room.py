"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.documents.store import Holding
from amparo.office.cases.packets import building, export, keeping, proving
from amparo.office.cases.people.exporting import Exporting
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, Job, declare

ROOM = declare(
    Tab("packets:packets", _("Packets"), order=65),
    Holding("exhibits of packets", keeping.named_in),
    proving.CanBeProven(_("Statement"), proving.statements, order=10),
    Job("make packets that were asked for", building.make_all, order=20, apart=True),
    Erasing("packets and what came of making them", keeping.erase_in),
    Exporting(("packets",), export.exported, order=115),
    Recorded(
        {
            "packet.begun": gettext_noop("began a packet"),
            "packet.changed": gettext_noop("changed a packet"),
            "packet.asked": gettext_noop("asked for a packet to be made"),
            "packet.made": gettext_noop("had a packet made"),
        },
        about={"packet": gettext_noop("packet")},
    ),
    Access(
        {
            "packets": OfACase(Permission.READ, GET),
            "new_packet": OfACase(Permission.CHANGE, BOTH),
            "packet": OfACase(Permission.READ, GET),
            "packet_cover": OfACase(Permission.CHANGE, BOTH),
            "arrange_packet": OfACase(Permission.CHANGE, POST),
            "packet_exhibit": OfACase(Permission.CHANGE, BOTH),
            "make_packet": OfACase(Permission.CHANGE, POST),
        }
    ),
    Table("packets_packet", sealed={"sealed_content"}, clear={"id", "case_id", "place", "version", "at", "by_id"}),
    Table(
        "packets_making",
        sealed={"sealed_content", "sealed_outcome"},
        clear={"id", "packet_id", "case_id", "version", "at", "by_id", "state", "tries", "done", "steps", "ended_at"},
        loose={"done", "steps"},
    ),
)
