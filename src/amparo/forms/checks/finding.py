"""One thing that a check found in a form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from amparo.forms.answers import Answer
from amparo.forms.told import Origin
from amparo.law.facts import Words


class Gravity(StrEnum):
    """What a finding asks for."""

    STOPS = "stops"  # the form would come back, or would say what is not true
    ASKS = "asks"  # somebody has to look, and may say that it is right so
    TELLS = "tells"  # good to know


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, at which items, and from which statements it comes. `source` is why it matters, as cited.

    `name` and `items` name it from one day to the next, so that “looked at” can be kept. `values` are the differing
    texts, in the order of the sentence; they are the person's own and never go into an address or a log.
    """

    name: str
    gravity: Gravity
    words: Words
    items: tuple[tuple[str, str, str, int], ...] = ()
    origins: tuple[Origin, ...] = ()
    values: tuple[str, ...] = ()
    source: str = ""


def at(answer: Answer) -> str:
    """An item as a sentence names it."""
    row = f" ({answer.row})" if answer.row else ""
    numbered = f"{answer.number} {answer.label}" if answer.number else answer.label
    return f"{answer.part}{row}, {numbered}"


def finding(
    name: str, gravity: Gravity, en: str, es: str, *answers: Answer, values: tuple[str, ...] = (), source: str = ""
) -> Finding:
    """A finding at some items, with all their origins."""
    origins = dict.fromkeys(origin for answer in answers for origin in answer.origins)
    items = tuple(answer.key for answer in answers)
    return Finding(name, gravity, Words(en, es), items, tuple(origins), values, source)
