"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.given import Given

GIVEN: Given = {
    "date": lambda world, who, held: held.date.pk if held else uuid.uuid4(),
    "token": lambda world, who, held: "guessed",
}
