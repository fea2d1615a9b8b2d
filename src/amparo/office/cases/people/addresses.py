"""The number or address by which somebody is written to, checked when it is typed and not on the day it is needed."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from amparo import typed_text
from amparo.office.cases.people.contact import Channel
from amparo.office.platform import telephones
from amparo.office.platform.telephones import Fault, Number

NUMBERED = frozenset({Channel.SMS, Channel.WHATSAPP})
"""Ways by which a message goes to a telephone number."""
_NEVER_IN_EMAIL = re.compile(r"[\s,;<>\"\\]|=\?")
_as_email = EmailValidator()


def writable(channel: str, detail: str) -> str:
    """What a message by that way goes to: the number as +526561234567, the e-mail or postal address; "" for nothing."""
    if channel in NUMBERED:
        return telephones.writable(detail)
    if channel == Channel.EMAIL:
        return _email(detail)
    return detail.strip() if channel == Channel.LETTER else ""


def kept(channel: str, detail: str, countries: Collection[str] = ()) -> str:
    """What was typed as it is kept: a number or e-mail address as it is written, the rest to the letter."""
    if channel in (*NUMBERED, Channel.PHONE):
        found = telephones.read(detail, countries)
        return found.written if isinstance(found, Number) else detail
    return _email(detail) or detail if channel == Channel.EMAIL else detail


def fault(channel: str, detail: str) -> str:
    """Why no message can go there and what to write instead; "" where one can, or where none goes by that way."""
    if not detail.strip():
        return ""
    if channel == Channel.EMAIL and not _email(detail):
        return _("This is no e-mail address a message can go to.")
    found = telephones.read(detail) if channel in NUMBERED else None
    return _unread(found) if isinstance(found, telephones.Unread) else ""


def _unread(found: telephones.Unread) -> str:
    if found.fault is Fault.SEVERAL:
        return _(
            "These are several numbers. Write the one a message can go to; the others belong under “When, in words”."
        )
    if found.fault is Fault.WORDS:
        return _("Write the number alone; what is to be known about it belongs under “When, in words” or “Never”.")
    if len(found.readings) > 1:
        numbers = _(" or ").join(found.readings)
        return _("Which country? Not a number a message can go to; write %(numbers)s.") % {"numbers": numbers}
    return _("Not a number a message can go to; write %(number)s.") % {"number": found.example}


def _email(detail: str) -> str:
    address = typed_text.plain(detail)
    if not address.isascii() or _NEVER_IN_EMAIL.search(address):
        return ""
    try:
        _as_email(address)
    except ValidationError:
        return ""
    return address
