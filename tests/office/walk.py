"""Walking the table: one request for each cell, each undone afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from amparo.office.platform.accounts.roles import Role
from tests.office import matrix
from tests.office.builders import RELATIONS, World, member, signed_in

MISSING = "2099-99999"
MISSING_REQUEST = uuid.UUID(int=1)


@dataclass(frozen=True)
class Cell:
    """One address, member, method and relation."""

    name: str
    who: str
    method: str
    relation: str


class Walker:
    """Signed-in browsers of everybody."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.clients = self._clients()

    def _clients(self) -> dict[str, Client]:
        found = {role: signed_in(user) for role, user in self.world.users.items()}
        disabled, half = member(Role.ATTORNEY, "Disabled"), member(Role.ATTORNEY, "Half")
        found["disabled"] = signed_in(disabled)
        disabled.is_active = False
        disabled.save()
        found["one factor"] = signed_in(half, factors=1)
        found["stranger"] = Client()
        for client in found.values():
            client.raise_request_exception = False
        return found

    def answer(self, cell: Cell) -> HttpResponse:
        """What the office answers; what it did is undone."""
        role = cell.who if cell.who in self.world.users else Role.ATTORNEY.value
        held = None if cell.relation == "missing" else self.world.cases[role, cell.relation]
        row = matrix.ROWS[cell.name]
        filled = {} if isinstance(row, matrix.Asked) else row.fill(self.world, cell.who, held)
        if isinstance(row, matrix.Case):
            filled["number"] = held.number if held else MISSING
        elif isinstance(row, matrix.Asked):
            filled = {"key": self.world.requests.get((role, cell.relation), MISSING_REQUEST)}
        with transaction.atomic():
            response = self.clients[cell.who].generic(cell.method, reverse(cell.name, kwargs=filled))
            transaction.set_rollback(True)
        return response  # type: ignore[return-value]


def cells(names: Iterable[str]) -> Iterator[Cell]:
    """All cells of these addresses."""
    for name in names:
        relations = RELATIONS[:1] if isinstance(matrix.ROWS[name], matrix.Page) else RELATIONS
        for who in matrix.WHO:
            for method in matrix.METHODS:
                for relation in relations:
                    yield Cell(name, who, method, relation)


def surprise(cell: Cell, response: HttpResponse) -> str:
    """What is not as the table says, or nothing."""
    wanted = matrix.expected(cell.name, cell.who, cell.method, cell.relation)
    found = kind_of(response)
    return "" if found == wanted else f"{cell}: expected {wanted}, got {found} ({response.status_code})"


def kind_of(response: HttpResponse) -> str | int:
    """The answer in the words of the table."""
    target = response.headers.get("Location", "")
    if response.status_code == 302 and target.startswith("/sign-in/second/"):
        return matrix.TO_SECOND
    if response.status_code == 302 and target.startswith("/sign-in/"):
        return matrix.TO_SIGN_IN
    if response.status_code < 400 or response.status_code in (409, 422):
        return matrix.IN
    return response.status_code
