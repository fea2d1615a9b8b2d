"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.border.whereabouts import tier
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, declare

ROOM = declare(
    Tab("whereabouts:whereabouts", _("Whereabouts"), order=60),
    Erasing("the keys of those named, then the whereabouts", tier.erase_in),
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
