"""What `operations.Operations` asks of an engine, in Spark SQL."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import cache, reduce
from typing import TYPE_CHECKING, Any

import numpy as np

from amparo.errors import LawError
from amparo.law.calendar import Unit
from amparo.law.facts import Fact, Kind
from amparo.law.tree import After, Birthday, Day, Earliest, Latest, Term, WorkingDay
from amparo.screen.calendar_tables import moved, number_of, whole_calendar
from amparo.screen.compiler import latest_of
from amparo.screen.spark_bounds import Beside

if TYPE_CHECKING:
    from pyspark.sql import Column


class SparkOperations:
    """The operations of `operations.Operations` in Spark."""

    def __init__(self, facts: Mapping[str, Fact], beside: Beside | None = None) -> None:
        from pyspark.sql import functions

        self._f: Any = functions
        self._facts = facts
        self._beside = beside

    def truth(self, value: bool | None) -> Column:
        return self._f.lit(value).cast("boolean")

    def number(self, value: int | None) -> Column:
        return self._f.lit(value).cast("int")

    def yes_no(self, fact: str) -> Column:
        return self._f.col(fact)

    def days(self, fact: str) -> Column:
        column = self._f.col(fact)
        return self._f.unix_date(column) if self._facts[fact].kind is Kind.DATE else column

    def last_days(self, fact: str) -> Column:
        return self._f.unix_date(self._f.coalesce(self._f.col(latest_of(fact)), self._f.col(fact)))

    def one_of(self, fact: Fact, values: tuple[str, ...]) -> Column:
        column = self._f.col(fact.name)
        return column.isin(*values) if values else self._f.when(column.isNotNull(), self._f.lit(False))

    def known(self, fact: str) -> Column:
        return self._f.col(fact).isNotNull()

    def both(self, left: Column, right: Column) -> Column:
        return left & right

    def either(self, left: Column, right: Column) -> Column:
        return left | right

    def opposite(self, rule: Column) -> Column:
        return ~rule

    def proven(self, rule: Column) -> Column:
        return self._f.coalesce(rule, self._f.lit(False))

    def ordered(self, left: Column, order: str, right: Column) -> Column:
        return _ORDERS[order](left, right)

    def counted(self, steps: tuple[Term, ...], day: Column) -> Column:
        """Counted natively, row by row: a cluster has the time, and a table would travel with every task."""
        return reduce(self._step, steps, day)

    def kept(self, number: Column) -> Column:
        return number

    def kept_truth(self, rule: Column) -> Column:
        return rule

    def sound(self, rule: Column) -> Column:
        return self._beside.sound(rule) if self._beside is not None else rule

    def bound(self, day: Column) -> Column:
        return self._beside.bound(day) if self._beside is not None else day

    def where(self, rule: Column, number: Column) -> Column:
        return self._f.when(rule, number)

    def first_known(self, numbers: Sequence[Column]) -> Column:
        return self._f.coalesce(*numbers)

    def outermost(self, numbers: Sequence[Column], *, latest: bool) -> Column:
        if len(numbers) == 1:
            return numbers[0]
        return self._f.greatest(*numbers) if latest else self._f.least(*numbers)

    def _step(self, day: Column, step: Term) -> Column:
        f = self._f
        match step:
            case After(_, length, Unit.DAYS):
                return day + f.lit(length)
            case After(_, length, Unit.MONTHS):
                return f.unix_date(self._months(day, length))
            case After(_, length, Unit.YEARS):
                return f.unix_date(self._months(day, 12 * length))
            case After(unit=Unit.WORKING_DAYS) | WorkingDay():
                return self._later(day, step)
            case Birthday(_, age):
                born, reached = f.date_from_unix_date(day), self._months(day, 12 * age)
                leap = (f.month(born) == 2) & (f.day(born) == 29) & (f.day(reached) == 28)
                return f.unix_date(reached) + f.when(leap, f.lit(1)).otherwise(f.lit(0))
            case Latest(days) | Earliest(days):
                fixed = [f.lit(number_of(day.day)) for day in days if isinstance(day, Day)]
                pick = f.greatest if isinstance(step, Latest) else f.least
                return f.when(day.isNotNull(), pick(day, *fixed)) if fixed else day
            case _:
                raise TypeError(f"not a step from day to day: {step!r}")

    def _months(self, day: Column, months: int) -> Column:
        """So many months on, the month's last day where it is too short: what `add_months` does."""
        return self._f.add_months(self._f.date_from_unix_date(day), months)

    def _later(self, day: Column, step: Term) -> Column:
        """The day moved on by as many days as a table of bytes says: for steps that look at the calendar itself."""
        f = self._f
        first, later = _days_later(step)
        place = day - f.lit(first - 1)
        found = f.lit(later).substr(place, f.lit(1))
        return day + f.conv(f.hex(found), 16, 10).cast("int")

    def extreme(self, numbers: Sequence[Column], *, latest: bool) -> Column:
        every = reduce(operator.and_, (number.isNotNull() for number in numbers))
        found = numbers[0]
        if len(numbers) > 1:
            found = self._f.greatest(*numbers) if latest else self._f.least(*numbers)
        return self._f.when(every, found)

    def chosen(self, holds: Column, number: Column, rest: Column | None, *, together: bool) -> Column:
        found = self._f.when(holds, number)
        if rest is None:
            return found
        return found.otherwise(rest) if together else found.when(holds.isNull(), self.number(None)).otherwise(rest)


@cache
def _days_later(step: Term) -> tuple[int, bytearray]:
    """The first day of a table, and for every day from it on how many days later the step arrives, a byte each.

    Raises LawError for a step that goes further than a byte can tell.
    """
    first, days = whole_calendar()
    later = moved(days, step) - days
    if later.min() < 0 or later.max() > 255:
        raise LawError("a rule counts more working days than Spark's table can hold (about 175)")
    return first, bytearray(later.astype(np.uint8).tobytes())


_ORDERS: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
}
