"""A packet made: each file cleaned in a child of its own, then all put together in another. No file harms the rest."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amparo import sandbox
from amparo.errors import PacketError
from amparo.packets.plan import Exhibit, Packet, Source
from amparo.packets.presets import preset, tab
from amparo.packets.sheets import cover_sheet, service_sheet, tab_sheet, texts_of, translation_sheet
from amparo.packets.taking_in import LARGEST
from amparo.packets.typeface import are_latin, can_draw

FILE_SECONDS, PACKET_SECONDS = 60.0, 240.0
FILE_MEMORY, PACKET_MEMORY = 1 << 30, 3 << 30
LARGEST_FILE, LARGEST_PACKET = 400 << 20, 1 << 30
_CHILD = Path(__file__).with_name("child.py")
_NEEDED = """
import io, json, typing, tomllib, encodings.cp1252, encodings.utf_16_be, encodings.latin_1, encodings.idna
import PIL.Image, PIL.ImageDraw, PIL.MpoImagePlugin, PIL.TiffImagePlugin, PIL.WebPImagePlugin, PIL.AvifImagePlugin
import PIL.JpegImagePlugin, PIL.GifImagePlugin, PIL.PngImagePlugin
import pikepdf, pypdfium2
from amparo.packets import assembling, taking_in
from amparo.packets.presets import presets
PIL.Image.init()
presets()
pikepdf.Pdf.new().save(io.BytesIO(), encryption=pikepdf.Encryption(owner="x", R=6))
pypdfium2.PdfDocument.new().close()
"""
_TYPEFACES = """
from amparo.forms.typeface.faces import BOLD, REGULAR, face
face(REGULAR), face(BOLD)
"""
_EVERY_TYPEFACE = """
from amparo.forms.typeface.faces import BOLD, OTHERS, REGULAR, face
[face(name) for name in (REGULAR, BOLD, *OTHERS)]
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that went in: its pages, what was found, and which of its pages were redacted.

    `words` says on how many pages each word to redact stood; `unread` are pages without text, where none can be found.
    Pages are those of the packet's copy of the file, from 1.
    """

    name: str
    pages: int
    remarks: tuple[str, ...]
    redacted: tuple[int, ...]
    words: tuple[tuple[str, int], ...]
    unread: tuple[int, ...]
    content: bytes = dataclasses.field(repr=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that could not go in, and why: a key of `refusals.REFUSALS`."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents as it came out."""

    tab: str
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class Made:
    """A packet: its parts as PDFs, each with its first page, its contents, and what was said of each file.

    `too_large`: a single page alone is larger than the limit, so a part is too.
    """

    parts: tuple[bytes, ...] = dataclasses.field(repr=False)
    first_pages: tuple[int, ...]
    pages: int
    entries: tuple[Entry, ...]
    taken: tuple[Taken, ...]
    left_out: tuple[LeftOut, ...]
    too_large: bool


def take_in(content: bytes, source: Source) -> Taken | LeftOut:
    """One file cleaned in a child of its own, or why it cannot be."""
    if not content or len(content) > LARGEST:
        return LeftOut(source.name, "large" if content else "empty")
    asked = {
        "pages": source.pages,
        "boxes": [dataclasses.astuple(box) for box in source.boxes],
        "words": source.words,
    }
    try:
        about, made = _asked("take_in", asked, [content], FILE_SECONDS, FILE_MEMORY, LARGEST_FILE)
    except (sandbox.Failed, ValueError, OSError):
        return LeftOut(source.name, "unread")
    if "refused" in about:
        return LeftOut(source.name, str(about["refused"]))
    return Taken(
        source.name,
        about["pages"],
        tuple(about["remarks"]),
        tuple(about["redacted"]),
        tuple(about["words"].items()),
        tuple(about["unread"]),
        made[0],
    )


def make(packet: Packet, load: Callable[[Source], bytes], said: Callable[[int, int], object] | None = None) -> Made:
    """The packet. `load` gives the content of a file or raises OSError.

    `said` hears how many steps are done, and of how many. A file that cannot go in is left out and named; an exhibit of
    which nothing went in is left out with it. Raises PacketError where nothing is left, where text of the packet's own
    sheets cannot be drawn, or where it grew too large.
    """
    exhibits = tabbed(packet)
    texts = _texts(packet, exhibits)
    if wrong := next((text for text in texts if not can_draw(text)), None):
        raise PacketError(f"“{wrong}” has signs that no typeface here has: write it in other letters")
    sources = [source for exhibit in exhibits for source in exhibit.sources]
    steps = len(sources) + 1

    def one(source: Source) -> Taken | LeftOut:
        try:
            return take_in(load(source), source)
        except OSError:
            return LeftOut(source.name, "missing")

    results = []
    with ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        for result in pool.map(one, sources):
            results.append(result)
            if said is not None:
                said(len(results), steps)
    made = _assembled(packet, exhibits, results, are_latin(texts))
    if said is not None:
        said(steps, steps)
    return made


def tabbed(packet: Packet) -> list[Exhibit]:
    """The exhibits, each with its tab: its own, or the next letter or number of the preset. Raises PacketError."""
    form = preset(packet.preset)
    if not packet.exhibits:
        raise PacketError("a packet needs at least one exhibit")
    exhibits = [
        exhibit if exhibit.tab else dataclasses.replace(exhibit, tab=tab(place, form.tabs))
        for place, exhibit in enumerate(packet.exhibits)
    ]
    tabs = [exhibit.tab for exhibit in exhibits]
    if double := next((one for one in tabs if tabs.count(one) > 1), None):
        raise PacketError(f"two exhibits have the tab {double}: give each its own")
    return exhibits


def _assembled(packet: Packet, exhibits: Sequence[Exhibit], results: Sequence[Taken | LeftOut], latin: bool) -> Made:
    form = preset(packet.preset)
    taken = tuple(result for result in results if isinstance(result, Taken))
    told, place, after = [], 0, iter(results)
    for exhibit in exhibits:
        files = []
        for _ in exhibit.sources:
            if isinstance(next(after), Taken):
                files.append(place)
                place += 1
        if files:
            told.append(
                {
                    "tab": exhibit.tab,
                    "title": exhibit.title,
                    "group": exhibit.group,
                    "translation": dataclasses.asdict(exhibit.translation) if exhibit.translation else None,
                    "files": files,
                }
            )
    left_out = tuple(result for result in results if isinstance(result, LeftOut))
    if not told:
        raise PacketError("none of the files could go in: " + "; ".join(one.name for one in left_out))
    asked = {
        "preset": packet.preset,
        "cover": dataclasses.asdict(packet.cover),
        "service": dataclasses.asdict(packet.service) if packet.service else None,
        "stamp": packet.stamp or form.stamp,
        "limit": packet.limit or form.limit,
        "exhibits": told,
    }
    try:
        about, made = _asked(
            "assemble",
            asked,
            [one.content for one in taken],
            PACKET_SECONDS,
            PACKET_MEMORY,
            LARGEST_PACKET,
            _TYPEFACES if latin else _EVERY_TYPEFACE,
        )
    except (sandbox.Failed, ValueError, OSError):
        raise PacketError("the packet grew too large to be put together: make two of it") from None
    return Made(
        tuple(made),
        tuple(part["first"] for part in about["parts"]),
        about["pages"],
        tuple(Entry(**entry) for entry in about["entries"]),
        tuple(dataclasses.replace(one, content=b"") for one in taken),
        left_out,
        about["too_large"],
    )


def _texts(packet: Packet, exhibits: Sequence[Exhibit]) -> list[str]:
    """Every text of the packet's own sheets."""
    sheets = [cover_sheet(packet.cover), *(tab_sheet(exhibit.tab, exhibit) for exhibit in exhibits)]
    sheets += [
        translation_sheet(exhibit.tab, exhibit, exhibit.translation) for exhibit in exhibits if exhibit.translation
    ]
    sheets += [service_sheet(packet.cover, packet.service)] if packet.service else []
    return [*texts_of(sheets), packet.stamp, *(exhibit.group for exhibit in exhibits)]


def _asked(
    task: str,
    asked: dict[str, Any],
    contents: Sequence[bytes],
    seconds: float,
    memory: int,
    largest: int,
    more: str = "",
) -> tuple[dict[str, Any], list[bytes]]:
    """What the child answers; `more` is what it needs besides.

    Raises sandbox.Failed, and ValueError for an answer that is none.
    """
    head = json.dumps({**asked, "task": task, "sizes": [len(content) for content in contents]}).encode()
    answer = sandbox.run(
        _CHILD,
        b"".join([head, b"\n", *contents]),
        prepare=_NEEDED + more,
        seconds=seconds,
        memory=memory,
        largest=largest,
    )
    line, _, rest = answer.partition(b"\n")
    about = dict(json.loads(line))
    made, place = [], 0
    for size in about.pop("sizes"):
        made.append(rest[place : place + size])
        place += size
    return about, made
