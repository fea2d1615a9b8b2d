"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.given import Given

GIVEN: Given = {
    "letter": lambda world, who, held: held.letter if held else uuid.uuid4(),
    "languages": lambda world, who, held: "both",
    "name": lambda world, who, held: "declaration",
}
