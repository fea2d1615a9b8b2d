"""A form printed: its answers on the blank, what has no room in the form's own supplement, and the rest on an addendum.

Nothing is cut: an answer that does not fit its box stands whole where the box says that it is continued.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pikepdf

from amparo.forms.answers import Answer, State
from amparo.forms.fitted import fitted
from amparo.forms.form import Box, Form, Supplement
from amparo.forms.pdf.addendum import Heading, SheetLine, addendum
from amparo.forms.pdf.apart import fill_apart, recognise_apart
from amparo.forms.pdf.fields import Field, fields_of
from amparo.forms.pdf.filling import Left, fill
from amparo.forms.pdf.fitting import fits

ADDENDUM = "addendum"
LONG = 60
"""A box that takes so many signs begins the answer; a shorter one only says where it stands."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A filled copy with its addendum.

    `left` names what the blank has no field for or does not take, `signs` what no typeface has, `continued` the items
    that stand in the supplement or on the `addendum_pages` at the end.
    """

    file: bytes
    left: tuple[Left, ...]
    signs: Mapping[str, tuple[str, ...]]
    continued: tuple[str, ...]
    addendum_pages: int


@dataclass(frozen=True, slots=True)
class Continued:
    """An answer that stands whole elsewhere; `field` is the box that has no room for it, if it has one."""

    part: str
    number: str
    label: str
    text: str
    field: str = ""

    @property
    def at(self) -> str:
        """The item as the form numbers it."""
        return ", ".join(filter(None, (self.part, self.number)))


def printed(form: Form, answers: Sequence[Answer], blank: bytes, heading: Heading, *, apart: bool = False) -> Printed:
    """The blank filled with these answers. Raises FormsError where it cannot be read.

    With `apart` the blank is met in a sandboxed child alone, which takes a moment longer.
    """
    fields = recognise_apart(blank).fields if apart else fields_of(blank)
    on_paper = fitted(form, {name: field.states for name, field in fields.items()})
    answers = named_as_on_paper(answers, form, on_paper)
    texts = {name: text for answer in answers for name, text in answer.fields.items()}
    boxes = [box for answer in answers for box in answer.boxes]
    going_on = [*_too_long(answers, fields), *_without_room(answers)]
    beyond = _into_supplements(going_on, on_paper.supplements, fields, texts)
    for one in going_on:
        if one.field:
            where = ADDENDUM if one in beyond else _name_of(on_paper.supplements)
            texts[one.field] = _begun(fields[one.field], one.text, f"see {where}")
    filled = (fill_apart if apart else fill)(blank, texts, boxes)
    sheets = [SheetLine(one.at, one.label, one.text) for one in beyond]
    more = addendum(heading, sheets) if sheets else None
    return Printed(
        _joined(filled.file, more.file) if more else filled.file,
        filled.left,
        filled.signs,
        tuple(one.at for one in going_on),
        more.pages if more else 0,
    )


def named_as_on_paper(answers: Iterable[Answer], form: Form, on_paper: Form) -> list[Answer]:
    """Answers with the names of fields that this blank has, where the map knew only a part of them."""
    if form is on_paper:
        return list(answers)
    names = dict(zip(_names(form), _names(on_paper), strict=True))
    boxes = dict(zip(_boxes(form), _boxes(on_paper), strict=True))
    return [
        replace(
            answer,
            fields={names.get(name, name): text for name, text in answer.fields.items()},
            boxes=tuple(boxes.get(box, box) for box in answer.boxes),
        )
        for answer in answers
    ]


def _names(form: Form) -> Iterator[str]:
    for item in form.items:
        yield from item.fields
    for table in form.tables:
        for column in table.columns:
            yield from column.fields


def _boxes(form: Form) -> Iterator[Box]:
    for item in form.items:
        yield from (item.boxes or {}).values()
    for table in form.tables:
        for column in table.columns:
            for row in column.boxes:
                yield from row.values()


def _too_long(answers: Iterable[Answer], fields: Mapping[str, Field]) -> Iterator[Continued]:
    for answer in answers:
        for name, text in answer.fields.items():
            if name in fields and fits(fields[name], text).rest:
                row = f" ({answer.row})" if answer.row else ""
                yield Continued(answer.part, answer.number, answer.label + row, text, name)


def _without_room(answers: Iterable[Answer]) -> Iterator[Continued]:
    """What the form has no box for: rows beyond those that it prints, each told in one piece."""
    rows: dict[tuple[str, int], list[Answer]] = {}
    for answer in answers:
        if answer.continued and answer.state in (State.GIVEN, State.NONE) and answer.value:
            rows.setdefault((answer.part, answer.row), []).append(answer)
    for (part, row), cells in rows.items():
        if row:
            said = [f"{' '.join(filter(None, (cell.number, cell.label)))}: {cell.value}" for cell in cells]
            yield Continued(part, "", f"No. {row}", "\n".join(said))
        else:
            yield from (Continued(part, cell.number, cell.label, cell.value) for cell in cells)


def _into_supplements(
    going_on: Sequence[Continued], supplements: Sequence[Supplement], fields: Mapping[str, Field], texts: dict[str, str]
) -> list[Continued]:
    """Write what goes on into the form's own supplements, one item into each; what is left, for an addendum."""
    free = [one for one in supplements if one.texts and all(name in fields for name in one.texts)]
    beyond = []
    for one in going_on:
        place = next((place for place, candidate in enumerate(free) if _takes(candidate, one, fields)), None)
        if place is None:
            beyond.append(one)
            continue
        supplement = free.pop(place)
        texts[supplement.texts[0]] = one.text if supplement.number else f"{one.at}, {one.label}: {one.text}"
        if supplement.part:
            texts[supplement.part] = _after_word(one.part, "Part", fields.get(supplement.part))
        if supplement.number:
            texts[supplement.number] = one.number or one.label
    return beyond


def _takes(supplement: Supplement, one: Continued, fields: Mapping[str, Field]) -> bool:
    """Whether the whole answer goes into the supplement, with the part and the item that it continues."""
    part = _after_word(one.part, "Part", fields.get(supplement.part))
    wanted = [(supplement.part, part), (supplement.number, one.number or one.label)]
    text = one.text if supplement.number else f"{one.at}, {one.label}: {one.text}"
    wanted.append((supplement.texts[0], text))
    return all(not name or (name in fields and not fits(fields[name], said).rest) for name, said in wanted)


def _after_word(part: str, word: str, field: Field | None) -> str:
    """The part as a small box takes it: “A.II” of “Part A.II”."""
    return part if field is None or not fits(field, part).rest else part.removeprefix(word).strip()


def _name_of(supplements: Sequence[Supplement]) -> str:
    return supplements[0].name if len(supplements) == 1 else "additional information"


def _begun(field: Field, text: str, see: str) -> str:
    """What stands in a box that is too small: the beginning of a long answer, and where all of it stands."""
    part = fits(field, text).part
    if len(part) < LONG:
        return see if not fits(field, see).rest else part
    words = part.split(" ")
    while len(words) > 1:
        begun = f"{' '.join(words)} … ({see})"
        if not fits(field, begun).rest:
            return begun
        words = words[: -max(1, len(words) // 12)]
    return part


def _joined(file: bytes, more: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file)) as pdf, pikepdf.open(io.BytesIO(more)) as sheets:
        pdf.pages.extend(sheets.pages)
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
