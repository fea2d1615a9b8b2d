"""Questions as the form shows them: label, help, options and what was typed, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

from amparo.office.front_door.dropbox.questions import YES_NO, Answers, Kind, Question, Step, Wrong, asked
from amparo.office.front_door.public_site.texts import Texts, raw
from amparo.office.platform.ui.days import weekdays
from amparo.office.platform.zones import offered
from amparo.office.platform.zones.gazetteer import clocks

type Sent = MultiValueDict[str, str]
TYPED_AS = {"phone": "tel", "sms": "tel", "whatsapp": "tel", "email": "email"}
"""By the way to reach them, which keys a telephone shows for the number or address."""
ON_PAPERS = {
    "where": ("detained",),
    "status": ("asylum",),
    "returned": ("mpp",),
    "hearing": ("hearing", "notice_to_appear", "court"),
    "interview": ("credible_fear",),
}
"""By question, the official terms under which a person finds on their papers what it asks for."""
FROM_LEFT, FROM_LEFT_END = "\u2066", "\u2069"
"""Round a number, so that it reads from the left in Arabic too."""


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
    groups: Sequence[tuple[str, Sequence[Option]]] = ()
    typed_as: str = ""  # the keys that a telephone should show
    readings: Sequence[Option] = ()  # numbers to choose from, where it could be several
    may_insist: bool = False  # it may be kept as it was typed


def fields(
    step: Step, answers: Answers, sent: Sent, wrong: Mapping[str, Wrong], language: str, texts: Texts
) -> list[Field]:
    """The questions of one part."""
    return [
        _field(question, answers, sent, wrong.get(question.name), language, texts) for question in asked(answers, step)
    ]


def _field(question: Question, answers: Answers, sent: Sent, wrong: Wrong | None, language: str, texts: Texts) -> Field:
    wording = texts["ask"]
    typed = [value for value in sent.getlist(question.name) if value]
    labels = options(question, language, texts)
    kind = "select" if question.name == "zone" else question.kind.value
    choices = [Option(value, label, value in typed) for value, label in labels] if kind != "select" else []
    if kind == Kind.ONE:  # how a choice is undone without scripts
        choices.append(Option("", wording["nothing"], question.name in sent and not typed))
    return Field(
        question.name,
        kind,
        set(question.options) <= set(YES_NO) or question.name == "days",
        wording[question.name],
        " ".join(filter(None, (wording.get(f"{question.name}_help", ""), on_papers(question.name, texts)))),
        _error(wrong, texts),
        typed[-1] if typed and question.kind not in (Kind.ONE, Kind.MANY) else "",
        choices,
        question.most,
        _groups(typed, language, str(answers.get("where", ""))) if kind == "select" else (),
        TYPED_AS.get(str(answers.get("channel", "")), "") if question.name == "detail" else "",
        [Option(reading, _number(reading, language), chosen=False) for reading in wrong.readings] if wrong else (),
        wrong is not None and question.name == "detail" and bool(typed),
    )


def on_papers(question: str, texts: Texts) -> str:
    """What a question asks for, by the official terms that stand on papers; empty where there are none."""
    terms = [texts["terms"][paper] for paper in ON_PAPERS.get(question, ())]
    return f"{texts['terms']['label']} {' · '.join(terms)}." if terms else ""


def _groups(typed: list[str], language: str, where: str) -> list[tuple[str, list[Option]]]:
    return [
        (name, [Option(zone, label, zone in typed) for zone, label in zones])
        for name, zones in offered.groups(language, where)
    ]


def _number(written: str, language: str) -> str:
    """A number with its country: `+52 646 223 4567 (Mexico)`."""
    country = "MX" if written.startswith("+52 ") else "US"
    return f"{FROM_LEFT}{written}{FROM_LEFT_END} ({clocks()['countries'][language][country]})"


def _error(wrong: Wrong | None, texts: Texts) -> str:
    if wrong is None:
        return ""
    example = f"{FROM_LEFT}{wrong.example}{FROM_LEFT_END}"
    return texts["errors"][wrong.key].replace("{most}", str(wrong.most)).replace("{number}", example)


def options(question: Question, language: str, texts: Texts) -> list[tuple[str, str]]:
    """What can be chosen, in words."""
    wording = texts["ask"]
    if question.name == "zone":
        return [zone for _, zones in offered.groups(language) for zone in zones]
    if question.name == "days":
        return [(str(place), name) for place, name in enumerate(weekdays(language))]
    if question.name == "language":
        return [(option, raw(option)["language"]["name"]) for option in question.options]
    if question.options and set(question.options) <= set(YES_NO):
        return [(option, wording[option]) for option in question.options]
    if question.options:
        return [(option, wording[f"{question.name}_{option}"]) for option in question.options]
    return []


def worded(question: Question, answer: object, language: str, texts: Texts) -> str:
    """An answer in words, for looking it over."""
    if question.name == "zone":
        return offered.name_of(str(answer), language)
    labels = dict(options(question, language, texts))
    if isinstance(answer, list):
        return ", ".join(str(labels.get(value, value)) for value in answer)
    return labels.get(str(answer), str(answer))
