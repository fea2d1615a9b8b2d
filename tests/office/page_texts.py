"""What people read of a page: every text that shows, every label and hint; and all pages of the office, to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, reverse

from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office import matrix
from tests.office.builders import World, signed_in
from tests.office.full_case import addresses_of
from tests.office.html import tree
from tests.office.walk import Cell, Walker

SAID_BY_ATTRIBUTES = ("title", "placeholder", "aria-label", "alt", "label")
READERS = (Role.ATTORNEY, Role.ADMINISTRATOR, Role.AUDITOR, Role.SCHEDULER)
"""Between them they may open every page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was answered."""

    address: str
    texts: tuple[str, ...]


def texts_of(html: str) -> tuple[str, ...]:
    """Every text of a page in its order, each as one line: what shows, and what is said of pictures and fields."""
    return tuple(one for one in (" ".join(text.split()) for text in _texts(html)) if re.search(r"[^\W\d_]", one))


def _texts(html: str) -> Iterator[str]:
    yield from _texts_in(tree(html))


def _texts_in(one: Element) -> Iterator[str]:
    """What is said in an element. Citations, keys and what says of itself which language it is are no texts of ours."""
    if not isinstance(one.tag, str) or one.tag in ("script", "style", "textarea", "kbd"):
        return
    if one.get("lang") in ("en", "es") and one.tag != "html":
        return
    yield from (one.get(name) or "" for name in SAID_BY_ATTRIBUTES)
    if one.tag == "input" and one.get("type") in ("submit", "button", "reset"):
        yield one.get("value") or ""
    if one.get("class") == "cite":
        yield (one.text or "").partition(" · ")[2]
        return
    if one.tag == "option" and re.match(r"[A-Z]\w+/", one.get("value") or ""):
        return  # the places of a time zone
    yield one.text or ""
    for child in one:
        yield from _texts_in(child)
        yield child.tail or ""


def pages_of_the_office(world: World) -> Iterator[Page]:
    """Every address of the table, read and sent empty, by the first reader who may; what was done is undone."""
    walker = Walker(world)
    for name, row in matrix.ROWS.items():
        for method in ("GET", "POST"):
            if method not in row.methods:
                continue
            for who in READERS:
                if matrix.expected(name, who, method, "own") == matrix.IN:
                    yield from _page(f"{method} {name}", walker.answer(Cell(name, who, method, "own")))
                    break
    yield from _page("GET refused", walker.answer(Cell("audit_pages:audit", Role.ATTORNEY, "GET", "own")))
    yield from _page("GET missing", walker.answer(Cell("casework:case", Role.ATTORNEY, "GET", "missing")))


def pages_of_a_case(held: object, by: User) -> Iterator[Page]:
    """The pages that show a full case, and what of it stands on the lists."""
    browser = signed_in(by)
    for address in addresses_of(held):  # type: ignore[arg-type]
        yield from _page(f"GET {address}", browser.get(address))  # type: ignore[arg-type]


def pages_of_signing_in(member: User, language: str) -> Iterator[Page]:
    """The pages of the sign-in library, read and sent empty, by a stranger and by a member with both factors."""
    for who, browser in (("stranger", Client()), ("member", signed_in(member))):
        for name in sorted(matrix.OF_THE_LIBRARY - {"account_logout"}):
            try:
                address = reverse(name)
            except NoReverseMatch:
                address = reverse(name, args=[1]) if name.endswith("webauthn") else ""
            for method in ("GET", "POST") if address else ():
                with transaction.atomic():
                    answer = browser.generic(method, address, headers={"accept-language": language})
                    transaction.set_rollback(True)
                yield from _page(f"{method} {name} {who}", answer)  # type: ignore[arg-type]


def _page(address: str, answer: HttpResponse) -> Iterator[Page]:
    if answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
        yield Page(address, texts_of(answer.content.decode()))
