"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.builders import Held, World
from tests.office.given import Given


def _questionnaire(world: World, who: str, held: Held | None) -> object:
    return held.questionnaire if held and held.questionnaire else uuid.uuid4()


def _arrival(world: World, who: str, held: Held | None) -> object:
    return held.arrival if held and held.arrival else uuid.uuid4()


GIVEN: Given = {
    "questionnaire": _questionnaire,
    "arrival": _arrival,
    "line": lambda world, who, held: "1",
}
