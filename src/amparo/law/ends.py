"""Days and numbers in order, where of each only the ends are known."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class Within(NamedTuple):
    """Where a day lies that is not known, if there is one; None where nothing bounds it. `surely` there is one."""

    first: dt.date | int | None
    last: dt.date | int | None
    surely: bool


NOWHERE = Within(None, None, surely=False)


def compared_within(left: Within, order: str, right: Within) -> bool | None:
    """No where no days within stand in that order, yes where all do and surely are; else None, for it may differ."""
    if order == "=":
        if _never(left.first, "<=", right.last) or _never(right.first, "<=", left.last):
            return False
        always = left.first is not None and left.first == left.last == right.first == right.last
    elif _never(left.first, order, right.last):
        return False
    else:
        always = left.last is not None and right.first is not None and compared(left.last, order, right.first)
    return True if always and left.surely and right.surely else None


def _never(first: dt.date | int | None, order: str, last: dt.date | int | None) -> bool:
    return first is not None and last is not None and not compared(first, order, last)


def compared_between[T: (dt.date, int, dt.date | int)](
    left: tuple[T, T], order: str, right: tuple[T, T]
) -> tuple[bool, bool]:
    """Whether the order stands wherever each side lies between its ends, and whether it does somewhere."""
    (left_first, left_last), (right_first, right_last) = left, right
    if order == "=":
        always = left_first == left_last == right_first == right_last
        return always, compared(left_first, "<=", right_last) and compared(right_first, "<=", left_last)
    return compared(left_last, order, right_first), compared(left_first, order, right_last)


def compared(left: dt.date | int, order: str, right: dt.date | int) -> bool:
    """Whether two days, or two numbers, stand in that order."""
    if order == "<=":
        return left <= right  # type: ignore[operator]
    return left < right if order == "<" else left == right  # type: ignore[operator]
