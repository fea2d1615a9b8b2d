"""Names checked from behind a wall: the asker was told nothing, and who answers for the case has to look."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Assignment
from amparo.office.cases.access.on_today import MOST
from amparo.office.cases.people.models import WalledMatch
from amparo.office.cases.people.persons import titles_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class ToLook:
    """A check that matched, and how the case is called."""

    row: WalledMatch
    title: str


def waiting_for(user: User) -> QuerySet[WalledMatch]:
    """What nobody has looked at in the cases that the member answers for; of a case with nobody, any attorney's."""
    leads = Assignment.objects.filter(case=OuterRef("case"), lead=True, user__is_active=True)
    theirs = Q(Exists(leads.filter(user=user)))
    if user.role == Role.ATTORNEY:
        theirs |= ~Q(Exists(leads))
    return WalledMatch.objects.filter(theirs, looked_at=None, case__in=visible(user))


def shown_to(user: User) -> list[ToLook]:
    """The first of these, the earliest first, each with the name of its case."""
    rows = list(waiting_for(user).select_related("case", "by").order_by("at")[:MOST])
    titles = titles_of(row.case_id for row in rows)
    return [ToLook(row, titles.get(row.case_id, "")) for row in rows]
