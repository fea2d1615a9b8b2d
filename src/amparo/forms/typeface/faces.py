"""The typefaces at hand, and which of them has a sign."""

import struct
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb

FONTS = Path(__file__).parent / "fonts"

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"

# The first that has a sign draws it. Latin, Greek and Cyrillic stand in the first; Han, kana and Hangul in the last.
OTHERS = (
    "NotoSansArabic-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansTamil-Regular",
    "NotoSansTelugu-Regular",
    "NotoSansKannada-Regular",
    "NotoSansMalayalam-Regular",
    "NotoSansOriya-Regular",
    "NotoSansSinhala-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansArmenian-Regular",
    "NotoSansThai-Regular",
    "NotoSansLao-Regular",
    "NotoSansKhmer-Regular",
    "NotoSansMyanmar-Regular",
    "NotoSerifTibetan-Regular",
    "NotoSansSyriac-Regular",
    "NotoSansThaana-Regular",
    "NotoSansTifinagh-Regular",
    "NotoSansNKo-Regular",
    "NotoSansAdlam-Regular",
    "NotoSansVai-Regular",
    "NotoSansOsmanya-Regular",
    "NotoSansMongolian-Regular",
    "NotoSansCherokee-Regular",
    "NotoSansCanadianAboriginal-Regular",
    "NotoSansOlChiki-Regular",
    "NotoSansHanifiRohingya-Regular",
    "NotoSansChakma-Regular",
    "NotoSansMeeteiMayek-Regular",
    "DroidSansFallback",
)


@dataclass(frozen=True, eq=False)
class Face:
    """One typeface. Measures are in thousandths of the size of the type."""

    name: str
    file: hb.Face
    font: hb.Font
    covered: frozenset[int]
    scale: float  # thousandths for one unit of the font
    ascent: float
    descent: float  # below the line, so negative
    box: tuple[float, float, float, float]

    @cached_property
    def blanks(self) -> tuple[int, ...]:
        """Glyphs that draw nothing, but for the space between words."""
        space = self.glyph_of(" ")
        return tuple(glyph for glyph in range(1, self.file.glyph_count) if glyph != space and not self.draws(glyph))

    def covers(self, sign: str) -> bool:
        return ord(sign) in self.covered

    def glyph_of(self, sign: str) -> int | None:
        """The glyph that a sign has when it stands alone."""
        glyph: int | None = self.font.get_nominal_glyph(ord(sign))
        return glyph

    def edges(self, glyph: int) -> tuple[float, float]:
        """The highest and the lowest that a glyph draws, from the line."""
        extents = self.font.get_glyph_extents(glyph)
        if extents is None:
            return 0.0, 0.0
        return extents.y_bearing * self.scale, (extents.y_bearing + extents.height) * self.scale

    def draws(self, glyph: int) -> bool:
        """Whether a glyph leaves a mark."""
        extents = self.font.get_glyph_extents(glyph)
        return extents is not None and bool(extents.width or extents.height)

    def advance(self, glyph: int) -> float:
        """How far a glyph moves the pen when nothing else is asked for, as the font's own table says."""
        return float(self.font.get_glyph_h_advance(glyph)) * self.scale


@cache
def face(name: str) -> Face:
    """A typeface of `fonts/`, read once in a process."""
    file = hb.Face(hb.Blob.from_file_path(str(FONTS / f"{name}.ttf")))
    font = hb.Font(file)
    scale = 1000 / file.upem
    extents = font.get_font_extents("ltr")
    corners = struct.unpack_from(">4h", file.reference_table("head").data, 36)
    left, bottom, right, top = (corner * scale for corner in corners)
    return Face(
        name=name,
        file=file,
        font=font,
        covered=frozenset(file.unicodes),
        scale=scale,
        ascent=extents.ascender * scale,
        descent=extents.descender * scale,
        box=(left, bottom, right, top),
    )


@lru_cache(maxsize=20_000)
def face_for(sign: str, bold: bool) -> Face | None:
    """The first typeface that has this sign; none where no typeface has it."""
    for name in (BOLD if bold else REGULAR, *OTHERS):
        if face(name).covers(sign):
            return face(name)
    return None


@lru_cache(maxsize=20_000)
def script_of(sign: str) -> str | None:
    """The script of a sign as ISO 15924 says it (`Latn`); none for what all scripts share: digits, signs, accents."""
    buffer = hb.Buffer()
    buffer.add_str(sign)
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return script
