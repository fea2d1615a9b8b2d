"""Needs of a case, followed up until they are met: written, changed, followed, referred. Every step is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.border.needs.models import Kind, Need, State, Step
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.cases.access.services import Changed
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import names_of
from amparo.office.intake.models import Organisation
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import OpenKey

SOON = dt.timedelta(days=7)


class Did(models.TextChoices):
    """What a step was."""

    WRITTEN = "written", _("recorded")
    CHANGED = "changed", _("changed")
    FOLLOWED = "followed", _("followed up")
    REFERRED = "referred", _("referred")
    MET = "met", _("met")
    ENDED = "ended", _("no longer needed")
    REOPENED = "reopened", _("open again")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is written of a need."""

    kind: Kind
    what: str
    city: str
    person: Person | None
    urgent: bool
    lasts_until: dt.date | None
    next_on: dt.date
    follower: User | None


@dataclass(frozen=True, slots=True)
class Held:
    """A need, unsealed."""

    row: Need
    kind: Kind
    what: str
    city: str
    person: str  # the name, or "" for everybody in the case

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.row.state == State.OPEN

    @property
    def state(self) -> State:
        """Whether it is open, met or over."""
        return State(self.row.state)

    @property
    def follower(self) -> str:
        """Who follows it up, as long as they are with the office."""
        member = self.row.follower
        return member.name if member and member.is_active else ""

    @property
    def order(self) -> tuple[bool, bool, dt.date, dt.date]:
        """Open before closed, urgent first, then by when it runs out, then by the next follow-up."""
        row = self.row
        return not self.open, not row.urgent, row.lasts_until or dt.date.max, row.next_on or dt.date.max


@dataclass(frozen=True, slots=True)
class Taken:
    """One step, unsealed."""

    at: dt.datetime
    by: str
    did: Did
    text: str
    next_on: dt.date | None
    to: str  # the organisation
    before: dict[str, str]  # what stood, where it was changed


def unsealed(case_key: OpenKey, row: Need) -> Held:
    """A need as it is once unsealed; its row has come with person and follower. Raises SealingError."""
    content = case_key.unseal(row, "sealed_told")
    person = str(names_of(case_key, row.person)) if row.person else ""
    return Held(row, Kind(content["kind"]), content["what"], content["city"], person)


def needs_of(file: CaseFile) -> list[Held]:
    """The needs of a case, what is open and urgent first. One query."""
    rows = Need.objects.filter(case=file.case).select_related("person", "follower")
    return sorted((unsealed(file.case_key, row) for row in rows), key=lambda held: held.order)


def need_of(file: CaseFile, need: UUID) -> Held:
    """One need of a case. Raises Http404."""
    row = Need.objects.filter(case=file.case, pk=need).select_related("person", "follower").first()
    if row is None:
        raise Http404
    return unsealed(file.case_key, row)


def steps_of(file: CaseFile, needs: Iterable[UUID] | None = None) -> dict[UUID, list[Taken]]:
    """What was done about the needs of a case, or some of them, oldest first. One query."""
    rows = Step.objects.filter(need__case=file.case).select_related("by").order_by("at", "pk")
    found: dict[UUID, list[Taken]] = {}
    for row in rows if needs is None else rows.filter(need__in=list(needs)):
        content = file.case_key.unseal(row, "sealed_what")
        next_on = dt.date.fromisoformat(content["next_on"]) if content.get("next_on") else None
        found.setdefault(row.need_id, []).append(
            Taken(
                row.at,
                row.by.name,
                Did(content["did"]),
                content["text"],
                next_on,
                content.get("to", ""),
                content.get("before", {}),
            )
        )
    return found


def followers_of(case: Case) -> QuerySet[User]:
    """The members who can follow up a need of a case: those for whom the case exists."""
    theirs = Q(assignments__case=case) | (Q(teams__cases=case) & ~Q(role=Role.VOLUNTEER))
    members = User.objects.filter(theirs, is_active=True, role__in=EVERYBODY).exclude(walls__case=case)
    return members.distinct().order_by("name")


def add(case: Case, case_key: OpenKey, by: User, wanted: Wanted) -> Need:
    """A new need. Call it within a deed."""
    row = Need(case=case, **_columns(wanted))
    row.sealed_told = case_key.seal(row, "sealed_told", _sealed_part(wanted))
    row.save(force_insert=True)
    _step(case_key, row.pk, by, Did.WRITTEN, next_on=wanted.next_on)
    return row


def change(file: CaseFile, held: Held, version: int, wanted: Wanted) -> None:
    """Write a need anew; what stood is kept in its history. Raises Changed when it is not the version shown."""
    standing = need_of(file, held.row.pk)
    sealed = file.case_key.seal(held.row, "sealed_told", _sealed_part(wanted))
    columns = _columns(wanted)
    if not standing.open:
        columns.pop("next_on")
    _update(file, held.row, version, sealed_told=sealed, **columns)
    lasts = standing.row.lasts_until
    before = {
        "kind": standing.kind.value,
        "what": standing.what,
        "city": standing.city,
        "lasts_until": lasts.isoformat() if lasts else "",
    }
    _step(file.case_key, held.row.pk, file.user, Did.CHANGED, next_on=columns.get("next_on"), before=before)
    file.record("need.changed", f"need {held.row.pk}")


def follow(file: CaseFile, held: Held, version: int, *, state: State, text: str, next_on: dt.date | None) -> None:
    """Record what was done, and whether the need is met, over or still open until a next day. Raises Changed."""
    stays = Did.FOLLOWED if held.open else Did.REOPENED
    did = stays if state == State.OPEN else Did(state.value)
    next_on = next_on if state == State.OPEN else None
    _update(file, held.row, version, state=state, next_on=next_on)
    _step(file.case_key, held.row.pk, file.user, did, text, next_on=next_on)
    file.record(f"need.{did.value}", f"need {held.row.pk}")


def refer(file: CaseFile, held: Held, version: int, organisation: Organisation, *, text: str, next_on: dt.date) -> None:
    """Record to whom somebody was sent, and when to ask whether it helped. Raises Changed."""
    _update(file, held.row, version, state=State.OPEN, next_on=next_on)
    more = {"organisation": organisation.pk, "to": f"{organisation.name}, {organisation.place}"}
    _step(file.case_key, held.row.pk, file.user, Did.REFERRED, text, next_on=next_on, **more)
    file.record("need.referred", f"need {held.row.pk} organisation {organisation.pk}")


def _update(file: CaseFile, row: Need, version: int, **columns: Any) -> None:
    if not Need.objects.filter(pk=row.pk, version=version).update(**columns, version=version + 1):
        raise Changed(need_of(file, row.pk))


def _step(
    case_key: OpenKey, need: UUID, by: User, did: Did, text: str = "", *, next_on: dt.date | None, **more: Any
) -> None:
    row = Step(need_id=need, by=by, at=timezone.now())
    content = {"did": did.value, "text": text, "next_on": next_on.isoformat() if next_on else "", **more}
    row.sealed_what = case_key.seal(row, "sealed_what", content)
    row.save(force_insert=True)


def _sealed_part(wanted: Wanted) -> dict[str, str]:
    return {"kind": wanted.kind.value, "what": wanted.what, "city": wanted.city}


def _columns(wanted: Wanted) -> dict[str, Any]:
    return {
        "person": wanted.person,
        "urgent": wanted.urgent,
        "lasts_until": wanted.lasts_until,
        "next_on": wanted.next_on,
        "follower": wanted.follower,
    }


def erase_in(case: Case) -> None:
    """Destroy the needs of the case with their steps."""
    Step.objects.filter(need__case=case).delete()
    Need.objects.filter(case=case).delete()
