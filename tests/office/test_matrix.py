"""Every address as every role with every method, on cases of every relation; and proof that the walk can fail."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CellType, CodeType, FunctionType

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.access.gate import CaseFile, one_transaction
from amparo.office.cases.access.models import Case
from amparo.office.intake.gate import RequestFile
from amparo.office.intake.models import Request
from amparo.office.platform.accounts.sessions import IDLE
from amparo.office.platform.audit.models import AuditEntry
from tests.office import matrix
from tests.office.addresses import addresses
from tests.office.builders import World
from tests.office.walk import MISSING, Cell, Walker, cells, surprise

pytestmark = [pytest.mark.django_db, pytest.mark.one_moment("the walk stands still at one")]
GATED = [name for name, row in matrix.ROWS.items() if not isinstance(row, matrix.Page)]
PAGES = [name for name in matrix.ROWS if name not in GATED]
GATES = {"enter": "ungated", "enter_request": "ungated_request"}


def _views() -> dict[str, FunctionType]:
    known = addresses()
    return {name: inspect.unwrap(known[name].callback) for name in matrix.ROWS if name in known}


def _by_room() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, view in _views().items():
        wing, room = view.__module__.removeprefix("amparo.office.").split(".")[:2]
        found.setdefault(f"{wing}/{room}", []).append(name)
    return found


ROOMS = _by_room()
"""The addresses by the room whose view answers them, so that several workers can share the walk."""


@pytest.fixture(scope="module")
def world(world_of_the_file: World) -> Iterator[World]:
    """One world for the whole walk, at one moment: however long it takes, nobody is signed out on the way."""
    with time_machine.travel(timezone.now(), tick=False):
        yield world_of_the_file


@pytest.fixture
def walker(world: World) -> Walker:
    """Browsers of everybody in it."""
    return Walker(world)


def test_every_address_stands_in_the_table() -> None:
    assert set(addresses()) - matrix.OF_THE_LIBRARY == set(matrix.ROWS)


@pytest.mark.parametrize("room", ROOMS)
def test_every_cell_answers_as_the_table_says(walker: Walker, room: str) -> None:
    every = list(cells(ROOMS[room]))
    assert [told for cell in every if (told := surprise(cell, walker.answer(cell)))] == []


def test_the_rooms_together_are_the_whole_table() -> None:
    assert sorted(name for names in ROOMS.values() for name in names) == sorted(matrix.ROWS)
    assert len(list(cells(matrix.ROWS))) > 25_000


def test_a_walk_notices_when_somebody_is_signed_out_on_the_way(walker: Walker) -> None:
    cell = Cell("today:today", "attorney", "GET", "own")
    assert surprise(cell, walker.answer(cell)) == ""
    with time_machine.travel(timezone.now() + IDLE + dt.timedelta(minutes=1), tick=False):
        assert "sign in" in surprise(cell, walker.answer(cell))


def test_a_case_that_is_not_yours_looks_exactly_like_one_that_never_was(world: World, walker: Walker) -> None:
    for name in ("casework:case", "exchange:export", "casework:record"):
        pages = {
            relation: _plain(walker.answer(Cell(name, "attorney", "GET", relation)).content.decode(), world, relation)
            for relation in ("other", "walled", "erased", "missing")
        }
        assert len(set(pages.values())) == 1, name


def test_whoever_asks_for_a_case_that_is_not_theirs_is_on_record(world: World, walker: Walker) -> None:
    held = world.cases["attorney", "walled"]
    walker.clients["attorney"].get(reverse("casework:case", args=[held.number]))
    deed = AuditEntry.objects.filter(case=held.case.pk).latest("pk")
    assert (deed.did, deed.actor) == ("case.hidden", world.users["attorney"].pk)


def _plain(page: str, world: World, relation: str) -> str:
    number = MISSING if relation == "missing" else world.cases["attorney", relation].number
    page = re.sub(r'name="(csrfmiddlewaretoken|once)" value="[^"]*"', "", page)
    return page.replace(number, "N")


# --- the walk can fail: each gate call taken out in turn is found -----------------------------------------


class Open(CaseFile):
    """A case that anybody may write to: the second question, asked within each write, is left out too."""

    @contextmanager
    def write(self) -> Iterator[CaseFile]:
        """A write, without asking."""
        with one_transaction(self.request, self.user) as done:
            yield self
            done.then = self.then


def ungated(request: object, number: str, permission: object, own: object = None) -> CaseFile:
    """A gate that stands open."""
    from amparo.office.platform.accounts.second_factor import member

    case = Case.objects.filter(number=number).select_related("team").first()
    user = member(request)  # type: ignore[arg-type]
    if case is None or user is None:
        raise AssertionError("nothing there")
    return Open(request, case, user, permission)  # type: ignore[arg-type]


class OpenRequest(RequestFile):
    """A request that anybody may write to."""

    @contextmanager
    def write(self) -> Iterator[RequestFile]:
        """A write, without asking."""
        with one_transaction(self.http, self.user) as done:
            yield self
            done.then = self.then


def ungated_request(http: object, key: object, permission: object) -> RequestFile:
    """A gate of requests that stands open."""
    from amparo.office.platform.accounts.second_factor import member

    row, user = Request.objects.filter(pk=key).first(), member(http)  # type: ignore[arg-type,misc]
    if row is None or user is None:
        raise AssertionError("nothing there")
    return OpenRequest(http, row, user)  # type: ignore[arg-type]


def _gate_calls() -> list[tuple[str, str, int]]:
    """Module, function and line of every call of the gate in the modules that hold views."""
    found = []
    for module in sorted({view.__module__ for view in _views().values()}):
        tree = ast.parse(inspect.getsource(importlib.import_module(module)))
        for function in (one for one in tree.body if isinstance(one, ast.FunctionDef)):
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GATES:
                    found.append((module, function.name, node.lineno))
    return found


@contextmanager
def _without_gate(module: str, function: str, line: int) -> Iterator[None]:
    held = importlib.import_module(module)
    tree = ast.parse(inspect.getsource(held))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in GATES
            and node.lineno == line
        ):
            node.func.id = GATES[node.func.id]
    code = compile(tree, held.__file__ or "", "exec", dont_inherit=True, flags=__future_annotations())
    mutant = next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == function)
    target = inspect.unwrap(getattr(held, function))
    before = target.__code__
    held.ungated = ungated  # type: ignore[attr-defined]
    held.ungated_request = ungated_request  # type: ignore[attr-defined]
    target.__code__ = mutant
    try:
        yield
    finally:
        target.__code__ = before
        del held.ungated, held.ungated_request


def __future_annotations() -> int:
    import __future__

    return __future__.annotations.compiler_flag


def _reached_by(module: str, function: str) -> list[str]:
    """The addresses whose view is that function, or calls it."""
    return [
        name
        for name, view in _views().items()
        if view.__module__ == module
        and (view.__name__ == function or (function.startswith("_") and function in view.__code__.co_names))
    ]


def test_every_view_of_a_case_calls_the_gate_once() -> None:
    calls = _gate_calls()
    reached = [name for module, function, _ in calls for name in _reached_by(module, function)]
    assert sorted(reached) == sorted(GATED)
    assert len(calls) >= 38


def test_taking_out_any_gate_call_is_found(walker: Walker) -> None:
    unnoticed = []
    for module, function, line in _gate_calls():
        names = _reached_by(module, function)
        with _without_gate(module, function, line):
            noticed = any(
                surprise(cell, walker.answer(cell))
                for name in names
                for cell in cells([name])
                if cell.who in ("attorney", "volunteer") and cell.relation in ("other", "walled")
            )
        if not noticed:
            unnoticed.append((module, function))
    assert unnoticed == []


def test_opening_any_page_to_all_roles_is_found(walker: Walker) -> None:
    guarded = [name for name in PAGES if _roles_cell(name) is not None]
    assert len(guarded) >= 12
    for name in guarded:
        cell = _roles_cell(name)
        assert cell is not None
        before, cell.cell_contents = cell.cell_contents, ()
        try:
            assert any(surprise(one, walker.answer(one)) for one in cells([name])), name
        finally:
            cell.cell_contents = before


def _roles_cell(name: str) -> CellType | None:
    view: Callable[..., object] | None = addresses()[name].callback
    while view is not None:
        code = getattr(view, "__code__", None)
        if code is not None and code.co_name == "guarded":
            held: CellType = dict(zip(code.co_freevars, view.__closure__ or (), strict=True))["roles"]
            return held
        view = getattr(view, "__wrapped__", None)
    return None


def test_a_wall_that_goes_up_while_a_form_is_open_is_seen_by_the_write(
    world: World, walker: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from amparo.office.cases.access.models import Wall

    user, held = world.users["paralegal"], world.cases["paralegal", "own"]
    client = walker.clients["paralegal"]
    before = CaseFile.__init__

    def wall_meanwhile(self: CaseFile, *args: object) -> None:
        before(self, *args)  # type: ignore[arg-type]
        Wall.objects.get_or_create(case=held.case, user=user, defaults={"made_by": world.spare})

    monkeypatch.setattr(CaseFile, "__init__", wall_meanwhile)
    with transaction.atomic():
        answer = client.post(reverse("casework:note", args=[held.number]), {"text": "too late"})
    assert answer.status_code == 404
    assert held.case.notes.count() == 1
