"""Where things of a case are: somebody by their number in it, addresses back to its page."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404
from django.urls import reverse

from amparo.office.docket.models import Case
from amparo.office.people.persons import Someone


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
