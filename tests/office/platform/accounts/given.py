"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

from tests.office.given import Given

GIVEN: Given = {
    "invitation": lambda world, who, held: world.invitation,
    "user": lambda world, who, held: world.spare.pk,
    "started": lambda world, who, held: "0000000000000000",
}
