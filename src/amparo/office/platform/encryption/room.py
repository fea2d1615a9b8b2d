"""What this room declares."""

from __future__ import annotations

from amparo.office.platform.encryption import scrubbing
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Job("remove from the databases' files what was erased", scrubbing.scrub, order=97),
    Table("sealing_erasure", clear={"id", "at", "what", "scrubbed_at"}, why="that something was erased, not what"),
    Table("sealing_casekey", sealed={"wrapped"}, clear={"case_id", "office_key"}),
    Table("sealing_resealed", clear={"place", "at"}, uncoded="says again what each sealed value says of itself"),
)
