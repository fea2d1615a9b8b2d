"""The reader past one machine: the same trees as native Spark expressions, for dockets that outgrow Polars.

Needs the extra `spark` and Java. No Python runs in the workers: rules become Spark SQL, three-valued by its null.
"""

from __future__ import annotations

import datetime as dt
import operator
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from amparo.errors import DocketError, LawError
from amparo.law.book import Law
from amparo.law.calendar import Unit
from amparo.law.consistency import CONTRADICTIONS
from amparo.law.deadline import Deadline
from amparo.law.facts import Fact, Kind
from amparo.law.reckoning import DeadlineStatus
from amparo.law.tree import After, Birthday, Day, Earliest, Latest, Term, WorkingDay, facts_of
from amparo.screen.calendar_tables import moved, number_of, whole_calendar
from amparo.screen.compiler import Compiler, latest_of
from amparo.screen.docket import (
    CONTRADICTED,
    DECIDED_BY,
    DIFFERING,
    MISSED_BY,
    NEXT_DEADLINE,
    NEXT_DEADLINE_ON,
    PERSON,
    STATUS,
    answer_schema,
    dated,
)
from amparo.screen.record_columns import NO_TABLES
from amparo.screen.record_spark import ROW, with_records

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

HOW_TO_INSTALL = (
    "install it with “uv sync --extra spark”, and Java 17 or newer, for example with “apt-get install "
    "default-jre-headless”"
)


@cache
def session() -> SparkSession:
    """A quiet Spark on this machine, reachable from nowhere else. Raises DocketError when Spark or Java is missing."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise DocketError(f"the engine spark is not here: {HOW_TO_INSTALL}") from None
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "4g",
        "spark.sql.session.timeZone": "UTC",
        "spark.log.level": "ERROR",
        "spark.sql.warehouse.dir": str(Path(tempfile.gettempdir()) / "amparo-spark"),
        # The law is a plan of tens of megabytes as text, which Spark would write out for pages that nobody opens,
        "spark.sql.maxPlanStringLength": "1000",
        # and would ask, at each of its thousands of nodes, from which line of ours it comes.
        "spark.python.sql.dataFrameDebugging.enabled": "false",
    }
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.appName("amparo").master("local[*]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as wrong:
        reason = str(wrong).splitlines()[0]
        raise DocketError(f"Spark does not start ({reason}): {HOW_TO_INSTALL}") from None


def spark_columns(facts: Mapping[str, Fact], present: frozenset[str]) -> Compiler[Column]:
    """The compiler of trees to Spark expressions, for a docket with these columns."""
    return Compiler(SparkOperations(facts), facts, present)


def answers(docket: DataFrame, law: Law, day: dt.date) -> DataFrame:
    """The answers for everyone in a docket: the columns and meanings of `docket.answers`, names as text.

    Dates are dates, yes/no booleans, whole numbers integers, all else text.
    """
    from pyspark.sql import functions as f

    compiler, today = spark_columns(law.facts, frozenset(docket.columns)), law.on(day)
    parts: list[Column] = []
    finals: list[Column] = [f.col(PERSON)]
    for name in law.relief:
        requirements = today.requirements(name)
        met = [f"{name}:{place}" for place in range(len(requirements))]
        parts += [
            compiler.rule(requirement.rule).alias(part) for requirement, part in zip(requirements, met, strict=True)
        ]
        columns = [f.col(part) for part in met]
        finals.append(reduce(operator.and_, columns).alias(name))
        finals.append(
            _first_unmet(columns, [requirement.element.name for requirement in requirements]).alias(name + DECIDED_BY)
        )
    parts += [_still_due(compiler, law, name, day).alias(f"{name}:day") for name in law.deadlines]
    due = [(name, f.col(f"{name}:day")) for name in law.deadlines]
    first = f.least(*(last for _, last in due))
    finals.append(f.coalesce(*(f.when(last == first, f.lit(name)) for name, last in due)).alias(NEXT_DEADLINE))
    finals.append(f.date_from_unix_date(first).alias(NEXT_DEADLINE_ON))
    stand = [(name, _status(compiler, law, name, day)) for name in dated(law)]
    parts += [column for _, both in stand for column in both] + [_contradictions(compiler, law, day)]
    finals += [f.col(name + part) for name, _ in stand for part in (STATUS, MISSED_BY)] + [f.col(CONTRADICTED)]
    return docket.select(PERSON, *parts).select(*finals)


def _first_unmet(met: Sequence[Column], elements: Sequence[str]) -> Column:
    from pyspark.sql import functions as f

    pairs = list(zip(met, elements, strict=True))
    failed = (f.when(~rule, f.lit(element)) for rule, element in pairs)
    unknown = (f.when(rule.isNull(), f.lit(element)) for rule, element in pairs)
    return f.coalesce(*failed, *unknown)


def _still_due(compiler: Compiler[Column], law: Law, name: str, day: dt.date) -> Column:
    from pyspark.sql import functions as f

    deadline, today = law.on(day).deadline(name), number_of(day)
    first, last = compiler.ends(deadline.falls_on)
    no = f.lit(False)
    over = f.coalesce(compiler.rule(deadline.none), no) | _done(compiler, deadline)
    return f.when((last >= today) & ~over, first if first is last else f.greatest(first, f.lit(today)))


def _done(compiler: Compiler[Column], deadline: Deadline) -> Column:
    from pyspark.sql import functions as f

    no = f.lit(False)
    return no if deadline.done_when is None else f.coalesce(compiler.rule(deadline.done_when), no)


def _status(compiler: Compiler[Column], law: Law, name: str, day: dt.date) -> list[Column]:
    from pyspark.sql import functions as f

    deadline, today = law.on(day).deadline(name), number_of(day)
    assert deadline.done_when is not None
    assert deadline.done_on is not None
    done = compiler.rule(deadline.done_when)
    none = f.coalesce(compiler.rule(deadline.none), f.lit(False))
    (last, latest), (on_record, record_ends) = compiler.ends(deadline.falls_on), compiler.ends(deadline.done_on)
    if last is not latest or on_record is not record_ends:
        varies = compiler.varies(deadline.done_when)
        ends = f.when(~none, last), f.when(~none, latest)
        return _status_in_part(name, today, ends, (on_record, record_ends), (done, varies))
    last = f.when(~none, last)
    known = f.when(done & (on_record <= today), on_record)
    late = f.when(f.coalesce(done, f.lit(False)), known - last).when(~done, f.lit(today) - last)
    status = (
        f.when(last.isNull(), f.lit(None))
        .when(late > 0, f.lit(DeadlineStatus.MISSED.value))
        .when(known.isNotNull(), f.lit(DeadlineStatus.MET.value))
        .when(done, f.lit(DeadlineStatus.DONE.value))
        .when(last >= today, f.lit(DeadlineStatus.OPEN.value))
        .otherwise(f.lit(DeadlineStatus.PASSED.value))
    )
    return [status.alias(name + STATUS), f.when(late > 0, late).cast("int").alias(name + MISSED_BY)]


def _status_in_part(
    name: str, today: int, last: tuple[Column, Column], record: tuple[Column, Column], done: tuple[Column, Column]
) -> list[Column]:
    """`docket._status_in_part` in Spark."""
    from pyspark.sql import functions as f

    (first, latest), (began, ended), (done_at_all, varies) = last, record, done
    is_done = f.coalesce(done_at_all, f.lit(False))
    least, most = f.when(is_done, began - latest).otherwise(f.lit(today) - latest), ended - first
    literal = {status: f.lit(status.value) for status in DeadlineStatus}
    when_done = (
        f.when(began.isNull() | (began > today), literal[DeadlineStatus.DONE])
        .when((ended > today) | ((least <= 0) & (most > 0)), literal[DeadlineStatus.ASK])
        .when(least > 0, literal[DeadlineStatus.MISSED])
        .otherwise(literal[DeadlineStatus.MET])
    )
    not_done = (
        f.when(first >= today, literal[DeadlineStatus.OPEN])
        .when(latest >= today, literal[DeadlineStatus.ASK])
        .when(~done_at_all, literal[DeadlineStatus.MISSED])
        .otherwise(literal[DeadlineStatus.PASSED])
    )
    status = f.when(first.isNull(), f.lit(None)).when(varies, literal[DeadlineStatus.ASK])
    status = status.when(is_done, when_done).otherwise(not_done)
    missed = f.when(status == DeadlineStatus.MISSED.value, least).cast("int")
    return [status.alias(name + STATUS), missed.alias(name + MISSED_BY)]


def _contradictions(compiler: Compiler[Column], law: Law, day: dt.date) -> Column:
    from pyspark.sql import functions as f

    found = [f.nullif(f.col(DIFFERING), f.lit(""))] if DIFFERING in compiler.present else []
    found += [
        f.when(compiler.rule(law.on(day).contradiction(contradiction)), f.lit(contradiction.name))
        for contradiction in CONTRADICTIONS
        if not compiler.present.isdisjoint(facts_of(contradiction.rule))
    ]
    if not found:
        return f.lit(None).cast("string").alias(CONTRADICTED)
    names = f.concat_ws(";", *found)
    return f.when(names != "", names).alias(CONTRADICTED)


def answer_batches(
    people: Iterator[pl.DataFrame], law: Law, day: dt.date, tables: Mapping[str, pl.DataFrame] = NO_TABLES
) -> Iterator[pl.DataFrame]:
    """The answers for batches of typed people, worked out by Spark over all of them at once, in an order of its own.

    Facts that follow from the `tables` of records stand in place of others. Raises DocketError when Spark is missing.
    """
    spark = session()
    from pyspark.errors import PySparkException

    with tempfile.TemporaryDirectory(prefix="amparo-spark-") as folder:
        docket, found = Path(folder) / "docket", Path(folder) / "answers"
        docket.mkdir()
        for number, batch in enumerate(people):
            _as_text(batch).write_parquet(docket / f"{number:06d}.parquet")
        schema = answer_schema(law, day)
        if not any(docket.iterdir()):
            yield pl.DataFrame(schema=schema)
            return
        try:
            frame = spark.read.option("mergeSchema", "true").parquet(str(docket))
            answers(_with_records(frame, tables, law, day, Path(folder)), law, day).write.parquet(str(found))
        except PySparkException as wrong:
            raise DocketError(f"Spark stopped: {str(wrong).splitlines()[0][:200]}") from None
        for part in sorted(found.glob("*.parquet")):
            yield pl.read_parquet(part).cast(schema)  # type: ignore[arg-type]


def _as_text(frame: pl.DataFrame) -> pl.DataFrame:
    """Choices and countries as text, which is what Spark reads them as."""
    words = [name for name, kind in frame.schema.items() if isinstance(kind, pl.Enum)]
    return frame.with_columns(pl.col(words).cast(pl.String))


def _with_records(
    docket: DataFrame, tables: Mapping[str, pl.DataFrame], law: Law, day: dt.date, folder: Path
) -> DataFrame:
    held = {}
    for name, table in tables.items():
        if table.height:
            _as_text(table).with_row_index(ROW).with_columns(pl.col(ROW).cast(pl.Int64)).write_parquet(folder / name)
            held[name] = session().read.parquet(str(folder / name))
    return with_records(docket, held, law.facts, day, spark_columns)


class SparkOperations:
    """The operations of `operations.Operations` in Spark."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        from pyspark.sql import functions

        self._f: Any = functions
        self._facts = facts

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
