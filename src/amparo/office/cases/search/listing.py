"""The list of cases: a page of those a member may see, with the names they go by and what comes next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import titles_of
from amparo.office.platform.accounts.models import User

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One case in a list."""

    case: Case
    title: str
    relatives: int
    next_day: dt.date | None
    disputed: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list."""

    lines: list[Line]
    number: int
    last: int
    count: int

    @property
    def before(self) -> int:
        """The page before, or 0."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The page after, or 0."""
        return self.number + 1 if self.number < self.last else 0


def narrowed(user: User, status: str = "", mine: bool = False) -> QuerySet[Case]:
    """The member's cases, of one status, and only those assigned to them by name."""
    cases = visible(user)
    if status in Status.values:
        cases = cases.filter(status=status)
    if mine:
        cases = cases.filter(assignments__user=user)
    return cases


def page_of(cases: QuerySet[Case], number: int) -> Page:
    """A page of cases, newest numbers first. Four queries."""
    count = cases.count()
    last = max(1, -(-count // A_PAGE))
    number = min(max(1, number), last)
    keys = list(cases.order_by("-number").values_list("pk", flat=True)[(number - 1) * A_PAGE : number * A_PAGE])
    return Page(lines_of(keys), number, last, count)


def lines_of(cases: Iterable[UUID], titles: Mapping[UUID, str] | None = None) -> list[Line]:
    """The lines of cases that the gate let through, in the order given."""
    keys = list(cases)
    today = timezone.localdate()
    soon = Q(ticklers__kind__in=("deadline", "ageing_out"), ticklers__day__gte=today)
    rows = Case.objects.filter(pk__in=keys).annotate(
        relatives=Count("people", filter=Q(people__part__in=(Part.CLIENT, Part.RELATIVE)), distinct=True),
        next_day=Min("ticklers__day", filter=soon),
        disputed=Count("ticklers", filter=Q(ticklers__kind="contradiction"), distinct=True),
    )
    found = {row.pk: row for row in rows}
    names = titles_of(keys) if titles is None else titles
    return [
        Line(row, names.get(row.pk, ""), max(0, row.relatives - 1), row.next_day, row.disputed)
        for row in (found[key] for key in keys if key in found)
    ]
