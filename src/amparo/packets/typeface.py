"""Lines of text on a typeset sheet: how wide they are, where they break, and how they are drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

_PLAIN = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
_OTHER = {
    "‘": 222,
    "’": 222,
    "“": 333,
    "”": 333,
    "–": 556,
    "—": 1000,
    "…": 1000,
    "§": 556,
    "•": 350,
    "¿": 611,
    "¡": 333,
}
WIDTHS = {False: [int(width) for width in _PLAIN.split()], True: [int(width) for width in _BOLD.split()]}
"""Thousandths of the size for each letter from the space to the tilde (Adobe's metrics of Helvetica)."""


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
    """Whether each letter of a text can be drawn."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def width_of(text: str, size: float, bold: bool = False) -> float:
    """How wide a line is, in points."""
    return sum(_width(char, bold) for char in text) * size / 1000


def _width(char: str, bold: bool) -> int:
    if char in _OTHER:
        return _OTHER[char]
    base = unicodedata.normalize("NFD", char)[0]
    place = ord(base) - 32
    return WIDTHS[bold][place] if 0 <= place < len(WIDTHS[bold]) else 600


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """A text in lines that fit; a word longer than a line is broken."""
    lines = [""]
    for word in text.split():
        while width_of(word, size, bold) > room:
            fits = next(n for n in range(len(word), 0, -1) if n == 1 or width_of(word[:n], size, bold) <= room)
            lines += [word[:fits]] if lines[-1] else []
            lines[-1] = lines[-1] if lines[-1] == word[:fits] else word[:fits]
            word = word[fits:]
            lines.append("")
        joined = f"{lines[-1]} {word}".strip()
        if width_of(joined, size, bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]


def fonts() -> pikepdf.Dictionary:
    """What the drawn lines need in the resources of their page."""
    return pikepdf.Dictionary(
        {f"/Typeset{name}": _font(base) for name, base in (("Plain", "Helvetica"), ("Bold", "Helvetica-Bold"))}
    )


def _font(base: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(f"/{base}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def drawn(things: Sequence[Text | Rule]) -> bytes:
    """Lines and rules as the content of a page."""
    return b"\n".join(_text(thing) if isinstance(thing, Text) else _rule(thing) for thing in things)


def _text(line: Text) -> bytes:
    wide = width_of(line.words, line.size, line.bold)
    x = line.x - {"left": 0.0, "center": wide / 2, "right": wide}[line.align]
    shown = unicodedata.normalize("NFC", line.words).encode("cp1252").hex()
    font = "TypesetBold" if line.bold else "TypesetPlain"
    return f"BT /{font} {line.size:g} Tf {x:.2f} {line.y:.2f} Td <{shown}> Tj ET".encode()


def _rule(rule: Rule) -> bytes:
    return f"q 0.6 w {rule.x:.2f} {rule.y:.2f} m {rule.until:.2f} {rule.y:.2f} l S Q".encode()
