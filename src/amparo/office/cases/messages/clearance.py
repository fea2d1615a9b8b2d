"""The gate to the outside: whether a message may go to somebody, by that way, at that moment, with those words.

`clear` alone makes a `Cleared`, and adapters take nothing else. A cleared message is good for a minute.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from amparo import typed_text
from amparo.errors import OfficeError
from amparo.office.cases.people.addresses import writable
from amparo.office.cases.people.contact import Channel, SafeContact

GOOD_FOR = dt.timedelta(seconds=60)
LONGEST = 600

WRITTEN = frozenset({Channel.SMS, Channel.WHATSAPP, Channel.EMAIL, Channel.LETTER})
"""Ways by which something written reaches somebody."""

MATTER = re.compile(
    r"asyl|asil|azil|убежищ|لجوء|اللجوء|immigra|inmigra|imigra|имигра|иммигра|هجرة|refug|refij|refúg|réfug|беженц"
    r"|lawyer|attorney|abogad|advogad|avocat|avoka|адвокат|юрист|محام|\bcourts?\b|\bcorte\b|tribun|\bсуд|محكمة"
    r"|deport|депорт|\bhearings?\b|audien|слушани|جلسة|\bmpp\b|\buscis\b|\beoir\b|\bice\b|\bcbp\b",
    re.IGNORECASE,
)
"""Words that tell whoever holds the phone what it is about, in the languages we write."""


class Refusal(StrEnum):
    """Why a message may not go."""

    NO_CONTACT = "no contact is safe"
    OTHER_CHANNEL = "this way is not the one they allowed"
    NO_ADDRESS = "there is no number or address that can be written to"
    NOT_NOW = "not at this hour"
    TIMES_UNKNOWN = "no days and hours were agreed on"
    CLOCK_UNKNOWN = "the time zone they live by is not known; ask them"
    CLOCKS_DIFFER = "by the time zones they could live by, the hours never meet; ask which"
    READ_NEVER = "there is something we must never do; a person has to decide"
    TELLS_OFFICE = "the words name the office"
    TELLS_MATTER = "the words tell what it is about"
    TOO_LONG = "the words are too many, or none"


class NotCleared(OfficeError):
    """Something was to be sent that the rules did not clear, or that was cleared too long ago."""


_made_here = object()


class Cleared:
    """A message that the rules of its person allow, now. Made by `clear` and by nothing else."""

    __slots__ = ("_at", "_channel", "_language", "_text", "_to")

    def __init__(self, key: object, channel: str, to: str, text: str, at: dt.datetime, language: str = "") -> None:
        if key is not _made_here:
            raise NotCleared("only the safe-contact rules clear a message: use clearance.clear")
        self._channel, self._to, self._text, self._at, self._language = channel, to, text, at, language

    def __repr__(self) -> str:
        return "<Cleared>"

    @property
    def channel(self) -> str:
        """The way it goes."""
        return self._channel

    @property
    def to(self) -> str:
        """The number or address."""
        return self._to

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    @property
    def language(self) -> str:
        """The person's language, as they said it."""
        return self._language

    def must_be_fresh(self, now: dt.datetime) -> None:
        """Raises NotCleared when it was cleared more than a minute ago: rules and hours may have changed."""
        if not dt.timedelta(0) <= now - self._at <= GOOD_FOR:
            raise NotCleared("cleared too long ago; ask again")


def clear(
    rules: SafeContact, channel: str, text: str, at: dt.datetime, *, office: str, by_hand: bool = False
) -> Cleared | Refusal:
    """A message that may go now, or why it may not.

    `office` is the office's name, which the words must not hold unless allowed. `by_hand`: a person sends it who has
    read what must never be done.
    """
    refused = _about_way(rules, channel, by_hand) or _about_words(rules, text, office)
    if refused:
        return refused
    if channel != Channel.LETTER:  # a letter comes when it comes
        refused = _about_hours(rules, at)
        if refused:
            return refused
    return Cleared(_made_here, channel, written_to(channel, rules.detail), text, at, rules.language)


def written_to(channel: str, detail: str) -> str:
    """The number as +15155550100, the e-mail address, or the postal address; "" when it is none of these."""
    return writable(channel, detail)


def _about_way(rules: SafeContact, channel: str, by_hand: bool) -> Refusal | None:
    if rules.channel in (Channel.NONE, Channel.IN_PERSON):
        return Refusal.NO_CONTACT
    if channel not in WRITTEN or channel != rules.channel:
        return Refusal.OTHER_CHANNEL
    if not written_to(channel, rules.detail):
        return Refusal.NO_ADDRESS
    return Refusal.READ_NEVER if rules.never.strip() and not by_hand else None


def _about_hours(rules: SafeContact, at: dt.datetime) -> Refusal | None:
    """Within the hours by every clock that they could live by, or it waits, or a person decides."""
    if not rules.hours_known:
        return Refusal.TIMES_UNKNOWN
    if not rules.clocks:
        return Refusal.CLOCK_UNKNOWN
    if rules.is_open(at):
        return None
    meets = len(rules.clocks) == 1 or rules.next_open(at)
    return Refusal.NOT_NOW if meets else Refusal.CLOCKS_DIFFER


def _about_words(rules: SafeContact, text: str, office: str) -> Refusal | None:
    if not text.strip() or len(text) > LONGEST:
        return Refusal.TOO_LONG
    if not rules.names_office and office.strip() and _plain(office) in _plain(text):
        return Refusal.TELLS_OFFICE
    return Refusal.TELLS_MATTER if not rules.names_matter and MATTER.search(text) else None


def _plain(text: str) -> str:
    """The bare words, as somebody hears them: no accents, no capitals, no signs between."""
    return " ".join(re.findall(r"\w+", typed_text.unmarked(text.casefold())))
