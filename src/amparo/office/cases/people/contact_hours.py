"""When a message may come in: days and hours of a clock, under every time zone the person could live by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

LOOKED_AHEAD = 9
"""Days within which an hour of every week must come."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Days of the week (0 is Monday) on which an hour begins, from `opens` until `closes`; past midnight if earlier.

    `zones` are all that the person could live by: a moment is open only when it is so in each of them.
    """

    days: Sequence[int]
    opens: dt.time
    closes: dt.time
    zones: Sequence[str]

    def is_open(self, at: dt.datetime) -> bool:
        """Whether a message may come in at that moment, wherever of these places they are."""
        return all(self._is_open_in(ZoneInfo(zone), at) for zone in self.zones)

    def next_open(self, after: dt.datetime) -> dt.datetime | None:
        """The first moment from `after` on at which a message may come in; None where the hours never meet."""
        if self.is_open(after):
            return after
        first = after.astimezone(dt.UTC).date()
        for days in range(-1, LOOKED_AHEAD):
            openings = sorted(self._openings(first + dt.timedelta(days)))
            opened = next((moment for moment in openings if moment >= after and self.is_open(moment)), None)
            if opened is not None:
                return opened
        return None

    def _openings(self, day: dt.date) -> set[dt.datetime]:
        """When the hours of a day begin in each of the zones; an hour that the clocks skip becomes the one after it."""
        there = [dt.datetime.combine(day, self.opens, ZoneInfo(zone)) for zone in self.zones]
        return {opening.replace(fold=fold).astimezone(dt.UTC) for opening in there for fold in (0, 1)}

    def _is_open_in(self, zone: ZoneInfo, at: dt.datetime) -> bool:
        there = at.astimezone(zone)
        clock = there.time()
        if self.opens < self.closes:
            return there.weekday() in self.days and self.opens <= clock < self.closes
        if clock >= self.opens:
            return there.weekday() in self.days
        return clock < self.closes and (there.weekday() - 1) % 7 in self.days  # the evening of the day before goes on


@cache
def is_known(zone: str) -> bool:
    """Whether the clock of this machine knows a zone."""
    try:
        return bool(zone) and ZoneInfo(zone) is not None
    except (KeyError, ValueError, OSError):
        return False
