"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.roles import AUDITORS
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.rooms import Access, declare

ROOM = declare(
    Menu("audit_pages:audit", _("Audit"), AUDITORS, order=130),
    Recorded(
        {
            "audit.read": gettext_noop("read the audit"),
        },
        about={
            "rows": gettext_noop("rows"),
            "proven": gettext_noop("verified"),
        },
    ),
    Access(
        {
            "audit": ForRoles(AUDITORS),
        }
    ),
)
