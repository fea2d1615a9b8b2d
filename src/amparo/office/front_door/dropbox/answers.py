"""The number or address that somebody gives to be reached by: read as it was meant, asked about where it is not clear.

Nobody is kept from asking for help by it: who insists is taken as they wrote, and staff see that no message can go
there.
"""

from __future__ import annotations

import re

from amparo import typed_text
from amparo.office.front_door.dropbox.questions import BY_NAME, Answer, Answers, Wrong, read
from amparo.office.platform import telephones
from amparo.office.platform.telephones import Fault, Number

NUMBERED = frozenset({"phone", "sms", "whatsapp"})
COUNTRIES = {"us": ("US",), "mexico": ("MX",)}
SAID = {Fault.COUNTRY: "country", Fault.SEVERAL: "several", Fault.WORDS: "beside", Fault.NO_NUMBER: "phone"}


def countries_of(answers: Answers) -> tuple[str, ...]:
    """The countries in which they said they are, as telephone books code them; none where that is not known."""
    return COUNTRIES.get(str(answers.get("where", "")), ())


def address(answers: Answers, number: str = "", as_typed: str = "") -> Answer | Wrong | None:
    """The answer to “the number, the address, or the person”, as it is kept, or what is wrong with it; None for none.

    `number` is the one they chose of those that it could be; `as_typed` what they insist on.
    """
    detail = answers.get("detail")
    channel = answers.get("channel")
    if detail is None or read(BY_NAME["detail"], [as_typed]) == detail:
        return detail
    if channel in NUMBERED:
        return _number(str(detail), countries_of(answers), number)
    if channel == "email":
        plain = typed_text.plain(str(detail))
        good = re.fullmatch(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+", plain)
        return plain if good else Wrong("email")
    return detail


def _number(detail: str, countries: tuple[str, ...], chosen: str) -> str | Wrong:
    found = telephones.read(detail, countries)
    if isinstance(found, Number):
        return found.written
    if chosen in found.readings:
        return chosen
    return Wrong(SAID[found.fault], readings=found.readings, example=found.example)
