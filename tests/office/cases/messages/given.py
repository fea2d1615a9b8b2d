"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.given import Given

GIVEN: Given = {
    "message": lambda world, who, held: world.messages.get(who, uuid.uuid4()),
}
