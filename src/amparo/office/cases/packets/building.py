"""Packets made in the background: asked for by a member, made by the worker, kept among the documents of the case."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from amparo.errors import PacketError, SealingError
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.documents import store
from amparo.office.cases.documents.inspection import Inspected
from amparo.office.cases.packets.content import Content, to_make
from amparo.office.cases.packets.keeping import Held, documents_by_id
from amparo.office.cases.packets.models import Making, State
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import OpenKey, open_key
from amparo.packets.making import Made, make
from amparo.packets.plan import Source

MOST_TRIES = 2
LARGEST_PART = 25_000_000
"""Bytes of each part at most, whatever the preset says: what a document of the office may have."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a making, unsealed: the parts by their numbers among the documents, and what was said of files.

    `left_out` and `found` have the title of an exhibit beside the names of reasons and remarks.
    """

    row: Making
    parts: tuple[int, ...] = ()
    pages: int = 0
    left_out: tuple[tuple[str, str], ...] = ()
    found: tuple[tuple[str, tuple[str, ...]], ...] = ()
    too_large: bool = False
    why: str = ""


def ask(file: CaseFile, packet: Held) -> Making:
    """Let a packet be made as it stands. Call it within a write; one that waits already is left as it is."""
    waiting = Making.objects.filter(packet=packet.row, state__in=(State.WAITING, State.RUNNING)).first()
    if waiting is not None:
        return waiting
    row = Making(packet=packet.row, case=file.case, version=packet.row.version, by=file.user)
    row.sealed_content = file.case_key.seal(row, "sealed_content", packet.content.to_seal())
    row.save(force_insert=True)
    file.record("packet.asked", f"packet {packet.row.place}")
    return row


def last_of(file: CaseFile, packet: Held) -> Outcome | None:
    """What came of the packet the last time it was asked for."""
    row = Making.objects.filter(packet=packet.row).select_related("by").first()
    if row is None:
        return None
    if row.sealed_outcome is None:
        return Outcome(row)
    told = file.case_key.unseal(row, "sealed_outcome")
    return Outcome(
        row,
        tuple(told["parts"]),
        told["pages"],
        tuple((title, reason) for title, reason in told["left_out"]),
        tuple((title, tuple(remarks)) for title, remarks in told["found"]),
        told["too_large"],
        told["why"],
    )


def make_all(_now: dt.datetime | None = None) -> int:
    """Make every packet that was asked for; how many. The worker for long work calls this.

    There is one such worker: what is marked as running when a round begins was cut off, and is tried again once.
    """
    rows = list(Making.objects.filter(state__in=(State.WAITING, State.RUNNING)).order_by("at"))
    for row in rows:
        _make(row)
    return len(rows)


def _make(row: Making) -> None:
    row.tries += 1
    row.state = State.RUNNING
    row.save(update_fields=["tries", "state"])
    try:
        case_key = open_key(row.case_id)
        content = Content.of(case_key.unseal(row, "sealed_content"))
        if row.tries > MOST_TRIES:
            raise PacketError(gettext_noop("It was cut off twice. Make two packets of it, or ask your technician."))
        made = _made(row, case_key, content)
    except SealingError:
        _log.warning("a packet was not made: its key or a document of it could not be opened")
        Making.objects.filter(pk=row.pk).update(state=State.FAILED, ended_at=timezone.now())
    except PacketError as wrong:
        _end(row, case_key, State.FAILED, {**_NOTHING, "why": str(wrong)})
    else:
        _keep(row, case_key, content, made)


_NOTHING: dict[str, Any] = {"parts": [], "pages": 0, "left_out": [], "found": [], "too_large": False, "why": ""}


def _made(row: Making, case_key: OpenKey, content: Content) -> Made:
    """The packet itself. Raises PacketError, SealingError."""
    documents = documents_by_id(row.case)

    def load(source: Source) -> bytes:
        document = documents.get(UUID(source.name))
        if document is None:
            raise FileNotFoundError
        return store.content(case_key, document)

    def said(done: int, steps: int) -> None:
        Making.objects.filter(pk=row.pk).update(done=done, steps=steps)

    return make(to_make(content, LARGEST_PART), load, said)


def _keep(row: Making, case_key: OpenKey, content: Content, made: Made) -> None:
    """Keep the parts as documents of the case, unless it was erased meanwhile."""
    titles = {exhibit.document: exhibit.title for exhibit in content.exhibits}
    with transaction.atomic():
        case = Case.objects.select_for_update().filter(pk=row.case_id).exclude(status=Status.ERASED).first()
        if case is None:
            return
        parts = []
        for number, part in enumerate(made.parts, 1):
            ending = f"_Part{number}" if len(made.parts) > 1 else ""
            pages = (*made.first_pages[1:], made.pages + 1)[number - 1] - made.first_pages[number - 1]
            seen = Inspected("application/pdf", "pdf", pages, (), scanned=False)
            name = f"{content.title}{ending}.pdf"
            what = content.title + (f" ({number}/{len(made.parts)})" if ending else "")
            document = store.take(case, case_key, row.by, name=name, what=what[:200], content=part, seen=seen)
            record(row.by_id, "document.taken", case.pk, f"document {document.place}")
            parts.append(document.place)
        outcome = {
            "parts": parts,
            "pages": made.pages,
            "left_out": [[titles.get(one.name, ""), one.reason] for one in made.left_out],
            "found": [[titles.get(one.name, ""), list(one.remarks)] for one in made.taken if one.remarks],
            "too_large": made.too_large,
            "why": "",
        }
        _end(row, case_key, State.MADE, outcome)
        record(row.by_id, "packet.made", case.pk, f"packet {row.packet.place}")


def _end(row: Making, case_key: OpenKey, state: State, outcome: dict[str, Any]) -> None:
    row.state, row.ended_at = state, timezone.now()
    row.sealed_outcome = case_key.seal(row, "sealed_outcome", outcome)
    row.save(update_fields=["state", "ended_at", "sealed_outcome"])


def why_in_words(why: str) -> str:
    """Why a packet was not made, in the language of the page where we have the words."""
    return gettext(why) if why else ""
