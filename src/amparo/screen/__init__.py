"""The law applied: one person explained, a whole docket screened, a change of law followed to those it touches.

`explain` reads one person; `docket` and `changes` read columns, with Polars or with Spark, from the same trees.
Nothing here knows of terminals or of the web.

The package itself can be called: `amparo.screen(frame, on=day)` is `checked.screen_frame`.
"""

from __future__ import annotations

import datetime as dt
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


class _Screen(ModuleType):
    """This package, which can be called like the function that people expect under its name."""

    def __call__(self, people: pl.DataFrame, *, on: dt.date) -> pl.DataFrame:
        from amparo.screen.checked import screen_frame

        return screen_frame(people, on=on)


sys.modules[__name__].__class__ = _Screen
