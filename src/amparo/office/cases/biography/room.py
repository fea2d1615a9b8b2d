"""What this room declares."""

from __future__ import annotations

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.forms.biography import BIOGRAPHY
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import TAKES_CASES, Permission
from amparo.office.cases.casework.places import Tab
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, Access, declare
from amparo.office.platform.ui.law_text import law_words

ROOM = declare(
    Tab("biography:biography", _("Biography"), order=5),
    Recorded(
        {
            "biography.told": gettext_noop("recorded what a biography holds"),
            "details.saved": gettext_noop("saved their own details for forms"),
        },
        about={name: lazy(law_words, str)(kind.label) for name, kind in BIOGRAPHY.items()},
    ),
    Access(
        {
            "biography": OfACase(Permission.READ, GET),
            "of_person": OfACase(Permission.READ, GET),
            "interview": OfACase(Permission.ADD, BOTH),
            "correct_told": OfACase(Permission.CHANGE, BOTH, own=True),
            "withdraw_told": OfACase(Permission.CHANGE, BOTH, own=True),
            "told_history": OfACase(Permission.READ, GET),
            "my_details": ForRoles(TAKES_CASES, BOTH),
        }
    ),
    Table("biography_memberdetails", sealed={"sealed_details"}, clear={"id", "member_id", "saved_at"}),
)
