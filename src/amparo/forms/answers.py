"""What a form says of a person: each item answered from the file, before anything is printed.

The same answers fill the PDF, make the sheet for typing into the agency's site, are held against other forms and
earlier copies, and tell what is missing. Nothing is answered that is not known: “N/A” and “None” are printed only
where somebody said that there is none, or where the item is not to be answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from amparo.errors import FactError, FormsError
from amparo.forms.client_file import ClientFile
from amparo.forms.form import Box, Column, Form, Item, Table
from amparo.forms.saying import found as found_by
from amparo.forms.saying import said
from amparo.forms.told import Origin, Told, origins_of, written
from amparo.forms.views import view
from amparo.screen.cases import facts_from_json


class State(StrEnum):
    """How an item stands."""

    GIVEN = "given"
    NONE = "none"  # known that there is none
    NOT_ASKED = "not asked"  # the form asks it only of others
    BLANK = "blank"  # not known, and may stay blank
    MISSING = "missing"  # not known, and must not stay blank
    BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Answer:
    """One item of a form answered.

    `value` is what is printed, whole, also where a box of the paper is too small for it. `fields` and `boxes` say
    where. `row` numbers the rows of a table from 1; an answer of a row that the paper has no room for is `continued`.
    """

    part: str
    number: str
    label: str
    state: State
    value: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    boxes: tuple[Box, ...] = ()
    origins: tuple[Origin, ...] = ()
    row: int = 0
    continued: bool = False
    remark: str = ""

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What names the item among those of its form, from one copy to the next."""
        return (self.part, self.number, self.label, self.row)


def answered(form: Form, file: ClientFile, beside: Mapping[str, object] | None = None) -> Sequence[Answer]:
    """Every item of the form, answered from the file: part by part as printed, its tables after its items.

    `beside` adds to what expressions can name: `beneficiary` of a family petition. Raises FormsError where an
    expression cannot be said.
    """
    asked = asked_of(form, file)
    whole = {**view(file), "asked": asked, **(beside or {})}
    whole["preparer"] = _preparer(asked, whole)
    found = [_answer(item, whole) for item in form.items]
    for table in form.tables:
        found += _rows(table, whole)
    parts = {part: place for place, part in enumerate(dict.fromkeys(answer.part for answer in found))}
    return sorted(found, key=lambda answer: parts[answer.part])


def _preparer(asked: Mapping[str, Told], whole: Mapping[str, object]) -> object:
    """Who prepared the form, as far as somebody said it: `asked.prepared_by` can name the representative, or nobody."""
    match asked.get("prepared_by", ""):
        case "representative":
            return whole["representative"]
        case "nobody":
            return {}
        case _:
            return whole["preparer"]


def asked_of(form: Form, file: ClientFile) -> Mapping[str, Told]:
    """What only this form asks, as expressions see it. Raises FormsError where it takes no such answer."""
    vocabulary = {fact.name: fact for fact in form.asks}
    given = file.asked.get(form.name, {})
    try:
        known = facts_from_json({name: value for name, value in given.items() if value != ""}, vocabulary)
    except FactError as wrong:
        raise FormsError(f"what only {form.name} asks: {wrong}") from None
    return {name: written(value, vocabulary[name], Origin("asked", form.name, name)) for name, value in known.items()}


def _answer(item: Item, whole: Mapping[str, object]) -> Answer:
    if item.when and not _holds(item.when, whole):
        return _otherwise(item.part, item, item.fields, item.otherwise)
    if item.hand:
        return Answer(item.part, item.number, item.label, State.BY_HAND)
    homeless = not item.fields and item.boxes is None
    return _said(item.part, item, said(item.says, whole), item.fields, item.boxes, continued=homeless)


def _rows(table: Table, whole: Mapping[str, object]) -> list[Answer]:
    if table.when and not _holds(table.when, whole):
        return [Answer(table.part, "", table.label, State.NOT_ASKED)]
    rows = _records(table.rows, whole)
    lists = whole["whole"]
    is_whole = not table.whole or (isinstance(lists, dict) and lists.get(table.whole) == "yes")
    if not rows:
        return [_no_rows(table, is_whole, origins_of(lists))]
    room = max((max(len(column.fields), len(column.boxes)) for column in table.columns), default=0)
    remark = "" if is_whole else "nobody said that this list is whole"
    found = [Answer(table.part, "", table.label, State.GIVEN, str(len(rows)), remark=remark)]
    for place, row in enumerate(rows):
        seen = {**row, "file": whole, "row": Told(str(place + 1))}
        found += [_cell(table, column, seen, place, place >= room) for column in table.columns]
    return found


def _no_rows(table: Table, is_whole: bool, origins: tuple[Origin, ...]) -> Answer:
    if not is_whole:
        return Answer(
            table.part, "", table.label, State.MISSING, remark="none given, and nobody said that there are none"
        )
    first = next((column.fields[0] for column in table.columns if column.fields), "")
    printed = {first: table.absent} if first and table.absent else {}
    return Answer(table.part, "", table.label, State.NONE, table.absent, printed, origins=origins)


def _cell(table: Table, column: Column, row: Mapping[str, object], place: int, continued: bool) -> Answer:
    fields = column.fields[place : place + 1]
    boxes = column.boxes[place] if place < len(column.boxes) else None
    if column.when and not _holds(column.when, row):
        return _otherwise(table.part, column, fields, column.otherwise, place + 1, continued)
    continued = continued or (not fields and boxes is None)
    return _said(table.part, column, said(column.says, row), fields, boxes, place + 1, continued)


def _otherwise(
    part: str, item: Item | Column, fields: Sequence[str], text: str, row: int = 0, continued: bool = False
) -> Answer:
    printed = {fields[0]: text} if fields and text else {}
    return Answer(part, item.number, item.label, State.NOT_ASKED, text, printed, row=row, continued=continued)


def _said(
    part: str,
    item: Item | Column,
    value: object,
    fields: Sequence[str],
    boxes: Mapping[str, Box] | None,
    row: int = 0,
    continued: bool = False,
) -> Answer:
    texts = _texts(value)
    origins = origins_of(*texts)
    if not any(texts):
        state = State.MISSING if item.required else State.BLANK
        return Answer(part, item.number, item.label, state, row=row, continued=continued, origins=origins)
    if boxes is not None:
        ticked = tuple(boxes[text] for text in texts if text in boxes)
        # A box alone is ticked for yes and stays empty for no.
        unknown = [text for text in texts if text and text not in boxes and text != "no" and not text.nothing]
        if unknown and not ticked:
            remark = f"the form has no box for “{unknown[0]}”"
            return Answer(part, item.number, item.label, State.MISSING, remark=remark, row=row, origins=origins)
        shown = ", ".join(text.choice or text for text in texts if text)
        return Answer(part, item.number, item.label, State.GIVEN, shown, {}, ticked, origins, row, continued)
    if all(text.nothing for text in texts if text):
        printed = {fields[0]: item.absent} if fields and item.absent else {}
        return Answer(part, item.number, item.label, State.NONE, item.absent, printed, (), origins, row, continued)
    printed = dict(zip(fields, texts, strict=False)) if len(fields) > 1 else dict.fromkeys(fields, _whole(texts))
    printed = {name: str(text) for name, text in printed.items() if text}
    return Answer(part, item.number, item.label, State.GIVEN, _whole(texts), printed, (), origins, row, continued)


def _whole(texts: Sequence[Told]) -> str:
    return " ".join(text for text in texts if text and not text.nothing)


def _texts(value: object) -> list[Told]:
    match value:
        case None:
            return []
        case bool():
            return [Told("yes" if value else "no")]
        case list():
            return [Told(part or "", origins_of(part), getattr(part, "choice", "")) for part in value]
        case Told():
            return [value]
        case _:
            return [Told(str(value))]


def _holds(condition: str, whole: Mapping[str, object]) -> bool:
    found = found_by(condition, whole)
    return bool(found) and found != "no"


def _records(expression: str, whole: Mapping[str, object]) -> list[dict[str, object]]:
    found = found_by(expression, whole)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []
