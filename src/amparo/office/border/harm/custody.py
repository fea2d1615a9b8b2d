"""Who had a piece of evidence in hand, and whether it is still what was taken in. Entries are only ever added."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.errors import SealingError
from amparo.office.border.harm.incidents import incidents_of
from amparo.office.border.harm.models import Custody
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.documents import store
from amparo.office.cases.documents.models import Document
from amparo.office.platform.encryption.case_keys import OpenKey


class Act(models.TextChoices):
    """What was done with it."""

    RECEIVED = "received", _("Received from a person")
    LOOKED = "looked", _("Examined")
    COPIED = "copied", _("Copied")
    HANDED = "handed", _("Handed over")
    RETURNED = "returned", _("Returned to its owner")
    COMPARED = "compared", _("Compared with its fingerprint")


BY_HAND = [act for act in Act if act is not Act.COMPARED]
"""What a member writes down; the comparison is only ever made by the machine."""


class Result(models.TextChoices):
    """What a comparison found."""

    NONE = "", ""
    SAME = "same", _("The file is unchanged.")
    OTHER = "other", _("The file is NOT the one that was uploaded, or cannot be opened.")
    MISSING = "missing", _("The sealed file is missing. Restore it from a backup.")


@dataclass(frozen=True, slots=True)
class Handled:
    """One entry of the chain, unsealed."""

    at: dt.datetime
    by: str
    act: Act
    on: dt.date
    who: str
    note: str
    sha256: str
    result: Result


def chain_of(file: CaseFile, document: UUID | None = None) -> list[tuple[UUID, Handled]]:
    """The entries of a case, or of one of its documents, oldest first. One query."""
    rows = Custody.objects.filter(case=file.case).select_related("by").order_by("at", "pk")
    return [
        (row.document, _unsealed(file.case_key, row))
        for row in (rows if document is None else rows.filter(document=document))
    ]


def note(file: CaseFile, held: store.Held, *, act: Act, on: dt.date, who: str, text: str) -> None:
    """Record who had a document in hand. Call it within a deed."""
    _add(file, held, {"act": act.value, "on": on.isoformat(), "who": who, "note": text, "result": ""})
    file.record("custody.noted", f"document {held.place}")


def compare(file: CaseFile, held: store.Held) -> Result:
    """Open the sealed file, reckon its SHA-256 anew and record whether it is the one that was taken in."""
    try:
        store.content(file.case_key, held.row)
        result = Result.SAME
    except SealingError:
        result = Result.OTHER if store.path_of(held.row).exists() else Result.MISSING
    today = timezone.localdate().isoformat()
    _add(file, held, {"act": Act.COMPARED.value, "on": today, "who": "", "note": "", "result": result.value})
    file.record("custody.compared", f"document {held.place} {result.value}")
    return result


def _add(file: CaseFile, held: store.Held, what: dict[str, str]) -> None:
    row = Custody(case=file.case, document=held.row.pk, by=file.user)
    row.sealed_what = file.case_key.seal(row, "sealed_what", {**what, "sha256": held.sha256})
    row.save(force_insert=True)


def _unsealed(case_key: OpenKey, row: Custody) -> Handled:
    unsealed = case_key.unseal(row, "sealed_what")
    return Handled(
        row.at,
        row.by.name,
        Act(unsealed["act"]),
        dt.date.fromisoformat(unsealed["on"]),
        unsealed["who"],
        unsealed["note"],
        unsealed["sha256"],
        Result(unsealed["result"]),
    )


def bears_out(file: CaseFile, row: Document) -> str:
    """Why a document may not be taken off the file: it is evidence of an incident that stands."""
    standing = (incident.details for incident in incidents_of(file) if not incident.details.withdrawn)
    if any(exhibit.document == row.pk for condition in standing for exhibit in condition.exhibits):
        return gettext_noop("It is evidence of harm in this case. Remove it from the incident first.")
    return ""


def erase_custody(case: Case) -> None:
    """Destroy who had which evidence in hand."""
    Custody.objects.filter(case=case).delete()
