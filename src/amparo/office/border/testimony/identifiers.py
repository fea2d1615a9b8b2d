"""What in a text tells who somebody is: found, with a more general wording, or pointed out for a person to see.

Nothing here makes a text anonymous. Whatever is found stands until somebody has replaced it or said that it may stay.
Known limit: a name written without a capital, of somebody who is not in the case, in a sentence that has capitals.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz.distance import OSA

from amparo.office.border.testimony import lists
from amparo.office.border.testimony.figures import figures_in
from amparo.office.border.testimony.spelling import Word, caseless, words_of

SENTENCE_ENDS = '.!?…:;\n“"«¿¡(—؟。।።'
LINE = re.compile(r"[^.!?\n؟。።।]+")
ONLY_I = frozenset({"i", "im", "id", "ive", "ill"})


class Kind(StrEnum):
    """What an identifier is."""

    NAME = "name"
    LIKE_NAME = "like_name"  # nearly the name of somebody of the case, or it stands within a word
    TITLED = "titled"
    A_NUMBER = "a_number"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    DOCKET = "docket"
    NUMBER = "number"
    DATE = "date"
    AGE = "age"
    PLACE = "place"
    COUNTRY = "country"
    CAPITAL = "capital"
    LINE = "line"  # written so that names in it look like any other word


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the case: which part they have in the story, and every name and number they go by."""

    id: str
    part: str  # a key of [people] in wording.toml
    names: tuple[str, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier where it stands. `becomes` is empty where a person must find the words."""

    kind: Kind
    start: int
    end: int
    text: str
    becomes: str = ""
    people: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The same for the same words of the same kind, wherever they stand."""
        return hashlib.sha256(f"{self.kind}\x1f{self.text}".encode()).hexdigest()[:20]


def find(text: str, known: Iterable[Known], language: str = "en") -> list[Found]:
    """Every identifier in a text, in its order. `language` is that of the proposals, "en" or "es"."""
    people, words = list(known), words_of(text)
    taken = _Taken(text)
    for figure in figures_in(text, language):
        if figure.kind == "range":
            taken.block(figure.start, figure.end)
        else:
            taken.take(Kind(figure.kind), figure.start, figure.end, figure.becomes)
    _numbers_of(people, taken, language)
    _names(words, people, taken, language)
    _places(words, taken, language)
    _titled(words, taken, language)
    _capitals(words, taken)
    return sorted([*taken.found, *_lines(text)], key=lambda hit: (hit.start, -hit.end))


def replaced(text: str, found: Iterable[Found], becomes: Mapping[str, str]) -> str:
    """The text with other words for the identifiers whose keys are named."""
    parts: list[str] = []
    at = 0
    for hit in sorted(found, key=lambda hit: hit.start):
        if hit.key in becomes and hit.kind is not Kind.LINE and hit.start >= at:
            words = becomes[hit.key]
            parts += [text[at : hit.start], _as_there(text, hit.start, words)]
            at = hit.end
    return "".join([*parts, text[at:]])


class _Taken:
    """What is found already: nothing is found twice."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Found] = []
        self._covered = bytearray(len(text))

    def free(self, start: int, end: int) -> bool:
        return not any(self._covered[start:end])

    def block(self, start: int, end: int) -> None:
        self._covered[start:end] = b"\x01" * (end - start)

    def take(self, kind: Kind, start: int, end: int, becomes: str = "", people: Iterable[str] = ()) -> None:
        if start < end and self.free(start, end):
            self.block(start, end)
            self.found.append(Found(kind, start, end, self.text[start:end], becomes, frozenset(people)))


def _numbers_of(people: list[Known], taken: _Taken, language: str) -> None:
    """Numbers of people of the case, however they are parted: those that no pattern knows."""
    for person in people:
        for number in person.numbers:
            digits = re.sub(r"\D", "", number)
            if len(digits) >= 5:
                for match in re.finditer(r"[ \t().-]?".join(digits), taken.text):
                    taken.take(Kind.NUMBER, *match.span(), lists.wording()["things"][language]["a_number"], [person.id])


def _names(words: list[Word], people: list[Known], taken: _Taken, language: str) -> None:
    parts: dict[str, list[str]] = {}
    for person in people:
        for part in {check_in.bare for name in person.names for check_in in words_of(name)} - lists.particles():
            if len(part) > 1 or caseless(part):
                parts.setdefault(part, []).append(person.id)
    wording = lists.wording()["people"][language]
    becomes = {person.id: wording[person.part] for person in people}
    for run in _runs(words, lambda check_in: check_in.bare in parts, taken.text):
        counts: dict[str, int] = {}
        for word in run:
            for person_id in parts.get(word.bare, ()):
                counts[person_id] = counts.get(person_id, 0) + 1
        meant = [count for count in counts if counts[count] == max(counts.values())]
        taken.take(Kind.NAME, run[0].start, run[-1].end, becomes[meant[0]], meant)
    for word in words:
        likened = [part for part in parts if _alike(word.bare, part)]
        if likened:
            meant = sorted({part_of_name for part in likened for part_of_name in parts[part]}, key=list(becomes).index)
            taken.take(Kind.LIKE_NAME, word.start, word.end, people=meant)


def _alike(word: str, part: str) -> bool:
    if part in word and len(part) >= (2 if caseless(part) else 4):
        return True
    typos = 0 if len(part) < 5 or word in lists.plain() else 1 if len(part) < 8 else 2
    return bool(typos) and OSA.distance(word, part, score_cutoff=typos) <= typos


def _places(words: list[Word], taken: _Taken, language: str) -> None:
    at = 0
    while at < len(words):
        step = 1
        for names, region in lists.places().get(words[at].bare, ()):
            those = words[at : at + len(names)]
            if tuple(check_in.bare for check_in in those) == names and _together(those, taken.text):
                if region == "country":
                    taken.take(Kind.COUNTRY, those[0].start, those[-1].end)
                else:
                    taken.take(Kind.PLACE, those[0].start, those[-1].end, lists.regions()[region][language])
                step = len(names)
                break
        if words[at].bare.startswith(lists.nations()):
            taken.take(Kind.COUNTRY, words[at].start, words[at].end)
        at += step


def _titled(words: list[Word], taken: _Taken, language: str) -> None:
    """A name after a title or after `called`: with a capital it gets a proposal, without one it is pointed out."""
    for at, title in enumerate(words[:-1]):
        name = lists.titles().get(title.bare)
        if name is None or not _together(words[at : at + 2], taken.text):
            continue
        those: list[Word] = []
        for word in words[at + 1 : at + 4]:
            if word.capital and (not those or _together([those[-1], word], taken.text)):
                those.append(word)
            else:
                break
        if those:
            whole = taken.free(title.start, those[-1].end)
            taken.take(
                Kind.TITLED,
                title.start if whole else those[0].start,
                those[-1].end,
                lists.wording()["titles"][name][language],
            )
        elif name == "somebody" or len(title.bare) < 4:
            word = words[at + 1]
            if word.bare not in lists.plain() and not caseless(word.text):
                taken.take(Kind.TITLED, word.start, word.end)


def _capitals(words: list[Word], taken: _Taken) -> None:
    def stands_out(word: Word) -> bool:
        if not word.capital or word.bare in ONLY_I:
            return False
        begins = _begins(taken.text, word.start)
        return taken.free(word.start, word.end) and not (begins and word.bare in lists.plain())

    for run in _runs(words, stands_out, taken.text):
        taken.take(Kind.CAPITAL, run[0].start, run[-1].end)


def _lines(text: str) -> Iterator[Found]:
    """Sentences in which a name cannot be told from a word: in a script without capitals, or written without any."""
    for match in LINE.finditer(text):
        words = words_of(match[0])
        hidden = any(caseless(word.text) for word in words)
        if hidden or (len(words) >= 3 and not any(sign.isupper() or sign.istitle() for sign in match[0])):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Found(Kind.LINE, start, start + len(match[0].strip()), match[0].strip())


def _runs(words: list[Word], belongs: Callable[[Word], bool], text: str) -> Iterator[list[Word]]:
    """Words that belong, one after the other; small words between two of them go along."""
    run: list[Word] = []
    between: list[Word] = []
    for word in words:
        if belongs(word) and (not run or _together([*run[-1:], *between, word], text)):
            run += [*between, word]
            between = []
        elif run and len(between) < 2 and word.bare in lists.particles() and not belongs(word):
            between.append(word)
        else:
            if run:
                yield run
            run, between = ([word] if belongs(word) else []), []
    if run:
        yield run


def _together(words: list[Word], text: str) -> bool:
    """Whether nothing but a blank, a hyphen or the dot of a title stands between them."""
    gaps = (text[check_in.end : two.start] for check_in, two in pairwise(words))
    return all(re.fullmatch(r"\.?[ \t\u00a0]{1,2}|[ \t]?[-‐‑–][ \t]?|\.", gap) for gap in gaps)


def _as_there(text: str, at: int, words: str) -> str:
    """With a capital where a sentence begins."""
    before = text[:at].rstrip(" \t\u00a0")
    return words[:1].upper() + words[1:] if not before or before[-1] in ".!?…\n¿¡" else words


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    before = text[max(0, at - 60) : at].rstrip(" \t\u00a0'‘-–•*")
    return not before or before[-1] in SENTENCE_ENDS
