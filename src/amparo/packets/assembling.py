"""Clean files put together to a packet: sheets of its own, numbers, bookmarks, links, and parts under the limit.

This runs within the sandboxed child: what was cleaned still holds what somebody else drew.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pikepdf

from amparo.forms.typeface import Typeface
from amparo.packets.letter import HEIGHT, WIDTH
from amparo.packets.plan import Cover, Exhibit, Service, Translation
from amparo.packets.presets import preset
from amparo.packets.sheets import (
    LEFT,
    RIGHT,
    Entry,
    Sheet,
    contents_sheets,
    cover_sheet,
    service_sheet,
    tab_sheet,
    translation_sheet,
)
from amparo.packets.typeface import Rule, Text, drawn

STAMP_AT, STAMP_SIZE, STAMP_EDGE = 14.0, 10.0, 36.0
SPARE = 24 * 1024
"""Bytes that a part may take beyond what its pages were measured at."""
SHEET_COSTS = 1_500
"""Bytes of a sheet of our own, about."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page to be: a sheet of our own, or a page of a file by its place; what its bookmark says, if it has one."""

    sheet: Sheet | None = None
    file: int = 0
    page: int = 0
    stamp: str = ""
    bookmark: str = ""


def assemble(asked: Mapping[str, Any], contents: Sequence[bytes]) -> tuple[dict[str, Any], list[bytes]]:
    """The parts of a packet as PDFs, and what is on which page.

    `asked` has `preset`, `cover`, `service`, `stamp`, `limit` and `exhibits`, each with `tab` and the places of its
    `files` among the contents.
    """
    held = [pikepdf.open(io.BytesIO(content)) for content in contents]
    form, cover = preset(asked["preset"]), Cover(**_pairs(asked["cover"]))
    exhibits = [(_exhibit(one), one["files"]) for one in asked["exhibits"]]
    front: list[Leaf] = [Leaf(cover_sheet(cover), bookmark=cover.title)] if form.cover else []
    back: list[Leaf] = []
    if form.service and asked.get("service") is not None:
        back.append(Leaf(service_sheet(cover, Service(**asked["service"])), bookmark="Proof of service"))
    bodies = [_body(exhibit, files, held, form.tab_sheets, asked["stamp"]) for exhibit, files in exhibits]

    def leaves(parts: Sequence[int]) -> tuple[list[Leaf], list[Entry], int]:
        """Every page in order; what the contents say when the pages begin parts at these places; where they begin."""
        length = len(contents_sheets(_entries(exhibits, bodies, back, 0, ())).sheets) if form.contents else 0
        entries = _entries(exhibits, bodies, back, len(front) + length, parts)
        listed = contents_sheets(entries).sheets if form.contents else []
        pages = [Leaf(sheet, bookmark="" if place else "Table of contents") for place, sheet in enumerate(listed)]
        return [*front, *pages, *(leaf for body in bodies for leaf in body), *back], entries, len(front)

    every, entries, at = leaves(())
    costs = [len(content) / len(one.pages) for content, one in zip(contents, held, strict=True)]
    begins = _parts(every, held, costs, asked["limit"])
    if len(begins) > 1:
        every, entries, at = leaves(begins)
    made = []
    for place, begin in enumerate(begins):
        end = begins[place + 1] if place + 1 < len(begins) else len(every)
        links = (at, entries) if form.contents else None
        made.append(_written(every, (begin, end), held, form.place, links))
    about = {
        "pages": len(every),
        "parts": [{"first": begin + 1, "bytes": len(one)} for begin, one in zip(begins, made, strict=True)],
        "entries": [{"tab": entry.tab, "title": entry.title, "page": entry.page} for entry in entries],
        "too_large": bool(asked["limit"]) and any(len(one) > asked["limit"] for one in made),
    }
    return about, made


def _pairs(cover: Mapping[str, Any]) -> dict[str, Any]:
    return {**cover, "people": tuple((name, number) for name, number in cover["people"])}


def _exhibit(one: Mapping[str, Any]) -> Exhibit:
    translation = Translation(**one["translation"]) if one.get("translation") else None
    return Exhibit(one["title"], (), one["tab"], one["group"], translation)


def _body(
    exhibit: Exhibit, files: Sequence[int], held: Sequence[pikepdf.Pdf], tab_sheets: bool, stamp: str
) -> list[Leaf]:
    """The pages of an exhibit: its tab, its files, its certificate."""
    title = f"Exhibit {exhibit.tab}: {exhibit.title}"
    body = [Leaf(file=file, page=page, stamp=stamp) for file in files for page in range(len(held[file].pages))]
    if exhibit.translation:
        body.append(Leaf(translation_sheet(exhibit.tab, exhibit, exhibit.translation), stamp=stamp))
    if tab_sheets:
        return [Leaf(tab_sheet(exhibit.tab, exhibit), stamp=stamp, bookmark=title), *body]
    return [replace(leaf, bookmark=title if place == 0 else "") for place, leaf in enumerate(body)]


def _entries(
    exhibits: Sequence[tuple[Exhibit, Any]],
    bodies: Sequence[Sequence[Leaf]],
    back: Sequence[Leaf],
    before: int,
    parts: Sequence[int],
) -> list[Entry]:
    """The lines of the contents."""
    entries, page, group = [], before + 1, ""
    for (exhibit, _), body in zip(exhibits, bodies, strict=True):
        begins = exhibit.group if exhibit.group != group else ""
        group = exhibit.group
        entries.append(Entry(exhibit.tab, exhibit.title, begins, page, _part(page, parts)))
        page += len(body)
    for leaf in back:
        entries.append(Entry("", leaf.bookmark, "", page, _part(page, parts)))
        page += 1
    return entries


def _part(page: int, parts: Sequence[int]) -> int:
    """In which part a page lies; 0 where there is one alone."""
    return sum(1 for begin in parts if begin < page) if len(parts) > 1 else 0


def _parts(every: Sequence[Leaf], held: Sequence[pikepdf.Pdf], costs: Sequence[float], limit: int) -> list[int]:
    """At which places, from 0, a new file begins so that none is larger than the limit.

    It begins at an exhibit where that leaves the file at least half full, else at a page. Each file is written to see
    whether it fits: what a page costs is only guessed, as its share of the file it came from.
    """
    begins, guess = [0], [costs[leaf.file] if leaf.sheet is None else SHEET_COSTS for leaf in every]
    while limit:
        begin = begins[-1]
        end = _fitting(guess, begin, limit)
        while end > begin + 1 and (size := len(_written(every, (begin, end), held, "right", None)) + SPARE) > limit:
            end = max(begin + 1, min(end - 1, begin + int((end - begin) * limit / size)))
        if end >= len(every):
            break
        tabs = [n for n in range(begin + 1, end + 1) if every[n].bookmark and every[n].stamp]
        better = [n for n in tabs if n - begin >= (end - begin) / 2]
        begins.append(better[-1] if better else end)
    return begins


def _fitting(guess: Sequence[float], begin: int, limit: int) -> int:
    """Up to where pages fit by what they are guessed to cost; one page at least."""
    total, end = float(SPARE), begin
    while end < len(guess) and (end == begin or total + guess[end] <= limit):
        total += guess[end]
        end += 1
    return end


def _written(
    every: Sequence[Leaf],
    span: tuple[int, int],
    held: Sequence[pikepdf.Pdf],
    place: str,
    links: tuple[int, Sequence[Entry]] | None,
) -> bytes:
    """The pages of a span as one PDF."""
    document = pikepdf.Pdf.new()
    typeface = Typeface()
    for number in range(*span):
        leaf = every[number]
        if leaf.sheet is None:
            document.pages.append(held[leaf.file].pages[leaf.page])
            _stamp(document, document.pages[-1], [_stamped(leaf, number + 1, place, document.pages[-1])], typeface)
        else:
            document.add_blank_page(page_size=(WIDTH, HEIGHT))
            page = document.pages[-1]
            _stamp(document, page, [*leaf.sheet, _stamped(leaf, number + 1, place, page)], typeface)
    _with_typeface(document, typeface)
    with document.open_outline() as outline:
        outline.root += [
            pikepdf.OutlineItem(every[number].bookmark, number - span[0])
            for number in range(*span)
            if every[number].bookmark
        ]
    document.Root["/PageMode"] = pikepdf.Name.UseOutlines
    if links is not None:
        _link(document, span, links)
    written = io.BytesIO()
    document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _stamped(leaf: Leaf, number: int, place: str, page: pikepdf.Page) -> Text:
    words = (leaf.stamp or "{number}").replace("{number:03}", f"{number:03}").replace("{number}", str(number))
    width = float(page.mediabox[2])
    x = width / 2 if place == "center" else width - STAMP_EDGE
    return Text(x, STAMP_AT, words, STAMP_SIZE, False, place)


def _stamp(document: pikepdf.Pdf, page: pikepdf.Page, things: Sequence[Text | Rule], typeface: Typeface) -> None:
    """Draw a number on a page, and what else is typeset there."""
    old = page.obj.get("/Contents")
    content = old.read_bytes() if isinstance(old, pikepdf.Stream) else b""
    page.obj["/Contents"] = document.make_stream(b"q " + content + b" Q\nq 0 g\n" + drawn(things, typeface) + b"\nQ")


def _with_typeface(document: pikepdf.Pdf, typeface: Typeface) -> None:
    """Give every page the typefaces that were drawn with, beside what it has."""
    typeset = dict(typeface.resources(document)["/Font"].items())
    for page in document.pages:
        resources = page.obj.get("/Resources")
        held = dict(resources.items()) if isinstance(resources, pikepdf.Dictionary) else {}
        both = {**(dict(held["/Font"].items()) if "/Font" in held else {}), **typeset}
        page.obj["/Resources"] = pikepdf.Dictionary({**held, "/Font": pikepdf.Dictionary(both)})


def _link(document: pikepdf.Pdf, span: tuple[int, int], links: tuple[int, Sequence[Entry]]) -> None:
    """Make each line of the contents lead to its page, where that is in the same file."""
    at, entries = links
    if span[0] > at:
        return
    for sheet, entry, lower, upper in contents_sheets(entries).places:
        target = entries[entry].page - 1 - span[0]
        if at + sheet >= span[1] or not 0 <= target < len(document.pages):
            continue
        page = document.pages[at + sheet - span[0]]
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[LEFT, lower, RIGHT, upper],
            Border=[0, 0, 0],
            Dest=[document.pages[target].obj, pikepdf.Name.Fit],
        )
        if "/Annots" not in page.obj:
            page.obj["/Annots"] = pikepdf.Array()
        page.obj["/Annots"].append(document.make_indirect(link))
