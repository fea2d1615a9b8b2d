"""Pictures made pages: a JPEG as it is but for what it says of itself, others without loss, each upright."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image, ImageOps, ImageSequence

from amparo.packets.refusals import Refused

LETTER = (612.0, 792.0)
MARGIN = 36.0
LARGEST_SCALE = 72 / 96
"""Points for one dot at most: a small picture is not blown up beyond what a screen shows."""
MOST_PIXELS = 120_000_000
FORMATS = ("JPEG", "PNG", "TIFF", "GIF", "WEBP", "AVIF")
TURNS: dict[int, tuple[int, ...]] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""By the orientation of EXIF: the matrix that puts the unit square upright."""


def pages_of_picture(content: bytes) -> tuple[pikepdf.Pdf, set[str]]:
    """A picture as a PDF of US Letter pages, and what was found. Raises Refused."""
    document = pikepdf.Pdf.new()
    remarks: set[str] = set()
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("large_picture")
            exif = picture.getexif()
            turn = int(exif.get(0x0112, 1) or 1)
            turn = turn if turn in TURNS else 1
            if dict(exif.get_ifd(0x8825)):
                remarks.add("location")
            if turn != 1:
                remarks.add("turned")
            if picture.format in ("JPEG", "MPO"):
                size, mode = picture.size, picture.mode
                picture.draft(mode, (size[0] // 8 or 1, size[1] // 8 or 1))
                picture.load()  # damaged ones end here
                _add(document, _jpeg(document, content, size, mode), size, turn)
            else:
                for frame in _frames(picture, remarks):
                    upright = ImageOps.exif_transpose(frame)
                    _add(document, _lossless(document, upright), upright.size, 1)
    except Refused:
        raise
    except (Image.DecompressionBombError, MemoryError):
        raise Refused("large_picture") from None
    except Exception:
        raise Refused("damaged") from None
    return document, remarks


def _frames(picture: Image.Image, remarks: set[str]) -> Iterator[Image.Image]:
    if picture.format != "TIFF":
        if getattr(picture, "n_frames", 1) > 1:
            remarks.add("first_only")
        yield picture
        return
    yield from ImageSequence.Iterator(picture)


def _add(document: pikepdf.Pdf, held: pikepdf.Object, size: tuple[int, int], turn: int) -> None:
    """A page with the picture at its center, as large as fits; on its side where the picture is wide."""
    width, height = size if turn < 5 else (size[1], size[0])
    on_its_side = width > height and width * LARGEST_SCALE > LETTER[0] - 2 * MARGIN
    page_width, page_height = (LETTER[1], LETTER[0]) if on_its_side else LETTER
    scale = min((page_width - 2 * MARGIN) / width, (page_height - 2 * MARGIN) / height, LARGEST_SCALE)
    shown_width, shown_height = width * scale, height * scale
    left, bottom = (page_width - shown_width) / 2, (page_height - shown_height) / 2
    page = document.add_blank_page(page_size=(page_width, page_height))
    matrix = " ".join(str(number) for number in TURNS[turn])
    page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=held))
    page.obj["/Contents"] = document.make_stream(
        f"q {shown_width:.3f} 0 0 {shown_height:.3f} {left:.3f} {bottom:.3f} cm {matrix} cm /Picture Do Q".encode()
    )


def _jpeg(document: pikepdf.Pdf, content: bytes, size: tuple[int, int], mode: str) -> pikepdf.Object:
    space = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}[mode]
    about: dict[str, Any] = _about(size, space, 8)
    if mode == "CMYK" and b"Adobe\0" in content[:4096]:
        about["Decode"] = pikepdf.Array([1, 0] * 4)  # as Adobe's programs write it: inverted
    held = document.make_stream(bare_jpeg(content))
    held.write(bare_jpeg(content), filter=pikepdf.Name.DCTDecode)
    for key, value in about.items():
        held[f"/{key}"] = value
    return held


def _about(size: tuple[int, int], space: str, bits: int) -> dict[str, Any]:
    return {
        "Type": pikepdf.Name.XObject,
        "Subtype": pikepdf.Name.Image,
        "Width": size[0],
        "Height": size[1],
        "ColorSpace": pikepdf.Name(f"/{space}"),
        "BitsPerComponent": bits,
    }


def bare_jpeg(content: bytes) -> bytes:
    """A JPEG without what it says of itself (EXIF, place, comments, further pictures); its dots are untouched.

    Kept are the segments that tell how it is drawn: JFIF, color profile and Adobe's color transform.
    """
    kept, place = [content[:2]], 2
    while place + 4 <= len(content):
        if content[place] != 0xFF:
            raise ValueError("no marker where one must be")
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == 0xD9:
            break
        size = struct.unpack(">H", content[place + 2 : place + 4])[0]
        segment = content[place : place + 2 + size]
        profile = marker == 0xE2 and segment[4:16] == b"ICC_PROFILE\0"
        if marker in (0xE0, 0xEE) or profile or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(segment)
        place += 2 + size
        if marker == 0xDA:
            end = _scan_ends(content, place)
            kept.append(content[place:end])
            place = end
    return b"".join([*kept, b"\xff\xd9"])


def _scan_ends(content: bytes, place: int) -> int:
    """Where the dots of a scan end: at the next marker that is none of a restart and no escaped byte."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            return len(content)
        following = content[place + 1]
        if following != 0 and not 0xD0 <= following <= 0xD7:
            return place
        place += 2


def _lossless(document: pikepdf.Pdf, frame: Image.Image) -> pikepdf.Object:
    """A picture without loss; what shines through is white."""
    plain = _plain(frame)
    space, bits, colors = {"1": ("DeviceGray", 1, 1), "L": ("DeviceGray", 8, 1), "RGB": ("DeviceRGB", 8, 3)}[plain.mode]
    written = io.BytesIO()
    plain.save(written, "PNG", compress_level=6)
    held = document.make_stream(b"")
    held.write(
        _png_dots(written.getvalue()),
        filter=pikepdf.Name.FlateDecode,
        decode_parms=pikepdf.Dictionary(Predictor=15, Colors=colors, BitsPerComponent=bits, Columns=plain.width),
    )
    for key, value in _about(plain.size, space, bits).items():
        held[f"/{key}"] = value
    return held


def _plain(frame: Image.Image) -> Image.Image:
    if frame.mode in ("1", "L", "RGB") and "transparency" not in frame.info:
        return frame
    if frame.mode.startswith(("I", "F")):
        return frame.convert("I").point(lambda value: value / 256).convert("L")
    if frame.mode in ("RGBA", "LA", "PA", "P", "La", "RGBa") or "transparency" in frame.info:
        clear = frame.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return frame.convert("RGB")


def _png_dots(png: bytes) -> bytes:
    """The compressed dots of a PNG, which a PDF takes as they are."""
    dots, place = [], 8
    while place + 8 <= len(png):
        size = struct.unpack(">I", png[place : place + 4])[0]
        if png[place + 4 : place + 8] == b"IDAT":
            dots.append(png[place + 8 : place + 8 + size])
        place += 12 + size
    return b"".join(dots)
