"""Counts drawn so that two forecasts share their luck.

Every count is read off its own cumulative chances at a given uniform number. The same uniform number therefore
gives no smaller a count when a mean, a number or a chance grows, and what differs between two forecasts is what
was changed and not the dice (common random numbers).
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

type Counts = npt.NDArray[np.int64]
type Numbers = npt.NDArray[np.float64]

FAR = 12.0
"""Standard deviations beyond which a count has no chance that a uniform number of 53 bits could show."""
MORE = 40
"""And as many counts beyond that, for means so small that the deviation says little."""

GUIDE = 4096
"""Steps of the guide; a power of two, so that multiplying by it rounds nothing."""


def poisson(uniforms: Numbers, mean: float) -> Counts:
    """Counts of arrivals with that mean, one for each uniform number from 0 (included) to 1 (not)."""
    if mean == 0:
        return np.zeros(uniforms.shape, dtype=np.int64)
    reach = FAR * math.sqrt(mean) + MORE
    low, high = max(0, math.floor(mean - reach)), math.ceil(mean + reach)
    return _read_off(uniforms, mean / np.arange(low + 1, high + 1), low, math.floor(mean) - low)


def binomial(uniforms: Numbers, number: int, chance: float) -> Counts:
    """How many of a number come, each by itself with that chance, one count for each uniform number."""
    if number == 0 or chance in (0, 1):
        return np.full(uniforms.shape, number if chance == 1 else 0, dtype=np.int64)
    mean = number * chance
    reach = FAR * math.sqrt(mean * (1 - chance)) + MORE
    low, high = max(0, math.floor(mean - reach)), min(number, math.ceil(mean + reach))
    upward = np.arange(low + 1, high + 1)
    ratios = (number + 1 - upward) / upward * (chance / (1 - chance))
    return _read_off(uniforms, ratios, low, min(math.floor((number + 1) * chance), number) - low)


def _read_off(uniforms: Numbers, ratios: Numbers, low: int, mode: int) -> Counts:
    """The counts at the uniform numbers, from the ratio of each chance to the one before it.

    Multiplied outward from the likeliest count, so that nothing overflows, then made to sum to one.
    """
    upward = np.cumprod(ratios[mode:])
    downward = np.cumprod(1 / ratios[:mode][::-1])[::-1]
    chances = np.concatenate([downward, np.ones(1), upward])
    cumulative = np.cumsum(chances / chances.sum())
    cumulative[-1] = 1.0  # the rounding of the sum must not leave a uniform number beyond the table
    return _first_above(cumulative, uniforms) + low


def _first_above(cumulative: Numbers, uniforms: Numbers) -> Counts:
    """Where each uniform number's first larger cumulative chance stands: a search, begun close to its end.

    A guide of even steps says where to begin; nearly all are there, and the few others walk on.
    """
    guide = np.searchsorted(cumulative, np.arange(GUIDE) / GUIDE, side="right")
    found = guide[(uniforms * GUIDE).astype(np.int64)].ravel()
    luck = uniforms.ravel()
    below = np.flatnonzero(cumulative[found] <= luck)
    while len(below):
        found[below] += 1
        below = below[cumulative[found[below]] <= luck[below]]
    return found.reshape(uniforms.shape)
