"""Annotations of a PDF: what a reader sees of them becomes part of the page, and the rest goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from amparo.packets.refusals import Refused

SEEN = frozenset(
    {
        "/Widget",
        "/Stamp",
        "/FreeText",
        "/Ink",
        "/Line",
        "/Square",
        "/Circle",
        "/Polygon",
        "/PolyLine",
        "/Highlight",
        "/Underline",
        "/StrikeOut",
        "/Squiggly",
        "/Watermark",
    }
)
"""What belongs to the page as people see it. Notes, links, sounds, films and files do not."""
HIDDEN = 1 << 1 | 1 << 5  # Hidden, NoView (ISO 32000-1, table 165)


def flatten(document: pikepdf.Pdf) -> tuple[set[str], dict[int, list[tuple[float, ...]]]]:
    """Make annotations part of their pages. Gives remarks, and rectangles marked for redaction by page from 0.

    Raises Refused where a field's value could not be drawn as it is.
    """
    remarks: set[str] = set()
    marked: dict[int, list[tuple[float, ...]]] = {}
    form = document.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        remarks |= _form(document, form)
    for number, page in enumerate(document.pages):
        kept = pikepdf.Array()
        for one in _annotations(page):
            kind = str(one.get("/Subtype", ""))
            if kind == "/Redact":
                marked.setdefault(number, []).extend(_places(one))
            elif kind in ("/Text", "/Popup") or "/RC" in one:
                remarks.add("comments")
            if kind == "/FileAttachment":
                remarks.add("attachments")
            if kind in SEEN and not int(one.get("/F", 0)) & HIDDEN:
                kept.append(one)
        if len(kept):
            page.obj["/Annots"] = kept
        elif "/Annots" in page.obj:
            del page.obj["/Annots"]
    document.flatten_annotations("all")
    if marked:
        remarks.add("marked")
    return remarks, marked


def _annotations(page: pikepdf.Page) -> Iterator[pikepdf.Dictionary]:
    held = page.obj.get("/Annots")
    for one in held if isinstance(held, pikepdf.Array) else ():
        if isinstance(one, pikepdf.Dictionary):
            yield one


def _places(mark: pikepdf.Dictionary) -> list[tuple[float, ...]]:
    """Where a mark lies: each of its quadrilaterals as a rectangle, else its own rectangle."""
    points = [float(value) for value in mark.get("/QuadPoints", [])]
    quads = [points[place : place + 8] for place in range(0, len(points) - 7, 8)]
    if quads:
        return [(min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])) for quad in quads]
    left, bottom, right, top = (float(value) for value in mark["/Rect"])
    return [(min(left, right), min(bottom, top), max(left, right), max(bottom, top))]


def _form(document: pikepdf.Pdf, form: pikepdf.Dictionary) -> set[str]:
    remarks = {"form"}
    fields = [one for page in document.pages for one in _annotations(page) if one.get("/Subtype") == "/Widget"]
    if "/XFA" in form:
        if not fields:
            raise Refused("xfa")
        del form["/XFA"]
    bare = [one for one in fields if "/AP" not in one]
    for one in fields:
        if _inherited(one, "/FT") == "/Sig" and _inherited(one, "/V") is not None:
            remarks.add("signed")
    if not all(map(_can_be_drawn, bare)):
        raise Refused("form_letters")
    if bool(form.get("/NeedAppearances", False)) and not all(map(_can_be_drawn, fields)):
        remarks.add("form_saved")
        del form["/NeedAppearances"]
    if bare or bool(form.get("/NeedAppearances", False)):
        document.generate_appearance_streams()
    return remarks


def _inherited(field: Any, key: str) -> Any:
    """A value of a field, or of those above it."""
    for _ in range(20):
        if key in field:
            return field[key]
        if not isinstance(field.get("/Parent"), pikepdf.Dictionary):
            return None
        field = field["/Parent"]
    return None


def _can_be_drawn(field: pikepdf.Dictionary) -> bool:
    """Whether the value of a field has only letters that its appearance can be drawn with anew."""
    value = _inherited(field, "/V")
    if _inherited(field, "/FT") not in ("/Tx", "/Ch") or not isinstance(value, pikepdf.String):
        return True
    try:
        str(value).encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True
