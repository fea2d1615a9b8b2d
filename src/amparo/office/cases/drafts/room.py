"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.office.cases.access.on_today import OnToday
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.drafts import keeping, on_today
from amparo.office.platform.accounts.roles import MEMBERS
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.rooms import GET, POST, Access, Job, declare

ROOM = declare(
    Job("forget drafts that nobody went on with", keeping.clear),
    OnToday("drafts", "forms begun and not saved", on_today.find, "drafts/on_today.html", order=50),
    Erasing("what was typed and not sent", keeping.erase_in),
    Recorded(
        {
            "draft.forgotten": gettext_noop("discarded a draft"),
        }
    ),
    Access(
        {
            "draft": OfACase(Permission.ADD, POST),
            "drafts": ForRoles(MEMBERS, GET),
            "draft_elsewhere": ForRoles(MEMBERS, POST),
        }
    ),
)
