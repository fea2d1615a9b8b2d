"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.given import Given

GIVEN: Given = {
    "need": lambda world, who, held: held.need if held and held.need else uuid.uuid4(),
}
