"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.given import Given

GIVEN: Given = {"approval": lambda world, who, held: uuid.UUID(int=3)}
