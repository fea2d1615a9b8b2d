"""What people are counted by, and how each count may be made coarser.

A dimension puts every row into one class. Its classes are merged until enough people stand in each: a run of months or
of days with its neighbour, a small country with the other countries, a ladder by the next of its fixed steps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from amparo.figures.borders import PORTS
from amparo.figures.rows import UNKNOWN, Fear, Returned
from amparo.law.countries import COUNTRIES
from amparo.law.facts import Words

type Step = tuple[tuple[str, ...], ...]
"""One way to divide the codes of a ladder."""


class Merging(StrEnum):
    """How classes become fewer."""

    NAMED = "named"  # the smallest joins the others
    ORDERED = "ordered"  # the smallest joins a neighbour
    LADDER = "ladder"  # step by step


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something people are counted by. `code_of` gives the class of a row, UNKNOWN when it is not on record."""

    name: str
    label: Words
    merging: Merging
    code_of: Callable[[Returned], str]
    words: Mapping[str, Words]
    others: Words | None = None  # of what is named
    steps: tuple[Step, ...] = ()  # of a ladder, the finest first
    joined: Mapping[frozenset[str], Words] = field(default_factory=lambda: MappingProxyType({}))  # merged, in one word
    span: Callable[[str, str], Words] | None = None  # of what is ordered: from the first to the last of a run

    def word(self, code: str) -> Words:
        """How one code is written; months and unlisted codes as they stand."""
        return self.words.get(code, Words(code, code) if code else NOT_KNOWN)


NOT_KNOWN = Words("not known", "no consta")

_LANGUAGES = {
    "es": Words("Spanish", "español"),
    "en": Words("English", "inglés"),
    "ht": Words("Haitian Creole", "criollo haitiano"),
    "pt": Words("Portuguese", "portugués"),
    "fr": Words("French", "francés"),
    "ar": Words("Arabic", "árabe"),
    "ru": Words("Russian", "ruso"),
    "quc": Words("K’iche’", "k’iche’"),
    "mam": Words("Mam", "mam"),
    "kek": Words("Q’eqchi’", "q’eqchi’"),
}

INFANT, CHILD, ADULT = "infant", "child", "adult"
_YES, _NO = "yes", "no"

LONGEST_WAIT = 100_000
"""Days: longer than anybody."""

_WAITED = {"0": 29, "30": 89, "90": 179, "180": 364, "365": LONGEST_WAIT}
"""The days from which a class goes, and up to which; the last has no end."""


def age(row: Returned) -> str:
    """Infant under one year, child under 18, adult: on the day of return, or when last known."""
    day = row.returned_on or row.known_on
    if row.born_on is None or day is None or row.born_on > day:
        return UNKNOWN
    if day < _years_after(row.born_on, 1):
        return INFANT
    return CHILD if day < _years_after(row.born_on, 18) else ADULT


def _years_after(day: dt.date, years: int) -> dt.date:
    """The birthday; somebody born on 29 February has it on 1 March in other years."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)


def _waited(row: Returned) -> str:
    if row.waiting is None or row.waiting < 0:
        return UNKNOWN
    return max((code for code in _WAITED if int(code) <= row.waiting), key=int)


def last_day(code: str) -> int:
    """The last day of a class of days waited."""
    return _WAITED[code]


def _days(first: str, last: str) -> Words:
    """A run of classes of days."""
    if last == "365":
        return Words(f"{first} days or more", f"{first} días o más")
    if first == "0":
        return Words(f"up to {_WAITED[last]} days", f"hasta {_WAITED[last]} días")
    return Words(f"{first} to {_WAITED[last]} days", f"{first} a {_WAITED[last]} días")


def _months(first: str, last: str) -> Words:
    """A run of months."""
    run = first if first == last else f"{first} – {last}"
    return Words(run, run)


def _yes_no(value: bool | None) -> str:
    return UNKNOWN if value is None else _YES if value else _NO


def _named(name: str, label: Words, words: Mapping[str, Words], others: Words) -> Dimension:
    return Dimension(name, label, Merging.NAMED, lambda row: str(getattr(row, name)), words, others)


MONTH = Dimension(
    "month",
    Words("Month of return", "Mes de la devolución"),
    Merging.ORDERED,
    lambda row: f"{row.returned_on:%Y-%m}" if row.returned_on else UNKNOWN,
    {},
    span=_months,
)
PORT = _named(
    "port",
    Words("Port of return", "Puerto de la devolución"),
    {port.code: Words(port.name, port.name) for port in PORTS.values()},
    Words("other ports", "otros puertos"),
)
NATIONALITY = _named(
    "nationality", Words("Nationality", "Nacionalidad"), COUNTRIES, Words("other countries", "otros países")
)
LANGUAGE = _named("language", Words("Language", "Idioma"), _LANGUAGES, Words("other languages", "otros idiomas"))
AGE = Dimension(
    "age",
    Words("Age at return", "Edad al ser devuelta"),
    Merging.LADDER,
    age,
    {
        INFANT: Words("under 1", "menos de 1 año"),
        CHILD: Words("1 to 17", "1 a 17 años"),
        ADULT: Words("18 or over", "18 años o más"),
    },
    steps=(
        ((INFANT,), (CHILD,), (ADULT,), (UNKNOWN,)),
        ((INFANT,), (CHILD,), (ADULT, UNKNOWN)),
        ((INFANT, CHILD), (ADULT,), (UNKNOWN,)),
        ((INFANT, CHILD), (ADULT, UNKNOWN)),
    ),
    joined={frozenset({INFANT, CHILD}): Words("under 18", "menos de 18 años")},
)
WAITING = Dimension(
    "waiting",
    Words("Days waited", "Días de espera"),
    Merging.ORDERED,
    _waited,
    {code: _days(code, code) for code in _WAITED},
    span=_days,
)
REPRESENTED = Dimension(
    "represented",
    Words("Represented by a lawyer", "Con abogado"),
    Merging.LADDER,
    lambda row: _yes_no(row.represented),
    {_YES: Words("yes", "sí"), _NO: Words("no", "no")},
    steps=(((_YES,), (_NO,), (UNKNOWN,)), ((_YES,), (_NO, UNKNOWN))),
)
FEAR = Dimension(
    "fear",
    Words("Fear of Mexico", "Temor a México"),
    Merging.LADDER,
    lambda row: row.fear.value,
    {
        Fear.NOT_STATED: Words("not stated", "no expresado"),
        Fear.STATED: Words("stated, no interview on record", "expresado, sin entrevista registrada"),
        Fear.PENDING: Words("interviewed, no result yet", "entrevistada, sin resultado aún"),
        Fear.POSITIVE: Words("interviewed, positive", "entrevistada, resultado positivo"),
        Fear.NEGATIVE: Words("interviewed, negative", "entrevistada, resultado negativo"),
    },
    steps=(
        tuple((fear.value,) for fear in Fear),
        (("not stated", UNKNOWN), ("stated",), ("pending",), ("positive",), ("negative",)),
        (("not stated", UNKNOWN), ("stated",), ("positive",), ("pending", "negative")),
        (("not stated", UNKNOWN), ("stated",), ("pending", "positive", "negative")),
        (("not stated", UNKNOWN), ("stated", "pending", "positive", "negative")),
    ),
    joined={
        frozenset({"stated", "pending", "positive", "negative"}): Words("stated", "expresado"),
        frozenset({"pending", "positive", "negative"}): Words("stated and interviewed", "expresado, con entrevista"),
    },
)

STANDARD: Mapping[str, Dimension] = MappingProxyType(
    {dimension.name: dimension for dimension in (MONTH, PORT, NATIONALITY, LANGUAGE, AGE, WAITING, REPRESENTED, FEAR)}
)
"""What people are counted by in every release; harms and needs come as they are on record."""

HARMS: Mapping[str, Words] = MappingProxyType(
    {
        "kidnapping": Words("kidnapping", "secuestro"),
        "assault": Words("assault", "agresión"),
        "sexual_violence": Words("sexual violence", "violencia sexual"),
        "extortion": Words("extortion", "extorsión"),
        "threats": Words("threats", "amenazas"),
        "theft": Words("theft", "robo"),
        "by_officials": Words("harm by officials", "daño por funcionarios"),
        "denial_of_care": Words("denial of care", "negación de atención médica"),
        "family_separation": Words("separation of a family", "separación familiar"),
    }
)
NEEDS: Mapping[str, Words] = MappingProxyType(
    {
        "medical": Words("medical care", "atención médica"),
        "shelter": Words("shelter", "alojamiento"),
        "food": Words("food", "alimentos"),
        "school": Words("school", "escuela"),
        "mental_health": Words("mental health", "salud mental"),
    }
)


OTHER_HARMS = "*"
"""The kinds of harm that too few people speak of, together; no kind has this name."""
OTHER_HARM = Words("other harm", "otros daños")


def harm(kinds: frozenset[str], name: str, words: Words) -> Dimension:
    """Whether any harm of these kinds is on record: each person once, however often it happened."""
    return Dimension(
        f"harm:{name}",
        words,
        Merging.LADDER,
        lambda row: _YES if row.harms & kinds else _NO,
        {_YES: Words("on record", "consta"), _NO: Words("none on record", "no consta")},
        steps=(((_YES,), (_NO,)),),
    )


def need(kind: str) -> Dimension:
    """Whether a need of one kind was met, is open, or is not on record."""
    return Dimension(
        f"need:{kind}",
        NEEDS.get(kind, Words(kind, kind)),
        Merging.LADDER,
        lambda row: "" if kind not in row.needs else "met" if row.needs[kind] else "open",
        {
            "met": Words("met", "atendida"),
            "open": Words("not met yet", "aún no atendida"),
            UNKNOWN: Words("none on record", "no consta ninguna"),
        },
        steps=((("met",), ("open",), (UNKNOWN,)), (("met", "open"), (UNKNOWN,))),
    )
