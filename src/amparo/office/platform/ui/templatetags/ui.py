"""Days with their weekday and how far off they are, law in the reader's language, small marks."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django import template
from django.forms import BoundField, Textarea, Widget
from django.forms.widgets import Input
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from amparo.law.partial import Between
from amparo.office.platform.ui import moments, places
from amparo.office.platform.ui.law_text import law_words

register = template.Library()


register.filter("law", law_words)
register.filter("place_of", places.place_of)


@register.filter
def localday(value: dt.datetime) -> dt.date:
    """The day of a moment by the office's clock."""
    return moments.office_day(value)


@register.filter
def localhour(value: dt.datetime | dt.time | None) -> str:
    """The hour of a moment by the office's clock, or an hour as it stands: `8:30`."""
    return "" if value is None else moments.hour_text(value)


@register.filter
def moment(value: dt.datetime | None) -> str:
    """`Fri 27 Nov 2026 19:16`, by the office's clock."""
    return "" if value is None else moments.moment_text(value)


@register.filter
def exact_moment(value: dt.datetime | None) -> str:
    """`Fri 27 Nov 2026 19:16:08`, by the office's clock."""
    return "" if value is None else moments.moment_text(value, "H:i:s")


@register.filter
def month_year(value: dt.date) -> str:
    """`November 2026`: the head of a month."""
    return formats.date_format(value, "F Y")


@register.filter
def month_name(value: dt.date) -> str:
    """`November`."""
    return formats.date_format(value, "F")


@register.filter
def weekday(value: dt.date) -> str:
    """`Thu`: the head of a column of days."""
    return formats.date_format(value, "D")


@register.filter
def iso(value: dt.date | dt.datetime | None) -> str:
    """A day `2026-11-26` or an instant with its offset, for addresses and attributes; never to be read."""
    return value.isoformat() if value else ""


@register.filter
def iso_month(value: dt.date) -> str:
    """`2026-11`, for addresses."""
    return f"{value:%Y-%m}"


@register.filter
def day(value: dt.date | dt.datetime | Between[dt.date] | None) -> SafeString | str:
    """`Thu 26 Nov 2026, in 2 days`; of a moment, its day by the office's clock; `1990` of a year alone."""
    if value is None or isinstance(value, Between):
        return plain_day(value)
    value = moments.office_day(value)
    return format_html(
        '<time datetime="{}">{}<span class="away">, {}</span></time>', value.isoformat(), plain_day(value), away(value)
    )


@register.filter
def plain_day(value: dt.date | dt.datetime | Between[dt.date] | None) -> str:
    """`Thu 26 Nov 2026`, in the language of the page; of a moment, its day by the office's clock; `1990` or `May 1990`
    of what is known by year or month alone."""
    if isinstance(value, Between):
        return moments.partial_text(value)
    return "" if value is None else moments.day_text(value)


@register.filter
def away(value: dt.date | None) -> str:
    """`in 2 days`, `today`, `3 days ago`."""
    if value is None:
        return ""
    days = (value - timezone.localdate()).days
    if days == 0:
        return gettext("today")
    if days == 1:
        return gettext("tomorrow")
    if days > 0:
        return ngettext("in %(n)s day", "in %(n)s days", days) % {"n": formats.number_format(days)}
    return ngettext("%(n)s day ago", "%(n)s days ago", -days) % {"n": formats.number_format(-days)}


@register.filter
def urgency(value: dt.date | None) -> str:
    """A class for how near a day is: past, now (within a week), soon (within 30 days) or far."""
    if value is None:
        return ""
    days = (value - timezone.localdate()).days
    return "past" if days < 0 else "now" if days <= 7 else "soon" if days <= 30 else "far"


@register.filter
def clock(value: dt.datetime, zone: str) -> str:
    """The hour at a place: `8:30 MST`."""
    there = value.astimezone(ZoneInfo(zone))
    return f"{formats.time_format(there, 'H:i')} {there.tzname()}"


@register.filter
def hour(value: dt.datetime | None, zone: str) -> str:
    """The bare hour at a place: `8:30`."""
    return formats.time_format(value.astimezone(ZoneInfo(zone)), "H:i") if value else ""


@register.filter
def day_there(value: dt.datetime, zone: str) -> dt.date:
    """The day at a place."""
    return moments.day_at(value, zone)


KEYBOARDS = {"number": "numeric", "tel": "tel", "email": "email"}


def typing_of(widget: Widget) -> dict[str, str | bool]:
    """The keyboard that a control needs, and that the browser keeps nothing of it: several people use one machine."""
    kind = getattr(widget, "input_type", "text")
    found = {"inputmode": KEYBOARDS[kind]} if kind in KEYBOARDS else {}
    if isinstance(widget, (Input, Textarea)) and kind not in ("checkbox", "radio", "file", "hidden"):
        found["autocomplete"] = "off"
    return {name: value for name, value in found.items() if name not in widget.attrs}


@register.filter
def described(field: BoundField) -> SafeString | str:
    """The field with its error and help named for a screen reader."""
    name = field.auto_id if field.use_fieldset else field.id_for_label
    ids = [f"{name}-error"] if field.errors else []
    ids += [f"{name}-help"] if field.help_text else []
    attributes: dict[str, str | bool] = {"aria-describedby": " ".join(ids)} if ids else {}
    if field.errors:
        attributes["aria-invalid"] = "true"
    return field.as_widget(attrs=typing_of(field.field.widget) | attributes)
