"""Packets read and written. Every write says which version it was made from; two who edit at once are told."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_noop

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Changed
from amparo.office.cases.documents.models import Document
from amparo.office.cases.packets.content import Content
from amparo.office.cases.packets.models import Packet
from amparo.office.platform.encryption.case_keys import OpenKey

MOST_EXHIBITS = 200


@dataclass(frozen=True, slots=True)
class Held:
    """A packet, unsealed."""

    row: Packet
    content: Content


def held(case_key: OpenKey, row: Packet) -> Held:
    """A packet of its row. Raises SealingError."""
    return Held(row, Content.of(case_key.unseal(row, "sealed_content")))


def packets_of(file: CaseFile) -> list[Held]:
    """The packets of a case, the last first. One query."""
    return [held(file.case_key, row) for row in Packet.objects.filter(case=file.case)]


def packet_of(file: CaseFile, place: int) -> Held:
    """One of them. Raises Http404."""
    row = Packet.objects.filter(case=file.case, place=place).first()
    if row is None:
        raise Http404
    return held(file.case_key, row)


def begin(file: CaseFile, content: Content) -> Packet:
    """A new packet. Call it within a write."""
    last = Packet.objects.filter(case=file.case).order_by("-place").values_list("place", flat=True).first()
    row = Packet(case=file.case, place=(last or 0) + 1, by=file.user)
    row.sealed_content = file.case_key.seal(row, "sealed_content", content.to_seal())
    row.save(force_insert=True)
    file.record("packet.begun", f"packet {row.place}")
    return row


def change(file: CaseFile, place: int, version: int, content: Content) -> None:
    """Let a packet be so from now on. Call it within a write. Raises Changed with what stands there."""
    now = packet_of(file, place)
    if now.row.version != version:
        raise Changed(now)
    row = now.row
    row.version += 1
    row.sealed_content = file.case_key.seal(row, "sealed_content", content.to_seal())
    row.save(update_fields=["version", "sealed_content"])
    file.record("packet.changed", f"packet {place}")


def named_in(file: CaseFile, row: Document) -> str:
    """Why a document may not be taken off the file: a packet has it as an exhibit."""
    key = str(row.pk)
    if any(exhibit.document == key for one in packets_of(file) for exhibit in one.content.exhibits):
        return gettext_noop("It is an exhibit of a packet of this case. Take it out of the packet first.")
    return ""


def documents_by_id(case: Case) -> dict[UUID, Document]:
    """The documents on the file, by id."""
    return {row.pk: row for row in Document.objects.filter(case=case, removed_at__isnull=True)}


def erase_in(case: Case) -> None:
    """Destroy the packets of the case, and what came of making them."""
    Packet.objects.filter(case=case).delete()
