"""Words that Amparo no longer says, what it says instead, and where an old one is still right.

One list for everything that people read: terminal, pages, messages, documents. `found(text, place)` gives each
retired word with the word to write in its place. A phrase under `allowed` is right as it stands and is taken out of
the text before its word is looked for; names in code (`letterbox/door.py`) are no prose: see `prose_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto
from functools import cache


class Place(Flag):
    """Where something is read."""

    TERMINAL = auto()
    PAGES = auto()
    PUBLIC = auto()
    DOCUMENTS = auto()
    EVERYWHERE = TERMINAL | PAGES | PUBLIC | DOCUMENTS


READ_BY_STAFF = Place.TERMINAL | Place.PAGES | Place.DOCUMENTS


@dataclass(frozen=True, slots=True)
class Retired:
    """A word (a regular expression, whole words, any case), what to say instead, and phrases in which it is right."""

    word: str
    instead: str
    where: Place = Place.EVERYWHERE
    allowed: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Found:
    """A retired word in a text."""

    word: str
    instead: str
    around: str

    def __str__(self) -> str:
        """For the reader of a failed test."""
        return f"“{self.word}” (say: {self.instead}) in “…{self.around}…”"


RETIRED: tuple[Retired, ...] = (
    # the law and its answers
    Retired(
        r"doors?",
        "form of relief, forms of relief",
        allowed=(r"next door", r"front[- ]door", r"door to door", r"doors? of (?:the|a) \w+", r"the door (?:is|was)"),
    ),
    Retired(r"ask first|ask this first|ask these next|ask next", "open questions; needs an answer"),
    Retired(r"(?:closed|asked) most often (?:by|for)", "most often not available because", READ_BY_STAFF),
    Retired(
        r"last days?",
        "deadline, deadlines",
        allowed=(
            r"last days? (?:of|with|when|whose|in which|on which|lies|has to be|has to lie|must)",
            r"first (?:day )?(?:and|to) (?:the )?last day",
        ),
    ),
    Retired(r"work-permit clocks?|permit clock", "EAD clock (asylum clock)"),
    Retired(r"deadlines(?:,| and) clocks|clocks and deadlines", "deadlines and EAD clocks", READ_BY_STAFF),
    Retired(r"torture convention: (?:withholding|deferral)", "withholding / deferral of removal under CAT"),
    Retired(r"asylum as (?:a )?(?:spouse|child)[\w ,]*", "derivative asylum"),
    Retired(r"decided aloud", "oral decision"),
    Retired(r"put off at the person'?s request", "applicant-caused delay"),
    Retired(r"taken out of the program(?:me)?", "disenrolled from MPP"),
    Retired(r"registration to be let in", "MPP wind-down processing (2021)"),
    # work on a case
    Retired(
        r"(?:take|takes|taken|taking|took) (?:(?:it|one|them|someone|people|a person|a case|a list|a document|a docket|"
        r"documents|cases|dockets) )?in(?: again)?",
        "upload (a document); import (a list); open a case (for a person)",
        READ_BY_STAFF,
        (r"taken in (?:the|a|its|this) \w+",),
    ),
    Retired(r"(?:writes?|writing) (?:it |them |this )?down", "save note; record", READ_BY_STAFF),
    Retired(r"(?:lay|lays|laid|laying) (?:it |them )?down(?: for them)?", "post reply", READ_BY_STAFF),
    Retired(r"who answers for|answers? for (?:the|a|this|it\b)(?: case)?", "responsible attorney", READ_BY_STAFF),
    Retired(r"wall(?:s|ed)? (?:\w+ )?off", "ethical wall: exclude a member"),
    Retired(r"prove the (?:chain|audit|record)|proof of the chain", "verify the audit log", READ_BY_STAFF),
    Retired(r"minutes and rooms", "scheduling settings"),
    Retired(r"run-up", "hearing preparation (checklist)"),
    Retired(r"board of the day|day'?s board", "hearings that day (daily docket)"),
    Retired(r"attorney for the person named above", "counsel for respondent (applicant)"),
    Retired(r"stor(?:y|ies)", "testimony", READ_BY_STAFF, (r"user stories",)),
    Retired(
        r"consulting|consultations?",
        "intake; request for consultation",
        READ_BY_STAFF,
        (
            r"requests? for (?:a |an |another )?(?:confidential )?consultations?",
            r"confidential consultations?",
            r"(?:first|free|legal|in-person|phone|telephone) consultations?",
            r"consulting with (?:counsel|an attorney)",
        ),
    ),
    # the interview desk
    Retired(r"mend(?:s|ed|ing)?", "reschedule (a plan); correct (what is wrong)"),
    Retired(r"promises? (?:is |are |was |were )?broken|broken promises?|breaks? a promise", "conflict", READ_BY_STAFF),
    Retired(r"whom to tell|to be told", "clients to notify; to notify", READ_BY_STAFF),
    Retired(
        r"pressure",
        "workload",
        READ_BY_STAFF,
        (r"(?:blood|under|time) pressure", r"pressure from", r"(?:fraud|force) or pressure"),
    ),
    Retired(r"by the clocks? (?:of|where|there)\b", "time zone"),
    # safety and messages
    Retired(r"(?:send|sends|sent|sending|give|last|late|no) word", "check in; last check-in; no check-in"),
    Retired(r"(?:it |what |plan |matter )(?:rises|rose|has risen)|what rises", "escalation", READ_BY_STAFF),
    Retired(r"letter-?box(?:es)?", "dropbox"),
    Retired(r"sealed letters?", "sealed message"),
    Retired(r"keepers?", "background jobs, worker"),
    # how we speak
    Retired(r"somebody|whoever", "client, person, someone"),
    Retired(r"you are <name>", "Answer as <name>"),
    Retired(r"deeds?", "change, write", READ_BY_STAFF),
    Retired(r"programmes?", "program"),
    Retired(r"summer time", "daylight saving time"),
    Retired(r"advisers?", "attorney or accredited representative"),
    Retired(
        r"(?:colour|favour|behaviour|labour|neighbour|honour|harbour)\w*|centres?|licences?|grey|cheques?|"
        r"(?:organ|recogn|anonym|summar|util|author|minim|maxim)is(?:e|es|ed|ing|ation|ations)",
        "the American spelling (color, center, license, organize, gray)",
    ),
    # the same in Spanish, as read by staff
    Retired(r"puertas?", "vía de protección, vías", Place.PAGES, (r"(?:la |una )?puertas? (?:de|del) \w+",), "es"),
    Retired(r"últimos? días?", "plazo, plazos", Place.PAGES, (r"últimos? días? (?:con|de|en que)",), "es"),
    Retired(r"pregunte(?:se)? primero", "falta un dato; preguntas pendientes", Place.PAGES, (), "es"),
    Retired(r"(?:quien )?responde (?:por|del|de) (?:el |este )?caso", "abogado responsable", Place.PAGES, (), "es"),
    Retired(r"pon(?:er|ga|ed)? (?:un )?muros?", "barrera ética: excluir", Place.PAGES, (), "es"),
    Retired(r"según el reloj", "zona horaria", Place.PAGES | Place.PUBLIC, (), "es"),
    Retired(r"probar la cadena", "verificar el registro", Place.PAGES, (), "es"),
    # what the public pages say, by language
    Retired(
        r"busc(?:ar|arle|arlo|arla|amos|aremos|ando)(?: a usted)?", "comunicarnos con usted", Place.PUBLIC, (), "es"
    ),
    Retired(r"días laborables", "días hábiles", Place.PUBLIC, (), "es"),
    Retired(r"tout reprendre", "tout effacer", Place.PUBLIC, (), "fr"),
    Retired(r"jours ouvrables", "jours ouvrés", Place.PUBLIC, (), "fr"),
    Retired(r"machin", "nou p ap voye mesaj otomatik", Place.PUBLIC, (), "ht"),
    Retired(r"uma conta pequena|pequena conta", "um pequeno cálculo", Place.PUBLIC, (), "pt"),
    Retired(r"запирается|забрать всё", "шифруется; удалить всё", Place.PUBLIC, (), "ru"),
)
"""In the order law, cases, interviews, safety, manner; then by language."""


def found(text: str, place: Place, language: str = "en") -> tuple[Found, ...]:
    """The retired words of a text that is read at a place, in the order of the list.

    >>> [str(one) for one in found("Amparo mends the plan.", Place.TERMINAL)]
    ['“mends” (say: reschedule (a plan); correct (what is wrong)) in “…Amparo mends the plan.…”']
    >>> found("the door was locked", Place.PAGES)
    ()
    """
    plain = " ".join(text.replace("’", "'").split())
    return tuple(each for one in RETIRED if one.where & place and one.language == language for each in _of(one, plain))


def _of(one: Retired, text: str) -> Iterator[Found]:
    kept = [match.span() for phrase in one.allowed for match in _compiled(phrase).finditer(text)]
    for match in _compiled(one.word).finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in kept):
            around = text[max(0, match.start() - 40) : match.end() + 40]
            yield Found(match[0], one.instead, around)


@cache
def _compiled(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{word})(?![\w-])", re.IGNORECASE)


def prose_of(markdown: str) -> str:
    """A document without what are names and not words: fenced blocks, code in a line, addresses, comments."""
    bare = re.sub(r"^```.*?^```$", "", markdown, flags=re.MULTILINE | re.DOTALL)
    for names in (r"<!--.*?-->", r"`[^`]+`", r"\]\([^)]*\)", r"https?://\S+"):
        bare = re.sub(names, " ", bare, flags=re.DOTALL)
    return bare
