"""A government form as its map declares it: each item as printed, and what of a person's file it says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from amparo.law.facts import Fact, Words


@dataclass(frozen=True, slots=True)
class Box:
    """A check box: the field, and the state that switches it on, as the form exports it."""

    field: str
    state: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a form.

    `says` is an expression (`forms.saying`). It goes into `fields`, one for each text that it gives, or into the box
    whose name it gives. `when` says whether the item is to be answered at all, and `otherwise` what is printed where
    not. `absent` is printed where somebody said that there is none; "" leaves it blank. `required` items are missing
    when nothing is known; the others may stay blank. What is for `hand` is left for a pen: signatures and their days.
    One with neither `fields` nor `boxes` has no room of its own: it is told in the supplement.
    `limit` is how many signs the paper or the agency takes, where the form tells.
    """

    part: str
    number: str
    label: str
    says: str
    fields: tuple[str, ...] = ()
    boxes: Mapping[str, Box] | None = None
    when: str = ""
    otherwise: str = ""
    absent: str = "N/A"
    required: bool = False
    hand: bool = False
    limit: int | None = None
    digits: int | None = None

    @property
    def printed_at(self) -> str:
        """The item as the form numbers it."""
        return f"{self.part}, {self.number}" if self.number else self.part


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a form: one for each record that `rows` gives, as many as are printed; the others are continued.

    `columns` are items whose `fields` (or boxes, by row) are those of the rows in turn. `whole` names the list of
    `biography.lists` that must be known to be whole before `absent` may be printed.
    """

    part: str
    label: str
    rows: str
    columns: tuple[Column, ...]
    whole: str = ""
    absent: str = "None"
    when: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One item of each row of a table: expression over the row; `file` in it is the whole file, `row` the number."""

    number: str
    label: str
    says: str
    fields: tuple[str, ...] = ()
    boxes: tuple[Mapping[str, Box], ...] = ()
    when: str = ""
    otherwise: str = ""
    absent: str = "N/A"
    required: bool = False


@dataclass(frozen=True, slots=True)
class Supplement:
    """A continuation that the form itself brings: where the part and item stand, and the boxes for the text."""

    name: str
    texts: tuple[str, ...]
    part: str = ""
    number: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of one edition.

    `checked` says what its field names were held against: "blank" for a real one, else where they were learned.
    `current` is whether the agency takes this edition on the day the map was read (`read_on`); `until` is the last
    day on which it does, where known. `barcode` begins the value of the bar codes of its pages. `revision` is
    what the form prints for its edition, where that is no day: “Feb. 2026”. `left` are fields of
    the paper that are left alone, each with the reason.
    """

    name: str
    edition: dt.date
    title: Words
    agency: str
    pages: int
    source: str
    read_on: dt.date
    checked: str
    items: tuple[Item, ...]
    tables: tuple[Table, ...]
    supplements: tuple[Supplement, ...]
    asks: tuple[Fact, ...]
    barcode: str = ""
    current: bool = True
    until: dt.date | None = None
    fee: str = ""
    remarks: tuple[str, ...] = ()
    revision: str = ""
    left: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def edition_printed(self) -> str:
        """The edition as the form prints it."""
        return self.revision or f"{self.edition:%m/%d/%y}"

    @property
    def fields(self) -> frozenset[str]:
        """Every field that the map names."""
        named = [name for item in self.items for name in item.fields]
        named += [box.field for item in self.items for box in (item.boxes or {}).values()]
        for table in self.tables:
            for column in table.columns:
                named += column.fields
                named += [box.field for row in column.boxes for box in row.values()]
        for supplement in self.supplements:
            named += [*supplement.texts, *filter(None, (supplement.part, supplement.number, supplement.page))]
        return frozenset(named)
