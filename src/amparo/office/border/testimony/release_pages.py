"""Pages on which a text leaves: attorneys alone, who show once more who they are."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.office.border.testimony import deeds, releases, texts
from amparo.office.border.testimony.clearing import Refusal
from amparo.office.border.testimony.consents import consents_of
from amparo.office.border.testimony.forms import AskedBackForm, ReleaseForm
from amparo.office.border.testimony.models import Release
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.documents.views import SANDBOX
from amparo.office.cases.people.persons import people_of
from amparo.office.platform.accounts.access import once_more
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then


@once_more
@require_http_methods(["GET", "POST"])
def release_testimony(request: HttpRequest, number: str, story: int) -> HttpResponse:
    """Ask to let a text go to somebody whom everybody in it agreed to. Refused without a live consent of each."""
    file = enter(request, number, Permission.EXPORT)
    version, consents = _newest(file, story), consents_of(file)
    form = ReleaseForm(releases.recipients_of(consents), posted(request))
    refused: str = ""
    if request.method == "POST" and form.is_valid():
        with file.write():
            released = releases.cleared(file, _newest(file, story), *form.recipient)
            if isinstance(released, Refusal):
                refused = str(releases.REFUSALS[released])
                file.record("testimony.not_released", f"story {story}: {released.name.lower()}")
            else:
                asked = deeds.ask_for(file, _newest(file, story), *form.recipient, form.cleaned_data["purpose"])
                file.then = reverse("approval_pages:approval", args=[asked.pk])
        if not refused:
            return then(request, file.then)
    if form.errors or refused:
        file.seen()
    page = {
        "file": file,
        "testimony": version,
        "form": form,
        "title": _("Release"),
        "action": _("Ask to release it"),
        "refused": refused,
        "consents": [consent for consent in consents if str(consent.row.person_id) in version.story.told_of],
        "people": {person.row.pk: person.names for person in people_of(file)},
        "back": reverse("testimony:testimony_text", args=[number, story]),
    }
    return render(request, "testimony/release.html", page, status=422 if form.errors or refused else 200)


@once_more
@require_http_methods(["GET", "POST"])
def give_out_testimony(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """The file of a release, if the consents still carry it at this moment."""
    file = enter(request, number, Permission.EXPORT)
    row = _row(file, place)
    refused = ""
    if request.method == "POST":
        with file.write():
            content = releases.give_out(file, row)
            if isinstance(content, Refusal):
                refused = str(releases.REFUSALS[content])
                file.record("testimony.not_released", f"release {place}: {content.name.lower()}")
        if not isinstance(content, Refusal):
            headers = {
                "Content-Disposition": content_disposition_header(True, f"testimony-{place}.txt") or "attachment",
                "Content-Security-Policy": SANDBOX,
            }
            return HttpResponse(content, content_type="application/octet-stream", headers=headers)
        file.seen()
    line = next(release for release in releases.releases_of(file) if release.row.pk == row.pk)
    page = {"file": file, "release": line, "refused": refused, "back": reverse("testimony:testimony", args=[number])}
    return render(request, "testimony/give_out.html", page, status=409 if refused else 200)


@require_http_methods(["GET", "POST"])
def ask_back_testimony(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """The recipient was asked to give it back."""
    file = enter(request, number, Permission.CHANGE)
    row, form = _row(file, place), AskedBackForm(posted(request))
    back = reverse("testimony:testimony", args=[number])
    if request.method == "POST" and form.is_valid():
        with file.write():
            releases.ask_back(file, row, form.cleaned_data["answer"])
            file.then = back
        return then(request, file.then, _("Saved."))
    if form.errors:
        file.seen()
    page = {"file": file, "form": form, "title": _("Return requested"), "back": back}
    return render(request, "testimony/form.html", page, status=422 if form.errors else 200)


def _newest(file: CaseFile, story: int) -> texts.UnsealedTestimony:
    for testimony in texts.texts_of(file):
        if testimony.row.story == story and testimony.newest:
            return testimony
    raise Http404


def _row(file: CaseFile, place: int) -> Release:
    row = Release.objects.filter(case=file.case, place=place).select_related("text").first()
    if row is None:
        raise Http404
    return row
