"""Questions as the form shows them: label, help, options and what was typed, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

from amparo.office.letterbox.questions import YES_NO, Kind, Question, Step, Told, Wrong, asked
from amparo.office.look.days import weekdays
from amparo.office.look.places import PLACES
from amparo.office.public.texts import Texts, raw

type Sent = MultiValueDict[str, str]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One question in the form."""

    name: str
    kind: str
    short: bool  # its options are short words
    label: str
    help: str
    error: str
    value: str
    options: Sequence[Option]
    most: int


def fields(step: Step, told: Told, sent: Sent, wrong: Mapping[str, Wrong], language: str, texts: Texts) -> list[Field]:
    """The questions of one part."""
    return [_field(one, sent, wrong.get(one.name), language, texts) for one in asked(told, step)]


def _field(question: Question, sent: Sent, wrong: Wrong | None, language: str, texts: Texts) -> Field:
    said = texts["ask"]
    typed = [one for one in sent.getlist(question.name) if one]
    labels = options(question, language, texts)
    kind = "select" if question.name == "zone" else question.kind.value
    choices = [Option(value, label, value in typed) for value, label in labels]
    if kind == Kind.ONE:  # how a choice is undone without scripts
        choices.append(Option("", said["nothing"], question.name in sent and not typed))
    return Field(
        question.name,
        kind,
        set(question.options) <= set(YES_NO) or question.name == "days",
        said[question.name],
        said.get(f"{question.name}_help", ""),
        texts["errors"][wrong.key].replace("{most}", str(wrong.most)) if wrong else "",
        typed[-1] if typed and question.kind not in (Kind.ONE, Kind.MANY) else "",
        choices,
        question.most,
    )


def options(question: Question, language: str, texts: Texts) -> list[tuple[str, str]]:
    """What can be chosen, in words."""
    said = texts["ask"]
    if question.name == "zone":
        return list(PLACES.items())
    if question.name == "days":
        return [(str(place), name) for place, name in enumerate(weekdays(language))]
    if question.name == "language":
        return [(one, raw(one)["language"]["name"]) for one in question.options]
    if question.options and set(question.options) <= set(YES_NO):
        return [(one, said[one]) for one in question.options]
    if question.options:
        return [(one, said[f"{question.name}_{one}"]) for one in question.options]
    return []


def worded(question: Question, answer: object, language: str, texts: Texts) -> str:
    """An answer in words, for looking it over."""
    labels = dict(options(question, language, texts))
    if isinstance(answer, list):
        return ", ".join(str(labels.get(one, one)) for one in answer)
    return labels.get(str(answer), str(answer))
