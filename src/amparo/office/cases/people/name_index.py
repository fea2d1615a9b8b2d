"""People found by name or A-number, in memory: names lie sealed in the database, so no database can search them.

A name is a bag of words without accents, case and order. Every word asked is likened to every word known (typing
errors, beginnings, initials); a person's score is how much of the question her names cover, rare words counting more.
"""

from __future__ import annotations

import heapq
import threading
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA, Postfix, Prefix

LONGEST_TEXT, LONGEST_WORD, MOST_WORDS_ASKED = 500, 60, 12
FOUND_FROM = 0.4
"""Below this score somebody is not found: one common word of a long name says nothing."""
NAME_SHARE = 0.1
"""How much of a score is how fully the question covers the name; the rest is how fully the name covers the question."""
OTHERWISE_WRITTEN = 0.9
"""What a name is worth that fits only when words of the question are joined or parted."""
INITIAL, BEGINNING, LAST_DIGITS, ONE_DIGIT_WRONG = 0.65, 0.75, 0.9, 0.85
"""What a word or a number is worth that fits only so; 1 is the very same."""
ONE_TYPO_FROM, TWO_TYPOS_FROM = 4, 7  # letters of the longer of two words
A_NUMBER_DIGITS, FEWEST_DIGITS, DIGITS_FOR_TYPO, LONGEST_NUMBER = 9, 4, 7, 20
PARTICLE_WEIGHT = 0.2
PARTICLES = frozenset(
    "y de del la las lo los el al da das do dos di du des le van von der den bin ben ibn bint abu ul ud".split()  # noqa: SIM905
)
_APOSTROPHES = frozenset("'’‘‛`´ʼʻʹʾʿˈ′＇")
_ALIKE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ـ": ""} | {
    "ة": "ه", "ى": "ي", "ک": "ك", "ی": "ي",
}  # fmt: skip

type Scores = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Listed:
    """One person as the index knows them."""

    person: UUID
    case: UUID
    names: str
    """All names in the order written; further names and aliases after a semicolon."""
    a_number: str
    """The A-number however punctuated, or nothing."""
    part: str
    """"client", "relative", "adverse" or "other"."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody found, with a score from 0 to 1; 1 is every word, as written."""

    listed: Listed
    score: float


@dataclass(frozen=True, slots=True)
class _Row:
    listed: Listed
    spelled: str


@dataclass(frozen=True, slots=True)
class _Still:
    """The index at one moment, as columns: what a search reads while others go on writing."""

    rows: list[_Row | None]
    numbers: list[str]
    known: dict[str, int]
    vocabulary: list[str]
    lengths: Scores  # of the words of the vocabulary, in letters
    spread: NDArray[np.int64]  # in how many rows each word stands
    words: NDArray[np.int32]  # of all rows, one row after another
    starts: NDArray[np.int64]  # where in `words` each row begins
    own_words: Scores  # how many each row's longest name has, without particles
    living: int


class NameIndex:
    """People by name and A-number. Any thread may write while others search."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._still: _Still | None = None
        self._clear()

    def __len__(self) -> int:
        """How many people are listed."""
        return len(self._row_of)

    def put(self, listed: Listed) -> None:
        """List somebody, in place of what was listed under the same person before."""
        names = _names(listed.names)
        words = {word for name in names for word in _numbered(name)}
        own = max((sum(word not in PARTICLES for word in name) for name in names), default=0)
        row = _Row(listed, " ".join(word for name in names for word in name))
        with self._lock:
            self._forget(listed.person)
            self._append(row, words, own, _padded(_digits(listed.a_number)))

    def drop(self, person: UUID) -> None:
        """Forget somebody; an unknown id is fine."""
        with self._lock:
            self._forget(person)

    def everybody(self) -> list[Listed]:
        """Everybody listed, in no order."""
        with self._lock:
            return [row.listed for row in self._rows if row is not None]

    def search(self, text: str, most: int = 20, within: Callable[[UUID], bool] | None = None) -> list[Found]:
        """The people a text may mean, best first and by name where equal: part of a name, or an A-number's last digits.

        `within` is asked about cases, and counts before `most` does. Text without letters or digits finds nobody, and
        so do fewer than four digits; of a long text the first 500 characters and 12 words count.
        """
        words = [word for name in _names(text) for word in name][:MOST_WORDS_ASKED]
        digits = _digits(text)
        with self._lock:
            still = self._still = self._still or self._at_this_moment()
        if len(digits) > sum(map(len, words)):
            return _best(_by_number(digits, still), "", still, most, within)
        if words:
            return _best(_by_name(list(_numbered(words)), still), " ".join(words), still, most, within)
        return []

    def _clear(self) -> None:
        self._row_of: dict[UUID, int] = {}
        self._rows: list[_Row | None] = []
        self._numbers: list[str] = []
        self._known = {"": 0}  # the word of those who have none, so that no row is empty
        self._spread = array("q", [0])
        self._words, self._starts, self._own_words = array("i"), array("q"), array("f")
        self._still = None

    def _append(self, row: _Row, words: Iterable[str], own_words: float, number: str) -> None:
        self._row_of[row.listed.person] = len(self._rows)
        self._rows.append(row)
        self._numbers.append(number)
        self._own_words.append(own_words)
        self._starts.append(len(self._words))
        for word in words or ("",):
            place = self._known.setdefault(word, len(self._known))
            if place == len(self._spread):
                self._spread.append(0)
            self._spread[place] += 1
            self._words.append(place)
        self._still = None

    def _forget(self, person: UUID) -> None:
        at = self._row_of.pop(person, None)
        row = None if at is None else self._rows[at]
        if at is None or row is None:
            return
        self._rows[at], self._numbers[at], self._still = None, "", None
        for place in self._places(at):
            self._spread[self._words[place]] -= 1
            self._words[place] = 0
        if len(self._rows) > 1000 + 1.25 * len(self._row_of):
            self._close_gaps()

    def _places(self, at: int) -> range:
        return range(self._starts[at], self._starts[at + 1] if at + 1 < len(self._starts) else len(self._words))

    def _close_gaps(self) -> None:
        """Lay the rows out anew, without those of the forgotten and without words that only they had."""
        vocabulary = list(self._known)
        kept = [
            (row, [vocabulary[self._words[place]] for place in self._places(at)], self._own_words[at], number)
            for at, (row, number) in enumerate(zip(self._rows, self._numbers, strict=True))
            if row
        ]
        self._clear()
        for row, words, own_words, number in kept:
            self._append(row, words, own_words, number)

    def _at_this_moment(self) -> _Still:
        vocabulary = list(self._known)
        return _Still(
            rows=list(self._rows),
            numbers=list(self._numbers),
            known=dict(self._known),
            vocabulary=vocabulary,
            lengths=np.fromiter(map(len, vocabulary), dtype=np.float32, count=len(vocabulary)),
            spread=np.array(self._spread),
            words=np.array(self._words),
            starts=np.array(self._starts),
            own_words=np.array(self._own_words),
            living=len(self._row_of),
        )


@lru_cache(maxsize=20_000)
def _letters(char: str) -> str:
    """What a character spells: letters in plain form; nothing for marks and the invisible; a space for all else."""
    if char in _APOSTROPHES:
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    found = []
    for letter in plain:
        kind = unicodedata.category(letter)
        if letter in _ALIKE:
            found.append(_ALIKE[letter])
        elif kind in ("Mn", "Me", "Cf"):
            continue
        elif _is_han(letter):
            found.append(f" {letter} ")  # Chinese writes no spaces: each sign is a word
        else:
            found.append(letter if kind[0] in "LM" else " ")
    return "".join(found)


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"


def _names(text: str) -> list[list[str]]:
    """The plain words of each name in a text."""
    return [
        [word[:LONGEST_WORD] for word in "".join(map(_letters, name)).split()]
        for name in text[:LONGEST_TEXT].split(";")
    ]


def _numbered(words: Iterable[str]) -> Iterator[str]:
    """The words, a repeated one told by a number: somebody may be Hernández Hernández. Initials are not counted."""
    seen: dict[str, int] = {}
    for word in words:
        seen[word] = seen.get(word, 0) + 1
        if seen[word] == 1:
            yield word
        elif len(word) > 1 and word not in PARTICLES:
            yield f"{word}{seen[word]}"


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) for char in text[:LONGEST_TEXT] if char.isdecimal())[:LONGEST_NUMBER]


def _padded(digits: str) -> str:
    """An A-number of nine digits: of the older, shorter ones some are written with zeros before them."""
    return digits.lstrip("0").zfill(A_NUMBER_DIGITS) if digits else ""


def _by_number(digits: str, still: _Still) -> Scores:
    """Each row's score for an A-number: whole, its last digits, or with one digit wrong, missing or too many."""
    if len(digits) < FEWEST_DIGITS or not still.rows:
        return np.zeros(len(still.rows), np.float32)
    asked = [digits, _padded(digits)]
    wrong = process.cdist(asked, still.numbers, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8).min(axis=0)
    suffix = process.cdist([digits], still.numbers, scorer=Postfix.similarity, dtype=np.uint8)[0] == len(digits)
    nearly = (wrong == 1) & (len(digits) >= DIGITS_FOR_TYPO)
    return np.select([wrong == 0, suffix, nearly], [1, LAST_DIGITS, ONE_DIGIT_WRONG], 0).astype(np.float32)


def _by_name(words: list[str], still: _Still) -> Scores:
    """Each row's score for the words of a name, in any order."""
    if not still.rows:
        return np.zeros(0, np.float32)
    readings = [words, *(other for other in (_joined(words, still.known), _parted(words, still.known)) if other)]
    asked = list(dict.fromkeys(word for reading in readings for word in reading))
    alike = _alike(asked, still)
    weights = {word: _weight(word, likeness, still) for word, likeness in zip(asked, alike, strict=True)}
    covered = {
        word: np.maximum.reduceat(likeness.take(still.words), still.starts)
        for word, likeness in zip(asked, alike, strict=True)
    }
    best = np.zeros(len(still.rows), np.float32)
    for reading in readings:
        worth = 1 if reading is words else OTHERWISE_WRITTEN
        np.maximum(best, worth * _reading_score(reading, covered, weights, still.own_words), out=best)
    return best


def _reading_score(words: list[str], covered: dict[str, Scores], weights: dict[str, float], own: Scores) -> Scores:
    whole = sum(weights[word] for word in words)
    of_question: Scores = np.sum([weights[word] / whole * covered[word] for word in words], axis=0)
    telling = [covered[word] for word in words if word not in PARTICLES]
    if len(telling) < 2:  # one word covers the most of a short name, which says nothing: let them stand by name
        return of_question
    of_name = np.minimum(np.sum(telling, axis=0) / np.maximum(own, 1), 1)
    return of_question * (1 - NAME_SHARE + NAME_SHARE * of_name)


def _alike(asked: list[str], still: _Still) -> Scores:
    """How alike each word asked (rows) is to each word known (columns), from 0 to 1."""
    lengths = np.array([[len(word)] for word in asked], np.float32)
    known = np.maximum(still.lengths, 1)
    longer = np.maximum(lengths, known)
    wrong = process.cdist(asked, still.vocabulary, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
    same_beginning = process.cdist(asked, still.vocabulary, scorer=Prefix.similarity, dtype=np.uint8)
    allowed = (longer >= ONE_TYPO_FROM).astype(np.uint8) + (longer >= TWO_TYPOS_FROM)
    typed = np.where(wrong <= allowed, 1 - wrong / longer, 0)
    begun = np.where((same_beginning == lengths) & (lengths > 1), BEGINNING + 0.2 * lengths / known, 0)
    initial = np.where((same_beginning == 1) & ((lengths == 1) | (known == 1)), INITIAL, 0)
    return np.maximum(np.maximum(typed, begun), initial).astype(np.float32)


def _weight(word: str, likeness: Scores, still: _Still) -> float:
    """What a word counts: from 1, for one that everybody has, to 2; by the nearest word known."""
    if word in PARTICLES:
        return PARTICLE_WEIGHT
    nearest = int(likeness.argmax())
    having = still.spread[nearest] if likeness[nearest] else 0
    return 2.0 - float(np.log(having + 1) / np.log(still.living + 2))


def _joined(words: list[str], known: dict[str, int]) -> list[str]:
    """The words with neighbours joined that some name writes as one ("de la cruz": "delacruz"), if any."""
    found, at = [], 0
    while at < len(words):
        run = next((run for run in (3, 2, 1) if at + run <= len(words) and "".join(words[at : at + run]) in known), 1)
        found.append("".join(words[at : at + run]))
        at += run
    return found if len(found) < len(words) else []


def _parted(words: list[str], known: dict[str, int]) -> list[str]:
    """The words with those parted that some names write as several ("mariajose": "maria jose"), if any."""
    found = [part for word in words for part in _parts(word, known, 3) or [word]]
    return found if len(found) > len(words) else []


def _parts(word: str, known: dict[str, int], most: int) -> list[str]:
    """The word as two or three words known, the last of them no particle; none if it cannot be parted so."""
    for cut in range(len(word) - 3, 1, -1):
        head, tail = word[:cut], word[cut:]
        if head in PARTICLES or (cut > 2 and head in known):
            if tail in known and tail not in PARTICLES:
                return [head, tail]
            if most > 2 and (more := _parts(tail, known, most - 1)):
                return [head, *more]
    return []


def _best(scores: Scores, asked: str, still: _Still, most: int, within: Callable[[UUID], bool] | None) -> list[Found]:
    """The best rows whose case may be seen. Among equals the very name first, then who has the words in that order."""
    rounded = (scores * 1000).round().astype(np.int16)
    rows = np.flatnonzero(rounded >= FOUND_FROM * 1000)
    rows = rows[np.argsort(-rounded[rows], kind="stable")]
    seen = cache(within) if within else None

    def place(row: _Row) -> tuple[bool, bool, str, UUID]:
        return row.spelled != asked, asked not in row.spelled, row.spelled, row.listed.person

    found: list[Found] = []
    for score, equals in groupby(rows.tolist(), rounded.__getitem__):
        if len(found) >= most:
            break
        living = [row for row in map(still.rows.__getitem__, equals) if row and (not seen or seen(row.listed.case))]
        found += [Found(row.listed, score / 1000) for row in heapq.nsmallest(most - len(found), living, key=place)]
    return found
