"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.given import Given

GIVEN: Given = {
    "wanted": lambda world, who, held: held.wanted.pk if held else uuid.uuid4(),
    "proposal": lambda world, who, held: world.proposals.get(who, uuid.uuid4()),
    "interviewer": lambda world, who, held: world.interviewer.pk,
    "interpreter": lambda world, who, held: world.interpreter,
    "kind": lambda world, who, held: "interviewer",
    "who": lambda world, who, held: world.interviewer.pk,
    "absence": lambda world, who, held: world.absence,
}
