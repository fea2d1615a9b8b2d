"""Copies of forms that were filed, and what has changed or differs since.

A copy keeps each answer with its origins, so that two forms are compared by the statement that both print, whatever
each calls the item.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from amparo.errors import FormsError
from amparo.forms.answers import Answer, State
from amparo.forms.checks.finding import Finding, Gravity, at, finding
from amparo.forms.form import Box, Form
from amparo.forms.told import Origin
from amparo.forms.us_states import letters_of
from amparo.typed_text import folded

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Copy:
    """A form as it was filed or printed on a day."""

    form: str
    edition: str
    day: dt.date
    answers: tuple[Answer, ...]

    @property
    def called(self) -> str:
        """The copy as a sentence names it."""
        return f"{self.form.upper()} ({self.day:%m/%d/%Y})"


def copy_of(form: Form, day: dt.date, answers: Sequence[Answer]) -> Copy:
    """The copy of a form that says these answers."""
    return Copy(form.name, form.edition.isoformat(), day, tuple(answers))


def copy_to_json(copy: Copy) -> Mapping[str, object]:
    """The copy as plain values, for sealing."""
    return {
        "format": FORMAT,
        "form": copy.form,
        "edition": copy.edition,
        "day": copy.day.isoformat(),
        "answers": [_answer_to_json(answer) for answer in copy.answers],
    }


def copy_from_json(data: Mapping[str, object]) -> Copy:
    """The copy that `copy_to_json` gave. Raises FormsError for another format."""
    answers = data.get("answers")
    if data.get("format") != FORMAT or not isinstance(answers, list):
        raise FormsError("this copy of a form was kept by another version of Amparo")
    return Copy(
        str(data["form"]),
        str(data["edition"]),
        dt.date.fromisoformat(str(data["day"])),
        tuple(_answer_from_json(answer) for answer in answers),
    )


def _answer_to_json(answer: Answer) -> Mapping[str, object]:
    return {
        "at": list(answer.key),
        "state": answer.state.value,
        "value": answer.value,
        "fields": dict(answer.fields),
        "boxes": [[box.field, box.state] for box in answer.boxes],
        "origins": [[origin.group, origin.key, origin.field] for origin in answer.origins],
        "continued": answer.continued,
        "remark": answer.remark,
    }


def _answer_from_json(data: Mapping[str, object]) -> Answer:
    key = data["at"]
    if not isinstance(key, list):
        raise FormsError("this copy of a form cannot be read")
    return Answer(
        str(key[0]),
        str(key[1]),
        str(key[2]),
        State(str(data["state"])),
        str(data["value"]),
        dict(data["fields"]),  # type: ignore[call-overload]
        tuple(Box(*box) for box in data["boxes"]),  # type: ignore[attr-defined]
        tuple(Origin(*origin) for origin in data["origins"]),  # type: ignore[attr-defined]
        int(key[3]),
        bool(data["continued"]),
        str(data["remark"]),
    )


def changed(answers: Iterable[Answer], last: Copy) -> list[Finding]:
    """What this form says otherwise than its last copy, item by item."""
    before = {answer.key: answer for answer in last.answers}
    found = []
    for answer in answers:
        old = before.get(answer.key)
        if old is not None and _differ(old, answer):
            values = (old.value, answer.value)
            en = f"{at(answer)} is not as on {last.called}."
            es = f"{at(answer)} no está como en {last.called}."
            found.append(finding("changed", Gravity.TELLS, en, es, answer, values=values))
    return found


def differing(form: Form, answers: Iterable[Answer], copies: Iterable[Copy]) -> list[Finding]:
    """What this form says otherwise than another form that was filed, of the same statement."""
    here = {answer.origins: answer for answer in answers if _comparable(answer)}
    found = []
    for copy in copies:
        if copy.form == form.name:
            continue
        for old in copy.answers:
            answer = here.get(old.origins) if _comparable(old) else None
            if answer is not None and _differ(old, answer):
                en = f"{at(answer)} says otherwise than {copy.called}, {at(old)}."
                es = f"{at(answer)} dice otra cosa que {copy.called}, {at(old)}."
                found.append(finding("differs", Gravity.ASKS, en, es, answer, values=(old.value, answer.value)))
    return found


def _comparable(answer: Answer) -> bool:
    """Whether it prints one statement, so that another form must print the same of it."""
    return len(answer.origins) == 1 and answer.state in (State.GIVEN, State.NONE)


def _differ(old: Answer, new: Answer) -> bool:
    if State.NONE in (old.state, new.state):
        return old.state is not new.state and State.BY_HAND not in (old.state, new.state)
    alike = _plainly(old.value) == _plainly(new.value) or _is_part(old, new) or _is_part(new, old)
    return not alike or bool(old.boxes) != bool(new.boxes)


def _is_part(one: Answer, whole: Answer) -> bool:
    """Whether one form prints a part of what another prints whole: the area code, the city of a place."""
    part = _plainly(one.value)
    if any(origin.field in ("telephone", "mobile", "fax") for origin in one.origins):
        return part in _plainly(whole.value)
    return part in [_plainly(text) for text in whole.value.split(",")]


def _plainly(text: str) -> str:
    """A text without what forms write in different ways: case, accents, marks; a state by its letters or its name."""
    return "".join(char for char in folded(letters_of(text) or text) if char.isalnum())
