"""The forms that stand on pages, filled in as somebody might who means to send them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.http import HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone

from tests.office.html import tree

TYPED = {"time": "10:30", "number": "240", "email": "someone@office.invalid", "tel": "+1 915 555 0177"}
INSTEAD = ("-unknown", "-part")
"""Ends of the names of fields that stand instead of another."""
HEARING = ("hearing_kind", "hearing_day", "hearing_hour", "hearing_port", "court", "zone", "side", "port_hour")
ANSWERS: dict[str, dict[str, str | None]] = {
    "agree_checkins": {
        **dict.fromkeys(("every", "after_remind", "after_lead", "after_everybody", "after_agreed"), "2"),
        "zone": "America/Denver",
    },
    "add_date": {"day": "2031-02-03"},
    "add_person": {"a_number": "", "opens": "", "closes": "", "days": None},
    "change_person": {"a_number": "", "opens": "", "closes": "", "days": None},
    "relations": {"person": "3", "other": "1"},
    "add_incident": dict.fromkeys(("first", "last", "year", "month", "words", "also")) | {"reported": "yes"},
    "change_incident": dict.fromkeys(("first", "last", "year", "month", "words", "also")) | {"reported": "yes"},
    "add_passage": dict.fromkeys(("together", "separated")),
    "change_passage": dict.fromkeys(("together", "separated", *HEARING)),
}
"""What is answered in some forms, and what is left out (None), by the name of their address."""
BUTTONS = frozenset({"submit", "button", "image", "reset", "file"})


@dataclass(frozen=True)
class Filled:
    """A form that is sent by POST: where to, by the name of its address, and with what."""

    action: str
    name: str
    fields: dict[str, list[str]]


def forms_on(answer: HttpResponse, page: str) -> Iterator[Filled]:
    """The forms of a page, each once for each of its buttons that says something of its own."""
    for form in _tree(answer).iter("form"):
        if form.get("method", "").lower() == "post" and (name := name_of(form.get("action") or page)):
            for button in [*_telling_buttons(form)] or [None]:
                fields = _filled(form)
                if button is not None:
                    fields[button.get("name", "")] = [button.get("value", "")]
                fields |= {one: [value] for one, value in ANSWERS.get(_bare(name), {}).items() if value is not None}
                without = {one for one, value in ANSWERS.get(_bare(name), {}).items() if value is None}
                kept = {one: values for one, values in fields.items() if one not in without}
                yield Filled(form.get("action") or page, name, kept)


def links_on(answer: HttpResponse) -> Iterator[tuple[str, str]]:
    """Where the links and forms of a page lead: name and address."""
    for one in _tree(answer).iter():
        target = one.get("href" if one.tag == "a" else "action", "") if one.tag in ("a", "form") else ""
        if target.startswith("/") and (name := name_of(target)):
            yield name, target


def name_of(address: str) -> str:
    """The name of an address of ours, or nothing."""
    try:
        return resolve(address.partition("?")[0].partition("#")[0]).view_name
    except Resolver404:
        return ""


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _tree(answer: HttpResponse) -> Element:
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return Element("html")
    return tree(answer.content.decode())


def _telling_buttons(form: Element) -> Iterator[Element]:
    return (one for one in form.iter("button") if one.get("name"))


def _filled(form: Element) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for one in form.iter():
        name = one.get("name", "")
        if not name or one.tag not in ("input", "select", "textarea") or name.endswith(INSTEAD):
            continue
        kind = one.get("type", "text") if one.tag == "input" else one.tag
        if kind == "radio":  # the last choice: what a form offers first is often to leave things as they are
            fields[name] = [one.get("value", "")] if one.get("value") else fields.get(name, [""])
        elif kind == "checkbox":
            fields.setdefault(name, []).append(one.get("value", "on"))
        elif kind == "select":
            offered = [each.get("value", "") for each in one.iter("option")]
            fields[name] = [next(filter(None, reversed(offered)), "")]
        elif kind not in BUTTONS:
            fields.setdefault(name, []).append(one.get("value", "") if kind == "hidden" else _typed(one, kind))
    return fields


def _typed(one: Element, kind: str) -> str:
    if kind == "date":
        return timezone.localdate().isoformat()
    return TYPED.get(kind, "Written anew."[: int(one.get("maxlength") or 200)])
