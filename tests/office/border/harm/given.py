"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.given import Given

GIVEN: Given = {
    "incident": lambda world, who, held: held.incident if held and held.incident else uuid.uuid4(),
}
