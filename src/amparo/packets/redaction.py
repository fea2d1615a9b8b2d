"""Redaction that removes: the sheet becomes a picture with black in it, and behind it the words that stay.

No text operator is cut out of a page: what is left around a cut (widths, kerning, a second copy in a form or a font)
has given away redacted names (Bland, Iyer and Levchenko, "Story Beyond the Eye", 2022). A picture made of the page has
nothing beneath its black, whatever the page was made of.
"""

from __future__ import annotations

import io
import unicodedata

import pikepdf
from PIL import Image, ImageDraw

from amparo.packets.looking_at import Area, Letter, touches

DOTS = 200
"""Dots for an inch of a redacted sheet."""
QUALITY = 85


def as_picture(
    document: pikepdf.Pdf, number: int, picture: Image.Image, black: list[Area], letters: list[Letter]
) -> None:
    """Put a picture of a sheet, with black areas, in the place of all that the sheet was drawn from."""
    page = document.pages[number]
    width, height = float(page.mediabox[2]), float(page.mediabox[3])
    scale = DOTS / 72
    pen = ImageDraw.Draw(picture)
    for left, bottom, right, top in black:
        pen.rectangle((left * scale, (height - top) * scale, right * scale, (height - bottom) * scale), fill=0)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=QUALITY)
    held = document.make_stream(b"")
    held.write(written.getvalue(), filter=pikepdf.Name.DCTDecode)
    held["/Type"], held["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
    held["/Width"], held["/Height"], held["/BitsPerComponent"] = picture.width, picture.height, 8
    held["/ColorSpace"] = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB
    staying = [letter for letter in letters if not any(touches(letter, area) for area in black)]
    font, words = _unseen(document, staying)
    page.obj["/Resources"] = pikepdf.Dictionary(
        XObject=pikepdf.Dictionary(Picture=held), Font=pikepdf.Dictionary(Words=font)
    )
    drawn = f"q {width} 0 0 {height} 0 0 cm /Picture Do Q ".encode()
    page.obj["/Contents"] = document.make_stream(drawn + words)


def _unseen(document: pikepdf.Pdf, letters: list[Letter]) -> tuple[pikepdf.Object, bytes]:
    """Letters as text that is not drawn, so that they can be searched and read aloud; and the font that they need."""
    codes: dict[str, int] = {}
    parts = []
    for word in _words(letters):
        at, long, size = _laid(word)
        stretch = max(1.0, 100 * long / (0.5 * size * len(word)))
        shown = "".join(f"{codes.setdefault(letter.char, len(codes) + 1):04x}" for letter in _as_drawn(word))
        parts.append(f"/Words {size:.1f} Tf {stretch:.1f} Tz {at} Tm <{shown}> Tj")
    text = "q BT 3 Tr " + " ".join(parts) + " ET Q" if parts else ""
    return _font(document, codes), text.encode()


def _words(letters: list[Letter]) -> list[list[Letter]]:
    """Letters gathered to words: up to a space, or to where the next stands apart."""
    words: list[list[Letter]] = [[]]
    for letter in letters:
        if letter.char.isspace() or letter.area[2] <= letter.area[0]:
            words.append([])
        elif words[-1] and _apart(words[-1][-1].area, letter.area):
            words.append([letter])
        else:
            words[-1].append(letter)
    return [word for word in words if word]


def _apart(one: Area, other: Area) -> bool:
    across = max(one[0] - other[2], other[0] - one[2])
    up = max(one[1] - other[3], other[1] - one[3])
    return max(across, up) > 6 or min(across, up) > 0


def _laid(word: list[Letter]) -> tuple[str, float, float]:
    """The matrix that lays a word where it is read, whichever way it runs; how long and how high it is."""
    left, bottom = min(one.area[0] for one in word), min(one.area[1] for one in word)
    right, top = max(one.area[2] for one in word), max(one.area[3] for one in word)
    first, last = word[0].area, word[-1].area
    across, up = first[0] + first[2] - last[0] - last[2], first[1] + first[3] - last[1] - last[3]
    if abs(up) > abs(across):
        upward = up < 0
        matrix = f"0 1 -1 0 {right:.1f} {bottom:.1f}" if upward else f"0 -1 1 0 {left:.1f} {top:.1f}"
        return matrix, top - bottom, max(1.0, right - left)
    backward = across > 0 and not _from_the_right(word)
    matrix = f"-1 0 0 -1 {right:.1f} {top:.1f}" if backward else f"1 0 0 1 {left:.1f} {bottom:.1f}"
    return matrix, right - left, max(1.0, top - bottom)


def _as_drawn(word: list[Letter]) -> list[Letter]:
    """Letters in the order in which a PDF draws them: from the left, also in scripts that are read from the right."""
    return sorted(word, key=lambda letter: letter.area[0]) if _from_the_right(word) else word


def _from_the_right(word: list[Letter]) -> bool:
    return any(unicodedata.bidirectional(letter.char) in ("R", "AL") for letter in word)


def _font(document: pikepdf.Pdf, codes: dict[str, int]) -> pikepdf.Object:
    """A font without shapes: it only says which letter each code is."""
    lines = [f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [lines[place : place + 100] for place in range(0, len(lines), 100)]
    told = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    to_unicode = document.make_stream(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Words def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{told}\nendcmap CMapName currentdict /CMap defineresource pop end end"
        ).encode()
    )
    name = pikepdf.Name("/Words")
    below = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        DW=500,
        FontDescriptor=document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor,
                FontName=name,
                Flags=4,
                FontBBox=[0, 0, 500, 1000],
                ItalicAngle=0,
                Ascent=1000,
                Descent=0,
                CapHeight=1000,
                StemV=80,
            )
        ),
    )
    return document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=name,
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=[document.make_indirect(below)],
            ToUnicode=to_unicode,
        )
    )
