"""Days and moments as the pages of the office show them: one way for each, always by one clock.

A moment is shown by the office's clock, weekday and hour from the same clock. What happens elsewhere (a hearing,
a port) is shown by the clock of that place, which is then named.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amparo.law.partial import Between, is_month, is_year

MONTHLESS_CAPITAL = frozenset({"es"})
"""Languages whose short months have no capital."""


def office_day(value: dt.date | dt.datetime) -> dt.date:
    """The day itself; of a moment, its day by the office's clock. Raises ValueError for a moment without a zone."""
    if not isinstance(value, dt.datetime):
        return value
    return timezone.localtime(value, timezone.get_default_timezone()).date()


def day_at(value: dt.datetime, zone: str) -> dt.date:
    """The day of a moment by the clock of a zone."""
    return value.astimezone(ZoneInfo(zone)).date()


def day_text(value: dt.date | dt.datetime) -> str:
    """`Thu 26 Nov 2026`, in the language of the page."""
    shown = office_day(value)
    return f"{formats.date_format(shown, 'D')} {birth_text(shown)}"


def birth_text(value: dt.date) -> str:
    """`26 Nov 1986`: a day of which nobody needs the weekday."""
    month = "b" if translation.get_language() in MONTHLESS_CAPITAL else "M"
    return formats.date_format(value, f"j {month} Y")


def partial_text(days: Between[dt.date]) -> str:
    """`1990`, `May 1990`: a day known by its year, or by its month, alone; any other days as `between … and …`."""
    if is_year(days):
        return str(days.first.year)
    if is_month(days):
        month = formats.date_format(days.first, "F")
        month = month.lower() if translation.get_language() in MONTHLESS_CAPITAL else month
        return _("%(month)s %(year)s") % {"month": month, "year": days.first.year}
    return _("between %(first)s and %(last)s") % {"first": day_text(days.first), "last": day_text(days.last)}


def age_text(years: int | Between[int]) -> str:
    """`40 years old`; `17 or 18 years old` where the day of birth is known in part."""
    if isinstance(years, Between):
        return _("%(years)s years old") % {"years": range_text(years.first, years.last)}
    return ngettext("%(n)s year old", "%(n)s years old", years) % {"n": years}


def range_text(first: int, last: int) -> str:
    """`17 or 18`, `30 to 59`: a number of which only the ends are known."""
    pattern = _("%(first)s or %(last)s") if last - first == 1 else _("%(first)s to %(last)s")
    return pattern % {"first": first, "last": last}


def short_day(value: dt.date) -> str:
    """`23 Nov`: a mark on the axis of a chart, where the weekday has no room."""
    return formats.date_format(value, "j M")


def hour_text(value: dt.time | dt.datetime, pattern: str = "H:i") -> str:
    """`19:16`: an hour as it stands; of a moment, by the office's clock."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value, timezone.get_default_timezone())
    return formats.time_format(value, pattern)


def moment_text(value: dt.datetime, pattern: str = "H:i") -> str:
    """`Fri 27 Nov 2026 19:16`: day and hour by the office's clock."""
    return f"{day_text(value)} {hour_text(value, pattern)}"


def stamp(value: dt.datetime, zone: str = "") -> str:
    """`2026-11-27T19:16:08-07:00`: a moment for programs with its offset, by the clock of a zone or of the office.

    A document that shows a day beside a stamp so never bears two days.
    """
    there = ZoneInfo(zone) if zone else timezone.get_default_timezone()
    return timezone.localtime(value, there).isoformat(timespec="seconds")
