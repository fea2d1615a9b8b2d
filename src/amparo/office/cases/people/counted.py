"""What rooms know of people for the figures. Codes are those of `figures.dimensions` and `figures.borders`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar
from uuid import UUID

from amparo.figures.rows import Fear
from amparo.office.cases.people.models import Person
from amparo.office.platform.encryption.case_keys import OpenKey


@dataclass(frozen=True, slots=True)
class Detail:
    """What a room knows of one person beyond the statements. None: nothing, and what the statements say stands."""

    returned: bool | None = None
    returned_on: dt.date | None = None
    port: str | None = None  # a code of figures.borders.PORTS
    waiting: int | None = None  # days
    represented: bool | None = None
    fear: Fear | None = None
    harms: frozenset[str] = frozenset()  # kinds of figures.dimensions.HARMS
    needs: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))  # kinds of NEEDS: whether met


type Knows = Callable[[Mapping[UUID, OpenKey]], Mapping[UUID, Detail]]
"""Given the case_keys of the cases by case, what a room knows by person."""


@dataclass(frozen=True, slots=True)
class Counting:
    """What a room knows of people for the figures; what it does not know is counted as not on record."""

    heading: ClassVar[str] = "figures count"
    what: str
    known: Knows

    def in_few_words(self) -> str:
        """In words."""
        return self.what


def people_of_cases(cases: Iterable[UUID]) -> Mapping[UUID, list[UUID]]:
    """Everybody in these cases, by case. One query."""
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for case, person in Person.objects.filter(case__in=set(cases)).values_list("case_id", "pk"):
        found[case].append(person)
    return found
