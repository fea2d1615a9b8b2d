"""Evidence: one document, its fingerprint, what it bears out, and who had it in hand."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amparo.office.border.harm import custody
from amparo.office.border.harm.custody import Act, Result
from amparo.office.border.harm.forms import CustodyForm
from amparo.office.border.harm.incidents import incidents_of
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.documents import store
from amparo.office.cases.documents.models import Document
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then


@require_http_methods(["GET", "POST"])
def evidence(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """The chain of custody of a document, and a new entry of it."""
    file = enter(request, number, Permission.ADD)
    held = _held(file, place)
    form = CustodyForm(posted(request))
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        with file.write():
            custody.note(
                file, held, act=Act(cleaned["act"]), on=cleaned["on"], who=cleaned["who"], text=cleaned["text"]
            )
            file.then = reverse("harm:evidence", args=[number, place])
        return then(request, file.then, _("Saved."))
    if form.errors:
        file.seen()
    bears_out = [
        incident
        for incident in incidents_of(file)
        if held.row.pk in {named.document for named in incident.details.exhibits}
    ]
    page = {
        "file": file,
        "held": held,
        "form": form,
        "bears_out": bears_out,
        "chain": [entry for _document, entry in custody.chain_of(file, held.row.pk)],
        "may": {permission.value: file.may(permission) for permission in Permission},
        "section": "people",
    }
    return render(request, "harm/evidence.html", page, status=422 if form.errors else 200)


@require_POST
def compare_evidence(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Reckon the fingerprint anew and say whether the file is unchanged."""
    file = enter(request, number, Permission.ADD)
    held = _held(file, place)
    with file.write():
        found = custody.compare(file, held)
        file.then = reverse("harm:evidence", args=[number, place])
    if found is Result.SAME:
        messages.success(request, found.label)
    else:
        messages.error(request, found.label)
    return then(request, file.then)


def _held(file: CaseFile, place: int) -> store.Held:
    row = Document.objects.filter(case=file.case, place=place).select_related("taken_by").first()
    if row is None:
        raise Http404
    return store.held(file.case_key, row)
