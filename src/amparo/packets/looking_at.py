"""What is seen on a sheet and what is written on it, by PDFium: dots, letters and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from PIL import Image

from amparo.typed_text import folded

Area = tuple[float, float, float, float]
"""Left, bottom, right, top, in points of the sheet."""

LOOKED_AT = 0.5
"""Dots for a point when a page is only looked at."""
FOOT: Area = (0.0, 9.0, 0.0, 30.0)
"""Where numbers stand: between so many points above the lower edge, over the whole width."""
PAPER = 245
"""Dots at least so light are paper."""
INK = 90
"""Dots at most so light are black."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a sheet and where it stands."""

    char: str
    area: Area


def letters_of(page: pypdfium2.PdfPage) -> list[Letter]:
    """The letters of a sheet in the order in which it is read; where lines end, a space."""
    text = page.get_textpage()
    count = text.count_chars()
    found = []
    for place in range(count):
        char = chr(pypdfium2.raw.FPDFText_GetUnicode(text, place))
        left, bottom, right, top = text.get_charbox(place)
        found.append(Letter(char if char.isprintable() and char else " ", (left, bottom, right, top)))
    text.close()
    return found


def picture_of(page: pypdfium2.PdfPage, scale: float = LOOKED_AT, gray: bool = True) -> Image.Image:
    """A sheet as dots."""
    bitmap = page.render(scale=scale, grayscale=gray)
    picture: Image.Image = bitmap.to_pil()
    return picture.convert("L" if gray else "RGB")


def foot_is_free(picture: Image.Image) -> bool:
    """Whether nothing stands where the number is to stand."""
    scale = LOOKED_AT
    foot = picture.crop(
        (0, round(picture.height - FOOT[3] * scale), picture.width, round(picture.height - FOOT[1] * scale))
    )
    lowest, _ = foot.getextrema()
    return float(lowest) >= PAPER  # type: ignore[arg-type]


def covered(picture: Image.Image, letters: list[Letter], scale: float = LOOKED_AT) -> list[Letter]:
    """Letters that nobody sees since black lies over them: two neighbors with no light between or around them.

    A picture of few dots finds all of them and some that are only printed close: look again at one of many.
    """
    found: dict[int, Letter] = {}
    spoken = [letter for letter in letters if letter.char.isalnum()]
    for one, following in pairwise(spoken):
        both = (
            min(one.area[0], following.area[0]),
            min(one.area[1], following.area[1]),
            max(one.area[2], following.area[2]),
            max(one.area[3], following.area[3]),
        )
        if _is_dark(picture, both, scale):
            found |= {id(one): one, id(following): following}
    return list(found.values())


def _is_dark(picture: Image.Image, area: Area, scale: float) -> bool:
    left, bottom, right, top = (value * scale for value in area)
    across = (max(0, round(left)), min(picture.width, round(right)))
    down = (max(0, round(picture.height - top)), min(picture.height, round(picture.height - bottom)))
    if across[1] - across[0] < 2 or down[1] - down[0] < 2:
        return False
    lightest = picture.crop((across[0], down[0], across[1], down[1])).getextrema()[1]
    return float(lightest) <= INK  # type: ignore[arg-type]


def places_of(words: tuple[str, ...], letters: list[Letter]) -> dict[str, list[Area]]:
    """Where words stand, however they are written: without case, accents and more than one space between."""
    line, places = "", []
    for place, letter in enumerate(letters):
        plain = " " if letter.char.isspace() else folded(letter.char)
        if plain == " " and line.endswith(" "):
            continue
        line += plain
        places += [place] * len(plain)
    found: dict[str, list[Area]] = {}
    for word in words:
        sought, start = folded(word), 0
        while sought and (start := line.find(sought, start)) >= 0:
            within = [letters[place] for place in places[start : start + len(sought)]]
            found.setdefault(word, []).extend(_lines(within))
            start += len(sought)
    return found


def _lines(letters: list[Letter]) -> list[Area]:
    """Letters gathered to a rectangle for each line on which they stand."""
    areas: list[Area] = []
    for letter in letters:
        left, bottom, right, top = letter.area
        if letter.char == " " or right <= left:
            continue
        last = areas[-1] if areas else None
        middle = (bottom + top) / 2
        if last is not None and last[1] - 2 <= middle <= last[3] + 2 and left >= last[0]:
            areas[-1] = (last[0], min(last[1], bottom), max(last[2], right), max(last[3], top))
        else:
            areas.append((left, bottom, right, top))
    return [(left - 1, bottom - 1.5, right + 1, top + 1.5) for left, bottom, right, top in areas]


def touches(letter: Letter, area: Area) -> bool:
    """Whether any part of a letter lies within an area."""
    left, bottom, right, top = letter.area
    return left < area[2] and right > area[0] and bottom < area[3] and top > area[1]
