"""When something happened, as exactly as anybody knows, and no more exactly."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amparo.office.platform.ui.templatetags.ui import plain_day


class How(models.TextChoices):
    """How well the time is known."""

    DAY = "day", _("On one date")
    SPAN = "span", _("Over a period")
    BETWEEN = "between", _("On an unknown date between two dates")
    MONTH = "month", _("In a month or a year")
    UNKNOWN = "unknown", _("Not known")


@dataclass(frozen=True, slots=True)
class When:
    """A day, a stretch of days, a month or a year with its first and last day, or unknown; and what was said of it."""

    how: How = How.UNKNOWN
    first: dt.date | None = None
    last: dt.date | None = None
    words: str = ""

    @classmethod
    def month_of(cls, year: int, month: int | None, words: str = "") -> When:
        """A month, or without one a whole year."""
        last = month or 12
        ends = dt.date(year, last, calendar.monthrange(year, last)[1])
        return cls(How.MONTH, dt.date(year, month or 1, 1), ends, words)

    def __bool__(self) -> bool:
        return self.first is not None

    @property
    def order(self) -> tuple[dt.date, dt.date]:
        """Earliest first; what has no day comes last."""
        first = self.first or dt.date.max
        return first, self.last or first

    @property
    def is_year(self) -> bool:
        """Whether only the year is known."""
        return self.how == How.MONTH and self.first is not None and self.first.month != (self.last or self.first).month

    def __str__(self) -> str:
        if self.first is None:
            return ""
        if self.how == How.MONTH:
            return str(self.first.year) if self.is_year else formats.date_format(self.first, "F Y")
        if self.last is None:
            return plain_day(self.first)
        values = {"first": plain_day(self.first), "last": plain_day(self.last)}
        if self.how == How.SPAN:
            return gettext("from %(first)s to %(last)s") % values
        return gettext("on an unknown date between %(first)s and %(last)s") % values

    def kept(self) -> dict[str, str]:
        """As it is sealed."""
        first, last = (day.isoformat() if day else "" for day in (self.first, self.last))
        return {"how": self.how.value, "first": first, "last": last, "words": self.words}

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> When:
        """As it was sealed."""
        first, last = (dt.date.fromisoformat(kept[name]) if kept[name] else None for name in ("first", "last"))
        return cls(How(kept["how"]), first, last, kept["words"])
