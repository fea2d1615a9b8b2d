"""Pages of whereabouts. What they show is for the named only; the rest are told whom to ask, and nothing else."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.office.border.whereabouts import deeds, tier
from amparo.office.border.whereabouts.forms import NameForm, WhereForm
from amparo.office.border.whereabouts.models import Named
from amparo.office.border.whereabouts.records import trails_of, write
from amparo.office.border.whereabouts.tier import NotNamed
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.people.persons import people_of
from amparo.office.platform.accounts.access import is_fresh, once_more, once_more_to_see
from amparo.office.platform.accounts.models import User
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then


@once_more
@require_safe
def whereabouts(request: HttpRequest, number: str) -> HttpResponse:
    """Where the people of a case are, for those named; whom to ask, for the others."""
    file = enter(request, number, Permission.READ)
    return _page(request, file, NameForm())


@once_more_to_see
@require_http_methods(["GET", "POST"])
def add_whereabouts(request: HttpRequest, number: str) -> HttpResponse:
    """Record where somebody is. The words are kept by no draft and no session: they stay in the form."""
    file = enter(request, number, Permission.ADD)
    people = people_of(file)
    form = WhereForm(people, posted(request))
    stale = request.method == "POST" and not is_fresh(request)
    if request.method == "POST" and not stale and form.is_valid():
        try:
            with file.write():
                write(file, at_place(people, form.cleaned_data["place"]), form.where)
                file.then = _back(file)
            return then(request, file.then, _("Saved."))
        except NotNamed:
            return _locked(request, file, status=403)
    if not tier.is_kept(file.case) or _may_open(file):
        if stale or form.errors:
            file.seen()
        page = {"form": form, "file": file, "stale": stale, "back": _back(file), "title": _("Whereabouts")}
        return render(request, "whereabouts/write.html", page, status=422 if stale or form.errors else 200)
    return _locked(request, file, status=403 if request.method == "POST" else 200)


@once_more
@require_POST
def name_whereabouts(request: HttpRequest, number: str) -> HttpResponse:
    """Let one more member know, or ask to take over where no attorney is left; another attorney grants that."""
    file = enter(request, number, Permission.GUARD)
    form = NameForm(posted(request))
    taking_over = request.POST.get("what") == "take over"
    if not taking_over and not form.is_valid():
        return _page(request, file, form)
    try:
        with file.write():
            if taking_over:
                file.then = reverse("approval_pages:approval", args=[deeds.ask_for(file).pk])
            else:
                tier.name(file, form.cleaned_data["user"])
                file.then = _back(file)
    except NotNamed:
        return _locked(request, file, status=403)
    except OfficeError as wrong:
        form.add_error("user", _(str(wrong)))
        return _page(request, file, form)
    return then(request, file.then, "" if taking_over else _("Access given. They can open it from now on."))


@once_more
@require_POST
def unname_whereabouts(request: HttpRequest, number: str, user: int) -> HttpResponse:
    """Take a member off those who may know."""
    file = enter(request, number, Permission.GUARD)
    member = get_object_or_404(User, pk=user)
    try:
        with file.write():
            tier.unname(file, member)
            file.then = _back(file)
    except NotNamed:
        return _locked(request, file, status=403)
    except OfficeError as wrong:
        form = NameForm({"user": str(user)})
        form.is_valid()
        form.add_error("user", _(str(wrong)))
        return _page(request, file, form)
    return then(request, file.then, _("Access removed. They can no longer open it."))


def _page(request: HttpRequest, file: CaseFile, form: NameForm) -> HttpResponse:
    page: dict[str, object] = {"file": file, "form": form, "back": address(file.case), "kept": tier.is_kept(file.case)}
    if page["kept"]:
        try:
            case_key = tier.open_tier(file)
        except NotNamed:
            return _locked(request, file)
        page["trails"] = trails_of(file, case_key)
        page["named"] = Named.objects.filter(case=file.case).select_related("user").order_by("user__name")
    page["may_add"], page["may_guard"] = file.may(Permission.ADD), file.may(Permission.GUARD)
    return render(request, "whereabouts/whereabouts.html", page, status=422 if form.errors else 200)


def _locked(request: HttpRequest, file: CaseFile, status: int = 200) -> HttpResponse:
    """Whom to ask. Neither what is kept nor how much, nor who is named: that would say whom to press."""
    file.record("whereabouts.refused")
    orphaned = file.may(Permission.GUARD) and tier.may_take_over(file)
    page = {"file": file, "back": address(file.case), "leads": tier.leads_of(file.case), "orphaned": orphaned}
    return render(request, "whereabouts/locked.html", page, status=status)


def _may_open(file: CaseFile) -> bool:
    try:
        tier.open_tier(file, "whereabouts.opened")
    except NotNamed:
        return False
    return True


def _back(file: CaseFile) -> str:
    return reverse("whereabouts:whereabouts", args=[file.case.number])
