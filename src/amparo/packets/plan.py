"""What a packet is to be: its preset, its cover, its exhibits in order, what is to be made unreadable in each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page of a file, in points (1/72 inch) from the top left of the page as it is seen."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Source:
    """A file of an exhibit. `name` is what it is called in reports; `pages` from 1, all where empty.

    `words` are made unreadable wherever they stand in its text, `boxes` where they lie.
    """

    name: str
    pages: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Translation:
    """Who translated an exhibit, for the certificate that is put behind it. What is empty is left as a line to fill."""

    language: str
    translator: str = ""
    address: str = ""
    telephone: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exhibit behind one tab. Without a `tab` it gets the next letter or number of the preset."""

    title: str
    sources: tuple[Source, ...]
    tab: str = ""
    group: str = ""
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says. `people` are names with their A-numbers; `detained` is None where it is not said."""

    title: str
    filed_by: tuple[str, ...] = ()
    detained: bool | None = None
    court: str = ""
    people: tuple[tuple[str, str], ...] = ()
    proceedings: str = ""
    judge: str = ""
    hearing: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """Who was served with the packet, and how. What is empty is left as a line to fill by hand."""

    on: tuple[str, ...] = ()
    by: str = ""
    day: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Packet:
    """A whole packet. `stamp` is what stands on each page of an exhibit, with {number} in it."""

    preset: str
    cover: Cover
    exhibits: tuple[Exhibit, ...]
    service: Service | None = None
    stamp: str = ""
    limit: int = 0
    """Bytes of each file at most; 0 is the limit of the preset."""
