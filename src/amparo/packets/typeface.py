"""Lines of text on a typeset sheet: how wide they are, where they break, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amparo.forms.typeface import Typeface, lines, shape
from amparo.forms.typeface.faces import BOLD, REGULAR, face


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text: where its left end, middle or right end stands, from the left and from the lower edge."""

    x: float
    y: float
    words: str
    size: float = 12
    bold: bool = False
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line from one place to another."""

    x: float
    y: float
    until: float


def can_draw(text: str) -> bool:
    """Whether a typeface has each sign of a text."""
    return not shape(text, 12).missing


def are_latin(texts: Iterable[str]) -> bool:
    """Whether the typefaces of Latin, Greek and Cyrillic letters have each sign of these texts."""
    signs = set().union(*texts) if texts else set()
    return all(face(name).covers(sign) for sign in signs - {"\n"} for name in (REGULAR, BOLD))


def width_of(text: str, size: float, bold: bool = False) -> float:
    """How wide a line is, in points."""
    return shape(text, size, bold=bold).width


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """A text in lines that fit; a word longer than a line is broken."""
    return [line.text for line in lines(text.strip(), room, size, bold=bold)] or [""]


def drawn(things: Sequence[Text | Rule], typeface: Typeface) -> bytes:
    """Lines and rules as the content of a page, whose resources the typeface gives when all is drawn."""
    return b"\n".join(_text(thing, typeface) if isinstance(thing, Text) else _rule(thing) for thing in things)


def _text(line: Text, typeface: Typeface) -> bytes:
    shaped = shape(line.words, line.size, bold=line.bold)
    x = line.x - {"left": 0.0, "center": shaped.width / 2, "right": shaped.width}[line.align]
    return typeface.draw(shaped, x, line.y)


def _rule(rule: Rule) -> bytes:
    return f"q 0.6 w {rule.x:.2f} {rule.y:.2f} m {rule.until:.2f} {rule.y:.2f} l S Q".encode()
