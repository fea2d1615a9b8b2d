"""Pages of the forms of a case: the list, beginning one, and what each says, with its review and its filing."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.forms.answers import asked_of
from amparo.forms.checks.finding import at
from amparo.forms.reading import maps
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.casework.places import at_place
from amparo.office.cases.filings import preparing
from amparo.office.cases.filings.forms import AskedForm, BeginForm, CommentForm, MovedForm
from amparo.office.cases.filings.opening import MEANWHILE, called, now_of
from amparo.office.cases.filings.preparing import (
    BENEFICIARY,
    ON_A_MOVE,
    Now,
    Prepared,
    comments_of,
    current,
    may_approve,
    prepared_of,
)
from amparo.office.cases.filings.shown import findings_of, parts_of
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import people_of
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.law_text import law_words
from amparo.office.platform.ui.redirects import then


@require_safe
def forms_of_case(request: HttpRequest, number: str) -> HttpResponse:
    """The forms of a case: what is open first."""
    file = enter(request, number, Permission.READ)
    people = {someone.row.pk: someone for someone in people_of(file)}
    lines = [(one, people[one.row.person_id]) for one in prepared_of(file) if one.row.person_id in people]
    page = {
        "file": file,
        "open": [line for line in lines if line[0].open],
        "over": [line for line in lines if not line[0].open],
        "may_add": file.may(Permission.ADD),
        "may_change": file.may(Permission.CHANGE),
    }
    return render(request, "filings/forms.html", page)


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, number: str) -> HttpResponse:
    """Choose a form and whom it is for."""
    file = enter(request, number, Permission.ADD)
    people = [someone for someone in people_of(file) if someone.row.part != Part.ADVERSE]
    form = BeginForm(
        people,
        _offered(),
        _relatives(file),
        posted(request),
        needs_relative=frozenset(BENEFICIARY),
        initial=_wanted(request),
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        name, _sign, edition = chosen["form"].partition("_")
        relative = chosen["relative"].partition(" ")[2]
        with file.write():
            row = preparing.begin(file, at_place(people, chosen["person"]), maps()[name, edition], relative)
            file.then = reverse("filings:form", args=[number, row.pk])
        return then(request, file.then)
    if form.errors:
        file.seen()
    page = {
        "file": file,
        "form": form,
        "title": _("Prepare a form"),
        "action": _("Prepare"),
        "back": reverse("filings:forms", args=[number]),
    }
    return render(request, "ui/form.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def moved(request: HttpRequest, number: str) -> HttpResponse:
    """Prepare at once what a move asks for: the AR-11 for USCIS and the EOIR-33 for the court."""
    file = enter(request, number, Permission.ADD)
    people = [someone for someone in people_of(file) if someone.row.part != Part.ADVERSE]
    form = MovedForm(people, posted(request))
    if request.method == "POST" and form.is_valid():
        someone = at_place(people, form.cleaned_data["person"])
        with file.write():
            for name in ON_A_MOVE:
                preparing.begin(file, someone, current(name))
            file.then = reverse("filings:forms", args=[number])
        return then(
            request, file.then, _("Both forms are prepared. Their deadlines are counted from the day of the move.")
        )
    if form.errors:
        file.seen()
    page = {
        "file": file,
        "form": form,
        "title": _("A change of address"),
        "lead": _(
            "Prepares the AR-11 for USCIS and the EOIR-33 for the court. Enter the new address in the biography, and"
            " the day of the move among the facts of the court: the deadlines of both are counted from it."
        ),
        "action": _("Prepare both forms"),
        "back": reverse("filings:forms", args=[number]),
    }
    return render(request, "ui/form.html", page, status=422 if form.errors else 200)


@require_safe
def form(request: HttpRequest, number: str, form: UUID) -> HttpResponse:
    """What a form says, item by item, and what is to be looked at."""
    file = enter(request, number, Permission.READ)
    return _page(request, file, now_of(file, form))


@require_safe
def sheet(request: HttpRequest, number: str, form: UUID) -> HttpResponse:
    """The answers for typing into the agency's own site, item by item, to be printed."""
    file = enter(request, number, Permission.DOWNLOAD)
    now = now_of(file, form)
    file.record("form.sheet", f"form {form}")
    page = {"file": file, "now": now, "prepared": now.prepared, "parts": parts_of(now, ())}
    return render(request, "filings/sheet.html", page)


@require_http_methods(["GET", "POST"])
def asked(request: HttpRequest, number: str, form: UUID) -> HttpResponse:
    """What only this form asks."""
    file = enter(request, number, Permission.ADD)
    prepared = preparing.prepared(file, form)
    _refuse_unless_open(prepared)
    version = prepared.row.version if request.method == "GET" else version_sent(request)
    told = {name: str(value) for name, value in asked_of(prepared.form, now_of(file, form).client).items()}
    fields = AskedForm(prepared.form, posted(request), told)
    problem = ""
    if request.method == "POST" and fields.is_valid():
        try:
            with file.write():
                preparing.write_asked(file, prepared, version, fields.asked)
                file.then = reverse("filings:form", args=[number, form])
            return then(request, file.then, _("Saved."))
        except Changed:
            problem, version = _(MEANWHILE), preparing.prepared(file, form).row.version
    if fields.errors or problem:
        file.seen()
    page = {
        "file": file,
        "form": fields,
        "problem": problem,
        "version": version,
        "title": _("Questions that only this form asks"),
        "lead": called(prepared),
        "back": reverse("filings:form", args=[number, form]),
    }
    return render(request, "filings/small_form.html", page, status=409 if problem else 422 if fields.errors else 200)


@require_POST
def step(request: HttpRequest, number: str, form: UUID) -> HttpResponse:
    """Go on with a form: hand it to a second person, approve it, open it again, set it aside."""
    file = enter(request, number, Permission.ADD)
    chosen = request.POST.get("step", "")
    if chosen in ("reopen", "set_aside") and not file.may_change("form.begun", f"form {form}"):
        file.refuse()
    if chosen == "approve" and not file.may(Permission.CHANGE):
        file.refuse()
    return _done(request, file, form, lambda now: _go_on(file, now, chosen, version_sent(request)))


def _go_on(file: CaseFile, now: Now, chosen: str, version: int) -> None:
    match chosen:
        case "review":
            preparing.ask_review(file, now, version)
        case "approve":
            preparing.approve(file, now, version)
        case "reopen":
            preparing.take_back(file, now.prepared, version)
        case "set_aside":
            preparing.set_aside(file, now.prepared, version)
        case _:
            raise OfficeError(gettext_noop("Choose what to do with the form."))


@require_POST
def look(request: HttpRequest, number: str, form: UUID) -> HttpResponse:
    """Put down that what was found is right so."""
    file = enter(request, number, Permission.CHANGE)

    def looked(now: Now) -> None:
        sent = request.POST.get("finding", "")
        finding = next((one for one in now.asking if preparing.token(one) == sent), None)
        if finding is None:
            raise OfficeError(gettext_noop("This has changed since it was shown. Check it again."))
        preparing.look_at(file, now.prepared, version_sent(request), finding)

    return _done(request, file, form, looked)


@require_http_methods(["GET", "POST"])
def comment(request: HttpRequest, number: str, form: UUID, item: str) -> HttpResponse:
    """Say something of one item of a form."""
    file = enter(request, number, Permission.ADD)
    now = now_of(file, form)
    _refuse_unless_open(now.prepared)
    answer = next((answer for answer in now.answers if preparing.item_token(answer.key) == item), None)
    if answer is None:
        raise Http404
    fields = CommentForm(posted(request))
    if request.method == "POST" and fields.is_valid():
        with file.write():
            preparing.comment(file, now.prepared, item, fields.cleaned_data["text"])
            file.then = f"{reverse('filings:form', args=[number, form])}#{item}"
        return then(request, file.then, _("Saved."))
    if fields.errors:
        file.seen()
    page = {
        "file": file,
        "form": fields,
        "title": _("Comment on an item"),
        "lead": format_html('<span lang="en">{}</span>', at(answer)),
        "back": reverse("filings:form", args=[number, form]),
    }
    return render(request, "filings/small_form.html", page, status=422 if fields.errors else 200)


@require_POST
def settle(request: HttpRequest, number: str, form: UUID, comment: UUID) -> HttpResponse:
    """Put a comment down as settled."""
    file = enter(request, number, Permission.ADD)
    prepared = preparing.prepared(file, form)
    with file.write():
        preparing.settle(file, prepared, comment)
        file.then = reverse("filings:form", args=[number, form])
    return then(request, file.then, _("Settled."))


def _done(request: HttpRequest, file: CaseFile, form: UUID, deed: Callable[[Now], None]) -> HttpResponse:
    """Do something to a form, and show it; where it cannot be done, with the reason."""
    try:
        with file.write():
            deed(now_of(file, form))
            file.then = reverse("filings:form", args=[file.case.number, form])
        return then(request, file.then, _("Saved."))
    except Changed:
        problem = _(MEANWHILE)
    except OfficeError as wrong:
        problem = _(str(wrong))
    file.seen()
    return _page(request, file, now_of(file, form), problem)


def _page(request: HttpRequest, file: CaseFile, now: Now, problem: str = "") -> HttpResponse:
    prepared = now.prepared
    remarks = comments_of(file, prepared)
    parts = parts_of(now, remarks)
    page = {
        "file": file,
        "now": now,
        "prepared": prepared,
        "problem": problem,
        "findings": findings_of(now),
        "parts": parts,
        "open_comments": sum(part.open_comments for part in parts),
        "may_add": file.may(Permission.ADD),
        "may_change": file.may(Permission.CHANGE),
        "may_approve": may_approve(file, prepared),
        "may_download": file.may(Permission.DOWNLOAD),
        "alone": not preparing.others_who_review(file),
    }
    return render(request, "filings/form.html", page, status=409 if problem else 200)


def _refuse_unless_open(prepared: Prepared) -> None:
    if not prepared.open:
        raise Http404


def _offered() -> list[tuple[str, str]]:
    """The newest edition of each form first; one that is taken no longer says so."""
    return [
        (
            f"{form.name}_{form.edition.isoformat()}",
            f"{form.name.upper()} ({form.edition_printed}): {law_words(form.title)}"
            + ("" if form.current else f" ({_('older edition')})"),
        )
        for form in maps().values()
    ]


def _wanted(request: HttpRequest) -> dict[str, str]:
    """What the guide to family petitions has chosen already: a form, and a relative by the key of their record."""
    name, relative = request.GET.get("form", ""), request.GET.get("relative", "")
    edition = next((form.edition.isoformat() for form in maps().values() if form.name == name and form.current), "")
    return {"form": f"{name}_{edition}", "relative": relative, "person": relative.partition(" ")[0]}


def _relatives(file: CaseFile) -> list[tuple[str, str]]:
    """The relatives told of each person: number of the person, key of the record, and the name."""
    found = []
    ledgers = ledgers_of(file)
    for someone in people_of(file):
        ledger = ledgers.get(someone.row.pk)
        for record in ledger.biography.get("relatives", ()) if ledger else ():
            names = [str(record.fields.get(name, "")) for name in ("given_name", "family_name")]
            found.append((f"{someone.place} {record.key}", f"{' '.join(filter(None, names))} ({someone.names})"))
    return found
