"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework import notes
from amparo.office.platform.rooms import declare

ROOM = declare(
    Erasing("notes", notes.erase_in),
)
