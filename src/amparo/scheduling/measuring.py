"""What a plan makes people wait, so that two plans can be compared, and a plan with what no plan could beat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from amparo.scheduling.model import Plan, Request

WEIGHTS = (32, 16, 8, 4, 2, 1)
"""What a day of waiting weighs, by tier: a day of a child alone as much as two of somebody ill."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Days waited, by tier, and their weighted sum; people without an hour, and those of them with a last day."""

    days: tuple[int, ...]
    unplaced: int
    missed: int

    @property
    def weighted(self) -> int:
        """Days waited, each by the weight of its tier."""
        return sum(weight * days for weight, days in zip(WEIGHTS, self.days, strict=True))


def waiting_of(requests: Iterable[Request], made: Plan) -> Waiting:
    """What a plan makes of its requests: working days from the earliest that each could come to the day they have."""
    asked = {request.id: request for request in requests}
    days = [0] * len(WEIGHTS)
    for booking in made.bookings:
        days[asked[booking.request].tier] += booking.day - asked[booking.request].earliest
    missed = sum(asked[unplaced_request.request].last is not None for unplaced_request in made.unplaced)
    return Waiting(tuple(days), len(made.unplaced), missed)
