"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.given import Given

GIVEN: Given = {
    "kind": lambda world, who, held: "return",
    "passage": lambda world, who, held: held.passage if held else uuid.uuid4(),
    "statement": lambda world, who, held: held.fear if held else uuid.uuid4(),
    "date": lambda world, who, held: held.date.pk if held else uuid.uuid4(),
    "item": lambda world, who, held: "told",
}
