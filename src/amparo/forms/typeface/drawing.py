"""Lines drawn into one document, and the resources that name the typefaces they use."""

import pikepdf
from bidi.mirror import MIRRORED

from amparo.forms.typeface.embedding import embedded
from amparo.forms.typeface.faces import Face
from amparo.forms.typeface.shaping import Glyph, Line, Run

Clusters = list[list[Glyph]]
UNSEEN = "\u200b"  # what a glyph means that only helps another


class Typeface:
    """The typefaces of one document: `draw` notes which signs it uses, `resources` puts those and no others into it."""

    def __init__(self) -> None:
        self.used: dict[Face, dict[int, str]] = {}

    def draw(self, line: Line, x: float, y: float) -> bytes:
        """Operators of a content stream that draw a line, its left end at (x, y) in points.

        Copying and searching give the text back: where glyphs alone would not tell it (letters that change places,
        one shape for two), it stands beside them as ActualText. The color is the one that is set.
        """
        if not line.runs:
            return b""
        parts = [b"BT"]
        for run in line.runs:
            parts.append(b"/%s %s Tf" % (name_of(run.face), number(line.size)))
            parts.append(b"1 0 0 1 %s %s Tm" % (number(x), number(y)))
            parts.extend(self.shown(run, line.size))
            x += run.width * line.size / 1000
        parts.append(b"ET")
        return b"\n".join(parts)

    def shown(self, run: Run, size: float) -> list[bytes]:
        meanings = self.used.setdefault(run.face, {})
        found: list[bytes] = []
        plain: list[Glyph] = []
        for cluster in clusters(run, meanings):
            if tells(cluster, run, meanings):
                plain.extend(cluster)
                continue
            found.extend(strings(plain, run.face, size))
            found.extend(said_as(cluster[0].text, strings(cluster, run.face, size)))
            plain = []
        return [*found, *strings(plain, run.face, size)]

    def resources(self, pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
        """A resource dictionary with every typeface used so far, made in `pdf`. Ask when all is drawn."""
        fonts = {f"/{name_of(face).decode()}": embedded(pdf, face, meanings) for face, meanings in self.used.items()}
        return pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))


def name_of(face: Face) -> bytes:
    """The name of a typeface in resources."""
    return face.name.encode()


def clusters(run: Run, meanings: dict[int, str]) -> Clusters:
    """Glyphs that stand for the same letters together."""
    found: Clusters = []
    for glyph in run.glyphs:
        if glyph.text or not found:
            found.append([glyph])
        else:
            found[-1].append(glyph)
    return [one for cluster in found for one in (apart(cluster, run, meanings) if run.right_to_left else [cluster])]


def apart(cluster: list[Glyph], run: Run, meanings: dict[int, str]) -> Clusters:
    """A ligature of two letters (lam-alef) as one glyph for each: itself, and one that draws nothing in its middle.

    Readers of PDFs put what runs to the left in order glyph by glyph, and would turn the letters of one glyph round.
    """
    glyph = cluster[0]
    if len(cluster) > 1 or len(glyph.text) != 2:
        return [cluster]
    first, second = glyph.text[0], glyph.text[1]
    blank = next((one for one in run.face.blanks if meanings.get(one, first) == first), None)
    if blank is None or meanings.get(glyph.number, second) != second:
        return [cluster]
    meanings[blank], meanings[glyph.number] = first, second
    middle = glyph.advance / 2
    return [[glyph._replace(advance=middle, text=second)], [Glyph(blank, glyph.advance - middle, 0, 0, first)]]


def tells(cluster: list[Glyph], run: Run, meanings: dict[int, str]) -> bool:
    """Whether glyphs alone give their letters back. What a glyph stands for first is what it means in a document."""
    text = cluster[0].text
    turned = "".join(MIRRORED.get(sign, "") for sign in text) if run.right_to_left else ""
    for place, glyph in enumerate(cluster):
        own = next((sign for sign in text + turned if run.face.glyph_of(sign) == glyph.number), None)
        meanings.setdefault(glyph.number, own or (text if place == 0 else UNSEEN))
    return "".join(meanings[glyph.number] for glyph in cluster) == text and all(glyph.number for glyph in cluster)


def said_as(text: str, operators: list[bytes]) -> list[bytes]:
    """What is drawn, with the text that copying it gives."""
    return [b"/Span <</ActualText <FEFF%s>>> BDC" % text.encode("utf-16-be").hex().upper().encode(), *operators, b"EMC"]


def strings(glyphs: list[Glyph], face: Face, size: float) -> list[bytes]:
    """Operators that show glyphs in a row; what stands higher than the line is raised, and lowered again."""
    found: list[bytes] = []
    row: list[bytes] = []
    height = 0.0
    for glyph in glyphs:
        if abs(glyph.up - height) > 0.01:
            found.extend([*flushed(row), b"%s Ts" % number(glyph.up * size / 1000)])
            row, height = [], glyph.up
        after = face.advance(glyph.number) + glyph.right - glyph.advance
        row.extend([*moved(-glyph.right), b"%04X" % glyph.number, *moved(after)])
    return [*found, *flushed(row), *([b"0 Ts"] if height else [])]


def moved(back: float) -> list[bytes]:
    """An adjustment within a row: thousandths of the size by which the pen goes back."""
    return [b"> %s <" % number(back)] if abs(back) > 0.01 else []


def flushed(row: list[bytes]) -> list[bytes]:
    if not row:
        return []
    return [b"[<" + b"".join(row).replace(b"<>", b"") + b">] TJ"]


def number(value: float) -> bytes:
    """A number as PDF writes it: no exponent, no more digits than a printer can place."""
    return f"{value:.3f}".rstrip("0").rstrip(".").replace("-0", "0", value > -0.0005).encode()
