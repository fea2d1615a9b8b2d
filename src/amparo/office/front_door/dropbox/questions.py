"""What the request asks, once: the public pages ask it, the office reads it.

Every question may be left empty. `when` says of whom it is asked, by what they answered before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from amparo.office.platform.zones.offered import ZONES

type Answer = str | int | list[str]
type Answers = Mapping[str, Answer]
"""The answers that were given, by question; what was left empty is absent."""

YES_NO = ("yes", "no", "unsure")
LANGUAGES_SPOKEN = ("es", "en", "ht", "pt", "fr", "ru", "ar")
CHANNELS = ("phone", "sms", "whatsapp", "email", "through", "none")


class Kind(StrEnum):
    """What an answer looks like."""

    ONE = "one"  # of the options
    MANY = "many"  # of the options
    DAY = "day"  # 2026-03-15
    HOUR = "hour"  # 18:30
    NUMBER = "number"
    LINE = "line"
    TEXT = "text"


class Step(StrEnum):
    """The parts of the request, in their order."""

    WHERE = "where"
    SITUATION = "situation"
    REACH = "reach"
    CONTACT = "contact"
    WORDS = "words"


def always(answers: Answers) -> bool:
    """Of everybody."""
    return True


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `most` is the longest text, or the largest number."""

    name: str
    kind: Kind
    step: Step
    options: tuple[str, ...] = ()
    when: Callable[[Answers], bool] = always
    most: int = 120


def _at(*places: str) -> Callable[[Answers], bool]:
    return lambda answers: answers.get("where") in places


def _has_asylum(answers: Answers) -> bool:
    return answers.get("status") == "yes"


def _no_asylum(*places: str) -> Callable[[Answers], bool]:
    return lambda answers: not _has_asylum(answers) and answers.get("where") in places


def _sent_back_or_afraid(answers: Answers) -> bool:
    return answers.get("where") in ("mexico", "detained") and not _has_asylum(answers)


def _contacted(answers: Answers) -> bool:
    return answers.get("channel") not in (None, "none")


def _by_phone(answers: Answers) -> bool:
    return answers.get("channel") == "phone"


ABROAD = ("spouse", "children", "other")

QUESTIONS: tuple[Question, ...] = (
    Question("where", Kind.ONE, Step.WHERE, ("us", "mexico", "detained", "elsewhere")),
    Question("place", Kind.LINE, Step.WHERE),
    Question("status", Kind.ONE, Step.WHERE, YES_NO),
    Question("danger", Kind.ONE, Step.SITUATION, YES_NO),
    Question("returned", Kind.ONE, Step.SITUATION, YES_NO, _at("mexico")),
    Question("fears_mexico", Kind.ONE, Step.SITUATION, YES_NO, _at("mexico")),
    Question("fears_home", Kind.ONE, Step.SITUATION, YES_NO, lambda answers: not _has_asylum(answers)),
    Question("fear_told", Kind.ONE, Step.SITUATION, YES_NO, _sent_back_or_afraid),
    Question("hearing", Kind.DAY, Step.SITUATION, (), lambda answers: not _has_asylum(answers)),
    Question("interview", Kind.DAY, Step.SITUATION, (), _no_asylum("detained")),
    Question("granted", Kind.DAY, Step.SITUATION, (), _has_asylum),
    Question("abroad", Kind.MANY, Step.SITUATION, ABROAD, _has_asylum),
    Question("children", Kind.NUMBER, Step.SITUATION, most=20),
    Question("name", Kind.LINE, Step.REACH),
    Question("language", Kind.ONE, Step.REACH, LANGUAGES_SPOKEN),
    Question("dialect", Kind.LINE, Step.REACH, most=60),
    Question("channel", Kind.ONE, Step.REACH, CHANNELS),
    Question("detail", Kind.LINE, Step.CONTACT, when=_contacted, most=200),
    Question("days", Kind.MANY, Step.CONTACT, ("0", "1", "2", "3", "4", "5", "6"), when=_contacted),
    Question("from", Kind.HOUR, Step.CONTACT, when=_contacted),
    Question("until", Kind.HOUR, Step.CONTACT, when=_contacted),
    Question("zone", Kind.ONE, Step.CONTACT, tuple(sorted(ZONES)), when=_contacted),
    Question("say", Kind.LINE, Step.CONTACT, when=_contacted, most=40),
    Question("voicemail", Kind.ONE, Step.CONTACT, ("no", "yes"), when=_by_phone),
    Question("may_name", Kind.ONE, Step.CONTACT, ("no", "yes"), when=_contacted),
    Question("may_matter", Kind.ONE, Step.CONTACT, ("no", "yes"), when=_contacted),
    Question("code_word", Kind.LINE, Step.CONTACT, when=_contacted, most=60),
    Question("never", Kind.LINE, Step.CONTACT, when=_contacted, most=300),
    Question("words", Kind.TEXT, Step.WORDS, most=5_000),
)

BY_NAME: Mapping[str, Question] = MappingProxyType(
    {asked_question.name: asked_question for asked_question in QUESTIONS}
)

SMALLEST_YEAR, LARGEST_YEAR = 1990, 2099


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why an answer cannot be taken: a key of the texts under [errors], and what stands in its braces."""

    key: str
    most: int = 0
    readings: tuple[str, ...] = ()  # the numbers that it could be
    example: str = ""


def asked(answers: Answers, step: Step) -> list[Question]:
    """What is asked in one part, of somebody who has told this much."""
    return [question for question in QUESTIONS if question.step == step and question.when(answers)]


def steps(answers: Answers) -> list[Step]:
    """The parts in which somebody who has told this much is asked anything."""
    return [step for step in Step if asked(answers, step)]


def read(question: Question, sent: list[str]) -> Answer | Wrong | None:
    """An answer as a browser sent it: the answer, None when empty, or what is wrong."""
    texts = [text.replace("\r\n", "\n").strip() for text in sent if text.strip()]
    if not texts:
        return None
    if any(0xD800 <= ord(sign) <= 0xDFFF or sign == "\0" for text in texts for sign in text):
        return Wrong("letters")
    if question.kind is Kind.MANY:
        chosen = sorted(
            set(texts), key=lambda option: question.options.index(option) if option in question.options else -1
        )
        return chosen if all(option in question.options for option in chosen) else Wrong("choice")
    return _one(question, texts[-1])


def _one(question: Question, text: str) -> Answer | Wrong:
    match question.kind:
        case Kind.ONE:
            return text if text in question.options else Wrong("choice")
        case Kind.DAY:
            return _day(text)
        case Kind.HOUR:
            found = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(:00)?", text)
            return f"{int(found[1]):02d}:{found[2]}" if found else Wrong("hour")
        case Kind.NUMBER:
            good = text.isdecimal() and len(text) < 4 and int(text) <= question.most
            return int(text) if good else Wrong("number")
        case Kind.LINE:
            line = " ".join(re.sub(r"[\u202a-\u202e\u2066-\u2069\u200b-\u200f]", "", text).split())
            return line or Wrong("letters") if len(line) <= question.most else Wrong("long", question.most)
        case _:
            return text if len(text) <= question.most else Wrong("long", question.most)


def _day(text: str) -> str | Wrong:
    found = re.fullmatch(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", text)
    if not found or not SMALLEST_YEAR <= int(found[1]) <= LARGEST_YEAR:
        return Wrong("day")
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return Wrong("day")


def together(answers: Answers) -> dict[str, Wrong]:
    """What does not fit together in the answers of one part, by question."""
    wrong = {}
    channel, detail = answers.get("channel"), answers.get("detail")
    if channel not in (None, "none") and not detail:
        wrong["detail"] = Wrong("detail")
    if (
        answers.get("from") and answers.get("until") and answers["from"] == answers["until"] != "00:00"
    ):  # that is the whole day
        wrong["until"] = Wrong("hours")
    return wrong
