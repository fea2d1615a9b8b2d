"""The reader past one machine: the same trees as native Spark expressions, for dockets that outgrow Polars.

Needs the extra `spark` and Java. No Python runs in the workers: rules become Spark SQL, three-valued by its null.
"""

from __future__ import annotations

import datetime as dt
import operator
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from amparo.errors import DocketError
from amparo.law.book import Law
from amparo.law.consistency import CONTRADICTIONS
from amparo.law.deadline import Deadline
from amparo.law.facts import Fact
from amparo.law.reckoning import DeadlineStatus
from amparo.law.tree import facts_of
from amparo.screen.calendar_tables import number_of
from amparo.screen.compiler import Compiler
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
from amparo.screen.spark_bounds import Beside
from amparo.screen.spark_operations import SparkOperations

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


def spark_columns(
    facts: Mapping[str, Fact],
    present: frozenset[str],
    beside: Beside | None = None,
    whole: frozenset[str] = frozenset(),
) -> Compiler[Column]:
    """The compiler of trees to Spark expressions, for a docket with these columns, of which some are `whole`: no gaps.

    With `beside` its expressions read columns that this puts beside those of the docket.
    """
    return Compiler(SparkOperations(facts, beside), facts, present, whole)


def answers(docket: DataFrame, law: Law, day: dt.date) -> DataFrame:
    """The answers for everyone in a docket: the columns and meanings of `docket.answers`, names as text.

    Dates are dates, yes/no booleans, whole numbers integers, all else text.
    """
    from pyspark.sql import functions as f

    beside, names, today = Beside(), frozenset(docket.columns), law.on(day)
    compiler = spark_columns(law.facts, names, beside)
    recorded = spark_columns(law.facts, names, whole=names)
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
    parts += [column for _, both in stand for column in both] + [_contradictions(recorded, law, day)]
    finals += [f.col(name + part) for name, _ in stand for part in (STATUS, MISSED_BY)] + [f.col(CONTRADICTED)]
    return beside.put(docket).select(PERSON, *parts).select(*finals)


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
