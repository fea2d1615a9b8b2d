"""What this room declares."""

from __future__ import annotations

from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import declare

ROOM = declare(
    Table("sealing_casekey", sealed={"wrapped"}, clear={"case_id", "office_key"}),
)
