"""The request in words for staff: what was asked, what the answers mean, how to call."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from amparo.office.front_door.dropbox.questions import QUESTIONS, Kind, Question
from amparo.office.intake.requests import Asked
from amparo.office.platform.ui.templatetags.ui import away, plain_day

LABELS: dict[str, Promise] = {
    "where": gettext_lazy("Where they are"),
    "place": gettext_lazy("City, camp or center"),
    "status": gettext_lazy("Has asylum or refugee status"),
    "danger": gettext_lazy("In danger today"),
    "returned": gettext_lazy("Sent back to Mexico to wait"),
    "fears_mexico": gettext_lazy("Afraid to be in Mexico"),
    "fears_home": gettext_lazy("Afraid to go back to their country"),
    "fear_told": gettext_lazy("Told an officer of the fear"),
    "hearing": gettext_lazy("Hearing, or day at the border"),
    "interview": gettext_lazy("Fear interview"),
    "granted": gettext_lazy("Status granted on"),
    "abroad": gettext_lazy("Family abroad"),
    "children": gettext_lazy("Children with them"),
    "name": gettext_lazy("Wants to be called"),
    "language": gettext_lazy("Language"),
    "dialect": gettext_lazy("Dialect"),
}
"""The questions shown as facts; those on how to reach somebody stand in the safe-contact line."""

VALUES: dict[str, Promise] = {
    "yes": gettext_lazy("yes"),
    "no": gettext_lazy("no"),
    "unsure": gettext_lazy("does not know"),
    "us": gettext_lazy("in the United States"),
    "mexico": gettext_lazy("in Mexico"),
    "detained": gettext_lazy("detained"),
    "elsewhere": gettext_lazy("in another country"),
    "spouse": gettext_lazy("spouse"),
    "children": gettext_lazy("children under 21"),
    "es": gettext_lazy("Spanish"),
    "en": gettext_lazy("English"),
    "ht": gettext_lazy("Haitian Creole"),
    "pt": gettext_lazy("Portuguese"),
    "fr": gettext_lazy("French"),
    "ru": gettext_lazy("Russian"),
    "ar": gettext_lazy("Arabic"),
    "other": gettext_lazy("another"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One answer in words."""

    label: str
    text: str


def answers(asked: Asked) -> list[Line]:
    """What they answered, in the order it was asked."""
    return [
        Line(str(LABELS[question.name]), _worded(question, asked.answers[question.name]))
        for question in QUESTIONS
        if question.name in LABELS and question.name in asked.answers
    ]


def _worded(question: Question, answer: object) -> str:
    match question.kind:
        case Kind.DAY:
            day = dt.date.fromisoformat(str(answer))
            return f"{plain_day(day)}, {away(day)}"
        case Kind.ONE if question.name != "zone":
            return str(VALUES.get(str(answer), answer))
        case Kind.MANY if isinstance(answer, list):
            return ", ".join(str(VALUES.get(value, value)) for value in answer)
        case _:
            return str(answer)


def why_first(asked: Asked) -> list[str]:
    """What staff should know before they read on: first of all what lifts a request up in the queue."""
    known = asked.answers
    found = []
    if known.get("danger") == "yes":
        found.append(_("in danger today"))
    if known.get("where") == "detained":
        found.append(_("detained"))
    if known.get("returned") == "yes":
        found.append(_("sent back to Mexico"))
    if asked.dates:
        name, day = asked.dates[0]
        label = _("Two years to petition for family end") if name == "granted" else LABELS[name]
        found.append(f"{label} {away(day)}")
    children = known.get("children")
    if isinstance(children, int) and children:
        found.append(ngettext("%(n)s child", "%(n)s children", children) % {"n": children})
    return found
