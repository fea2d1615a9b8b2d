"""The checked face for Python programs: facts and frames are checked before the law reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from amparo.errors import FactError
from amparo.law.book import the_law
from amparo.law.given import facts_given
from amparo.screen.explain import Explanation
from amparo.screen.explain import explain as _explain

if TYPE_CHECKING:
    import polars as pl


def explain(facts: Mapping[str, object], *, on: dt.date) -> Explanation:
    """Everything the law says of one person on a day.

    Raises FactError for a fact that is not declared or a value that is not plainly one of its kind.
    """
    return _explain(the_law(), facts_given(facts, the_law().facts), _day(on))


def screen_frame(people: pl.DataFrame, *, on: dt.date) -> pl.DataFrame:
    """The answers for everyone in a frame, one row a person: see `screen.docket.answers`.

    Raises DocketError for a missing or repeated key, a column that is no fact, a type or a value it cannot have.
    """
    from amparo.screen.docket import answers, checked

    return answers(checked(people, the_law().facts), the_law(), _day(on)).collect()


def _day(on: object) -> dt.date:
    if not isinstance(on, dt.date) or isinstance(on, dt.datetime):
        raise FactError(f"on: {on!r} is refused: it must be a day (datetime.date)")
    return on
