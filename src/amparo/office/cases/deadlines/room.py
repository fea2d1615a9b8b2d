"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.deadlines import reckoning
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Job("work out the deadlines of a new day", lambda now: reckoning.write_stale(), order=20),
    Erasing("deadlines and contradictions kept at hand", reckoning.erase_in),
    Table("tickler_reckoned", clear={"person_id", "on"}),
    Table("tickler_tickler", sealed={"sealed_what"}, clear={"id", "case_id", "person_id", "kind", "day"}),
)
