"""Taking documents in and giving them out. Nothing is ever shown inside the office's own pages."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.office.cases.access.gate import CaseFile, added, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.documents import store
from amparo.office.cases.documents.inspection import LARGEST, Refused, inspect
from amparo.office.cases.documents.kinds import too_large
from amparo.office.cases.documents.models import Document
from amparo.office.platform.ui.fields import Text, posted
from amparo.office.platform.ui.redirects import then

SANDBOX = "sandbox; default-src 'none'"


class UploadForm(forms.Form):
    """A file and what it is."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF, picture, Word, Excel, e-mail, text, audio or video, up to 25 MB."),
    )
    what = Text(
        label=gettext_lazy("What it is"),
        max_length=200,
        help_text=gettext_lazy("For example: I-94, birth certificate."),
    )


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, number: str) -> HttpResponse:
    """Take a document in: looked at in a sandbox, then sealed."""
    file = enter(request, number, Permission.ADD)
    form = UploadForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            if sent.size > LARGEST:
                form.add_error("file", _("This file has %(size)s.") % {"size": filesizeformat(sent.size)})
                raise Refused(too_large(sent.read(1024)))
            content = sent.read()
            seen = inspect(content, settings.SCANNER)
            with file.write():
                what = form.cleaned_data["what"]
                row = store.take(
                    file.case, file.case_key, file.user, name=sent.name, what=what, content=content, seen=seen
                )
                file.record("document.taken", f"document {row.place}")
                file.then = _back(file)
            return then(request, file.then, _("Uploaded and encrypted."))
        except Refused as wrong:
            form.add_error("file", _(wrong.reason))
    if form.errors:
        file.seen()
    page = {"form": form, "title": _("Upload a document"), "back": _back(file), "file": file, "action": _("Upload")}
    return render(request, "documents/upload.html", page, status=422 if form.errors else 200)


@require_safe
def download(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Give a document out, to be saved and not to be shown."""
    file = enter(request, number, Permission.DOWNLOAD)
    row = _row(file, place)
    content = store.content(file.case_key, row)
    file.record("document.downloaded", f"document {row.place}")
    held = store.held(file.case_key, row)
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(True, held.name) or "attachment",
            "Content-Security-Policy": SANDBOX,
        },
    )


@require_POST
def remove(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Take a document off the file, or put it back."""
    file = enter(request, number, Permission.CHANGE, added("document.taken", f"document {place}"))
    row = _row(file, place, removed=bool(request.POST.get("restore")))
    try:
        with file.write():
            if request.POST.get("restore"):
                store.restore(file, row)
            else:
                store.remove(file, row)
            file.then = _back(file)
    except store.Needed as wrong:
        return then(request, _back(file), _(str(wrong)))
    return then(request, file.then, _("Restored.") if row.removed_at else _("Removed. It can be restored for a month."))


def _row(file: CaseFile, place: int, *, removed: bool = False) -> Document:
    rows = Document.objects.filter(case=file.case, place=place, removed_at__isnull=not removed)
    row = rows.select_related("taken_by").first()
    if row is None:
        raise Http404
    return row


def _back(file: CaseFile) -> str:
    return reverse("casework:case", args=[file.case.number]) + "#documents"
