"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.outward.exchange import deeds, identity
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, Access, declare

ROOM = declare(
    deeds.DEED,
    Erasing("the keys by which lists knew its people", identity.forget),
    Recorded(
        {
            "case.exported": gettext_noop("exported the whole case"),
            "case.imported": gettext_noop("imported the case"),
            "docket.imported": gettext_noop("imported a docket"),
        },
        about={
            "bytes": gettext_noop("bytes"),
        },
    ),
    Access(
        {
            "export": OfACase(Permission.EXPORT, BOTH),
        }
    ),
    Table("exchange_imported", clear={"key_hash", "case_id", "at", "person_id", "identity"}),
)
