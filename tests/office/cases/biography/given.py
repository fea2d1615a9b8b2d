"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.given import Given

GIVEN: Given = {
    "kind": lambda world, who, held: "schools",
    "statement": lambda world, who, held: held.told if held else uuid.uuid4(),
    "entry": lambda world, who, held: held.told if held else uuid.uuid4(),
}
