"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import Permission
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, Access, declare

ROOM = declare(
    Access(
        {
            "export": OfACase(Permission.EXPORT, BOTH),
        }
    ),
    Table("exchange_imported", clear={"key_hash", "case_id", "at", "person_id", "identity"}),
)
