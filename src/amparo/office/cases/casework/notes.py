"""Notes of a case: written, struck out, never lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.office.cases.access.gate import CaseFile, added, enter
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.casework.forms import NoteForm
from amparo.office.cases.casework.models import Note
from amparo.office.cases.casework.places import address
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then


@dataclass(frozen=True, slots=True)
class Written:
    """A note, unsealed."""

    id: UUID
    text: str
    author: str
    at: dt.datetime
    struck: bool
    may_strike: bool
    """Whether the member who reads it wrote it and may strike it out, or take that back."""


def notes_of(file: CaseFile) -> list[Written]:
    """The notes of a case, newest first."""
    rows = Note.objects.filter(case=file.case).select_related("author").order_by("-at")
    return [
        Written(
            row.pk,
            file.case_key.unseal(row, "sealed_text"),
            row.author.name,
            row.at,
            row.struck_at is not None,
            row.author_id == file.user.pk and file.may_change("note.written", f"note {row.pk}"),
        )
        for row in rows
    ]


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, number: str) -> HttpResponse:
    """Write a note."""
    file = enter(request, number, Permission.ADD)
    form = NoteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with file.write():
            row = Note(case=file.case, author=file.user)
            row.sealed_text = file.case_key.seal(row, "sealed_text", form.cleaned_data["text"])
            row.save(force_insert=True)
            file.record("note.written", f"note {row.pk}")
            file.then = address(file.case, part="notes")
        return then(request, file.then)
    if form.errors:
        file.seen()
    page = {
        "form": form,
        "title": _("A note"),
        "back": address(file.case, part="notes"),
        "file": file,
    }
    return render(request, "casework/note.html", page, status=422 if form.errors else 200)


@require_POST
def strike(request: HttpRequest, number: str, note: UUID) -> HttpResponse:
    """Strike a note of one's own out, or take that back. What is so already stays so."""
    file = enter(request, number, Permission.CHANGE, added("note.written", f"note {note}"))
    restores = bool(request.POST.get("restore"))
    with file.write():
        rows = Note.objects.filter(case=file.case, author=file.user, pk=note)
        if not rows.exists():
            raise Http404
        if rows.filter(struck_at__isnull=not restores).update(struck_at=None if restores else timezone.now()):
            file.record("note.restored" if restores else "note.struck", f"note {note}")
        file.then = address(file.case, part="notes")
    return then(request, file.then)


def erase_in(case: Case) -> None:
    """Destroy the notes of the case."""
    Note.objects.filter(case=case).delete()
