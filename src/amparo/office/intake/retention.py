"""Erasing requests: taken back by the person, or kept long enough after the decision. A legal hold stops it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext

from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.casework.models import Note
from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.models import Message
from amparo.office.cases.messages.profile import profile
from amparo.office.cases.statements.models import Draft
from amparo.office.front_door.dropbox import collecting
from amparo.office.intake import alarms
from amparo.office.intake.models import Alarm, FormerCode, Offer, Request, RequestKey, State
from amparo.office.intake.models import Kind as EntryKind
from amparo.office.intake.requests import unsealed
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption import scrubbing
from amparo.office.platform.encryption.case_keys import open_key

DEFAULT_DAYS, FEWEST_DAYS, MOST_DAYS = 90, 7, 3_650
UNANSWERED_DAYS = 365
"""A request that nobody ever decided is not kept for ever either."""


def retention_days() -> int:
    """How many days after the decision a request is kept."""
    return max(FEWEST_DAYS, min(MOST_DAYS, profile().days))


def withdraw(row: Request, *, file_too: bool = False) -> None:
    """The person took it back: erased at once, unless held by law, and then shut away from the queue.

    Where a case was opened, a note in it says so, and with `file_too` that they ask for its erasure.
    """
    if row.case is not None:
        notice = gettext("On the public pages the client took the request back. Ask what they wish.")
        asks = gettext(
            "On the public pages the client took the request back and asks that what the file holds be erased too."
        )
        tell_case(row.case, asks if file_too else notice)
    if row.held:
        Request.objects.filter(pk=row.pk).update(
            state=State.WITHDRAWN, decided_at=timezone.now(), version=row.version + 1
        )
        collecting.forget(row.lookup)
        outbox.cancel(row.pk)
        record(None, "request.withdrawn", about=f"request {row.pk} held")
        return
    erase(row, "request.withdrawn")
    _lead_to_checkins(row)


def tell_case(case: Case, text: str, known_as: UUID | None = None) -> None:
    """A case was opened meanwhile: a note in it for whoever answers for the case, once under the id `known_as`.

    Where nobody is assigned any more it stands under the name of whoever opened the case: no word may be lost for that.
    """
    if known_as is not None and Note.objects.filter(pk=known_as).exists():
        return
    lead = case.assignments.order_by("-lead").first()
    first = case.notes.order_by("at").first()
    author = lead.user if lead is not None else first.author if first is not None else None
    if author is not None and case.status != Status.ERASED:
        note = Note(case=case, author=author)
        note.pk = known_as or note.pk
        note.sealed_text = open_key(case.pk).seal(note, "sealed_text", text)
        note.save(force_insert=True)


def erase(row: Request, why: str = "request.erased", *, with_case: bool = False) -> None:
    """Destroy a request: its key first, then every row of it. The audit remains.

    Whose code it was is kept with the case that was opened from it: they may cry for help with it for long. An alarm
    that nobody has taken stays as well, and says nothing but that somebody cried.
    """
    with transaction.atomic():
        if row.case is not None and row.case.status != Status.ERASED and not with_case:
            kept = unsealed(open_key(row.pk, RequestKey), row)
            alarms.keep_code(row.lookup, kept.key.hex(), open_key(row.case.pk), row.case)
        Alarm.objects.filter(request=row, taken_at__isnull=False).delete()
        RequestKey.objects.filter(request=row).delete()
        Message.objects.filter(owner=row.pk).delete()
        Draft.objects.filter(owner=row.pk).delete()
        Offer.objects.filter(request=row).update(request=None)
        Request.objects.filter(pk=row.pk).delete()
        record(None, why, about=f"request {row.pk}")
        scrubbing.erased("request")
    collecting.forget(row.lookup)


def finish_erasing(_now: dt.datetime) -> None:
    """After a restore with the keys of a later backup: requests that were erased before that are erased here too.

    Under their codes nobody is known any more: what kept that lay under the key that is gone.
    """
    for row in Request.objects.filter(key=None):
        erase(row, with_case=True)


def clear(now: dt.datetime) -> int:
    """Erase what has been kept long enough after the decision, or after an answer that was left unanswered."""
    before = now - dt.timedelta(days=retention_days())
    answered = Max("entries__at", filter=Q(entries__kind=EntryKind.ANSWER))
    rows = Request.objects.filter(held=False).annotate(answered_at=answered, last_at=Max("entries__at"))
    old = rows.filter(
        Q(decided_at__lt=before)
        | Q(decided_at=None, answered_at__isnull=False, last_at__lt=before, heard_at__lt=before)
    )
    unanswered = now - dt.timedelta(days=UNANSWERED_DAYS)
    silent = rows.filter(Q(last_at=None) | Q(last_at__lt=unanswered), decided_at=None, heard_at__lt=unanswered)
    lately = Offer.objects.filter(request__isnull=False, starts_at__gt=before).values("request")
    kept = Q(pk__in=lately) | Q(pk__in=alarms.open_alarms().filter(request__isnull=False).values("request"))
    over = {row.pk: row for row in [*old.exclude(kept)[:200], *silent.exclude(kept)[:200]]}
    for row in over.values():
        erase(row)
        _lead_to_checkins(row)
    return len(over)


def _lead_to_checkins(row: Request) -> None:
    """The code of a client of a case, whose request is erased, leads to the page of check-ins from now on."""
    once = FormerCode.objects.filter(lookup=row.lookup).first()
    if once is not None:
        key = open_key(once.case_id).unseal(once, "sealed_key")
        collecting.answer(row.lookup, bytes.fromhex(key), {"checkin": True})


def erase_with(case: Case) -> None:
    """Destroy the requests that became the case, what lies under their codes, and alarms that somebody took."""
    for lookup in FormerCode.objects.filter(case=case).values_list("lookup", flat=True):
        collecting.forget(lookup)
    FormerCode.objects.filter(case=case).delete()
    Alarm.objects.filter(case=case, taken_at__isnull=False).delete()
    Alarm.objects.filter(case=case).update(case=None, person=None)
    for row in Request.objects.filter(case=case):
        erase(row, with_case=True)
