"""Paragraphs broken into lines, and how much of a text fits a box.

Lines break after spaces and hyphens and between signs of Chinese and Japanese. Thai, Lao, Khmer and Burmese write no
spaces between words, and no dictionary of theirs is at hand: where one of their words is wider than a line, it breaks
between two syllables' signs, as any word does that is wider than a line.
"""

from bisect import bisect
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from unicodedata import category, normalize

from amparo.forms.typeface.directions import runs_right_to_left
from amparo.forms.typeface.shaping import Line, shape

HYPHENS = "-\u2010\u2013\u2014/"
NO_LINE_BEGINS = "、。，．：；！？）」』】〕》〉ー・々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
IDEOGRAPHS = ((0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF))
ROUNDING = 0.01  # points
NARROWEST = 0.25  # of its size: about the width of an i


def lines(text: str, width: float, size: float, *, bold: bool = False) -> list[Line]:
    """A text in lines no wider than `width` points; each line end in the text begins a new one.

    Nothing is left out. A single sign wider than the width stands on a line of its own, and is then wider than it.
    """
    return list(one_by_one(normalize("NFC", text), width, size, bold))


def fitting(text: str, width: float, size: float, most: int, *, bold: bool = False) -> tuple[list[Line], str]:
    """The first `most` lines of a text, and the rest of it, which begins at a word; empty where all fits."""
    composed = normalize("NFC", text)
    found = list(islice(one_by_one(composed, width, size, bold), most))
    return found, composed[found[-1].end if found else 0 :].lstrip()


def one_by_one(text: str, width: float, size: float, bold: bool) -> Iterator[Line]:
    for start, paragraph in paragraphs(text):
        yield from broken(paragraph, start, width, size, bold)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for paragraph in text.splitlines(keepends=True) or [""]:
        yield start, paragraph.rstrip("\r\n\v\f\x85\u2028\u2029")
        start += len(paragraph)


def broken(paragraph: str, start: int, width: float, size: float, bold: bool) -> Iterator[Line]:
    turned = runs_right_to_left(paragraph)

    def line(first: int, last: int) -> Line:
        said = paragraph[first:last].rstrip()
        return shape(said, size, bold=bold, right_to_left=turned, start=start + first, end=start + last)

    if len(paragraph) * size * NARROWEST <= width:  # else it is not worth the try
        whole = line(0, len(paragraph))
        if whole.width <= width + ROUNDING:
            yield whole
            return
    ends = [*(at for at in range(1, len(paragraph)) if may_break(paragraph, at)), len(paragraph)]
    first, count = 0, 1
    while first < len(paragraph):
        later = ends[bisect(ends, first) :]
        best, count = longest(partial(line, first), later, width, count)
        if best is None:
            inside = [at for at in range(first + 1, len(paragraph) + 1) if may_split(paragraph, at)]
            best = longest(partial(line, first), inside, width, 1)[0] or line(first, inside[0])
        yield best
        first = best.end - start


def longest(line: Callable[[int], Line], ends: list[int], width: float, guess: int) -> tuple[Line | None, int]:
    """The longest line that is no wider than the width, and the number of its end; none and 0 where all are wider.

    It is looked for from a guess: lines of one paragraph end after about as many words.
    """
    best: Line | None = None
    fits, wide = 0, len(ends) + 1
    step = 1
    at = guess
    while wide - fits > 1:
        at = max(fits + 1, min(at, wide - 1))
        tried = line(ends[at - 1])
        if tried.width <= width + ROUNDING:
            best, fits = tried, at
            at = at + step if wide > len(ends) else (fits + wide) // 2
        else:
            wide = at
            at = at - step if not fits else (fits + wide) // 2
        step *= 2
    return best, fits


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before this place."""
    before, after = text[at - 1], text[at]
    if after.isspace() or after in NO_LINE_BEGINS or category(after)[0] == "M":
        return False
    if (before.isspace() and before != "\u00a0") or before == "\u200b":
        return True
    if before in HYPHENS:
        return after.isalpha()
    return ideograph(before) or ideograph(after)


def may_split(text: str, at: int) -> bool:
    """Whether a word that is too wide may be split before this place: never before an accent or a joiner."""
    return at == len(text) or (category(text[at])[0] != "M" and category(text[at]) != "Cf" and text[at - 1] != "\u200d")


def ideograph(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in IDEOGRAPHS)
