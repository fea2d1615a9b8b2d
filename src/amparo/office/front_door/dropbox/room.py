"""What this room declares."""

from __future__ import annotations

from amparo.office.front_door.dropbox import collecting
from amparo.office.platform.encryption.columns import SealedOtherwise, Table
from amparo.office.platform.rooms import Job, declare

PUBLIC = "written by the public pages too, which hold no key of the office"

ROOM = declare(
    Job("clear the dropbox of what has run out", collecting.tidy, order=95),
    SealedOtherwise("letterbox_draft", "sealed", None),
    SealedOtherwise("letterbox_letter", "sealed", collecting.check),
    SealedOtherwise("letterbox_reply", "sealed", collecting.check_reply),
    Table("letterbox_draft", sealed={"sealed"}, clear={"lookup", "until"}, uncoded=PUBLIC),
    Table("letterbox_letter", sealed={"sealed"}, clear={"id", "at", "crowded", "unreadable"}, uncoded=PUBLIC),
    Table(
        "letterbox_notice",
        clear={"id", "text", "at"},
        why="what the office says of itself to everybody",
        uncoded=PUBLIC,
    ),
    Table("letterbox_reply", sealed={"sealed"}, clear={"lookup", "at"}, uncoded=PUBLIC),
    Table("letterbox_slot", clear={"id", "starts_at", "minutes", "held_by", "held_at"}, uncoded=PUBLIC),
)
