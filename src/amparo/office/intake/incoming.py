"""Messages from the public pages become requests, additions, withdrawals; hours that were chosen become bookings."""

from __future__ import annotations

import datetime as dt
import hmac
import logging
import re
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from amparo.errors import SealingError
from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.wording import Purpose
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.codes import LANGUAGES
from amparo.office.front_door.dropbox.models import SealedMessage, Slot
from amparo.office.front_door.dropbox.questions import QUESTIONS, Answer, Answers, Wrong, read
from amparo.office.intake import alarms, retention
from amparo.office.intake.danger_words import speaks_of_danger
from amparo.office.intake.models import UNDECIDED, AlarmKind, FormerCode, Kind, Offer, Request, RequestKey, State
from amparo.office.intake.replies import keep_ways_true
from amparo.office.intake.requests import enter, post_reply, unsealed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import OpenKey, new_key, open_key

REQUEST = "request"
_log = logging.getLogger(__name__)
BEFORE = (("day", dt.timedelta(days=1)), ("hours", dt.timedelta(hours=3)))


def collect() -> int:
    """Bring in what lies in the dropbox; how many messages."""
    taken = collecting.collect(take)
    note_bookings()
    keep_ways_true()
    return taken


def take(message: SealedMessage, content: dict[str, Any]) -> None:
    """Record what one message says. The same message twice changes nothing twice."""
    lookup, kind = str(content["lookup"]), content["kind"]
    if not re.fullmatch(r"[0-9a-f]{32}", lookup):
        raise ValueError("no lookup")
    if kind not in ("request", "addition", "withdrawal"):
        raise ValueError("no message of ours")
    with transaction.atomic():
        row = _known(lookup)
        if row is not None and not _is_theirs(row, str(content["key"])):
            raise ValueError("not from whoever has the code")
        once = alarms.former(lookup, str(content["key"])) if row is None else None
        if once is not None and kind == "addition":
            _add_to_case(message, once, str(content["text"]))
            return
        if row is None and kind == "addition":  # to what was erased, or never came: it is a request of its own
            content = {**content, "told": {"words": str(content["text"])}}
            kind = "request"
        if kind == "request" and row is None:
            _take_in(message, lookup, content, once)
        elif kind == "request" and row is not None:
            if not isinstance(content["told"], dict):
                raise ValueError("no answers")
            _correct(message, row, _checked(content["told"]))
        elif kind == "addition" and row is not None:
            _add(message, row, str(content["text"]))
        elif kind == "withdrawal" and row is not None:
            retention.withdraw(row, file_too=content.get("file") is True)


def press(
    message: SealedMessage, content: dict[str, Any], word: str, kind: AlarmKind | None, said_at: dt.datetime
) -> None:
    """A button of the check-in page was pressed with a code that is no check-in code now.

    With the code of a request it becomes an addition to it, in whatever state that is. With one that held once, a cry
    goes to the case that it belonged to. A cry of danger under a code of which nothing is held is a request of its own.
    Raises ValueError where nobody's code says anything else.
    """
    lookup, key = str(content["lookup"]), str(content["key"])
    with transaction.atomic():
        row = _known(lookup)
        if row is not None and not _is_theirs(row, key):
            raise ValueError("not from whoever has the code")
        once = None if row is not None else alarms.former(lookup, key)
        if row is not None:
            if kind is not None:
                alarms.raise_alarm(message.pk, kind, said_at, request=row, crowded=message.crowded)
            _add(message, row, gettext("Pressed on the check-in page:") + f" {word}")
        elif once is not None:
            if kind is not None:
                alarms.raise_alarm(
                    message.pk, kind, said_at, case=once.case, person=once.person, crowded=message.crowded
                )
            _add_to_case(message, once, gettext("Pressed on the check-in page:") + f" {word}")
        elif kind is AlarmKind.DANGER:
            _take_in(message, lookup, {**content, "told": {"danger": "yes"}})
        else:
            raise ValueError("nobody's code")


def _known(lookup: str) -> Request | None:
    return Request.objects.filter(lookup=lookup).select_for_update(of=("self",)).select_related("case").first()


def _take_in(message: SealedMessage, lookup: str, content: dict[str, Any], once: FormerCode | None = None) -> None:
    """A request of its own; where its code once belonged to a case, for nobody who is walled off from that."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(4242003)")
    key, language = str(content["key"]), str(content["language"])
    if len(bytes.fromhex(key)) != 32 or language not in LANGUAGES:
        raise ValueError("no key or language")
    if not isinstance(content["told"], dict):
        raise ValueError("no answers")
    answers = _checked(content["told"])
    kept = {"told": answers, "language": language, "key": key, "clock": ""}
    last = Request.objects.aggregate(last=Max("number"))["last"] or 0
    row = Request(number=last + 1, lookup=lookup, received_at=message.at, heard_at=message.at, crowded=message.crowded)
    row.sealed_told = b""
    row.save(force_insert=True)
    case_key = new_key(row, RequestKey)
    row.sealed_told = case_key.seal(row, "sealed_told", kept)
    row.save(update_fields=["sealed_told"])
    if once is not None:
        row.walled.set(User.objects.filter(walls__case=once.case))
    record(None, "request.came", about=f"request {row.pk}")
    post_reply(case_key, row)
    _listen(message, row, answers, {})


def _is_theirs(row: Request, key: str) -> bool:
    """Whether a message holds the key of the code. Whoever reads the dropbox sees lookups, and no key."""
    kept = unsealed(open_key(row.pk, RequestKey), row)
    return hmac.compare_digest(kept.key.hex().encode(), key.encode(errors="replace"))


def _correct(message: SealedMessage, row: Request, answers: dict[str, Answer]) -> None:
    """Sent again with other answers: these stand from now on, and what stood before is kept as an addition."""
    case_key = open_key(row.pk, RequestKey)
    kept = case_key.unseal(row, "sealed_told")
    if kept["told"] == answers:
        return
    enter(case_key, row, Kind.ADDED, {"text": "", "before": kept["told"]})
    if any(answers.get(name) != kept["told"].get(name) for name in ("where", "place", "zone")):
        kept = {**kept, "clock": ""}  # they may live by another one since staff asked
    row.sealed_told = case_key.seal(row, "sealed_told", {**kept, "told": answers})
    row.save(update_fields=["sealed_told"])
    if row.case is not None:
        retention.tell_case(row.case, gettext("The client corrected the request on the public pages: read it again."))
    _heard(message, row, case_key)
    _listen(message, row, answers, kept["told"])


def _listen(message: SealedMessage, row: Request, answers: Answers, before: Answers) -> None:
    """Answers that say danger are an alarm; so are new words that speak of it, unless they answered that there is none.

    Somebody who answers again that they are in danger says it again.
    """
    fresh = str(answers.get("words", "")) if answers.get("words") != before.get("words") else ""
    if answers.get("danger") == "yes":
        alarms.raise_alarm(message.pk, AlarmKind.DANGER, message.at, request=row, crowded=message.crowded)
    elif answers.get("danger") != "no" and speaks_of_danger(fresh):
        alarms.raise_alarm(message.pk, AlarmKind.WORDS, message.at, request=row, crowded=message.crowded)


def _heard(message: SealedMessage, row: Request, case_key: OpenKey) -> None:
    """They wrote again: what was closed is open again."""
    row.heard_at, row.version = message.at, row.version + 1
    if row.state in (State.DECLINED, State.REFERRED, State.DECLINING):
        row.state = State.TAKEN if row.taken_by_id else State.WAITING
        row.decided_at = row.proposed_by = None
    row.save(update_fields=["heard_at", "version", "state", "decided_at", "proposed_by"])
    record(None, "request.added", about=f"request {row.pk}")
    if row.state != State.WITHDRAWN:
        post_reply(case_key, row)


def _checked(answers: dict[str, Any]) -> dict[str, Answer]:
    """The answers that our own pages could have sent: anybody can write a message with anything in it."""
    found: dict[str, Answer] = {}
    for question in QUESTIONS:
        sent = answers.get(question.name, [])
        read_as = read(question, [str(item) for item in sent] if isinstance(sent, list) else [str(sent)])
        if read_as is not None and not isinstance(read_as, Wrong):
            found[question.name] = read_as
    return found


def _add(message: SealedMessage, row: Request, text: str) -> None:
    if row.entries.filter(pk=message.pk).exists():
        return
    text = text.encode(errors="replace").decode()  # anybody can send half a character
    case_key = open_key(row.pk, RequestKey)
    enter(case_key, row, Kind.ADDED, {"text": text[:5_000]}, known_as=message.pk)  # once
    if row.case is not None:
        retention.tell_case(row.case, gettext("Added by the client on the public pages:") + f"\n{text[:5_000]}")
    _heard(message, row, case_key)
    if speaks_of_danger(text):
        alarms.raise_alarm(message.pk, AlarmKind.WORDS, message.at, request=row, crowded=message.crowded)


def _add_to_case(message: SealedMessage, once: FormerCode, text: str) -> None:
    """Added under a code that holds no more: a note in the case that it belonged to."""
    text = text.encode(errors="replace").decode()[:5_000]
    note = gettext("Added by the client on the public pages, with a code that holds no more:")
    retention.tell_case(once.case, f"{note}\n{text}", known_as=message.pk)
    if speaks_of_danger(text):
        alarms.raise_alarm(
            message.pk, AlarmKind.WORDS, message.at, case=once.case, person=once.person, crowded=message.crowded
        )


def note_bookings() -> None:
    """Record which hours were chosen or given back since the last look."""
    now = timezone.now()
    offers = {offered.slot: offered for offered in Offer.objects.filter(starts_at__gt=now).select_related("request")}
    if not offers:
        return
    holders = dict(Slot.objects.filter(pk__in=offers, held_by__isnull=False).values_list("pk", "held_by"))
    rows = {row.lookup: row for row in Request.objects.filter(lookup__in=holders.values())}
    for slot, offer in offers.items():
        holder = rows.get(holders.get(slot) or "")
        if offer.request is not None and offer.request != holder:
            _one(_given_back, offer)
    for slot, offer in offers.items():
        holder = rows.get(holders.get(slot) or "")
        if holder is not None and offer.request_id != holder.pk:
            _one(_booked, offer, holder)


def _one(note: Callable[..., None], *about: Any) -> None:
    """One booking that cannot be noted holds up no other."""
    try:
        note(*about)
    except (SealingError, IntegrityError):
        _log.warning("a booking could not be noted", exc_info=True)


@transaction.atomic
def _booked(offer: Offer, row: Request) -> None:
    if not Offer.objects.filter(pk=offer.pk).exclude(request=row).update(request=row):
        return
    case_key = open_key(row.pk, RequestKey)
    enter(case_key, row, Kind.BOOKING, {"text": "", "starts_at": offer.starts_at.isoformat(), "host": offer.host_id})
    if row.state in UNDECIDED:
        Request.objects.filter(pk=row.pk).update(state=State.BOOKED, version=row.version + 1)
    record(None, "request.booked", about=f"request {row.pk}")
    post_reply(case_key, row)
    _remind(offer, row)


@transaction.atomic
def _given_back(offer: Offer) -> None:
    row = offer.request
    assert row is not None
    if not Offer.objects.filter(pk=offer.pk, request=row).update(request=None):
        return
    case_key = open_key(row.pk, RequestKey)
    enter(case_key, row, Kind.BOOKING, {"text": "", "given_back": offer.starts_at.isoformat()})
    if row.state == State.BOOKED:
        Request.objects.filter(pk=row.pk).update(state=State.TAKEN, version=row.version + 1)
    outbox.cancel(row.pk, f"slot {offer.pk}")
    record(None, "request.given_back", about=f"request {row.pk}")


def _remind(offer: Offer, row: Request) -> None:
    for name, before in BEFORE:
        due = offer.starts_at - before
        if due > timezone.now() - before / 2:
            outbox.put(
                REQUEST,
                row.pk,
                Purpose.APPOINTMENT,
                f"slot {offer.pk} {name}",
                due_at=due,
                until=offer.starts_at - dt.timedelta(minutes=30),
                at=offer.starts_at,
            )
