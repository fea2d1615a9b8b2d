"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.drafts import keeping
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Job("forget drafts that nobody went on with", keeping.clear),
    Erasing("what was typed and not sent", keeping.erase_in),
)
