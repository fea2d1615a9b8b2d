"""A map fitted to a blank: names of which only the last part is known are found among those of the paper.

Where names of an edition were learned and not read from a blank (`Form.checked`), a map gives the last part of each,
as `ChildLast1[0]` of `form1[0].#subform[1].ChildLast1[0]`. Of a name that the paper has twice, the first is meant. Of
boxes that others read by their state alone, the number may be another than the map says, and the state may stand
between spaces on the paper; `*` is the only state of its box.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from types import MappingProxyType

from amparo.forms.form import Box, Column, Form, Item, Supplement, Table

ONLY_STATE = "*"


def fitted(form: Form, blank: Mapping[str, Collection[str]]) -> Form:
    """The same form with the names of the blank, where they are found there; the others stay as the map has them.

    `blank` gives, for each field in the order of the pages, the states that it can have beside off; none for a text.
    """
    if form.checked == "blank":
        return form
    names = _Names(blank)
    return replace(
        form,
        items=tuple(names.item(item) for item in form.items),
        tables=tuple(names.table(table) for table in form.tables),
        supplements=tuple(names.supplement(supplement) for supplement in form.supplements),
    )


class _Names:
    def __init__(self, blank: Mapping[str, Collection[str]]) -> None:
        self.blank = blank
        self.by_last: dict[str, str] = {}
        self.by_state: dict[tuple[str, str], Box] = {}
        for name, states in blank.items():
            last = _last(name)
            self.by_last.setdefault(last, name)
            for state in states:
                self.by_state.setdefault((_without_number(last), state.strip()), Box(name, state))

    def item(self, item: Item) -> Item:
        boxes = None if item.boxes is None else self.boxes(item.boxes)
        return replace(item, fields=self.fields(item.fields), boxes=boxes)

    def table(self, table: Table) -> Table:
        return replace(table, columns=tuple(self.column(column) for column in table.columns))

    def column(self, column: Column) -> Column:
        boxes = tuple(self.boxes(row) for row in column.boxes)
        return replace(column, fields=self.fields(column.fields), boxes=boxes)

    def supplement(self, supplement: Supplement) -> Supplement:
        part, number, page = (self.field(name) for name in (supplement.part, supplement.number, supplement.page))
        return replace(supplement, texts=self.fields(supplement.texts), part=part, number=number, page=page)

    def fields(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.field(name) for name in names)

    def field(self, name: str) -> str:
        return name if name in self.blank else self.by_last.get(name, name)

    def boxes(self, boxes: Mapping[str, Box]) -> Mapping[str, Box]:
        return MappingProxyType({answer: self.box(box) for answer, box in boxes.items()})

    def box(self, box: Box) -> Box:
        name = self.field(box.field)
        states = list(self.blank.get(name, ()))
        state = states[0] if len(states) == 1 and box.state == ONLY_STATE else box.state
        here = next((Box(name, one) for one in states if one.strip() == state.strip()), None)
        return here or self.by_state.get((_without_number(box.field), state.strip()), Box(name, state))


def _last(name: str) -> str:
    """The last part of a whole name; a point after a backslash belongs to the part."""
    return re.split(r"(?<!\\)\.", name)[-1]


def _without_number(name: str) -> str:
    return name.partition("[")[0]
