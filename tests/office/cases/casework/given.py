"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

import uuid

from tests.office.builders import Held, World
from tests.office.given import Given


def _note(world: World, who: str, held: Held | None) -> object:
    """One of their own, for nobody strikes out what another wrote."""
    user = world.users.get(who)
    return held.notes.get(user.pk if user else 0, uuid.uuid4()) if held else uuid.uuid4()


GIVEN: Given = {
    "group": lambda world, who, held: "entry",
    "fact": lambda world, who, held: "last_entry_on",
    "other": lambda world, who, held: 2,
    "note": _note,
    "statement": lambda world, who, held: held.statement.pk if held else uuid.uuid4(),
    "kind": lambda world, who, held: "filings",
    "correct_record.statement": lambda world, who, held: held.record if held else uuid.uuid4(),
    "withdraw_record.statement": lambda world, who, held: held.record if held else uuid.uuid4(),
    "entry": lambda world, who, held: held.record if held else uuid.uuid4(),
    "unassign.user": lambda world, who, held: world.spare.pk,
    "unwall.user": lambda world, who, held: world.walled.pk,
}
