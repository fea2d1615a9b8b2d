"""A typeface put into a PDF: only the glyphs that are used, and what each of them stands for (ISO 32000-1, 9.7)."""

import hashlib
from itertools import batched

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name

from amparo.forms.typeface.faces import Face

# What draws; what shapes has done its work.
DRAWING = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")

# Glyphs keep their numbers, and the box that stands for a sign that no typeface has is drawn.
FLAGS = hb.SubsetFlags
KEPT = FLAGS.RETAIN_GIDS | FLAGS.NOTDEF_OUTLINE | FLAGS.NO_HINTING | FLAGS.NO_LAYOUT_CLOSURE

MAP_BEGINS = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
MAP_ENDS = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def embedded(pdf: pikepdf.Pdf, face: Face, meanings: dict[int, str]) -> pikepdf.Object:
    """The font dictionary of a typeface with the glyphs of `meanings`, whose values are what each stands for."""
    glyphs = sorted(meanings)
    name = Name(f"/{tag(glyphs)}+{face.name}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        CIDToGIDMap=Name.Identity,
        DW=1000,
        W=widths(face, glyphs),
        FontDescriptor=pdf.make_indirect(descriptor(pdf, face, name, glyphs)),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=pdf.make_stream(unicode_map(meanings)),
    )
    return pdf.make_indirect(font)


def tag(glyphs: list[int]) -> str:
    """Six letters before the name of a font of which a part is embedded: another part, other letters."""
    digest = hashlib.sha256(repr(glyphs).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def widths(face: Face, glyphs: list[int]) -> Array:
    """How far each glyph moves the pen, row by row of numbers that follow each other."""
    rows: list[tuple[int, list[float]]] = []
    for glyph in glyphs:
        if not rows or rows[-1][0] + len(rows[-1][1]) != glyph:
            rows.append((glyph, []))
        rows[-1][1].append(round(face.advance(glyph), 2))
    return Array([part for first, row in rows for part in (first, Array(row))])


def descriptor(pdf: pikepdf.Pdf, face: Face, name: Name, glyphs: list[int]) -> Dictionary:
    data = subset(face, glyphs)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,  # signs beyond the standard Latin set
        FontBBox=Array([round(edge) for edge in face.box]),
        ItalicAngle=0,
        Ascent=round(face.ascent),
        Descent=round(face.descent),
        CapHeight=714,
        StemV=80,
        FontFile2=pdf.make_stream(data, Length1=len(data)),
    )


def subset(face: Face, glyphs: list[int]) -> bytes:
    """The font with the outlines of these glyphs and no others, each under its own number."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    unneeded = [table for table in face.file.table_tags if table not in DRAWING]
    wanted.drop_table_tag_set.update(int.from_bytes(table.encode("ascii"), "big") for table in unneeded)
    wanted.flags = KEPT
    return bytes(wanted.subset(face.file).blob.data)


def unicode_map(meanings: dict[int, str]) -> bytes:
    told = [b"<%04X> <%s>\n" % (glyph, hexed(text)) for glyph, text in sorted(meanings.items()) if text]
    blocks = [b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in batched(told, 100)]
    return MAP_BEGINS + b"".join(blocks) + MAP_ENDS


def hexed(text: str) -> bytes:
    return text.encode("utf-16-be").hex().upper().encode()
