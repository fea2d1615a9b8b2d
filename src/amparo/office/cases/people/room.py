"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.people import persons
from amparo.office.platform.rooms import declare

ROOM = declare(
    Erasing("people, their names, contact and relations, and all that was said of them", persons.erase_in),
)
