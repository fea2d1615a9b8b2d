"""Pages of consents and of the register, and the texts that wait for a second reader."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.office.border.testimony import consents
from amparo.office.border.testimony.forms import ConsentForm, PaperForm, WithdrawForm
from amparo.office.border.testimony.models import Consent
from amparo.office.border.testimony.queue import to_ask_back, to_read
from amparo.office.border.testimony.releases import releases_of
from amparo.office.border.testimony.texts import texts_of
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import WORKING, Permission
from amparo.office.cases.casework.places import at_place
from amparo.office.cases.documents import store
from amparo.office.cases.documents.models import Document
from amparo.office.cases.people.persons import people_of
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then


@require_safe
def testimony(request: HttpRequest, number: str) -> HttpResponse:
    """Who agreed to what, the texts, and what left."""
    file = enter(request, number, Permission.READ)
    page = {
        "file": file,
        "people": {person.row.pk: person.names for person in people_of(file)},
        "consents": consents.consents_of(file),
        "texts": [version for version in texts_of(file) if version.newest],
        "releases": releases_of(file),
        "may": {permission.value: file.may(permission) for permission in Permission},
        "back": reverse("casework:case", args=[number]),
        "section": "people",
    }
    return render(request, "testimony/testimony.html", page)


@require_safe
def register(request: HttpRequest, number: str) -> HttpResponse:
    """The register of a case, to print: what went where, on whose consent."""
    file = enter(request, number, Permission.READ)
    page = {
        "file": file,
        "people": {person.row.pk: person.names for person in people_of(file)},
        "releases": releases_of(file),
        "back": _back(file),
    }
    return render(request, "testimony/register.html", page)


@require_http_methods(["GET", "POST"])
def add_consent(request: HttpRequest, number: str) -> HttpResponse:
    """Record that somebody agreed."""
    file = enter(request, number, Permission.CHANGE)
    people = people_of(file)
    form = ConsentForm(people, store.documents_of(file), consents.births_of(file), posted(request))
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        with file.write():
            person = at_place(people, int(cleaned["person"])).row
            consents.add(file, person, form.terms, cleaned["until"], _paper(file, cleaned["paper"]))
            file.then = _back(file)
        return then(request, file.then, _("Saved."))
    return _form_page(request, file, form, _("Consent"), _back(file))


@require_safe
def consent(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """One consent: its terms, whether it is live, and where the story went on it."""
    file = enter(request, number, Permission.READ)
    consented = _consented(file, place)
    page = {
        "file": file,
        "consent": consented,
        "person": next(each.names for each in people_of(file) if each.row.pk == consented.row.person_id),
        "releases": [each for each in releases_of(file) if consented.row in each.row.consents.all()],
        "may": {permission.value: file.may(permission) for permission in Permission},
        "back": _back(file),
    }
    return render(request, "testimony/consent.html", page)


@require_http_methods(["GET", "POST"])
def withdraw_consent(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """They take their consent back. Anybody who works on the case writes that down, at once."""
    file = enter(request, number, Permission.ADD)
    row, form = _row(file, place), WithdrawForm(posted(request))
    back = reverse("testimony:consent", args=[number, place])
    if request.method == "POST" and form.is_valid():
        with file.write():
            consents.withdraw(file, row, form.cleaned_data["how"])
            file.then = back
        return then(
            request, file.then, _("Consent withdrawn. Nothing more is released under it; see what was released before.")
        )
    return _form_page(request, file, form, _("Withdraw consent"), back, action=_("Withdraw"), grave=True)


@require_http_methods(["GET", "POST"])
def paper_of_consent(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """The signed paper came."""
    file = enter(request, number, Permission.CHANGE)
    row, form = _row(file, place), PaperForm(store.documents_of(file), posted(request))
    back = reverse("testimony:consent", args=[number, place])
    if request.method == "POST" and form.is_valid():
        with file.write():
            paper = _paper(file, form.cleaned_data["paper"])
            assert paper is not None
            consents.put_in_writing(file, row, paper)
            file.then = back
        return then(request, file.then, _("Saved."))
    return _form_page(request, file, form, _("Signed consent form"), back)


@for_roles(*WORKING)
@require_safe
def testimony_queue(request: HttpRequest) -> HttpResponse:
    """Texts that wait for a second reader, and what should be asked back, across the member's cases."""
    user = admitted(request)
    reading, asking = to_read(user), to_ask_back(user)
    record(user.pk, "testimony.listed", about=f"{len(reading)} to read, {len(asking)} to ask back")
    return render(request, "testimony/queue.html", {"reading": reading, "asking": asking, "section": "today"})


def _consented(file: CaseFile, place: int) -> consents.Consented:
    for consented in consents.consents_of(file):
        if consented.row.place == place:
            return consented
    raise Http404


def _row(file: CaseFile, place: int) -> Consent:
    row = Consent.objects.filter(case=file.case, place=place).first()
    if row is None:
        raise Http404
    return row


def _paper(file: CaseFile, place: str) -> Document | None:
    return Document.objects.filter(case=file.case, place=int(place), removed_at=None).first() if place else None


def _back(file: CaseFile) -> str:
    return reverse("testimony:testimony", args=[file.case.number])


def _form_page(request: HttpRequest, file: CaseFile, form: Any, title: str, back: str, **more: Any) -> HttpResponse:
    if form.errors:
        file.seen()
    page = {"file": file, "form": form, "title": title, "back": back, **more}
    return render(request, "testimony/form.html", page, status=422 if form.errors else 200)
