"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.border.whereabouts import deeds, tier
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, declare

ROOM = declare(
    deeds.DEED,
    Tab("whereabouts:whereabouts", _("Whereabouts"), order=60),
    Erasing("the keys of those named, then the whereabouts", tier.erase_in),
    Recorded(
        {
            "whereabouts.read": gettext_noop("read where the people of the case are"),
            "whereabouts.opened": gettext_noop("opened the whereabouts of the case"),
            "whereabouts.refused": gettext_noop("asked where the people of the case are and was refused: not named"),
            "whereabouts.written": gettext_noop("recorded where a client is"),
            "whereabouts.named": gettext_noop("let a member know where the people of the case are"),
            "whereabouts.unnamed": gettext_noop("took a member off those who know where the people of the case are"),
            "whereabouts.taken_over": gettext_noop("named themselves for the whereabouts: no named attorney was left"),
        }
    ),
    Access(
        {
            "whereabouts": OfACase(Permission.READ, GET),
            "add_whereabouts": OfACase(Permission.ADD, BOTH),
            "name_whereabouts": OfACase(Permission.GUARD, POST),
            "unname_whereabouts": OfACase(Permission.GUARD, POST),
        }
    ),
    Table("whereabouts_named", sealed={"wrapped"}, clear={"id", "case_id", "user_id", "since", "office_key"}),
    Table("whereabouts_whereabouts", sealed={"sealed_where"}, clear={"id", "case_id", "person_id", "by_id", "at"}),
)
