"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

from tests.office.given import Given

GIVEN: Given = {
    "team": lambda world, who, held: world.team.pk,
}
