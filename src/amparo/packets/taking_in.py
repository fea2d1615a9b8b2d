"""One file made sheets of a packet. This runs within the sandboxed child, where a file that somebody made is met."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf
import pypdfium2

from amparo.packets import flattening, looking_at, redaction
from amparo.packets.layers import Layers
from amparo.packets.letter import Placed, put_on_letter, scrub, shrink
from amparo.packets.looking_at import Area, Letter
from amparo.packets.pictures import pages_of_picture
from amparo.packets.refusals import Refused

LARGEST = 100 * 1024 * 1024
MOST_PAGES = 3_000
SHARP = 4.0
"""Dots for a point when it is looked whether words lie beneath black."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF8")


def take_in(content: bytes, asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """A file as clean sheets of US Letter, and what is said of it. Raises Refused.

    `asked` has `pages` (from 1, none for all), `boxes` (page, left, top, right, bottom) and `words` to redact.
    """
    document, remarks = _opened(content)
    numbers = [number - 1 for number in asked.get("pages", ())] or list(range(len(document.pages)))
    if any(not 0 <= number < len(document.pages) for number in numbers):
        raise Refused("not_there")
    sheets, placed, marks, told = _sheets(document, numbers)
    remarks |= told
    black = [_areas(number, at, asked, marks) for number, at in zip(numbers, placed, strict=True)]
    found = _look(sheets, _saved(sheets), placed, black, asked)
    remarks |= found["remarks"]
    scrub(sheets)
    about = {
        "pages": len(sheets.pages),
        "remarks": sorted(remarks),
        "redacted": found["redacted"],
        "words": found["words"],
        "unread": found["unread"],
    }
    return about, _saved(sheets)


def _opened(content: bytes) -> tuple[pikepdf.Pdf, set[str]]:
    """A file as a PDF, whatever it is. Raises Refused."""
    if not content:
        raise Refused("empty")
    if len(content) > LARGEST:
        raise Refused("large")
    if b"%PDF-" in content[:1024]:
        return _pdf(content)
    if content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return pages_of_picture(content)
    if content[4:8] == b"ftyp":
        if content[8:12] in (b"avif", b"avis"):
            return pages_of_picture(content)
        raise Refused("heic" if content[8:12] in (b"heic", b"heix", b"mif1", b"heim", b"heis", b"hevc") else "kind")
    raise Refused("kind")


def _pdf(content: bytes) -> tuple[pikepdf.Pdf, set[str]]:
    try:
        document = pikepdf.open(io.BytesIO(content), suppress_warnings=True)
        pages = len(document.pages)
    except pikepdf.PasswordError:
        raise Refused("password") from None
    except Exception:
        raise Refused("damaged") from None
    if not pages:
        raise Refused("no_pages")
    if pages > MOST_PAGES:
        raise Refused("long")
    remarks = {"encrypted"} if document.is_encrypted else set()
    names = document.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        remarks |= {"attachments"} if "/EmbeddedFiles" in names else set()
        remarks |= {"scripts"} if "/JavaScript" in names else set()
    if "/AA" in document.Root or "/OpenAction" in document.Root:
        action = document.Root.get("/OpenAction")
        if "/AA" in document.Root or (isinstance(action, pikepdf.Dictionary) and action.get("/S") != "/GoTo"):
            remarks.add("scripts")
    return document, remarks


def _sheets(
    document: pikepdf.Pdf, numbers: Sequence[int]
) -> tuple[pikepdf.Pdf, list[Placed], dict[int, list[tuple[float, ...]]], set[str]]:
    """The pages asked for on sheets of their own, where each lies, and what was marked for redaction."""
    try:
        layers = Layers(document)
        layers.strip()
        remarks, marks = flattening.flatten(document)
        sheets = pikepdf.Pdf.new()
        placed = [put_on_letter(document.pages[number], sheets) for number in numbers]
    except Refused:
        raise
    except Exception:
        raise Refused("damaged") from None
    remarks |= {"layers"} if layers.removed else set()
    remarks |= {"repaired"} if document.get_warnings() else set()
    remarks |= {"scaled"} if any(at.scale < 1 for at in placed) else set()
    remarks |= {"turned"} if any(at.turned for at in placed) else set()
    return sheets, placed, marks, remarks


def _areas(
    number: int, at: Placed, asked: Mapping[str, Any], marks: Mapping[int, list[tuple[float, ...]]]
) -> list[Area]:
    """What is to be black on the sheet of a page."""
    given = [at.box(*box[1:]) for box in asked.get("boxes", ()) if box[0] == number + 1]
    return [*given, *(at.marked(area) for area in marks.get(number, ()))]


def _look(
    sheets: pikepdf.Pdf, written: bytes, placed: Sequence[Placed], black: list[list[Area]], asked: Mapping[str, Any]
) -> dict[str, Any]:
    """Look at every sheet: redact, take away what is covered or cut off, and make room for the number."""
    words = tuple(asked.get("words", ()))
    found: dict[str, Any] = {"remarks": set(), "redacted": [], "unread": [], "words": dict.fromkeys(words, 0)}
    drawn = pypdfium2.PdfDocument(written)
    for number, at in enumerate(placed):
        page = drawn[number]
        letters = looking_at.letters_of(page)
        picture = looking_at.picture_of(page)
        areas = [*black[number]]
        for word, places in looking_at.places_of(words, letters).items() if words else ():
            found["words"][word] += 1
            areas += places
        if words and not any(letter.char != " " for letter in letters):
            found["unread"].append(number + 1)
        beneath = looking_at.covered(picture, letters)
        if beneath:
            beneath = looking_at.covered(looking_at.picture_of(page, SHARP), beneath, SHARP)
        outside = [letter for letter in letters if letter.char != " " and _is_outside(letter, at)]
        if areas or beneath or (at.cropped and (outside or _has_pictures(page))):
            found["remarks"] |= {"covered"} if beneath else set()
            found["remarks"] |= {"cropped"} if at.cropped else set()
            found["redacted"] += [number + 1] if areas else []
            gone = {id(letter) for letter in (*beneath, *outside)}
            staying = [letter for letter in letters if id(letter) not in gone]
            sharp = looking_at.picture_of(page, redaction.DOTS / 72, gray=False)
            redaction.as_picture(sheets, number, sharp, areas, staying)
        if not looking_at.foot_is_free(picture):
            shrink(sheets, number)
        page.close()
    drawn.close()
    found["remarks"] |= {"redacted"} if found["redacted"] else set()
    found["remarks"] |= {"no_text"} if found["unread"] else set()
    found["remarks"] |= {"not_found"} if not all(found["words"].values()) else set()
    return found


def _is_outside(letter: Letter, at: Placed) -> bool:
    """Whether the middle of a letter lies off the page as it is seen."""
    across, up = (letter.area[0] + letter.area[2]) / 2, (letter.area[1] + letter.area[3]) / 2
    return not (at.window[0] <= across <= at.window[2] and at.window[1] <= up <= at.window[3])


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=6))


def _saved(document: pikepdf.Pdf) -> bytes:
    written = io.BytesIO()
    document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()
