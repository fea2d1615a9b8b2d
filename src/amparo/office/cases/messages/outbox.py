"""The outbox: what waits, when it goes, and what became of it. The rules are asked again at the moment of sending."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from amparo.errors import OfficeError
from amparo.office.cases.messages.adapters import Outcome, Undelivered, adapter_for
from amparo.office.cases.messages.clearance import Cleared, NotCleared, Refusal, clear
from amparo.office.cases.messages.models import Message, Profile, State
from amparo.office.cases.messages.owners import Reachable, found, kinds
from amparo.office.cases.messages.profile import profile
from amparo.office.cases.messages.wording import Purpose, words_for
from amparo.office.cases.people.contact import Channel
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record

AT_ONCE = 50
_log = logging.getLogger(__name__)
SPOKEN = frozenset({Channel.PHONE, Channel.THROUGH, Channel.IN_PERSON})
UNSENT = (State.WAITING, State.BY_HAND, State.REFUSED, State.FAILED)
TO_DO = (State.BY_HAND, State.REFUSED, State.UNSURE, State.FAILED)
MOST_TRIES = 5
FIRST_PAUSE = dt.timedelta(minutes=2)
LONGEST_PAUSE = dt.timedelta(minutes=30)
SAID_ALREADY = "another message says it"
"""The reason of a message that never goes, and is not put in again."""
RESTORED = "restored from a backup"
"""The reason of a message that may have gone after the backup was made from which the office was restored."""
PERHAPS = "perhaps: "
"""Begins the reason of a message of which some try may have gone."""
STUCK = dt.timedelta(minutes=10)
LATER = frozenset({Refusal.NOT_NOW})
"""Refusals that pass with the hour; every other stays until somebody changes the rules."""


def put(
    kind: str,
    owner: UUID,
    purpose: Purpose,
    event: str,
    *,
    due_at: dt.datetime,
    until: dt.datetime,
    at: dt.datetime | None = None,
    zone: str = "",
) -> bool:
    """Put a message in the outbox; the same one twice is one. Whether it is new, or was cancelled and waits again."""
    fields = {"owner_kind": kind, "due_at": due_at, "until": until, "at": at, "zone": zone}
    row, fresh = Message.objects.get_or_create(owner=owner, purpose=purpose.value, event=event, defaults=fields)
    if not fresh and row.state == State.CANCELLED and row.reason != SAID_ALREADY:  # given back and taken again
        fresh = bool(
            Message.objects.filter(pk=row.pk, state=State.CANCELLED).update(**fields, state=State.WAITING, reason="")
        )
    return fresh


def cancel(owner: UUID, event: str = "") -> None:
    """Take back what has not gone yet: all of a person's, or what is about one event."""
    rows = Message.objects.filter(owner=owner, state__in=UNSENT)
    (rows.filter(event__startswith=event) if event else rows).update(state=State.CANCELLED)


def deliver(now: dt.datetime | None = None) -> int:
    """Send what is due; how many went or were settled. Each is marked before it goes, so that none goes twice."""
    began = now or timezone.now()
    Message.objects.filter(state=State.SENDING, due_at__lt=began - STUCK).update(state=State.UNSURE)
    Message.objects.filter(state__in=TO_DO, until__lte=began).update(state=State.EXPIRED)
    _ask_again(began)
    _hold_back()
    due = Message.objects.filter(state=State.WAITING, due_at__lte=began).values_list("pk", flat=True)[:AT_ONCE]
    return sum(_deliver_one(pk, now or timezone.now()) for pk in list(due))


def after_restore(at: dt.datetime) -> None:
    """Whatever was due before an office was restored may have gone already: a person decides, nothing goes again."""
    Profile.objects.update_or_create(id=1, defaults={"restored_at": at})
    _hold_back()


def _hold_back() -> None:
    restored_at = profile().restored_at
    if restored_at is not None:
        due = Message.objects.filter(state__in=(State.WAITING, State.SENDING), due_at__lte=restored_at)
        due.update(state=State.UNSURE, reason=RESTORED)


def _deliver_one(pk: UUID, now: dt.datetime) -> bool:
    """One message that fails in a way nobody foresaw holds up no other."""
    try:
        return _deliver(pk, now)
    except Exception:
        _log.warning("a message could not be sent", exc_info=True)
        Message.objects.filter(pk=pk, state=State.SENDING).update(state=State.UNSURE)
        return False


def _ask_again(now: dt.datetime) -> None:
    """What was refused waits again once the rules allow it."""
    rows = list(Message.objects.filter(state=State.REFUSED).order_by("until")[: AT_ONCE * 4])
    for kind in {row.owner_kind for row in rows}:
        of_kind = [row for row in rows if row.owner_kind == kind]
        people = found(kind, {row.owner for row in of_kind})
        for row in of_kind:
            reachable = people.get(row.owner)
            answer = ask(row, reachable, now).answer if reachable else Refusal.NO_CONTACT
            if isinstance(answer, Cleared):
                again = {"state": State.WAITING, "reason": "", "due_at": now}
                Message.objects.filter(pk=row.pk, state=State.REFUSED).update(**again)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message would say now, and whether it may."""

    text: str
    answer: Cleared | Refusal


def ask(row: Message, reachable: Reachable, now: dt.datetime, *, by_hand: bool = False) -> Asked:
    """Ask the rules whether a message may go now."""
    office = profile().office
    zone = row.zone or reachable.zone or timezone.get_default_timezone_name()
    text = words_for(Purpose(row.purpose), reachable.rules, office, row.at, zone)
    return Asked(text, clear(reachable.rules, reachable.rules.channel, text, now, office=office, by_hand=by_hand))


def _deliver(pk: UUID, now: dt.datetime) -> bool:
    cleared = _marked(pk, now)
    if cleared is None:
        return False
    try:
        outcome = adapter_for(cleared.channel).send(cleared, pk)
    except Undelivered as wrong:
        _undelivered(pk, wrong, now)
    except NotCleared:  # it took too long to come to it: the rules are asked again
        Message.objects.filter(pk=pk, state=State.SENDING).update(state=State.WAITING)
    else:
        state = State.SENT if outcome is Outcome.SENT else State.BY_HAND
        Message.objects.filter(pk=pk, state=State.SENDING).update(
            state=state, sent_at=now if state == State.SENT else None
        )
    return True


def _marked(pk: UUID, now: dt.datetime) -> Cleared | None:
    """Settle one message: cleared and marked as being sent, or refused, put off, expired."""
    with transaction.atomic():
        row = _locked(Message.objects.filter(pk=pk, state=State.WAITING, due_at__lte=now)).first()
        if row is None:
            return None
        reachable = found(row.owner_kind, [row.owner]).get(row.owner)
        if row.until <= now or reachable is None:
            row.state = State.EXPIRED if reachable else State.CANCELLED
            row.save(update_fields=["state"])
            return None
        asked = ask(row, reachable, now)
        if isinstance(asked.answer, Refusal):
            opens = reachable.rules.next_open(now) if asked.answer in LATER else None
            if opens is not None and opens < row.until:
                row.due_at = opens
            else:
                row.state, row.reason = State.REFUSED, asked.answer.value
            row.save(update_fields=["due_at", "state", "reason"])
            return None
        _say(row, reachable, asked.answer)
        row.state, row.due_at, row.tries = State.SENDING, now, row.tries + 1
        row.save(update_fields=["state", "due_at", "tries", "sealed_said"])
        record(None, "message.sending", reachable.case, f"message {row.pk}")
        return asked.answer


def _say(row: Message, reachable: Reachable, cleared: Cleared) -> None:
    content = {"channel": cleared.channel, "to": cleared.to, "text": cleared.text}
    row.sealed_said = reachable.case_key.seal(row, "sealed_said", content)


def _undelivered(pk: UUID, wrong: Undelivered, now: dt.datetime) -> None:
    row = Message.objects.get(pk=pk)
    perhaps = wrong.perhaps or row.reason.startswith(PERHAPS)
    again_at = now + min(FIRST_PAUSE * 2 ** min(row.tries - 1, 10), LONGEST_PAUSE)
    goes_on = row.tries < MOST_TRIES or not wrong.perhaps  # what certainly did not go is tried while it is of use
    if wrong.again and goes_on and again_at < row.until:
        row.state, row.due_at = State.WAITING, again_at
    else:
        row.state = State.UNSURE if perhaps else State.FAILED
    row.reason = (PERHAPS if perhaps else "") + wrong.reason[: 80 - len(PERHAPS)]
    row.save(update_fields=["state", "due_at", "reason"])


class NotAllowed(OfficeError):
    """The rules do not let this message go now. `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def sent_by_hand(row: Message, user: User) -> None:
    """A member sends it, now. Raises NotAllowed."""
    now = timezone.now()
    reachable = found(row.owner_kind, [row.owner])[row.owner]
    asked = ask(row, reachable, now, by_hand=True)
    if isinstance(asked.answer, Refusal):
        raise NotAllowed(asked.answer)
    _say(row, reachable, asked.answer)
    row.state, row.sent_at, row.sent_by = State.SENT, now, user.pk
    row.save(update_fields=["state", "sent_at", "sent_by", "sealed_said"])
    record(user.pk, "message.sent", reachable.case, f"message {row.pk}")


def notified_otherwise(row: Message, user: User) -> None:
    """A member has told the person what the message would have said: by telephone, or through somebody they trust."""
    reachable = found(row.owner_kind, [row.owner])[row.owner]
    row.state, row.reason, row.sent_at, row.sent_by = State.SENT, "told otherwise", timezone.now(), user.pk
    row.save(update_fields=["state", "reason", "sent_at", "sent_by"])
    record(user.pk, "message.told", reachable.case, f"message {row.pk}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A message on the page of the outbox."""

    row: Message
    reachable: Reachable
    text: str
    refusal: str
    opens: dt.datetime | None

    @property
    def is_spoken(self) -> bool:
        """Whether their safe way is one by which people talk."""
        return self.reachable.rules.channel in SPOKEN


def of_member(user: User, states: tuple[str, ...], most: int = 100) -> list[Shown]:
    """The messages of people whom a member may see."""
    now = timezone.now()
    of_these = Message.objects.filter(state__in=states)
    shown = []
    for kind, people_of_kind in kinds().items():
        owners = of_these.filter(owner_kind=kind).values_list("owner", flat=True).distinct()
        seen = people_of_kind.seen(user, set(owners))
        order = "-due_at" if State.SENT in states else "due_at"
        rows = list(of_these.filter(owner_kind=kind, owner__in=seen).order_by(order)[:most])
        people = found(kind, {row.owner for row in rows})
        for row in rows:
            if row.owner in people:
                reachable = people[row.owner]
                asked = ask(row, reachable, now, by_hand=True)
                refusal = asked.answer.value if isinstance(asked.answer, Refusal) else ""
                shown.append(Shown(row, reachable, asked.text, refusal, reachable.rules.next_open(now)))
    return sorted(shown, key=lambda message: message.row.due_at, reverse=State.SENT in states)[:most]


def one_of_member(user: User, message: UUID) -> Message | None:
    """A message of somebody whom the member may see, locked within a transaction."""
    rows = Message.objects.filter(pk=message)
    row = (rows.select_for_update() if connection.in_atomic_block else rows).first()
    return row if row and row.owner in kinds()[row.owner_kind].seen(user, [row.owner]) else None


def _locked(rows: QuerySet[Message]) -> QuerySet[Message]:
    return rows.select_for_update(skip_locked=True) if connection.vendor == "postgresql" else rows
