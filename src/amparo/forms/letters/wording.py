"""A value as a letter says it, in English or Spanish: days and choices in words, countries by name."""

from __future__ import annotations

import re

from amparo.forms.biography.participants import PARTICIPANTS
from amparo.forms.client_file import STATED, ClientFile
from amparo.forms.told import Origin, Told
from amparo.law.countries import COUNTRIES
from amparo.law.facts import Fact, Kind, Value, Words
from amparo.law.vocabulary import FACTS

EN, ES = "en", "es"
NONE = Words("none", "no tiene")
_YES_NO = {"yes": Words("yes", "sí"), "no": Words("no", "no")}
_MONTHS = (
    Words("January", "enero"),
    Words("February", "febrero"),
    Words("March", "marzo"),
    Words("April", "abril"),
    Words("May", "mayo"),
    Words("June", "junio"),
    Words("July", "julio"),
    Words("August", "agosto"),
    Words("September", "septiembre"),
    Words("October", "octubre"),
    Words("November", "noviembre"),
    Words("December", "diciembre"),
)
_DAY = re.compile(r"(?:(?P<first>\d\d)/)?(?:(?P<on>\d\d)/)?(?P<year>\d{4})")


def worded(value: object, file: ClientFile, language: str) -> str:
    """The words, or "" where nothing is known. A list is told with commas, what is unknown in it left out."""
    match value:
        case Told():
            return _told(value, file, language)
        case bool():
            return _in(_YES_NO["yes" if value else "no"], language)
        case str():
            return value
        case int() | float():
            return str(value)
        case list():
            return ", ".join(text for text in (worded(one, file, language) for one in value) if text)
        case _:
            return ""


def _told(value: Told, file: ClientFile, language: str) -> str:
    if value.nothing:
        return _in(NONE, language)
    if len(value.origins) == 1:
        fact, raw = _fact_and_value(file, value.origins[0])
        if fact and fact.kind is Kind.COUNTRY and isinstance(raw, str) and COUNTRIES[raw].en == value:
            return _in(COUNTRIES[raw], language)
        if fact and fact.kind is Kind.YES_NO and value in _YES_NO:
            return _in(_YES_NO[value], language)
        if fact and fact.kind is Kind.CHOICE and isinstance(raw, str) and value in (raw, fact.choices[raw].en):
            return _in(fact.choices[raw], language)
    return day_in_words(value, language)


def day_in_words(text: str, language: str) -> str:
    """07/16/2019 as “July 16, 2019” or “16 de julio de 2019”, 07/2019 too, and a span; other texts as they are."""
    first, to, last = text.partition(" to ")
    if to and _DAY.fullmatch(first) and _DAY.fullmatch(last):
        between = " to " if language == EN else " a "
        return day_in_words(first, language) + between + day_in_words(last, language)
    day = _DAY.fullmatch(text)
    if day is None or day["first"] is None or not 1 <= int(day["first"]) <= len(_MONTHS):
        return text
    month = _in(_MONTHS[int(day["first"]) - 1], language)
    if day["on"] is None:
        return f"{month} {day['year']}" if language == EN else f"{month} de {day['year']}"
    on = int(day["on"])
    return f"{month} {on}, {day['year']}" if language == EN else f"{on} de {month} de {day['year']}"


def _fact_and_value(file: ClientFile, origin: Origin) -> tuple[Fact | None, Value | None]:
    if origin.group == "facts":
        return FACTS.get(origin.field), file.facts.get(origin.field)
    if origin.group in PARTICIPANTS:
        return PARTICIPANTS[origin.group].fields.get(origin.field), file.participants.get(origin.group, {}).get(
            origin.field
        )
    if origin.group not in STATED:
        return None, None
    for held in file.records.get(origin.group, ()):
        if held.key == origin.key:
            return STATED[origin.group].fields.get(origin.field), held.fields.get(origin.field)
    return None, None


def _in(words: Words, language: str) -> str:
    return words.en if language == EN else words.es
