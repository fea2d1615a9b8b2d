"""Small PDFs and pictures to make packets of."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdf
from PIL import Image


def written(document: pikepdf.Pdf, **how: Any) -> bytes:
    """A document as bytes."""
    held = io.BytesIO()
    document.save(held, deterministic_id="encryption" not in how, **how)
    return held.getvalue()


def fonts() -> pikepdf.Dictionary:
    """Helvetica, which no PDF has to bring."""
    plain = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    return pikepdf.Dictionary({"/TypesetPlain": plain})


def line(x: float, y: float, words: str, size: float = 12) -> bytes:
    """A line of text as the content of a page."""
    return f"BT /TypesetPlain {size:g} Tf {x:g} {y:g} Td <{words.encode('cp1252').hex()}> Tj ET\n".encode()


def paper(*pages: str, size: tuple[float, float] = (612, 792), at: tuple[float, float] = (72, 600)) -> pikepdf.Pdf:
    """A PDF with one line on each page."""
    document = pikepdf.Pdf.new()
    for words in pages:
        document.add_blank_page(page_size=size)
        page = document.pages[-1]
        page.obj["/Resources"] = pikepdf.Dictionary(Font=fonts())
        page.obj["/Contents"] = document.make_stream(line(*at, words))
    return document


def a_paper(*pages: str, **how: Any) -> bytes:
    """The same as bytes."""
    return written(paper(*pages, **how))


def a_jpeg(size: tuple[int, int] = (60, 40), orientation: int = 1, place: bool = False) -> bytes:
    """A photograph whose upper left quarter is red and the rest white, with what a phone writes into it."""
    picture = Image.new("RGB", size, "white")
    picture.paste((255, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "A telephone of somebody"
    if place:
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = (31.0, 45.0, 0.0)
    held = io.BytesIO()
    picture.save(held, "JPEG", exif=exif, quality=90)
    return held.getvalue()


def texts(content: bytes) -> list[str]:
    """What is written on each page."""
    return [page.extract_text().strip() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def whole(content: bytes) -> bytes:
    """Everything in a PDF, unpacked."""
    with pikepdf.open(io.BytesIO(content)) as document:
        return written(
            document,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )


def keys(content: bytes) -> set[str]:
    """Every key of every dictionary in a PDF."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(content)) as document:
        for thing in document.objects:
            todo, depth = [thing], 0
            while todo and depth < 10_000:
                now, depth = todo.pop(), depth + 1
                if isinstance(now, (pikepdf.Dictionary, pikepdf.Stream)):
                    found |= set(now.keys())
                    todo += [value for value in now.values() if not getattr(value, "is_indirect", False)]
                elif isinstance(now, pikepdf.Array):
                    todo += [value for value in now if not getattr(value, "is_indirect", False)]
    return found
