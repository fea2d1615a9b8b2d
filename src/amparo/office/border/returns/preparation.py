"""What must be done before somebody goes to a hearing, at the port and after: item by item, by whom, when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amparo.office.border.returns.models import Passage, State, Step
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.own import is_own
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.calendar.models import HEARINGS, Appointment, Kind
from amparo.office.platform.encryption.case_keys import OpenKey

KINDS = (*HEARINGS, Kind.PORT)
TOGETHER = dt.timedelta(hours=24)
"""An hour at the port belongs to a hearing that follows within a day."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do; `before` if nobody is ready without it."""

    name: str
    label: Promise
    help: Promise
    before: bool = True


ITEMS = (
    Item(
        "told",
        _("Client informed"),
        _("Informed of date, time and port in their own language, and confirmed by teach-back."),
    ),
    Item("travel", _("Travel and escort"), _("How they reach the port in the dark, and who goes with them.")),
    Item("documents", _("Documents"), _("Hearing notice, identity documents, filings, copies kept by the office.")),
    Item("interpreter", _("Interpreter"), _("For the language and variety they speak best.")),
    Item(
        "lawyer",
        _("Access to counsel"),
        _("Notice of appearance filed, time with the client before the hearing requested."),
    ),
    Item("childcare", _("Children"), _("Who comes along, who stays, and with whom.")),
    Item("night", _("The night before"), _("A place to sleep near the port, food, a phone that works.")),
    Item(
        "port",
        _("At the port"),
        _("They were processed into the United States; if they fear return, they state it."),
        before=False,
    ),
    Item("after", _("After"), _("Oral decision, next date, and that they are safe."), before=False),
)
BY_NAME = {entry.name: entry for entry in ITEMS}
BEFORE = frozenset(entry.name for entry in ITEMS if entry.before)


@dataclass(frozen=True, slots=True)
class Note:
    """What is sealed of a step. `language` and `confirmed` are of what they were told."""

    note: str = ""
    language: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """An item and how far it is. `moved`: it was done for another hour than the hearing has now, and counts no more."""

    item: Item
    state: str
    note: Note
    by: str = ""
    at: dt.datetime | None = None
    moved: bool = False
    version: int = 0

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.state != State.OPEN and not self.moved

    @property
    def label(self) -> str:
        """How far it is, in words."""
        return str(State(self.state).label)


def checked(case_key: OpenKey, appointment: Appointment, steps: Iterable[Step]) -> list[Checked]:
    """The whole checklist of a hearing, in its order. Raises SealingError."""
    rows = {row.name: row for row in steps}
    return [_checked(case_key, appointment, item, rows.get(item.name)) for item in ITEMS]


def checklist(file: CaseFile, appointment: Appointment) -> list[Checked]:
    """The checklist of a hearing of a case. One query."""
    return checked(file.case_key, appointment, Step.objects.filter(appointment=appointment).select_related("by"))


def tick(file: CaseFile, appointment: Appointment, item: Item, version: int, *, state: str, note: Note) -> None:
    """Write how far an item is. Raises Changed when somebody else wrote meanwhile. Call it within a write."""
    row = Step.objects.filter(appointment=appointment, name=item.name).select_related("by").first()
    if row is not None and row.version != version:
        raise Changed(_checked(file.case_key, appointment, item, row))
    if row is not None and not _may_tick_again(file, row):
        file.refuse()
    if row is None:
        row = Step(case=file.case, appointment=appointment, name=item.name, version=0)
    row.state, row.by, row.at, row.for_at = state, file.user, timezone.now(), appointment.at
    row.sealed_note = file.case_key.seal(row, "sealed_note", asdict(note))
    row.version += 1
    row.save(force_insert=row.version == 1)
    file.record("run_up.written", f"date {appointment.pk} {item.name} {state}")


def tickable(file: CaseFile, appointment: Appointment) -> set[str]:
    """The items that the member may tick: what somebody ticked already only who may change the case, or their own."""
    if file.may(Permission.CHANGE):
        return {item.name for item in ITEMS}
    rows = Step.objects.filter(appointment=appointment)
    return {item.name for item in ITEMS} - {row.name for row in rows if not _may_tick_again(file, row)}


def _may_tick_again(file: CaseFile, row: Step) -> bool:
    return file.may(Permission.CHANGE) or is_own(file.user, row.by_id, row.at)


def open_before(appointment: Appointment, steps: Iterable[Step]) -> list[Item]:
    """What is still to do before somebody can go."""
    settled = {row.name for row in steps if row.state != State.OPEN and row.for_at == appointment.at}
    return [item for item in ITEMS if item.before and item.name not in settled]


def ports_of(passages: Iterable[Passage]) -> dict[UUID, Appointment]:
    """By hearing, the hour at the port that was given with it, where both stand and belong to one day."""
    return {
        passage.hearing.pk: passage.at_port
        for passage in passages
        if passage.hearing is not None and passage.at_port is not None and _belong(passage.hearing, passage.at_port)
    }


def moved_apart(passages: Iterable[Passage], appointment: UUID) -> bool:
    """Whether a hearing and its hour at the port were given together and do not fit any more: one was moved."""
    return any(
        passage.hearing is not None
        and passage.at_port is not None
        and appointment in (passage.hearing.pk, passage.at_port.pk)
        and not _belong(passage.hearing, passage.at_port)
        for passage in passages
    )


def _belong(hearing: Appointment, at_port: Appointment) -> bool:
    stand = hearing.cancelled_at is None and at_port.cancelled_at is None
    return stand and hearing.at - TOGETHER < at_port.at <= hearing.at


def _checked(case_key: OpenKey, appointment: Appointment, item: Item, row: Step | None) -> Checked:
    if row is None:
        return Checked(item, State.OPEN, Note())
    note = Note(**case_key.unseal(row, "sealed_note"))
    moved = row.state != State.OPEN and row.for_at != appointment.at
    return Checked(item, row.state, note, row.by.name, row.at, moved, row.version)
