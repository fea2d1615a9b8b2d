"""Every name that is written in the audit log has its words, and the room that writes it says them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from django.utils import translation

from amparo import office
from amparo.office.platform.audit.descriptions import Recorded, in_words, recorded_names
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
