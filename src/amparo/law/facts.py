"""What a fact is: declared once, and from that declaration come column, question, check and name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from amparo.law.partial import Between

type Period = tuple[dt.date, dt.date | None]
"""A delay: the day it began and the day it ended; no end means it still runs."""

type Value = dt.date | Between[dt.date] | bool | int | str | tuple[Period, ...]
"""What a known fact can be; a day may be known by its month or year alone. Unknown is the absence of a value."""

type Facts = Mapping[str, Value]
"""What is known of one person, by fact name. A fact that is left out is unknown."""

FIRST_DAY = dt.date(1900, 1, 1)
LAST_DAY = dt.date(2099, 12, 31)
"""Days outside 1900 to 2099 are taken for slips of the pen."""


class Kind(StrEnum):
    """The types of fact and what each looks like in a docket."""

    DATE = "date"  # 2019-07-16; 2019-07 or 2019 where no more is known
    YES_NO = "yes/no"
    CHOICE = "choice"
    COUNTRY = "country"  # ISO 3166-1 alpha-2
    NUMBER = "whole number"
    TEXT = "text"
    PERIODS = "list of [from, until]"  # 2019-04-10/2019-06-05;2019-08-01/


class Sensitivity(StrEnum):
    """How much harm it does when the fact is seen by the wrong eyes."""

    ORDINARY = "ordinary"  # dates and stages of proceedings
    PERSONAL = "personal"  # identifies or places a person
    GRAVE = "grave"  # harm suffered, health, crime, fear: what persecutors look for


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """One text in each language the law is printed in; in order of the English."""

    en: str
    es: str

    def __str__(self) -> str:
        return self.en


def same(text: str) -> Words:
    """A text that reads alike in every language, such as a citation."""
    return Words(text, text)


@dataclass(frozen=True, slots=True)
class Says:
    """What a part of the law says beside an answer: a whole sentence for yes, for no and for unknown.

    Each must be true whenever the rule answers so, and say no more than that.
    """

    yes: Words
    no: Words
    unknown: Words

    def of(self, value: bool | None) -> Words:
        """The sentence for an answer; None is unknown."""
        return self.unknown if value is None else self.yes if value else self.no


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that can be known about a person.

    `choices` maps each allowed value of a CHOICE to its label; it is empty for other kinds.
    `help` says how to find the fact out and what it is not. A `long` text runs over lines. `may_lie_ahead` is for
    days that can be known before they come: any other day after the day asked is a contradiction
    (`law.consistency`).
    """

    name: str
    kind: Kind
    label: Words
    question: Words
    choices: Mapping[str, Words] = field(default_factory=lambda: MappingProxyType({}))
    help: Words | None = None
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    may_lie_ahead: bool = False
    long: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one part of a case: what is asked together."""

    name: str
    label: Words
    facts: tuple[Fact, ...]


def date(name: str, label: Words, question: Words, **more: object) -> Fact:
    """Declare a fact that is a day."""
    return Fact(name, Kind.DATE, label, question, **more)  # type: ignore[arg-type]


def yes_no(name: str, label: Words, question: Words, **more: object) -> Fact:
    """Declare a fact that is true or not."""
    return Fact(name, Kind.YES_NO, label, question, **more)  # type: ignore[arg-type]


def choice(name: str, label: Words, question: Words, choices: Mapping[str, Words], **more: object) -> Fact:
    """Declare a fact that is one of a few values."""
    return Fact(name, Kind.CHOICE, label, question, MappingProxyType(dict(choices)), **more)  # type: ignore[arg-type]


def country(name: str, label: Words, question: Words, **more: object) -> Fact:
    """Declare a fact that is a country."""
    return Fact(name, Kind.COUNTRY, label, question, **more)  # type: ignore[arg-type]


def number(name: str, label: Words, question: Words, **more: object) -> Fact:
    """Declare a fact that is a whole number."""
    return Fact(name, Kind.NUMBER, label, question, **more)  # type: ignore[arg-type]


def text(name: str, label: Words, question: Words, **more: object) -> Fact:
    """Declare a fact that is a short text."""
    return Fact(name, Kind.TEXT, label, question, **more)  # type: ignore[arg-type]


def periods(name: str, label: Words, question: Words, **more: object) -> Fact:
    """Declare a fact that is a list of spans of days."""
    return Fact(name, Kind.PERIODS, label, question, **more)  # type: ignore[arg-type]
