"""Every name that is written in the audit log has its words, and the room that writes it says them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest
from django.utils import translation

from amparo import office
from amparo.office.platform.audit.descriptions import OFTEN, Recorded, about_in_words, in_words, recorded_names
from amparo.office.platform.rooms import every, rooms

OFFICE = Path(office.__file__).parent
NAME = re.compile(r"[a-z][a-z_-]*(\.[a-z_-]+)?")
DATED = re.compile(r"[a-z][a-z_-]*\.[a-z_-]+")


def _written() -> Iterator[tuple[str, str]]:
    """Each name that the sources record, with the place where they do."""
    for path in OFFICE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "record":
                for text in _texts(node.args[:2]):
                    if DATED.fullmatch(text):
                        yield text, str(path.relative_to(OFFICE))


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    """The texts that a name can be: alone, or one of two."""
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _texts([node.body, node.orelse])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_name_that_is_recorded_has_words() -> None:
    known = recorded_names()
    found = list(_written())
    assert len(found) > 100
    assert [(name, place) for name, place in found if name not in known] == []


def test_each_change_of_a_second_factor_has_words() -> None:
    """The sign-in library names them: by the mails that it would send."""
    mails = (Path(str(files("allauth"))) / "templates/mfa/email").glob("*_subject.txt")
    names = {f"second-factor.{path.name.removesuffix('_subject.txt')}" for path in mails}
    assert names
    assert names <= set(recorded_names())


def test_each_name_is_declared_by_one_room() -> None:
    names = [name for part in every(Recorded) for name in part.words]
    assert len(names) == len(set(names))
    assert all(NAME.fullmatch(name) for name in names)


def test_the_room_that_records_a_name_declares_it_or_stands_on_the_room_that_does() -> None:
    order = [room.name for room in rooms()]
    declared = {
        name: room.name for room in rooms() for part in room.parts if isinstance(part, Recorded) for name in part.words
    }
    wrong = []
    for name, place in _written():
        room = next((one for one in order if place.startswith(one.replace(".", "/") + "/")), None)
        if room is not None and order.index(declared[name]) > order.index(room):
            wrong.append((name, place, declared[name]))
    assert wrong == []


def test_each_is_told_in_spanish_too() -> None:
    with translation.override("es"):
        assert [name for name, words in recorded_names().items() if in_words(name) == words] == []


# --- what an entry is about --------------------------------------------------------------------------------


def _parts() -> Iterator[tuple[str, str]]:
    """Each text that stands beside a name in the sources, with the name: a whole one, or what is between values."""
    for path in OFFICE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "record":
                names = [name for name in _texts(node.args[:2]) if DATED.fullmatch(name)]
                abouts = [*node.args[1:], *(word.value for word in node.keywords if word.arg == "about")]
                for name, about in product(names, abouts):
                    for part in _texts_of_about(about):
                        if isinstance(part, ast.Constant) and (text := str(part.value).strip(" ,:")):
                            yield name, text


def _texts_of_about(about: ast.expr) -> list[ast.expr]:
    both = [about.body, about.orelse] if isinstance(about, ast.IfExp) else [about]
    flat = [one for part in both for one in (part.values if isinstance(part, ast.JoinedStr) else [part])]
    return [
        one
        for one in flat
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and not DATED.fullmatch(one.value)
    ]


def test_whatever_stands_beside_a_name_has_words_too() -> None:
    known = {name: {*OFTEN, *part.about, "user"} for part in every(Recorded) for name in part.words}
    found = set(_parts())
    assert len(found) > 40
    assert {(name, text) for name, text in found if text not in known[name]} == set()


@pytest.mark.parametrize(
    ("did", "about", "in_english", "in_spanish"),
    [
        (
            "case.changed",
            "consultation credible_fear",
            "First consultation Credible or reasonable fear interview",
            "Primera ",
        ),
        ("case.assigned", "user 7", "Rosa Quiñónez", "Rosa Quiñónez"),
        ("case.assigned", "user 8", "user 8", "user 8"),
        ("member.changed", "user 7 paralegal off", "Rosa Quiñónez Paralegal deactivated", "Rosa Quiñónez"),
        ("request.tried", "request 3-a no_answer", "request 3-a Nobody answered", "solicitud 3-a"),
        (
            "facts.recorded",
            "person 2 entry 3",
            "person 2 The way here and the entry 3",
            "persona 2 El camino y la entrada 3",
        ),
        ("today.read", "3 cases, 2 alarms told of", "3 cases, 2 alarms told of", "3 casos, 2 "),
        ("no.name", "whatever entry", "whatever entry", "whatever entry"),
    ],
)
def test_an_entry_tells_members_by_name_and_codes_by_their_labels(
    did: str, about: str, in_english: str, in_spanish: str
) -> None:
    members = {7: "Rosa Quiñónez"}
    assert about_in_words(did, about, members) == in_english
    with translation.override("es"):
        assert about_in_words(did, about, members).startswith(in_spanish)
