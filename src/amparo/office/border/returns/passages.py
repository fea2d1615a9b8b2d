"""What happened at the border: written down, changed, withdrawn with a reason, never lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.border.returns.models import Kind, Passage
from amparo.office.border.returns.ports import PORTS, Port
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Changed
from amparo.office.cases.calendar import dates
from amparo.office.cases.calendar.models import HEARINGS, Appointment
from amparo.office.cases.calendar.models import Kind as DateKind
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey

OTHER = "other"
POLICIES = {
    "mpp_first": _("Remain in Mexico, first program (2019)"),
    "mpp_second": _("Remain in Mexico, second program (2021)"),
    "mpp_third": _("Remain in Mexico, third program (2025)"),
    OTHER: _("Something else"),
}
"""By which policy somebody was sent back, as the papers or the person say: a report, not a conclusion."""
OUTCOMES = {
    "asked": _("requested, no answer yet"),
    "granted": _("granted"),
    "refused": _("refused"),
    "taken_back": _("request withdrawn"),
}


@dataclass(frozen=True, slots=True)
class PassageDetails:
    """What is sealed of a passage. Empty means: not known."""

    port: str = ""  # a name in PORTS, or "other"
    place: str = ""  # another port, or where between ports
    policy: str = ""
    outcome: str = ""
    words: str = ""
    papers: tuple[str, ...] = ()
    together: tuple[str, ...] = ()  # ids of people of the case
    separated: tuple[str, ...] = ()
    hearing_port: str = ""  # where to come for the next hearing

    def kept(self) -> dict[str, Any]:
        """As it is sealed."""
        lists = {name: list(getattr(self, name)) for name in ("papers", "together", "separated")}
        names = ("port", "place", "policy", "outcome", "words", "hearing_port")
        return {**{name: getattr(self, name) for name in names}, **lists}

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> PassageDetails:
        """As it was sealed."""
        fields: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()
        }
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Passed:
    """A passage, unsealed."""

    row: Passage
    details: PassageDetails
    reason: str

    @property
    def kind(self) -> str:
        """What happened, in words."""
        return str(Kind(self.row.kind).label)

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn."""
        return self.row.withdrawn_at is None

    @property
    def where(self) -> str:
        """The port or place, in words."""
        known = PORTS.get(self.details.port)
        return " · ".join(filter(None, (known.label if known else "", self.details.place)))

    @property
    def policy(self) -> str:
        """The policy, in words."""
        return str(POLICIES.get(self.details.policy, ""))

    @property
    def outcome(self) -> str:
        """What came of it, in words."""
        return str(OUTCOMES.get(self.details.outcome, ""))

    @property
    def hearing_port(self) -> Port | None:
        """The port to come to for the next hearing, where it is one of those we know."""
        return PORTS.get(self.details.hearing_port)

    @property
    def run_up(self) -> bool:
        """Whether the hearing that it gave still stands, as one that people are made ready for."""
        row = self.row.hearing
        return row is not None and row.cancelled_at is None and row.kind in (*HEARINGS, DateKind.PORT)

    def concerns(self, person: UUID) -> bool:
        """Whether it happened to somebody: as the one it is written of, or together with them."""
        return self.row.person_id == person or str(person) in self.details.together


@dataclass(frozen=True, slots=True)
class Hearing:
    """The next hearing as it was given: moments in UTC, the hour at the port where it is known."""

    kind: str
    at: dt.datetime
    zone: str
    court: str = ""
    port_at: dt.datetime | None = None
    port: str = ""  # in words


def unsealed(case_key: OpenKey, row: Passage) -> Passed:
    """A passage as it is once unsealed. Raises SealingError."""
    reason = case_key.unseal(row, "sealed_reason") if row.sealed_reason else ""
    return Passed(row, PassageDetails.of(case_key.unseal(row, "sealed_told")), reason)


def passages_of(file: CaseFile) -> list[Passed]:
    """Everything that happened at the border in a case, in order of days; what has no day comes last. One query."""
    rows = Passage.objects.filter(case=file.case)
    found = [unsealed(file.case_key, row) for row in rows.select_related("hearing", "at_port", "recorded_by")]
    return sorted(found, key=lambda passage: (passage.row.on or dt.date.max, passage.row.recorded_at))


def add(
    case: Case, case_key: OpenKey, by: User, person: Person, *, kind: str, on: dt.date | None, details: PassageDetails
) -> Passage:
    """Something that happened to a person of a case."""
    row = Passage(case=case, person=person, kind=kind, on=on, recorded_by=by)
    row.sealed_told = case_key.seal(row, "sealed_told", details.kept())
    row.save(force_insert=True)
    return row


def give_hearing(case: Case, case_key: OpenKey, row: Passage, hearing: Hearing) -> list[Appointment]:
    """Put the next hearing that came with a return into the calendar, and the hour at the port if one was given."""
    row.hearing = dates.add(
        case,
        case_key,
        kind=hearing.kind,
        at=hearing.at,
        zone=hearing.zone,
        place=hearing.court or hearing.port,
        person=row.person,
    )
    if hearing.port_at is not None:
        row.at_port = dates.add(
            case,
            case_key,
            kind=DateKind.PORT,
            at=hearing.port_at,
            zone=hearing.zone,
            place=hearing.port,
            person=row.person,
        )
    row.save(update_fields=["hearing", "at_port"])
    return [key for key in (row.hearing, row.at_port) if key is not None]


def change(file: CaseFile, row: Passage, version: int, *, on: dt.date | None, details: PassageDetails) -> None:
    """Write a passage anew. Raises Changed when it is no longer the version that was shown."""
    sealed = file.case_key.seal(row, "sealed_told", details.kept())
    standing = Passage.objects.filter(pk=row.pk, version=version, withdrawn_at=None)
    if not standing.update(on=on, sealed_told=sealed, version=version + 1):
        raise Changed(unsealed(file.case_key, Passage.objects.get(pk=row.pk)))
    file.record("passage.changed", f"passage {row.pk}")


def version_with_dates(row: Passage) -> int:
    """A number that grows when the passage changes, and when a date does that it gave."""
    return row.version + sum(date.version for date in (row.hearing, row.at_port) if date is not None)


def withdraw(file: CaseFile, row: Passage, shown: int, reason: str, *, dates_too: bool) -> None:
    """Take a passage back, with the reason; `dates_too` takes the hearing it gave off the calendar. The row stays.

    Raises Changed when it or its dates are no longer as they were `shown` (see `version_with_dates`).
    """
    sealed = file.case_key.seal(row, "sealed_reason", reason)
    now = Passage.objects.select_related("hearing", "at_port").get(pk=row.pk)
    standing = Passage.objects.filter(pk=row.pk, version=now.version, withdrawn_at=None)
    if version_with_dates(now) != shown or not standing.update(
        withdrawn_at=timezone.now(), withdrawn_by=file.user, sealed_reason=sealed, version=now.version + 1
    ):
        raise Changed(unsealed(file.case_key, now))
    file.record("passage.withdrawn", f"passage {row.pk}")
    if dates_too:
        for date in (now.hearing, now.at_port):
            if date is not None and date.cancelled_at is None:
                dates.cancel(file, date, date.version)


def with_hearing_of(before: PassageDetails, now: PassageDetails) -> PassageDetails:
    """What was told anew, with the port of the hearing that was given before: the calendar holds its hours."""
    return replace(now, hearing_port=before.hearing_port)
