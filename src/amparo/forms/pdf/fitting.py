"""How much of a text a field takes: its limit of signs, and the box measured in the type that will be printed.

Type shrinks from the size that the form sets to one that can still be read; what does not fit then is the rest, which
begins at a word where it can. Nothing is cut without being said.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from unicodedata import normalize

from amparo.forms.pdf.fields import Field, Kind, Place
from amparo.forms.typeface import Line, fitting, shape
from amparo.forms.typeface.breaking import NARROWEST
from amparo.forms.typeface.faces import BOLD, REGULAR

SMALLEST = 6.5  # points: one line
SMALLEST_OF_PARAGRAPHS = 8.0
STEP = 0.5
SIDE = 2.0  # between the edge of a box and its text
LEADING = 1.2  # from line to line, times the size, where Latin letters stand


@dataclass(frozen=True, slots=True)
class Fit:
    """What of a text a field takes: the `part` that is printed, the `rest` that is not, and the lines as drawn.

    `missing` are signs that no typeface has: they are in the value of the field, and an empty box on the paper.
    """

    part: str
    rest: str
    lines: tuple[Line, ...]
    missing: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        return not self.rest


def fits(field: Field, text: str) -> Fit:
    """How much of a text a text field or a choice takes, in the smallest of its places."""
    said = as_typed(field, text)
    part, rest = within_limit(said, field.limit)
    if field.comb:
        lines = tuple(shape(sign, comb_size(field)) for sign in part)
        return Fit(part, rest, lines, named(lines))
    tight = min(field.places, key=lambda place: (place.height, place.width))
    width, height = tight.width - 2 * SIDE, tight.height
    lines, left = (
        paragraph(part, width, height, field.size) if field.multiline else one(part, width, height, field.size)
    )
    if left:
        part, rest = part[: len(part) - len(left)].rstrip(), said[len(part) - len(left) :]
    return Fit(part, rest, lines, named(lines))


def as_typed(field: Field, text: str) -> str:
    """A text as a field keeps it: accents composed; a field of one line has no line ends."""
    composed = normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()
    return composed if field.multiline else " ".join(composed.splitlines())


def within_limit(text: str, limit: int | None) -> tuple[str, str]:
    """The part of a text of no more than so many signs, ended at a word where one ends, and the rest."""
    if limit is None or limit <= 0 or len(text) <= limit:
        return text, ""
    at = limit if text[limit].isspace() else max(text.rfind(" ", 0, limit), text.rfind("\n", 0, limit))
    at = at if at > 0 else limit
    return text[:at].rstrip(), text[at:].lstrip()


def one(text: str, width: float, height: float, size: float) -> tuple[tuple[Line, ...], str]:
    """A text in one line of the largest type that fits, and what does not fit in the smallest."""
    if not text:
        return (), ""
    least = min(size, SMALLEST)
    if len(text) * least * NARROWEST > width:
        lines, rest = fitting(text, width, least, 1)
        return tuple(lines), rest
    line = shape(text, size)
    room = min(1.0, width / line.width if line.width else 1.0, height / (line.ascent + line.descent))
    if size * room >= least:
        return (replace(line, size=int(size * room * 10) / 10 if room < 1 else size),), ""
    lines, rest = fitting(text, width, least, 1)
    return tuple(lines), rest


def paragraph(text: str, width: float, height: float, size: float) -> tuple[tuple[Line, ...], str]:
    """A text in as many lines as fit the box, in the largest type in which all of it does."""
    least = min(size, SMALLEST_OF_PARAGRAPHS)
    tried = size
    while True:
        lines, rest = fitting(text, width, tried, int(height / (LEADING * tried)) + 1)
        fitted = count_within(lines, height)
        if fitted == len(lines) and not rest:
            return tuple(lines), ""
        if tried <= least:
            return tuple(lines[:fitted]), text[lines[fitted - 1].end if fitted else 0 :].lstrip()
        tried = max(least, tried - STEP)


def count_within(lines: list[Line], height: float) -> int:
    """How many of the lines fit the height of a box."""
    left = height - SIDE
    for count, line in enumerate(lines):
        left -= leading(line)
        if left < 0:
            return count
    return len(lines)


def leading(line: Line) -> float:
    """How far a line stands below the one before, in points: more for scripts that reach higher and deeper."""
    if all(run.face.name in (REGULAR, BOLD) for run in line.runs):
        return LEADING * line.size
    return max(LEADING * line.size, line.ascent + line.descent)


def comb_size(field: Field) -> float:
    """The size of type in a row of cells: what fits the height, and an M in each cell."""
    tight = min(field.places, key=lambda place: (place.height, place.width))
    return max(1.0, min(field.size, tight.height * 0.7, cell(field, tight) * 1.05))


def cell(field: Field, place: Place) -> float:
    return place.width / max(1, field.limit or 1)


def named(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sign for line in lines for sign in line.missing))


def option_of(field: Field, text: str) -> tuple[str, str] | None:
    """What a choice stores and shows for a text; none where it offers no such thing."""
    wanted = text.strip().casefold()
    for stored, shown in field.options:
        if wanted in (stored.strip().casefold(), shown.strip().casefold()):
            return stored, shown.strip()
    return (text, text) if field.editable and field.kind is Kind.CHOICE else None
