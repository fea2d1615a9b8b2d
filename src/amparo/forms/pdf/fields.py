"""What a PDF form asks: its fields, where they stand, what they take, and which are not for us to fill."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import pikepdf
from pikepdf import Dictionary, Name

from amparo.errors import AmparoError, FormsError
from amparo.forms.pdf.opening import damaged, opened

# ISO 32000-1, tables 221, 226, 228 and 230: flags of fields; table 165: of annotations.
READ_ONLY, MULTILINE, PUSH_BUTTON, COMB, RICH_TEXT, EDITABLE = 1, 1 << 12, 1 << 16, 1 << 24, 1 << 25, 1 << 18
HIDDEN, NO_VIEW = 1 << 1, 1 << 5

MOST_FIELDS = 5_000
DEEPEST = 40
USUAL_SIZE = 10.0  # of type, in points, where the form says none

BY_HAND = re.compile(
    r"Date of Signature|Signature\.$|can ?not be typewritten|Print and sign in ink"
    r"|^Supplement\.? [AB]\..{0,60}\bEnter Date\.",
    re.IGNORECASE,
)
BY_HAND_NAMED = re.compile(r"signature|sig\[\d+\]$", re.IGNORECASE)
FOR_OFFICE = re.compile(r"use only\b|To Be Completed at (?:Asylum Interview|Removal Hearing)", re.IGNORECASE)
BARCODE = re.compile(r"PDF417|barcode", re.IGNORECASE)


class Kind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    CHOICE = "choice"
    BOX = "box"
    OTHER = "other"  # buttons to press, fields for digital signatures


class Purpose(StrEnum):
    """Who fills a field."""

    ANSWER = "answer"
    HAND = "by hand"  # signatures and the days of signing
    OFFICE = "for the agency"
    BARCODE = "bar code"
    UNSEEN = "not printed"


class Place(NamedTuple):
    """Where a field stands: the page, from 1, and the box in points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. `places` has more than one where the form prints its value again elsewhere.

    `limit` is the most signs that it takes, `size` that of its type in points, `align` 0 left, 1 middle, 2 right.
    `states` switch a box on; `options` are what a choice stores and what it shows.
    """

    name: str
    kind: Kind
    purpose: Purpose
    places: tuple[Place, ...]
    tooltip: str = ""
    value: str = ""
    read_only: bool = False
    multiline: bool = False
    comb: bool = False
    editable: bool = False
    limit: int | None = None
    size: float = USUAL_SIZE
    align: int = 0
    states: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()


Widgets = tuple[pikepdf.Object, ...]


class Found(NamedTuple):
    """A field, the object that holds its value, and the widgets that show it."""

    field: Field
    holder: pikepdf.Object
    widgets: Widgets


def fields_of(file: bytes) -> Mapping[str, Field]:
    """Every field of a PDF by its full name, in the order of the file.

    Raises FormsError where the file cannot be read or is no form.
    """
    with opened(file) as pdf:
        return {name: found.field for name, found in fields_in(pdf).items()}


def fields_in(pdf: pikepdf.Pdf) -> dict[str, Found]:
    """The same of an open PDF, with the objects to change. Raises FormsError where it is no form or is damaged."""
    try:
        form = pdf.Root.get("/AcroForm")
        if not isinstance(form, Dictionary) or not len(form.get("/Fields", [])):
            raise FormsError("The file has no fields to fill. Install the blank form as the agency publishes it.")
        pages = {mark.objgen: at for at, page in enumerate(pdf.pages, 1) for mark in page.get("/Annots", [])}
        return {found.field.name: found for found in leaves(form, pages)}
    except AmparoError:
        raise
    except Exception as fault:  # whatever a hostile file makes the parser say
        raise damaged() from fault


Inherited = Mapping[str, pikepdf.Object]
INHERITED = ("/FT", "/Ff", "/MaxLen", "/DA", "/Q", "/V", "/Opt")


def leaves(form: Dictionary, pages: Mapping[tuple[int, int], int]) -> Iterator[Found]:
    first: Inherited = {key: form[key] for key in ("/DA", "/Q") if key in form}
    waiting = [(one, "", first, 0) for one in reversed(list(form.Fields))]
    count = 0
    while waiting:
        one, above, given, depth = waiting.pop()
        count += 1
        if count > MOST_FIELDS or depth > DEEPEST:
            raise FormsError(f"The file has more than {MOST_FIELDS} fields, or fields within themselves: no form does.")
        own = str(one.get("/T", ""))
        name = f"{above}.{own}" if above and own else above or own
        held = {**given, **{key: one[key] for key in INHERITED if key in one}}
        kids = list(one.get("/Kids", []))
        if kids and any("/T" in kid for kid in kids):
            waiting.extend((kid, name, held, depth + 1) for kid in reversed(kids))
        else:
            widgets = tuple(kids) or (one,)
            yield Found(read(name, one, held, widgets, pages), one, widgets)


def read(
    name: str,
    holder: pikepdf.Object,
    held: Inherited,
    widgets: Widgets,
    pages: Mapping[tuple[int, int], int],
) -> Field:
    flags = int(held.get("/Ff", 0))
    kind = kind_of(str(held.get("/FT", "")), flags)
    tooltip = str(holder.get("/TU", ""))
    value = held.get("/V")
    return Field(
        name=name,
        kind=kind,
        purpose=purpose_of(name, tooltip, kind, widgets),
        places=tuple(place_of(widget, pages) for widget in widgets),
        tooltip=tooltip,
        value="" if value is None else str(value).removeprefix("/" if kind is Kind.BOX else ""),
        read_only=bool(flags & READ_ONLY),
        multiline=kind is Kind.TEXT and bool(flags & MULTILINE),
        comb=kind is Kind.TEXT and bool(flags & COMB) and "/MaxLen" in held,
        editable=kind is Kind.CHOICE and bool(flags & EDITABLE),
        limit=int(held["/MaxLen"]) if kind is Kind.TEXT and "/MaxLen" in held else None,
        size=size_of(str(held.get("/DA", ""))),
        align=int(held.get("/Q", 0)),
        states=states_of(widgets) if kind is Kind.BOX else (),
        options=options_of(held["/Opt"]) if kind is Kind.CHOICE and "/Opt" in held else (),
    )


def kind_of(stated: str, flags: int) -> Kind:
    if stated == "/Tx":
        return Kind.TEXT
    if stated == "/Ch":
        return Kind.CHOICE
    return Kind.BOX if stated == "/Btn" and not flags & PUSH_BUTTON else Kind.OTHER


def purpose_of(name: str, tooltip: str, kind: Kind, widgets: Widgets) -> Purpose:
    own = name.rsplit(".", 1)[-1]
    if BARCODE.search(own):
        return Purpose.BARCODE
    if FOR_OFFICE.search(tooltip):
        return Purpose.OFFICE
    typed = kind is Kind.TEXT
    if kind is Kind.OTHER or (typed and (BY_HAND.search(tooltip.strip()) or BY_HAND_NAMED.search(own))):
        return Purpose.HAND
    if all(int(widget.get("/F", 0)) & (HIDDEN | NO_VIEW) for widget in widgets):
        return Purpose.UNSEEN
    return Purpose.ANSWER


def place_of(widget: pikepdf.Object, pages: Mapping[tuple[int, int], int]) -> Place:
    first, second, third, fourth = (float(edge) for edge in widget.Rect)
    left, right = sorted((first, third))
    bottom, top = sorted((second, fourth))
    return Place(pages.get(widget.objgen, 0), left, bottom, right, top)


def size_of(appearance: str) -> float:
    """The size of type that a default appearance sets; the usual one where it leaves it to the viewer."""
    found = re.search(r"([\d.]+)\s+Tf", appearance)
    size = float(found.group(1)) if found else 0.0
    return size if 0 < size < 100 else USUAL_SIZE


def states_of(widgets: Widgets) -> tuple[str, ...]:
    """The states that switch a box on, as the form exports them."""
    found: dict[str, None] = {}
    for widget in widgets:
        drawn = widget.get("/AP", Dictionary()).get("/N", Dictionary())
        if isinstance(drawn, Dictionary):
            found.update(dict.fromkeys(state.removeprefix("/") for state in sorted(drawn.keys()) if state != "/Off"))
    return tuple(found)


def options_of(stated: pikepdf.Object) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for option in stated:
        pair = [str(part) for part in option] if isinstance(option, pikepdf.Array) else [str(option)]
        found.append((pair[0], pair[-1]))
    return tuple(found)


def state_name(state: str) -> Name:
    return Name(f"/{state}")
