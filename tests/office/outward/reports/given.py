"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

from tests.office.given import Given

GIVEN: Given = {
    "release": lambda world, who, held: world.release,
    "release_chart.name": lambda world, who, held: "port",
    "first_program_chart.name": lambda world, who, held: "referrals",
}
