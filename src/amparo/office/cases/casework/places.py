"""Where things of a case are: somebody by their number in it, addresses back to its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.people.persons import Someone


@dataclass(frozen=True, slots=True)
class Room:
    """A page of a case that a room above this one has: the name of its address, which takes the number, and a label."""

    name: str
    label: Promise
    permission: Permission = Permission.READ
    order: int = 0


ROOMS: list[Room] = []
"""What the rooms above offer beside the case page; each adds its own when it is loaded."""


def rooms_of(file: CaseFile) -> list[Room]:
    """The rooms that the member may enter with this case, in their order."""
    return sorted((one for one in ROOMS if file.may(one.permission)), key=lambda one: one.order)


def at_place(people: Iterable[Someone], place: int) -> Someone:
    """The person with that number in the case. Raises Http404."""
    for one in people:
        if one.place == place:
            return one
    raise Http404


def address(case: Case, place: int = 1, part: str = "") -> str:
    """The address of a case's page, at one of its people and one of its parts."""
    where = reverse("case", args=[case.number]) if place == 1 else reverse("case_person", args=[case.number, place])
    return f"{where}#{part}" if part else where
