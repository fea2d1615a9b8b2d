"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.documents import store
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Job("clear documents removed a month ago", store.clear_removed),
    Erasing("documents and their sealed files", store.erase_in),
)
