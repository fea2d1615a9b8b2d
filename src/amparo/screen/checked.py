"""The checked face for Python programs: facts and frames are checked before the law reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from amparo.errors import DocketError, FactError, PolicyFileError
from amparo.law.book import Law, the_law
from amparo.law.check import check_policy
from amparo.law.given import facts_given
from amparo.law.names import nearest
from amparo.law.policy_json import policy_from_json
from amparo.law.record import Record, Records
from amparo.law.records import RECORD_KINDS
from amparo.screen.explain import Explanation
from amparo.screen.explain import explain as _explain

if TYPE_CHECKING:
    import polars as pl


def explain(
    facts: Mapping[str, object],
    *,
    on: dt.date,
    records: Mapping[str, Sequence[Mapping[str, object]]] = MappingProxyType({}),
) -> Explanation:
    """Everything the law says of one person on a day.

    `records` gives `proceedings`, `hearings`, `filings` and `arrivals`, each a list of records with the fields that
    `law.records` declares. Raises FactError for a fact that is not declared or a value that is not plainly one
    of its kind.
    """
    law = the_law()
    return _explain(law, facts_given(facts, law.facts), _day("on", on), _records(records))


def _records(records: Mapping[str, Sequence[Mapping[str, object]]]) -> Records:
    known: dict[str, Sequence[Record]] = {}
    for name, rows in records.items():
        if name not in RECORD_KINDS:
            raise FactError(f"there are no records called “{name}”{nearest(str(name), RECORD_KINDS)}")
        try:
            known[name] = [facts_given(row, RECORD_KINDS[name].fields) for row in rows]
        except FactError as wrong:
            raise FactError(f"{name}: {wrong}") from None
    return known


def screen_frame(
    people: pl.DataFrame, *, on: dt.date, tables: Mapping[str, pl.DataFrame] | None = None
) -> pl.DataFrame:
    """The answers for everyone in a frame, one row a person: see `screen.docket.answers`.

    `tables` gives `proceedings`, `hearings`, `filings` and `arrivals`, frames with any number of rows a `person`.
    Raises DocketError for a missing or repeated key, a column that is no fact, a type or a value it cannot have.
    """
    from amparo.screen.docket import answers
    from amparo.screen.record_columns import with_records

    law, day = the_law(), _day("on", on)
    return answers(with_records(_frame(people), _tables(tables or {}), law.facts, day), law, day).collect()


def changes(
    people: pl.DataFrame, *, before: dt.date, after: dt.date, draft: Mapping[str, Any] | None = None
) -> pl.DataFrame:
    """Whose answer differs between two days, one row a person and form of relief: see `screen.changes.changes`.

    `draft` is a policy, as `docs/policy-files.md` writes it, that holds on the second day. Raises DocketError as
    `screen_frame`, FactError for days in the wrong order, PolicyFileError for a draft that cannot be.
    """
    from amparo.screen.changes import changes as moved

    first, second = _day("before", before), _day("after", after)
    if second < first:
        raise FactError(f"after: {second} is refused: it lies before {first}, the day before the change")
    law = the_law()
    return moved(_frame(people), (law, first), (law if draft is None else _with_draft(law, draft), second))


def _with_draft(law: Law, draft: Mapping[str, Any]) -> Law:
    if not isinstance(draft, Mapping):
        raise PolicyFileError(f"draft: {draft!r} is refused: give a policy as a mapping, such as json.load gives")
    policy = policy_from_json(dict(draft))
    if problems := check_policy(law, policy):
        raise PolicyFileError("draft: " + "; ".join(str(problem) for problem in problems[:5]))
    return law.with_policy(policy)


def _frame(people: object) -> pl.DataFrame:
    import polars as pl

    from amparo.screen.docket import checked

    if not isinstance(people, pl.DataFrame):
        raise DocketError(
            f"people: a {type(people).__name__} of {type(people).__module__} is refused: give a polars.DataFrame "
            "(polars.from_pandas makes one of a frame of pandas, collect() of a LazyFrame)"
        )
    return checked(people, the_law().facts)


def _tables(tables: Mapping[str, object]) -> dict[str, pl.DataFrame]:
    from amparo.screen.record_columns import checked_table

    unknown = [name for name in tables if name not in RECORD_KINDS]
    if unknown:
        raise DocketError(f"there are no records called “{unknown[0]}”{nearest(unknown[0], RECORD_KINDS)}")
    return {name: checked_table(table, RECORD_KINDS[name]) for name, table in tables.items()}


def _day(name: str, day: object) -> dt.date:
    if not isinstance(day, dt.date) or isinstance(day, dt.datetime):
        raise FactError(f"{name}: {day!r} is refused: it must be a day (datetime.date)")
    return day
