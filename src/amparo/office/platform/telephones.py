"""Telephone numbers as people write them, read into the one form that networks take, or said why not.

Numbers are read with Google's tables of the world's numbering plans (`phonenumbers`). A number without its country is
read by the country where somebody is said to be; where it would be a number in Mexico and in the United States alike,
nothing is guessed: which it is has to be asked. So is what stands beside a number, and which of two is meant.

Mexico dropped the 1 after 52, and 01, 044 and 045 before a number, from 3 August 2019 on (IFT, Planes Técnicos
Fundamentales de Numeración y de Señalización, DOF 2018-05-11; checked 2026-11-28). Texts go without the 1; WhatsApp
finds the account by either form.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

from amparo import typed_text

NEIGHBORS = ("MX", "US")
"""Between these two people and numbers go to and fro, and many numbers are numbers in both."""
EXAMPLE = "+52 656 123 4567"

_SIGNS = re.compile(r"[+0-9\s().\-/]+")
_RUN = re.compile(r"\+?[0-9(][0-9\s().\-]{4,}[0-9]")
_OLD_MEXICAN = re.compile(r"(?:01|044|045)([0-9]{10})")
_FEWEST, _MOST = 7, 15  # digits of a number, ITU-T E.164


class Fault(StrEnum):
    """Why a text is no number that a message can go to."""

    NO_NUMBER = "no number"
    COUNTRY = "the country is not said"
    SEVERAL = "more than one number"
    WORDS = "words beside the number"


@dataclass(frozen=True, slots=True)
class Number:
    """A number: `e164` as machines take it (`+526561234567`), `written` as people read it (`+52 656 123 4567`)."""

    e164: str
    written: str


@dataclass(frozen=True, slots=True)
class Unread:
    """Why it could not be read, and the numbers that it could be, as they are to be written."""

    fault: Fault
    readings: tuple[str, ...] = ()

    @property
    def example(self) -> str:
        """What to write: the number it could be, where there is one, else an example."""
        return self.readings[0] if len(self.readings) == 1 else EXAMPLE


def read(text: str, countries: Collection[str] = (), *, sure: bool = False) -> Number | Unread:
    """The number that a text holds, and nothing else, or why it is none.

    `countries` are those where the person is known to be (`MX`); `sure` when the country of the number itself was said.

    >>> read("\\u202a0052 (656) 123–4567").e164
    '+526561234567'
    >>> read("656 123 4567").fault
    <Fault.COUNTRY: 'the country is not said'>
    """
    plain = re.sub(r"^tel:\s*", "", typed_text.plain(text), flags=re.IGNORECASE)
    alone = bool(_SIGNS.fullmatch(plain))
    runs = [run for run in _RUN.findall(plain.replace("/", " , ")) if len(_digits(run)) >= _FEWEST]
    pluses = re.sub(r"\++", "+", plain).count("+")
    if len(runs) > 1 or pluses > 1 or (alone and len(_digits(plain)) > _MOST + 3):
        return Unread(Fault.SEVERAL)
    if not alone:
        return Unread(Fault.WORDS if runs else Fault.NO_NUMBER)
    if len(_digits(plain)) < _FEWEST:
        return Unread(Fault.NO_NUMBER)
    return _read_alone(plain, tuple(countries), sure=sure)


def writable(text: str, countries: Collection[str] = ()) -> str:
    """The number as machines take it, or "" where a message can go to none.

    >>> writable("+52 1 656 123 4567"), writable("call after six")
    ('+526561234567', '')
    """
    found = read(text, countries)
    return found.e164 if isinstance(found, Number) else ""


def written(text: str, countries: Collection[str] = ()) -> str:
    """The number as people read it where the text is one, else the text as the eye sees it."""
    found = read(text, countries)
    return found.written if isinstance(found, Number) else typed_text.seen(text)


def _read_alone(plain: str, countries: tuple[str, ...], *, sure: bool) -> Number | Unread:
    digits = _digits(plain)
    if plain.startswith("+"):
        return _international(digits) or Unread(Fault.NO_NUMBER)
    if digits.startswith("00"):
        return _international(digits[2:]) or Unread(Fault.NO_NUMBER)
    if digits.startswith("011") and (abroad := _international(digits[3:])):
        return abroad
    known = [number for country in countries if (number := _national(digits, country))]
    beside = [number for country in NEIGHBORS if (number := _national(digits, country))]
    every = dict.fromkeys(phone.written for phone in [*known, *beside])
    if len({phone.e164 for phone in known}) == 1 and (sure or len(every) == 1):
        return known[0]
    return Unread(Fault.COUNTRY if every or not countries else Fault.NO_NUMBER, tuple(every))


def _international(digits: str) -> Number | None:
    if digits.startswith("521") and len(digits) == 13:
        digits = "52" + digits[3:]
    return _valid(f"+{digits}", None)


def _national(digits: str, country: str) -> Number | None:
    if country == "MX" and (old := _OLD_MEXICAN.fullmatch(digits)):
        digits = old[1]
    code = str(phonenumbers.country_code_for_region(country))
    found = _valid(digits, country)
    if found is None and digits.startswith(code):
        found = _international(digits)
    return found


def _valid(text: str, country: str | None) -> Number | None:
    try:
        parsed = phonenumbers.parse(text, country)
    except NumberParseException:
        return None
    good = phonenumbers.is_valid_number_for_region(parsed, country) if country else phonenumbers.is_valid_number(parsed)
    if not good:
        return None
    return Number(
        phonenumbers.format_number(parsed, PhoneNumberFormat.E164),
        phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL),
    )


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
