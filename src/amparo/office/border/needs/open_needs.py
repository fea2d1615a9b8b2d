"""Needs across cases: what is open, what needs a member this week."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from amparo.office.border.needs.follow_up import SOON, Held, unsealed
from amparo.office.border.needs.models import Need, State
from amparo.office.cases.access.gate import visible
from amparo.office.cases.people.persons import titles_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import open_keys

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """An open need in a list, and the name its case goes by."""

    held: Held
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what is open."""

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


def page_of(user: User, number: int, *, mine: bool) -> Page:
    """What is open in the cases that a member may see, urgent first, then by the day it runs out. Four queries."""
    rows = _open(user, mine=mine)
    count = rows.count()
    last = max(1, -(-count // A_PAGE))
    number = min(max(1, number), last)
    return Page(_lines(rows[(number - 1) * A_PAGE : number * A_PAGE]), number, last, count)


def due_rows(user: User, *, mine: bool) -> QuerySet[Need]:
    """What is urgent, or due or running out within a week, in the order of the page."""
    soon = timezone.localdate() + SOON
    return _open(user, mine=mine).filter(Q(urgent=True) | Q(next_on__lte=soon) | Q(lasts_until__lte=soon))


def _open(user: User, *, mine: bool) -> QuerySet[Need]:
    """A need stays open until somebody says otherwise, whatever becomes of the case."""
    cases = visible(user)
    rows = Need.objects.filter(case__in=cases, state=State.OPEN)
    if mine:
        rows = rows.filter(Q(follower=user) | Q(case__in=cases.filter(assignments__user=user)))
    order = ("-urgent", F("lasts_until").asc(nulls_last=True), "next_on", "pk")
    return rows.order_by(*order).select_related("case", "person", "follower")


def _lines(rows: QuerySet[Need]) -> list[Line]:
    found = list(rows)
    keys = {row.case_id for row in found}
    case_keys = open_keys(keys)
    titles = titles_of(keys, case_keys)
    return [
        Line(unsealed(case_keys[row.case_id], row), row.case.number, titles.get(row.case_id, ""))
        for row in found
        if row.case_id in case_keys
    ]
