"""Approvals as pages show them: whose they are, what each asks for, what the member who looks may do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case, Wall
from amparo.office.cases.access.on_today import Asked, Found, Listed
from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.cases.people.exporting import Exported
from amparo.office.platform.accounts.models import User
from amparo.office.platform.approvals.asking import alone_until
from amparo.office.platform.approvals.deeds import deeds
from amparo.office.platform.approvals.models import Approval, State, Told
from amparo.office.platform.ui.moments import stamp

MOST = 6
"""So many are named on Today."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One approval, for one member."""

    row: Approval
    number: str
    """Of its case; empty where it belongs to none."""
    is_own: bool
    may_grant: bool

    @property
    def words(self) -> str:
        """What is asked for."""
        return str(deeds()[self.row.deed].words)

    @property
    def waits(self) -> bool:
        """Whether it is still to be answered."""
        return self.row.state == State.ASKED and self.row.until > timezone.now()

    @property
    def is_usable(self) -> bool:
        """Whether it was granted and whoever asked has still to do it."""
        return self.row.state == State.GRANTED and self.row.until > timezone.now()

    @property
    def alone_at(self) -> dt.datetime | None:
        """From when whoever asked may do it alone, where nobody can grant it."""
        return alone_until(self.row) if self.waits else None

    @property
    def may_do_alone(self) -> bool:
        """Whether that moment has come, for the member who looks."""
        after = self.alone_at
        return self.is_own and after is not None and after <= timezone.now()


def exists_for(user: User) -> QuerySet[Approval]:
    """The approvals that exist for a member: asked by them, or told to them, and none of a case that is walled off."""
    told = Exists(Told.objects.filter(approval=OuterRef("pk"), user=user))
    walled = Exists(Wall.objects.filter(case=OuterRef("case"), user=user))
    return (
        Approval.objects.filter(Q(asked_by=user) | Q(told)).exclude(walled).select_related(
            "subject", "asked_by", "decided_by"
        )
    )  # fmt: skip


def shown(user: User, rows: Iterable[Approval]) -> list[Shown]:
    """As the member sees them. Two queries."""
    held = list(rows)
    numbers = _numbers(held)
    told = Told.objects.filter(approval__in=held, user=user, grants=True)
    grants = set(told.values_list("approval_id", flat=True)) if held else set()
    return [
        Shown(row, numbers.get(row.case, "") if row.case else "", row.asked_by_id == user.pk, row.pk in grants)
        for row in held
    ]


def waiting_for(user: User) -> QuerySet[Approval]:
    """What waits for an answer: what the member asked for, may grant, or is told of."""
    return exists_for(user).filter(state=State.ASKED, until__gt=timezone.now())


def find(asked: Asked) -> Found:
    """What of it waits for a member whose work has no cases; for others it comes with all that is counted."""
    if asked.user.role in EVERYBODY:
        return Found(frozenset(), lambda opened: None)
    said = waiting_for(asked.user).order_by().annotate(says=SAYS).values_list("says", flat=True)
    return Found(frozenset(), lambda opened: lines(list(said)))


@dataclass(frozen=True, slots=True)
class Line:
    """One that waits, as Today names it."""

    pk: UUID
    words: str
    number: str


SAYS = Concat(
    F("deed"),
    Value(" "),
    Coalesce(Subquery(Case.objects.filter(pk=OuterRef("case")).values("number")), Value("")),
    Value(" "),
    Cast("pk", CharField()),
)
"""Deed, number of the case and id of an approval, as `lines` reads them."""


def lines(said: list[str]) -> Listed[Line]:
    """What waits, by `SAYS` of each."""
    parted = sorted(text.split(" ") for text in said)
    return Listed([Line(UUID(pk), str(deeds()[deed].words), number) for deed, number, pk in parted[:MOST]], len(said))


def exported(file: CaseFile, _places: Mapping[UUID, int]) -> Exported:
    """What took two members in a case, as it leaves the office with it."""
    rows = Approval.objects.filter(case=file.case.pk).select_related("asked_by", "decided_by").order_by("asked_at")
    return {
        "approvals": [
            {
                "deed": row.deed,
                "asked_by": row.asked_by.name if row.asked_by else "",
                "asked_at": stamp(row.asked_at),
                "state": row.state,
                "answered_by": row.decided_by.name if row.decided_by else "",
                "answered_at": stamp(row.decided_at) if row.decided_at else "",
            }
            for row in rows
        ]
    }


def _numbers(rows: Iterable[Approval]) -> dict[UUID, str]:
    cases = {row.case for row in rows if row.case}
    return dict(Case.objects.filter(pk__in=cases).values_list("pk", "number")) if cases else {}
