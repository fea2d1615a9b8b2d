"""The reader for one person of whom little is known: what is said of an empty file is taken as read, part by part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from amparo.law.day_order import Bound
from amparo.law.evaluate import Reader, Reading
from amparo.law.facts import Facts
from amparo.law.tree import Node


class Blank(NamedTuple):
    """What a tree says of somebody of whom nothing is known, and which facts it reads, each a bit.

    It says the same of whom nothing is known of these but that they did not happen before a day earlier than `since`.
    """

    facts: int
    reading: Reading
    since: int


class SparingReader(Reader):
    """Reads no tree of which no fact is known: `blank` tells by its id what it says then.

    `known` has a bit for each fact that is known, or cannot come after a recorded day; no other has a bound past
    `since`. Worth it where few are.
    """

    __slots__ = ("_blank", "_known", "_since")

    def __init__(
        self,
        facts: Facts,
        asked: dt.date,
        blank: Mapping[int, Blank],
        known: int,
        since: int,
        bounds: Mapping[str, Bound],
    ) -> None:
        super().__init__(facts, asked, bounds)
        self._since = since
        self._blank = blank
        self._known = known

    def __call__(self, node: Node) -> Reading:
        """What the tree says."""
        blank = self._blank.get(id(node))
        if blank is not None and not blank.facts & self._known and blank.since > self._since:
            return blank.reading
        return super().__call__(node)
