"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.roles import AUDITORS
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.rooms import Access, declare

ROOM = declare(
    Menu("audit_pages:audit", _("Audit"), AUDITORS, order=130),
    Access(
        {
            "audit": ForRoles(AUDITORS),
        }
    ),
)
