"""What stands in an address when it is walked: by each room, and where a room says nothing, the first or none.

A room's tests say it in `given.py`, by the name of the part of the address, or of one address as `address.part`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from django.urls import URLPattern
from django.urls.converters import IntConverter, UUIDConverter

from tests.office.builders import Held, World

type Fill = Callable[[World, str, Held | None], dict[str, Any]]
type Given = Mapping[str, Callable[[World, str, Held | None], object]]

HERE = Path(__file__).parent
OF_THE_GATE = frozenset({"number", "key"})
"""Which case or request it is of: that is walked, and not given."""


def fill_of(room: str, pattern: URLPattern) -> Fill:
    """What fills an address of a room, such as border.needs."""
    given = given_in(room)
    parts = {
        part: given.get(f"{pattern.name}.{part}") or given.get(part) or _first_or_none(converter)
        for part, converter in pattern.pattern.converters.items()
        if part not in OF_THE_GATE
    }
    return lambda world, who, held: {part: value(world, who, held) for part, value in parts.items()}


def given_in(room: str) -> Given:
    """What the tests of a room say of its addresses."""
    if not HERE.joinpath(*room.split("."), "given.py").exists():
        return {}
    found: Given = import_module(f"{__package__}.{room}.given").GIVEN
    return found


def _first_or_none(converter: object) -> Callable[[World, str, Held | None], object]:
    """The first of its kind in the case; an id that nothing has."""
    if isinstance(converter, IntConverter):
        return lambda world, who, held: 1
    if isinstance(converter, UUIDConverter):
        return lambda world, who, held: uuid.uuid4()
    return lambda world, who, held: "x"
