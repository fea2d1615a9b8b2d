"""One line of text as glyphs: split by direction, typeface and script, and shaped by HarfBuzz."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from unicodedata import category, normalize

import uharfbuzz as hb

from amparo.forms.typeface.directions import as_read, levels, runs_right_to_left
from amparo.forms.typeface.faces import BOLD, REGULAR, Face, face, face_for, script_of

MARGIN = 60.0  # thousandths of the size, above and below what is drawn
# Latin ligatures would make two letters one glyph, which some readers of a PDF give back as none.
FEATURES = {"liga": False, "clig": False}


class Glyph(NamedTuple):
    """A drawn shape. Measures in thousandths of the size; `text` is what the first glyph of a cluster stands for."""

    number: int
    advance: float
    right: float
    up: float
    text: str


class Segment(NamedTuple):
    """A part of a line in one typeface, script and direction."""

    text: str
    face: Face
    script: str
    level: int


@dataclass(frozen=True)
class Run:
    """A shaped segment, its glyphs from left to right."""

    face: Face
    text: str
    right_to_left: bool
    glyphs: tuple[Glyph, ...]

    @cached_property
    def width(self) -> float:
        """In thousandths of the size."""
        return sum(glyph.advance for glyph in self.glyphs)

    @cached_property
    def reach(self) -> tuple[float, float]:
        """How far it reaches above the line and below it, both positive, in thousandths of the size.

        Latin letters have that of their typeface, so that lines of them stand alike; others that of what is drawn,
        since typefaces of some scripts leave room for stacks of signs that no name has.
        """
        if self.face.name in (REGULAR, BOLD):
            return self.face.ascent, -self.face.descent
        edges = [(glyph.up, *self.face.edges(glyph.number)) for glyph in self.glyphs]
        top = max((up + high for up, high, _ in edges), default=0.0)
        bottom = min((up + low for up, _, low in edges), default=0.0)
        return max(top, 0.0) + MARGIN, max(-bottom, 0.0) + MARGIN


@dataclass(frozen=True)
class Line:
    """A line ready to be drawn, its runs from left to right. `start` and `end` are its place in the text it is of."""

    text: str
    size: float
    right_to_left: bool
    runs: tuple[Run, ...]
    missing: tuple[str, ...]
    start: int = 0
    end: int = 0

    @cached_property
    def width(self) -> float:
        """In points."""
        return sum(run.width for run in self.runs) * self.size / 1000

    @cached_property
    def ascent(self) -> float:
        """How far it reaches above the line, in points."""
        return max((run.reach[0] for run in self.runs), default=face(REGULAR).ascent) * self.size / 1000

    @cached_property
    def descent(self) -> float:
        """How far it reaches below, in points, as a positive number."""
        return max((run.reach[1] for run in self.runs), default=-face(REGULAR).descent) * self.size / 1000


def shape(
    text: str, size: float, *, bold: bool = False, right_to_left: bool | None = None, start: int = 0, end: int = 0
) -> Line:
    """A line of text at a size in points, without breaks: tabs and line ends become spaces.

    `right_to_left` says where the paragraph begins; unsaid, its first letter decides. Signs that no typeface has are
    drawn as an empty box and named in `missing`, each once.
    """
    one = as_drawn(text)
    turned = runs_right_to_left(one) if right_to_left is None else right_to_left
    parts = segments(one, bold, levels(one, turned))
    runs = [shaped(part) for part in parts]
    missing = tuple(dict.fromkeys(sign for sign in one if drawn(sign) and face_for(sign, bold) is None))
    ordered = as_read(runs, [part.level for part in parts])
    return Line(one, size, turned, tuple(ordered), missing, start, end or start + len(text))


def as_drawn(text: str) -> str:
    """Letters and their accents as one sign where there is one, and no white space but spaces."""
    composed = text if text.isascii() else normalize("NFC", text)
    return "".join(" " if sign in "\t\n\r\v\f\x85\u2028\u2029" else sign for sign in composed)


def drawn(sign: str) -> bool:
    """Whether a sign leaves a mark or a gap: joiners and marks of direction do not."""
    return category(sign) != "Cf"


def segments(text: str, bold: bool, depth: list[int]) -> list[Segment]:
    """A line in parts that can be shaped each for itself, in the order in which it is said."""
    plain = face(BOLD if bold else REGULAR)
    found: list[Segment] = []
    start, current, script = 0, plain, ""
    for at, sign in enumerate(text):
        own = script_of(sign)
        wanted = current if belongs(sign, own) and current.covers(sign) else face_for(sign, bold) or current
        if not drawn(sign):
            wanted = current
        fits = wanted is current and (own is None or own == script or not script)
        if at > start and not (fits and depth[at] == depth[start]):
            found.append(Segment(text[start:at], current, script or "Zyyy", depth[start]))
            start, script = at, ""
        current, script = wanted, script or own or ""
    if text:
        found.append(Segment(text[start:], current, script or "Zyyy", depth[start]))
    return found


def belongs(sign: str, script: str | None) -> bool:
    """Whether a sign is drawn in the typeface of what stands before it: spaces, points and accents are."""
    return script is None and category(sign)[0] in "ZPM"


def shaped(part: Segment) -> Run:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(part.text)
    buffer.direction = "rtl" if part.level % 2 else "ltr"
    buffer.script = part.script
    hb.shape(part.face.font, buffer, FEATURES)
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    begins = sorted({info.cluster for info in infos})
    ends = dict(zip(begins, [*begins[1:], len(part.text)], strict=True))
    scale = part.face.scale
    glyphs: list[Glyph] = []
    last = -1
    for info, place in zip(infos, places, strict=True):
        said = part.text[info.cluster : ends[info.cluster]] if info.cluster != last else ""
        last = info.cluster
        right, up, advance = place.x_offset * scale, place.y_offset * scale, place.x_advance * scale
        glyphs.append(Glyph(info.codepoint, advance, right, up, said))
    return Run(part.face, part.text, bool(part.level % 2), tuple(glyphs))
