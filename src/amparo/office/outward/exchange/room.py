"""What this room declares."""

from __future__ import annotations

from amparo.office.platform.rooms import declare

ROOM = declare()
