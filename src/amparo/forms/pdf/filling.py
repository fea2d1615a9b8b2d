"""A blank form filled: values in its fields and drawn on its pages, and everything that did not go in said."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pikepdf
from pikepdf import Array, Dictionary, Name

from amparo.errors import AmparoError
from amparo.forms.form import Box
from amparo.forms.pdf.appearance import drawn
from amparo.forms.pdf.cleaning import made_plain
from amparo.forms.pdf.fields import HIDDEN, NO_VIEW, RICH_TEXT, Found, Kind, Purpose, fields_in, state_name
from amparo.forms.pdf.fitting import Fit, fits, option_of
from amparo.forms.pdf.opening import damaged, opened
from amparo.forms.typeface import Typeface

PRINTED = 1 << 2  # ISO 32000-1, table 165


class Why(StrEnum):
    """Why a value did not go in."""

    UNKNOWN = "the form has no such field"
    HAND = "left for a pen"
    OFFICE = "for the agency alone"
    BARCODE = "a bar code of the form"
    UNSEEN = "the form does not print this field"
    KIND = "the field takes no such value"
    CHOICE = "the field does not offer this"


OF_PURPOSE = {
    Purpose.HAND: Why.HAND,
    Purpose.OFFICE: Why.OFFICE,
    Purpose.BARCODE: Why.BARCODE,
    Purpose.UNSEEN: Why.UNSEEN,
}


@dataclass(frozen=True, slots=True)
class Left:
    """A value that is not on the paper at all. `offered` is what the field takes instead, where it says."""

    field: str
    value: str
    why: Why
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overflow:
    """A value of which only a part is on the paper."""

    field: str
    part: str
    rest: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled copy, and what of the values is not on it as given: an empty list each where all is.

    `signs` names, for each field, what no typeface has: there the paper shows an empty box.
    """

    file: bytes
    left: tuple[Left, ...]
    overflows: tuple[Overflow, ...]
    signs: Mapping[str, tuple[str, ...]]


def fill(blank: bytes, texts: Mapping[str, str], boxes: Iterable[Box] = ()) -> Filled:
    """A copy of a blank form with these values, by the full names of its fields, and these boxes switched on.

    The copy carries no encryption, no XFA, no scripts; bar codes stay. What is for a pen, for the agency, or unknown is
    not written and named in `left`; of what is too long the part that fits is written and named in `overflows`.
    Raises FormsError where the blank cannot be read.
    """
    try:
        return filled(blank, texts, boxes)
    except AmparoError:
        raise
    except Exception as fault:  # whatever a hostile file makes the library say
        raise damaged() from fault


def filled(blank: bytes, texts: Mapping[str, str], boxes: Iterable[Box]) -> Filled:
    with opened(blank) as pdf:
        copy = Copy(pdf, fields_in(pdf))
        made_plain(pdf)
        for name, text in texts.items():
            copy.write(name, text)
        for box in boxes:
            copy.switch_on(box)
        copy.finish()
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return Filled(out.getvalue(), tuple(copy.left), tuple(copy.overflows), copy.signs)


class Copy:
    """A copy as it is being filled."""

    def __init__(self, pdf: pikepdf.Pdf, found: Mapping[str, Found]) -> None:
        self.pdf, self.found, self.typeface = pdf, found, Typeface()
        self.left: list[Left] = []
        self.overflows: list[Overflow] = []
        self.signs: dict[str, tuple[str, ...]] = {}
        self.streams: list[tuple[pikepdf.Object, bytes, float, float]] = []

    def write(self, name: str, text: str) -> None:
        """Puts a text into a field, as far as it fits."""
        found = self.open_to(name, text, (Kind.TEXT, Kind.CHOICE))
        if found is None or not text.strip():
            return
        stored, shown = text, text
        if found.field.kind is Kind.CHOICE:
            option = option_of(found.field, text)
            if option is None:
                offered = tuple(shown for _, shown in found.field.options)
                self.left.append(Left(name, text, Why.CHOICE, offered))
                return
            stored, shown = option
        fit = fits(found.field, shown)
        if fit.rest:
            self.overflows.append(Overflow(name, fit.part, fit.rest))
        if fit.missing:
            self.signs[name] = fit.missing
        self.keep(found, stored if found.field.kind is Kind.CHOICE else fit.part, fit)

    def keep(self, found: Found, value: str, fit: Fit) -> None:
        holder = found.holder
        holder.V = pikepdf.String(value)
        for rich in ("/RV", "/DS", "/I"):
            if rich in holder:
                del holder[rich]
        flags = int(holder.get("/Ff", 0))
        if flags & RICH_TEXT:
            holder.Ff = flags & ~RICH_TEXT
        for widget, place in zip(found.widgets, found.field.places, strict=True):
            shown(widget)
            self.streams.append((widget, drawn(found.field, place, fit, self.typeface), place.width, place.height))

    def switch_on(self, box: Box) -> None:
        """Switches a box on, and what else belongs to the same field off."""
        found = self.open_to(box.field, box.state, (Kind.BOX,))
        if found is None:
            return
        if box.state not in found.field.states:
            self.left.append(Left(box.field, box.state, Why.CHOICE, found.field.states))
            return
        on = state_name(box.state)
        found.holder.V = on
        for widget in found.widgets:
            has_it = str(on) in widget.get("/AP", Dictionary()).get("/N", Dictionary())
            widget.AS = on if has_it else Name.Off
            shown(widget)

    def open_to(self, name: str, value: str, kinds: tuple[Kind, ...]) -> Found | None:
        """The field, where it takes such a value from us; else why not is noted."""
        found = self.found.get(name)
        why = None
        if found is None:
            why = Why.UNKNOWN
        elif found.field.purpose in OF_PURPOSE:
            why = OF_PURPOSE[found.field.purpose]
        elif found.field.kind not in kinds:
            why = Why.KIND
        if why is not None:
            self.left.append(Left(name, value, why))
            return None
        return found

    def finish(self) -> None:
        """Puts what was drawn, and the typefaces it uses, into the copy."""
        resources = self.pdf.make_indirect(self.typeface.resources(self.pdf))
        for widget, content, width, height in self.streams:
            form = self.pdf.make_stream(content)
            form.Type, form.Subtype, form.Resources = Name.XObject, Name.Form, resources
            form.BBox = Array([0, 0, round(width, 3), round(height, 3)])
            widget.AP = Dictionary(N=form)


def shown(widget: pikepdf.Object) -> None:
    """A widget that prints and is not hidden."""
    widget.F = (int(widget.get("/F", 0)) | PRINTED) & ~(HIDDEN | NO_VIEW)
