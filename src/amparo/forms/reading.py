"""Form maps: readable TOML files, one for each form and edition, in `forms/maps`::

    form = "ar-11"
    edition = 2022-11-02              # revision = "Feb. 2026" where the form prints no day; the first of the month then
    title = { en = "…", es = "…" }
    agency = "uscis"                  # or "eoir", "dos", "any"
    pages = 2
    source = "https://www.uscis.gov/ar-11"
    read_on = 2026-11-28
    checked = "blank"                 # or where the field names were learned
    root = "form1[0]."                # stands before every field name below
    barcode = "AR-11|11/02/22"
    fee = "asylum_fee_2025"           # the policy of the law that knows it; left out where there is none
    current = true                    # until = 2026-10-27 where the agency takes it no longer
    remarks = ["…"]

    [[asks]]                          # what only this form asks: `asked.reason` in expressions
    name = "reason"
    label = { en = "…", es = "…" }
    question = { en = "…", es = "…" }
    choices = { initial = { en = "…", es = "…" } }   # left out: yes or no, or of a kind:
    # kind = "text" (long = true for an account), "date", "country" or "whole number"; `prepared_by` may make the
    # representative the preparer

    [[items]]
    part = "Part 1"
    number = "1.a"
    label = "Family name"
    says = "me.family_name"
    field = "Line1[0]"                # or fields = ["Area[0]", "Number[0]"] for `says` that gives a list
    required = true

    [[items]]
    part = "Part 1"
    number = "4"
    label = "Sex"
    says = "me.sex"
    boxes = { male = "Sex[0]=M", female = "Sex[1]=F" }

    [[tables]]
    part = "Part A.II"
    label = "Your children"
    rows = "children"
    whole = "children"
    [[tables.columns]]
    number = "5"
    label = "Complete last name"
    says = "family_name"
    fields = ["ChildLast1[0]", "ChildLast2[0]"]
    [[tables.columns]]
    number = "12"
    label = "Sex"
    says = "sex"
    boxes = [{ male = "Sex1[0]=M", female = "Sex1[1]=F" }, { male = "Sex2[0]=M", female = "Sex2[1]=F" }]

    [[supplements]]
    name = "Supplement B"
    part = "Part[0]"
    number = "Question[0]"
    texts = ["Text[0]", "Text[1]"]

    [[left]]                          # fields of the blank that no item fills
    reason = "written at the interview"
    fields = ["Sworn[0]"]

A box that stands alone is ticked for yes and stays empty for no: `boxes = { yes = "Deceased[0]=1" }`. Where only the
last part of the names of an edition is known (`checked` says where from), the map gives that part, and no root.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from amparo.errors import FormsError
from amparo.forms.form import Box, Column, Form, Item, Supplement, Table
from amparo.forms.saying import compiled
from amparo.law.facts import Fact, Kind, Words

MAPS = "maps"


@cache
def maps() -> Mapping[tuple[str, str], Form]:
    """Every map that comes with Amparo, by form and edition (`2022-11-02`), the newest edition of a form first."""
    found = [read_map(file.read_text("utf-8"), file.name) for file in _files()]
    found.sort(key=lambda form: (form.name, -form.edition.toordinal()))
    return MappingProxyType({(form.name, form.edition.isoformat()): form for form in found})


def _files() -> Iterable[Traversable]:
    return (file for file in files(__package__).joinpath(MAPS).iterdir() if file.name.endswith(".toml"))


def read_map(text: str, where: str) -> Form:
    """A form from its map. Raises FormsError, naming the file and the item that is wrong."""
    try:
        return _Reader(where).form(tomllib.loads(text))
    except tomllib.TOMLDecodeError as wrong:
        raise FormsError(f"{where}: is not TOML: {wrong}") from None


class _Reader:
    def __init__(self, where: str) -> None:
        self.where, self.root = where, ""

    def form(self, data: dict[str, object]) -> Form:
        part = _Part(data, self.where)
        self.root = part.text("root", "")
        form = Form(
            name=part.text("form"),
            edition=part.day("edition"),
            title=_words(part.take("title"), f"{self.where}, title"),
            agency=part.text("agency"),
            pages=part.number("pages"),
            source=part.text("source"),
            read_on=part.day("read_on"),
            checked=part.text("checked"),
            items=tuple(self.item(row) for row in part.rows("items")),
            tables=tuple(self.table(row) for row in part.rows("tables")),
            supplements=tuple(self.supplement(row) for row in part.rows("supplements")),
            asks=tuple(self.ask(row) for row in part.rows("asks")),
            barcode=part.text("barcode", ""),
            current=part.truth("current", True),
            until=part.day("until") if "until" in data else None,
            fee=part.text("fee", ""),
            remarks=tuple(part.texts("remarks")),
            revision=part.text("revision", ""),
            left=self.left(part.rows("left")),
        )
        part.nothing_left()
        return form

    def item(self, part: _Part) -> Item:
        boxes = part.take("boxes", None)
        item = Item(
            part=part.text("part"),
            number=part.text("number", ""),
            label=part.text("label"),
            says=part.expression("says", "`null`"),
            fields=self.fields(part),
            boxes=None if boxes is None else self.boxes(boxes, part.where),
            when=part.expression("when", ""),
            otherwise=part.text("otherwise", ""),
            absent=part.text("absent", "N/A"),
            required=part.truth("required", False),
            hand=part.truth("hand", False),
            limit=part.number("limit") if "limit" in part.data else None,
            digits=part.number("digits") if "digits" in part.data else None,
        )
        part.nothing_left()
        return item

    def table(self, part: _Part) -> Table:
        table = Table(
            part=part.text("part"),
            label=part.text("label"),
            rows=part.expression("rows"),
            columns=tuple(self.column(row) for row in part.rows("columns")),
            whole=part.text("whole", ""),
            absent=part.text("absent", "None"),
            when=part.expression("when", ""),
        )
        part.nothing_left()
        return table

    def column(self, part: _Part) -> Column:
        rows = part.take("boxes", [])
        if not isinstance(rows, list):
            raise FormsError(f"{part.where}: “boxes” of a column is a list, one for each row")
        column = Column(
            number=part.text("number", ""),
            label=part.text("label"),
            says=part.expression("says"),
            fields=self.fields(part),
            boxes=tuple(self.boxes(row, part.where) for row in rows),
            when=part.expression("when", ""),
            otherwise=part.text("otherwise", ""),
            absent=part.text("absent", "N/A"),
            required=part.truth("required", False),
        )
        part.nothing_left()
        return column

    def supplement(self, part: _Part) -> Supplement:
        def named(name: str) -> str:
            field = part.text(name, "")
            return self.root + field if field else ""

        found = Supplement(
            part.text("name"),
            tuple(self.root + field for field in part.texts("texts")),
            named("part"),
            named("number"),
            named("page"),
        )
        part.nothing_left()
        return found

    def ask(self, part: _Part) -> Fact:
        choices = part.take("choices", {})
        kind = part.text("kind", "choice" if choices else "yes/no")
        if not isinstance(choices, dict) or kind not in tuple(Kind):
            raise FormsError(f"{part.where}: “kind” is one of {', '.join(Kind)}, and “choices” an object")
        found = Fact(
            part.text("name"),
            Kind(kind),
            _words(part.take("label"), part.where),
            _words(part.take("question"), part.where),
            MappingProxyType({name: _words(words, part.where) for name, words in choices.items()}),
            long=part.truth("long", False),
        )
        part.nothing_left()
        return found

    def left(self, parts: Iterable[_Part]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for part in parts:
            found |= dict.fromkeys((self.root + name for name in part.texts("fields")), part.text("reason"))
            part.nothing_left()
        return MappingProxyType(found)

    def fields(self, part: _Part) -> tuple[str, ...]:
        one = part.text("field", "")
        return tuple(self.root + name for name in ([one] if one else part.texts("fields")))

    def boxes(self, data: object, where: str) -> Mapping[str, Box]:
        if not isinstance(data, dict):
            raise FormsError(f'{where}: “boxes” gives for each answer a field and its state: yes = "Field[0]=Y"')
        found = {}
        for answer, target in data.items():
            field, sign, state = str(target).rpartition("=")
            if not sign:
                raise FormsError(f"{where}: the box “{target}” needs a state after “=”")
            found[answer] = Box(self.root + field, state)
        return MappingProxyType(found)


class _Part:
    """One table of the file: each of its entries is taken once, and what is left over is a slip of the pen."""

    def __init__(self, data: dict[str, object], where: str) -> None:
        self.data, self.left, self.where = data, set(data), where

    def take(self, name: str, *instead: object) -> object:
        self.left.discard(name)
        if name not in self.data:
            if instead:
                return instead[0]
            raise FormsError(f"{self.where}: “{name}” is missing")
        return self.data[name]

    def _typed[T](self, name: str, kind: type[T], instead: tuple[T, ...], called: str) -> T:
        value = self.take(name, *instead)
        if not isinstance(value, kind):
            raise FormsError(f"{self.where}: “{name}” must be {called}")
        return value

    def text(self, name: str, *instead: str) -> str:
        return self._typed(name, str, instead, "a text")

    def number(self, name: str) -> int:
        return self._typed(name, int, (), "a whole number")

    def truth(self, name: str, instead: bool) -> bool:
        return self._typed(name, bool, (instead,), "true or false")

    def day(self, name: str) -> dt.date:
        return self._typed(name, dt.date, (), "a day like 2026-11-28")

    def texts(self, name: str) -> Sequence[str]:
        found = self._typed(name, list, ([],), "a list of texts")
        return [str(text) for text in found]

    def expression(self, name: str, *instead: str) -> str:
        text = self.text(name, *instead)
        try:
            if text:
                compiled(text)
        except FormsError as wrong:
            raise FormsError(f"{self.where}: {wrong}") from None
        return text

    def rows(self, name: str) -> list[_Part]:
        rows = self._typed(name, list, ([],), "a list of tables")
        return [
            _Part(row, f"{self.where}, {name} {place} ({row.get('label', '')})") for place, row in enumerate(rows, 1)
        ]

    def nothing_left(self) -> None:
        if self.left:
            raise FormsError(f"{self.where}: there is nothing called “{min(self.left)}” here")


def _words(data: object, where: str) -> Words:
    if not isinstance(data, dict) or set(data) != {"en", "es"}:
        raise FormsError(f'{where}: give the text as {{ en = "…", es = "…" }}')
    return Words(str(data["en"]), str(data["es"]))
