"""Where things of a case are: somebody by their number in it, addresses back to its page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import override

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.people.persons import Someone
from amparo.office.platform.rooms import every


@dataclass(frozen=True, slots=True)
class Tab:
    """A room's page beside the page of a case: the name of its address, which takes the number, and a label."""

    heading: ClassVar[str] = "tab"
    name: str
    label: Promise
    order: int
    permission: Permission = Permission.READ

    def in_few_words(self) -> str:
        """The label, in English."""
        with override("en"):
            return str(self.label)


def tabs_of(file: CaseFile) -> list[Tab]:
    """The pages that the member may open with this case, in their order."""
    return sorted((tab for tab in every(Tab) if file.may(tab.permission)), key=lambda tab: tab.order)


def at_place(people: Iterable[Someone], place: int) -> Someone:
    """The person with that number in the case. Raises Http404."""
    for person in people:
        if person.place == place:
            return person
    raise Http404


def address(case: Case, place: int = 1, part: str = "") -> str:
    """The address of a case's page, at one of its people and one of its parts."""
    where = (
        reverse("casework:case", args=[case.number])
        if place == 1
        else reverse("casework:case_person", args=[case.number, place])
    )
    return f"{where}#{part}" if part else where
