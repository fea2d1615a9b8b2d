"""The rooms of the office with all their parts, in words and as JSON values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from amparo.law.json_file import Json
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import Access, Room, rooms


@dataclass(frozen=True, slots=True)
class Summary:
    """A room in words: each heading once, with all that the room declares under it."""

    name: str
    label: str
    about: str
    lines: tuple[tuple[str, str], ...]


def summaries() -> list[Summary]:
    """Every room, in order."""
    return [
        Summary(
            room.name, room.label, room.about, tuple((head, "; ".join(line)) for head, line in _declared(room).items())
        )
        for room in rooms()
    ]


def everything() -> list[Json]:
    """Every room as JSON values: what it declares by heading, who may open each page, which columns lie sealed."""
    return [
        {
            "room": room.name,
            "wing": room.wing,
            "label": room.label,
            "about": room.about,
            "declares": {heading: [*line] for heading, line in _declared(room).items()},
            "access": {
                name: {"who": row.in_few_words(), "methods": [*row.methods]}
                for part in room.parts
                if isinstance(part, Access)
                for name, row in part.rows.items()
            },
            "tables": {
                part.name: {"sealed": [*sorted(part.sealed)], "clear": [*sorted(part.clear)]}
                for part in room.parts
                if isinstance(part, Table)
            },
        }
        for room in rooms()
    ]


def _declared(room: Room) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for part in room.parts:
        found[part.heading].append(part.in_few_words())
    return found
