"""The paper of a form: what will be printed and what will not, and the PDF."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from amparo.forms.answers import Answer
from amparo.forms.pdf.addendum import Heading
from amparo.forms.printing import Printed, printed
from amparo.office.cases.access.gate import enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.filings.blanks import blank_of
from amparo.office.cases.filings.opening import now_of
from amparo.office.cases.filings.preparing import Now


@require_safe
def paper(request: HttpRequest, number: str, form: UUID) -> HttpResponse:
    """What of the answers goes on the paper, what is continued, and what has no place."""
    file = enter(request, number, Permission.DOWNLOAD)
    now = now_of(file, form)
    done = _printed(now)
    labels = {name: f"{a.part} {a.number} {a.label}" for a in answers_of(now) for name in a.fields}
    page = {
        "file": file,
        "now": now,
        "prepared": now.prepared,
        "printed": done,
        "left": [(labels.get(left.field, left.field), left.value) for left in done.left] if done else [],
        "signs": [(labels.get(name, name), signs) for name, signs in done.signs.items()] if done else [],
        "as_approved": now.prepared.copy is not None,
    }
    return render(request, "filings/paper.html", page)


@require_safe
def pdf(request: HttpRequest, number: str, form: UUID) -> HttpResponse:
    """The filled form, to be saved and printed."""
    file = enter(request, number, Permission.DOWNLOAD)
    now = now_of(file, form)
    done = _printed(now)
    if done is None:
        return redirect("filings:form_paper", number, form)
    file.record("form.printed", f"form {form}")
    name = f"{now.prepared.form.name}{'' if now.prepared.copy else '-draft'}.pdf"
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(done.file, content_type="application/pdf", headers=headers)


def answers_of(now: Now) -> list[Answer]:
    """What is printed: what was approved, else what the file says now."""
    return list(now.prepared.copy.answers if now.prepared.copy else now.answers)


def _printed(now: Now) -> Printed | None:
    blank = blank_of(now.prepared.form)
    if blank is None:
        return None
    form = now.prepared.form
    heading = Heading(f"Form {form.name.upper()}, {form.title.en}", str(now.someone.names), now.someone.a_number)
    return printed(form, answers_of(now), blank, heading, apart=True)
