"""What stands in the addresses of this room, for the walk over the access matrix."""

from __future__ import annotations

from tests.office.given import Given

GIVEN: Given = {
    "draft.form": lambda world, who, held: "1-entry",
    "draft_elsewhere.form": lambda world, who, held: "account",
}
