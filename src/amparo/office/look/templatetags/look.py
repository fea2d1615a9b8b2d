"""Days with their weekday and how far off they are, law in the reader's language, small marks."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django import template
from django.forms import BoundField
from django.utils import formats, timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from amparo.office.look import places
from amparo.office.look.words import law_words

register = template.Library()


register.filter("law", law_words)
register.filter("place_of", places.place_of)


@register.filter
def localday(value: dt.datetime) -> dt.date:
    """The day of a moment by the office's clock."""
    return timezone.localtime(value).date()


@register.filter
def localhour(value: dt.datetime) -> str:
    """The hour of a moment by the office's clock: `8:30`."""
    return formats.time_format(timezone.localtime(value), "H:i")


@register.filter
def day(value: dt.date | None) -> SafeString | str:
    """`Thu 26 Nov 2026, in 2 days`."""
    if value is None:
        return ""
    return format_html(
        '<time datetime="{}">{}<span class="away">, {}</span></time>', value.isoformat(), plain_day(value), away(value)
    )


@register.filter
def plain_day(value: dt.date | None) -> str:
    """`Thu 26 Nov 2026`, in the language of the page."""
    if value is None:
        return ""
    month = "b" if translation.get_language() == "es" else "M"  # Spanish months have no capital
    return f"{formats.date_format(value, 'D')} {formats.date_format(value, f'j {month} Y')}"


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
    return value.astimezone(ZoneInfo(zone)).date()


@register.filter
def described(field: BoundField) -> SafeString | str:
    """The field with its error and help named for a screen reader."""
    name = field.auto_id if field.use_fieldset else field.id_for_label
    ids = [f"{name}-error"] if field.errors else []
    ids += [f"{name}-help"] if field.help_text else []
    attributes: dict[str, str | bool] = {"aria-describedby": " ".join(ids)} if ids else {}
    if field.errors:
        attributes["aria-invalid"] = "true"
    return field.as_widget(attrs=attributes)
