"""Forms that were begun: kept sealed for whoever began them, so that an ended session loses nothing."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from amparo.office.docket.gate import CaseFile
from amparo.office.statements.models import Draft

LARGEST = 60_000
_NOT_KEPT = frozenset({"csrfmiddlewaretoken", "once", "seen"})


def keep(file: CaseFile, form: str, sent: MultiValueDict[str, str]) -> Draft | None:
    """Keep what has been typed so far; nothing when it is empty or too long to be a form of ours."""
    fields = {name: values for name, values in sent.lists() if name not in _NOT_KEPT and any(values)}
    with transaction.atomic():
        name = _name(file, form)
        row = Draft.objects.select_for_update().filter(form=name).first()
        if not fields:
            if row is not None:
                row.delete()
            return None
        row = row or Draft(user=file.user, case=file.case, form=name)
        row.sealed_fields = file.box.seal(row, "sealed_fields", fields)
        if len(row.sealed_fields) > LARGEST:
            return None
        row.saved_at = timezone.now()
        row.save()
    return row


def kept(file: CaseFile, form: str) -> tuple[Draft, MultiValueDict[str, str]] | None:
    """The draft of a form, if there is one."""
    row = Draft.objects.filter(form=_name(file, form)).first()
    return None if row is None else (row, MultiValueDict(file.box.unseal(row, "sealed_fields")))


def discard(file: CaseFile, form: str) -> None:
    """Forget the draft of a form."""
    Draft.objects.filter(form=_name(file, form)).delete()


def _name(file: CaseFile, form: str) -> str:
    return f"{file.user.pk} {file.case.number} {form}"[:60]
