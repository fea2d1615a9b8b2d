"""How an appointment takes place: who calls whom, and by what. It is never more than their rules tell."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from django.utils.translation import gettext as _

from amparo.office.cases.messages.profile import profile
from amparo.office.cases.people import addresses
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.platform import telephones


class Way(StrEnum):
    """What their page says of an appointment; the value is laid down, and names the words of the public pages."""

    WE_CALL = "we_call"
    THEY_CALL = "they_call"
    SMS = "sms"  # we write, and they call; so with the next two
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    UNKNOWN = "unknown"  # somebody of the office has to tell them


WRITTEN = {Channel.SMS: Way.SMS, Channel.WHATSAPP: Way.WHATSAPP, Channel.EMAIL: Way.EMAIL}


def way_of(rules: SafeContact) -> Way:
    """The way that their rules leave open, whatever the hour.

    Through somebody else, by letter, in person, to what is no number or address, or where they would have to call an
    office that names no telephone: a person decides.
    """
    way = _by_channel(rules)
    return way if way is Way.WE_CALL or profile().phone else Way.UNKNOWN


def way_at(rules: SafeContact, at: dt.datetime) -> Way:
    """The way at one moment. Outside of the hours that they allowed nobody promises to call or to write."""
    way = way_of(rules)
    outside = rules.hours_known and not rules.is_open(at)
    return Way.UNKNOWN if outside and way is not Way.THEY_CALL else way


def shown_to_staff(rules: SafeContact | None) -> str:
    """What their page says of an appointment, for those who have to keep it."""
    texts = {
        Way.WE_CALL: _("Of an appointment their page says: we call you at that time."),
        Way.THEY_CALL: _("Of an appointment their page says: we do not call or write; you call us at that time."),
        Way.SMS: _("Of an appointment their page says: we send a text message at that time, then you call us."),
        Way.WHATSAPP: _(
            "Of an appointment their page says: we write on WhatsApp or Signal at that time, then you call us."
        ),
        Way.EMAIL: _("Of an appointment their page says: we send an e-mail at that time, then you call us."),
        Way.UNKNOWN: _("Their page cannot say how you will talk at an appointment: tell them in an answer."),
    }[way_of(rules) if rules else Way.UNKNOWN]
    if rules is None or not rules.hours_known:
        return texts
    return texts + " " + _("At an hour outside of those they allowed it does not say how: tell them.")


def _by_channel(rules: SafeContact) -> Way:
    if rules.channel == Channel.NONE:
        return Way.THEY_CALL
    if rules.channel == Channel.PHONE:
        return Way.WE_CALL if telephones.writable(rules.detail) else Way.UNKNOWN
    written = WRITTEN.get(Channel(rules.channel), Way.UNKNOWN)
    return written if addresses.writable(rules.channel, rules.detail) else Way.UNKNOWN
