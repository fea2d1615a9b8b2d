"""Forms as JSON for other programs: what is known, what a file is, what was filled, what a map says."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from amparo.forms.answers import Answer
from amparo.forms.comparing import Compared
from amparo.forms.form import Box, Column, Form, Item
from amparo.forms.pdf.filling import Left
from amparo.law.json_file import Json

FORMAT = 1


def listed_to_json(forms: Iterable[Form], installed: Collection[tuple[str, str]]) -> Json:
    """Every map, and whether its blank is installed."""
    return {"format": FORMAT, "forms": [{**named(form), "installed": key_of(form) in installed} for form in forms]}


def key_of(form: Form) -> tuple[str, str]:
    return form.name, form.edition.isoformat()


def named(form: Form) -> dict[str, Json]:
    """What a map says of its form as a whole."""
    return {
        "form": form.name,
        "edition": form.edition.isoformat(),
        "title": {"en": form.title.en, "es": form.title.es},
        "agency": form.agency,
        "pages": form.pages,
        "current": form.current,
        "until": form.until.isoformat() if form.until else None,
        "checked": form.checked,
        "source": form.source,
        "read_on": form.read_on.isoformat(),
    }


def checked_to_json(files: Mapping[str, Compared | str]) -> Json:
    """What each file is, or why it is none."""
    return {"format": FORMAT, "files": [compared(name, found) for name, found in files.items()]}


def compared(name: str, found: Compared | str) -> Json:
    if isinstance(found, str):
        return {"file": name, "refused": found}
    recognised, form = found.recognised, found.form
    return {
        "file": name,
        "refused": None,
        "form": recognised.form,
        "edition": recognised.edition.isoformat() if recognised.edition else None,
        "how": recognised.how.value,
        "pages": recognised.pages,
        "fields": len(recognised.fields),
        "map": {"form": form.name, "edition": form.edition.isoformat(), "same_edition": found.exact} if form else None,
        "new": list(found.differences.new),
        "gone": list(found.differences.gone),
        "renamed": dict(found.differences.renamed),
    }


def filled_to_json(
    form: Form,
    answers: Sequence[Answer],
    out: str,
    *,
    on_blank: bool,
    left: Iterable[Left] = (),
    signs: Mapping[str, Sequence[str]],
    continued: Iterable[str] = (),
    addendum_pages: int = 0,
) -> Json:
    """What was printed of each item, and what was not."""
    return {
        "format": FORMAT,
        "form": form.name,
        "edition": form.edition.isoformat(),
        "out": out,
        "on_blank": on_blank,
        "items": [
            {
                "part": answer.part,
                "number": answer.number,
                "label": answer.label,
                "row": answer.row,
                "state": answer.state.value,
                "value": answer.value,
                "remark": answer.remark,
            }
            for answer in answers
        ],
        "left": [{"field": one.field, "value": one.value, "why": one.why.value} for one in left],
        "signs": {field: list(missing) for field, missing in signs.items()},
        "continued": list(continued),
        "addendum_pages": addendum_pages,
    }


def explained_to_json(form: Form) -> Json:
    """A map in full."""
    return {
        "format": FORMAT,
        **named(form),
        "remarks": list(form.remarks),
        "items": [
            {
                "part": item.part,
                **asked(item),
                "fields": list(item.fields),
                "boxes": boxes(item.boxes or {}),
                "by_hand": item.hand,
            }
            for item in form.items
        ],
        "tables": [
            {
                "part": table.part,
                "label": table.label,
                "rows": table.rows,
                "columns": [
                    {**asked(column), "fields": list(column.fields), "boxes": [boxes(row) for row in column.boxes]}
                    for column in table.columns
                ],
            }
            for table in form.tables
        ],
        "supplements": [{"name": one.name, "texts": list(one.texts)} for one in form.supplements],
        "left": dict(form.left),
    }


def asked(item: Item | Column) -> dict[str, Json]:
    return {
        "number": item.number,
        "label": item.label,
        "says": item.says,
        "when": item.when,
        "otherwise": item.otherwise,
        "absent": item.absent,
        "required": item.required,
    }


def boxes(of: Mapping[str, Box]) -> Json:
    return {answer: {"field": box.field, "state": box.state} for answer, box in of.items()}
