"""What this room declares."""

from __future__ import annotations

from amparo.office.front_door.dropbox import collecting
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Job("clear the dropbox of what has run out", collecting.tidy, order=95),
)
