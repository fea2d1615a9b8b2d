"""Every page with a form, its forms as another reader than ours sees them, and something typed in each field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.office import matrix
from tests.office.builders import World, signed_in
from tests.office.html import tree

WORDS = {
    "date": "2031-02-03",
    "time": "13:07",
    "month": "2031-02",
    "number": "7",
    "range": "7",
    "email": "someone@office.invalid",
    "tel": "+1 915 555 0177",
    "url": "https://office.invalid/",
}
STORY = "Contó: «me siguieron» <tres hombres> & قالوا لا تعودي 😶"
UNTYPED = frozenset({"hidden", "search", "password", "file", "submit", "button", "checkbox", "radio", "image", "reset"})


@dataclass(frozen=True)
class Typed:
    """A form of a page with what was typed in it: all its fields, and by name the words in those that take words."""

    page: str
    draft: str
    action: str
    fields: dict[str, list[str]]
    words: dict[str, list[str]]


@dataclass(frozen=True)
class Shown:
    """An address that shows a page, by name; the first role that sees it, the browser of that member, and the page."""

    name: str
    address: str
    who: str
    client: Client
    page: str


def pages_of(world: World) -> Iterator[Shown]:
    """Each address that shows a page."""
    for name, row in matrix.ROWS.items():
        if "GET" not in row.methods:
            continue
        for who in world.users:
            if not (found := _address(world, name, row, who)):
                continue
            client = signed_in(world.users[who])
            answer = client.get(found)
            if answer.status_code == 200:
                yield Shown(name, found, who, client, _text(answer))
                break


def _text(answer: HttpResponse) -> str:
    """A page, and nothing of what is none."""
    return answer.content.decode() if answer.headers.get("Content-Type", "").startswith("text/html") else ""


def _address(world: World, name: str, row: matrix.Case | matrix.Page | matrix.Asked, who: str) -> str:
    held = world.cases[who, "own"]
    if isinstance(row, matrix.Asked):
        return reverse(name, kwargs={"key": world.requests[who, "own"]}) if (who, "own") in world.requests else ""
    filled = row.fill(world, who, held)
    if isinstance(row, matrix.Case):
        filled["number"] = held.number
    return reverse(name, kwargs=filled)


def typed_in(client: Client, address: str) -> list[Typed]:
    """The forms of a page that take words, with something typed in every field."""
    return typed_on(_text(client.get(address)), address)


def typed_on(page: str, address: str) -> list[Typed]:
    """The same, where the page was fetched already."""
    found = []
    for form in tree(page).iter("form"):
        if form.get("method", "").lower() == "post":
            fields, words = _filled(form)
            if words:
                action = form.get("action") or address
                found.append(Typed(address, form.get("data-draft", ""), action, fields, words))
    return found


def words_in(client: Client, typed: Typed) -> dict[str, list[str]]:
    """What stands now in the fields of a form that take words."""
    for form in tree(client.get(typed.page).content.decode()).iter("form"):
        held: dict[str, list[str]] = {}
        for one in form.iter():
            if _takes_words(one):
                held.setdefault(one.get("name", ""), []).append(_value(one))
        if form.get("data-draft") == typed.draft and held.keys() == typed.words.keys():
            return held
    return {}


def _filled(form: Element) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    fields: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    for one in form.iter():
        name = one.get("name", "")
        if not name:
            continue
        if _takes_words(one):
            word = STORY[: int(one.get("maxlength") or 5_000)] if _kind(one) == "text" else WORDS[_kind(one)]
            fields.setdefault(name, []).append(word)
            words.setdefault(name, []).append(word)
        elif one.tag == "input" and one.get("type") == "hidden":
            fields.setdefault(name, []).append(one.get("value", ""))
    return fields, words


def _takes_words(one: Element) -> bool:
    return one.tag == "textarea" or (one.tag == "input" and one.get("type", "text") not in UNTYPED)


def _kind(one: Element) -> str:
    kind = one.get("type", "text") if one.tag == "input" else "text"
    return kind if kind in WORDS else "text"


def _value(one: Element) -> str:
    return (one.text or "") if one.tag == "textarea" else one.get("value", "")
