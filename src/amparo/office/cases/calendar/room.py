"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.calendar import dates
from amparo.office.platform.rooms import declare

ROOM = declare(
    Erasing("hearings, interviews and other dates", dates.erase_in),
)
