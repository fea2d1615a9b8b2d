"""A whole docket at once: for every person each form of relief, the element that decided it, and the next deadline.

A docket is a frame with one row a person: `person` as key, a column per fact, typed as `columns.column_type`
says; `docket_file` makes one from a file. A fact without a column is unknown for everyone. Where a date is known by
its month or year alone, its column holds the first day it can be and `<fact>_latest` the last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import polars as pl

from amparo.errors import DocketError
from amparo.law.book import Law
from amparo.law.consistency import CONTRADICTIONS
from amparo.law.deadline import Deadline
from amparo.law.facts import FIRST_DAY, LAST_DAY, Fact, Kind
from amparo.law.reckoning import DeadlineStatus
from amparo.law.tree import Rule, facts_of
from amparo.screen.calendar_tables import number_of
from amparo.screen.columns import Kept, column_type, columns, without_gaps
from amparo.screen.compiler import Compiler, latest_of
from amparo.screen.name_lists import names_that_hold, none_if_empty

PERSON = "person"
DECIDED_BY = "_decided_by"
DIFFERING = "records_differ"
"""The column, made from records, that names the facts given otherwise than they tell."""
NEXT_DEADLINE, NEXT_DEADLINE_ON = "next_deadline", "next_deadline_on"
STATUS, MISSED_BY, CONTRADICTED = "_standing", "_missed_by", "contradictions"
STATUSES = pl.Enum([status.value for status in DeadlineStatus])


def answers(docket: pl.DataFrame | pl.LazyFrame, law: Law, day: dt.date) -> pl.LazyFrame:
    """The answers for everyone in a docket, lazily: collect it, or sink it to a file.

    Columns: `person`; for each form of relief its answer (true, false, null for unknown) and, where that is not
    true, `<relief>_decided_by`, the first element that closes it or leaves it unknown; `next_deadline` and
    `next_deadline_on`, the first deadline on or after the day that is not done yet; for each deadline that can be
    seen to be done `<deadline>_standing` (met, done, missed, passed, open, ask; null where there is no deadline) and
    `<deadline>_missed_by` in days, at the least; `contradictions`, the names of what cannot all be right.
    """
    frame = docket.lazy()
    names = frozenset(frame.collect_schema().names())
    kept = Kept()
    whole, today = without_gaps(docket), law.on(day)
    compiler = columns(law.facts, names, kept, whole)
    recorded = columns(law.facts, names, kept, whole=names)
    requirements = {name: tuple(requirement.rule for requirement in today.requirements(name)) for name in law.relief}
    parts: dict[Rule, str] = {}
    for rules in requirements.values():
        for rule in rules:
            parts.setdefault(rule, f"{len(parts)}:part")
    read = [compiler.rule(rule).alias(name) for rule, name in parts.items()]
    finals: list[pl.Expr] = [pl.col(PERSON)]
    for name, rules in requirements.items():
        met = [pl.col(parts[rule]) for rule in rules]
        finals.append(_all(met).alias(name))
        elements = [requirement.element.name for requirement in today.requirements(name)]
        finals.append(_first_unmet(met, elements).alias(name + DECIDED_BY))
    times = {f"{name}:day": _still_due(compiler, law, name, day) for name in law.deadlines}
    finals += _next([pl.col(name) for name in times], list(law.deadlines))
    stand = [column for name in dated(law) for column in _status(compiler, law, name, day)]
    finals += [pl.col(column.meta.output_name()) for column in stand] + [none_if_empty(CONTRADICTED)]
    read += [*stand, _contradictions(recorded, law, day)]
    read += [due.alias(name) for name, due in times.items()]
    return kept.beside(frame).select(PERSON, *read).select(finals)


def _all(met: Sequence[pl.Expr]) -> pl.Expr:
    whole = met[0]
    for rule in met[1:]:
        whole = whole & rule
    return whole


def _first_unmet(met: Sequence[pl.Expr], elements: Sequence[str]) -> pl.Expr:
    """The first element that is not met or, where none fails, the first that is unknown; null when all are met."""
    names = _element_names(elements)
    codes = [names.categories.to_list().index(element) for element in elements]
    found = pl.lit(None, dtype=pl.UInt8)
    for rule, code in zip(reversed(met), reversed(codes), strict=True):
        found = pl.when(rule.is_null()).then(pl.lit(code, dtype=pl.UInt8)).otherwise(found)
    for rule, code in zip(reversed(met), reversed(codes), strict=True):
        found = pl.when(~rule).then(pl.lit(code, dtype=pl.UInt8)).otherwise(found)
    return found.cat.to(names)


def _element_names(elements: Sequence[str]) -> pl.Enum:
    return pl.Enum(list(dict.fromkeys(elements)))


def answer_schema(law: Law, day: dt.date) -> dict[str, pl.DataType]:
    """The columns of `answers` and their types."""
    schema: dict[str, pl.DataType] = {PERSON: pl.String()}
    for name in law.relief:
        elements = [requirement.element.name for requirement in law.on(day).requirements(name)]
        schema |= {name: pl.Boolean(), name + DECIDED_BY: _element_names(elements)}
    schema |= {NEXT_DEADLINE: pl.Enum(list(law.deadlines)), NEXT_DEADLINE_ON: pl.Date()}
    for name in dated(law):
        schema |= {name + STATUS: STATUSES, name + MISSED_BY: pl.Int32()}
    return schema | {CONTRADICTED: pl.String()}


def dated(law: Law) -> tuple[str, ...]:
    """The deadlines of which the record can show on which day they were met."""
    return tuple(
        name
        for name, deadline in law.deadlines.items()
        if deadline.done_when is not None and deadline.done_on is not None
    )


def _still_due(compiler: Compiler[pl.Expr], law: Law, name: str, day: dt.date) -> pl.Expr:
    """The last day of a deadline as a number; null when there is none, it is done, past, or unknown.

    Where that day is known in part: the first on or after the day asked that it can be.
    """
    deadline, today = law.on(day).deadline(name), number_of(day)
    first, last = compiler.ends(deadline.falls_on)
    over = compiler.rule(deadline.none).fill_null(False) | _done(compiler, deadline)
    soonest = first if first is last else first.clip(lower_bound=today)
    return pl.when((last >= today) & ~over).then(soonest)


def _done(compiler: Compiler[pl.Expr], deadline: Deadline) -> pl.Expr:
    return pl.lit(False) if deadline.done_when is None else compiler.rule(deadline.done_when).fill_null(False)


def _status(compiler: Compiler[pl.Expr], law: Law, name: str, day: dt.date) -> list[pl.Expr]:
    """Where everybody stands with a deadline, and the days by which it was missed: see `reckoning._outcome`."""
    deadline, today = law.on(day).deadline(name), number_of(day)
    assert deadline.done_when is not None
    assert deadline.done_on is not None
    none, done = compiler.rule(deadline.none).fill_null(False), compiler.rule(deadline.done_when)
    (last, latest), (on_record, record_ends) = compiler.ends(deadline.falls_on), compiler.ends(deadline.done_on)
    if last is not latest or on_record is not record_ends:
        varies = compiler.varies(deadline.done_when)
        last, latest = (pl.when(~none).then(end) for end in (last, latest))
        return _status_in_part(name, today, (last, latest), (on_record, record_ends), (done, varies))
    last = pl.when(~none).then(last)
    known = pl.when(done & (on_record <= today)).then(on_record)
    late = pl.when(done.fill_null(False)).then(known - last).when(~done).then(pl.lit(today, dtype=pl.Int32) - last)
    status = (
        pl.when(last.is_null())
        .then(None)
        .when(late > 0)
        .then(pl.lit(DeadlineStatus.MISSED.value))
        .when(known.is_not_null())
        .then(pl.lit(DeadlineStatus.MET.value))
        .when(done)
        .then(pl.lit(DeadlineStatus.DONE.value))
        .when(last >= today)
        .then(pl.lit(DeadlineStatus.OPEN.value))
        .otherwise(pl.lit(DeadlineStatus.PASSED.value))
    )
    return [
        status.cast(STATUSES).alias(name + STATUS),
        pl.when(late > 0).then(late).cast(pl.Int32).alias(name + MISSED_BY),
    ]


def _status_in_part(
    name: str, today: int, last: tuple[pl.Expr, pl.Expr], record: tuple[pl.Expr, pl.Expr], done: tuple[pl.Expr, pl.Expr]
) -> list[pl.Expr]:
    """`_status` for a docket in which days that it hangs on are known by their month or year alone."""
    (first, latest), (began, ended), (done_at_all, varies) = last, record, done
    is_done = done_at_all.fill_null(False)
    day = pl.lit(today, dtype=pl.Int32)
    least, most = pl.when(is_done).then(began - latest).otherwise(day - latest), ended - first
    literal = {status: pl.lit(status.value) for status in DeadlineStatus}
    when_done = (
        pl.when(began.is_null() | (began > today))
        .then(literal[DeadlineStatus.DONE])
        .when((ended > today) | ((least <= 0) & (most > 0)))
        .then(literal[DeadlineStatus.ASK])
        .when(least > 0)
        .then(literal[DeadlineStatus.MISSED])
        .otherwise(literal[DeadlineStatus.MET])
    )
    not_done = (
        pl.when(first >= today)
        .then(literal[DeadlineStatus.OPEN])
        .when(latest >= today)
        .then(literal[DeadlineStatus.ASK])
        .when(~done_at_all)
        .then(literal[DeadlineStatus.MISSED])
        .otherwise(literal[DeadlineStatus.PASSED])
    )
    status = (
        pl.when(first.is_null())
        .then(None)
        .when(varies)
        .then(literal[DeadlineStatus.ASK])
        .when(is_done)
        .then(when_done)
        .otherwise(not_done)
    )
    missed = pl.when(status == DeadlineStatus.MISSED.value).then(least)
    return [status.cast(STATUSES).alias(name + STATUS), missed.cast(pl.Int32).alias(name + MISSED_BY)]


def _contradictions(compiler: Compiler[pl.Expr], law: Law, day: dt.date) -> pl.Expr:
    """The names of what cannot be, parted by semicolons; empty when there is nothing."""
    today = law.on(day)
    holds = {
        contradiction.name: compiler.rule(today.contradiction(contradiction))
        for contradiction in CONTRADICTIONS
        if not compiler.present.isdisjoint(facts_of(contradiction.rule))
    }
    return names_that_hold(holds, DIFFERING if DIFFERING in compiler.present else None).alias(CONTRADICTED)


def _next(days: Sequence[pl.Expr], names: Sequence[str]) -> list[pl.Expr]:
    first = pl.min_horizontal(days)
    which = pl.lit(None, dtype=pl.UInt8)
    for code, due in reversed(list(enumerate(days))):
        which = pl.when(due == first).then(pl.lit(code, dtype=pl.UInt8)).otherwise(which)
    return [which.cat.to(pl.Enum(names)).alias(NEXT_DEADLINE), first.cast(pl.Date).alias(NEXT_DEADLINE_ON)]


def checked(frame: pl.DataFrame, facts: Mapping[str, Fact]) -> pl.DataFrame:
    """The frame, if it is a docket. Raises DocketError for a missing key, an unknown column, a wrong type or a
    day outside 1900 to 2099: for frames that were made by hand."""
    if PERSON not in frame.columns:
        raise DocketError("a docket needs a column “person”, the key of each row")
    if frame[PERSON].null_count() or frame[PERSON].n_unique() != frame.height:
        raise DocketError("every row needs a person of its own: a key is empty or stands twice")
    latest = {latest_of(name): name for name, fact in facts.items() if fact.kind is Kind.DATE}
    for name in frame.columns:
        if name == PERSON:
            continue
        if name not in facts and latest.get(name) not in frame.columns:
            raise DocketError(f"there is no fact called “{name}”")
        fact = facts[latest.get(name, name)]
        if frame.schema[name] != column_type(fact):
            raise DocketError(f"the column {name} must be {column_type(fact)}, it is {frame.schema[name]}")
        if fact.kind is Kind.DATE and not frame[name].is_between(FIRST_DAY, LAST_DAY).all():
            raise DocketError(f"the column {name} has days outside {FIRST_DAY.year} to {LAST_DAY.year}")
        if name in latest and not (frame[name] >= frame[fact.name]).fill_null(frame[name].is_null()).all():
            raise DocketError(f"the column {name} has a day before the first that {fact.name} can be, or without one")
    return frame
