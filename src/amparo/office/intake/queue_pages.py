"""The queue, the hours one offers, the organisations to refer to, and what the public pages say of the office."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.office.cases.access.gate import one_transaction
from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.cases.messages.profile import as_published, set_profile
from amparo.office.front_door.dropbox.models import SealedMessage
from amparo.office.intake import hours as offering
from amparo.office.intake.forms import HoursForm, OrganisationForm, ProfileForm
from amparo.office.intake.gate import visible_requests
from amparo.office.intake.models import Offer, Organisation
from amparo.office.intake.triage import TRIES, Tab, counts, queue
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then


@for_roles(*TAKES_CASES)
@require_safe
def consultations(http: HttpRequest) -> HttpResponse:
    """The queue of requests, the most urgent first."""
    user = admitted(http)
    tab = Tab(http.GET["tab"]) if http.GET.get("tab") in list(Tab) else Tab.WAITING
    typed = http.GET.get("page", "")
    page = int(typed) if typed.isascii() and typed.isdigit() and 0 < len(typed) < 5 else 1
    record(user.pk, "requests.listed", about=f"{tab} {page}")
    held = queue(user, tab, max(page, 1))
    return render(
        http,
        "intake/queue.html",
        {
            "queue": held,
            "tab": tab,
            "counts": counts(user),
            "tries_most": TRIES,
            "section": "consultations",
            "unreadable": SealedMessage.objects.filter(unreadable=True).count(),
        },
    )


@for_roles(*TAKES_CASES)
@require_http_methods(["GET", "POST"])
def hours(http: HttpRequest) -> HttpResponse:
    """The hours that a member offers."""
    user = admitted(http)
    form = HoursForm(posted(http))
    if http.method == "POST" and form.is_valid():
        try:
            with one_transaction(http, user) as deed:
                slots = offering.offer(user, **form.cleaned_data)
                deed.then = reverse("intake:hours")
        except OfficeError as wrong:
            form.add_error("opens", _(str(wrong)))
        else:
            return then(http, deed.then, _("%(n)s hours are offered.") % {"n": len(slots)})
    mine = Offer.objects.filter(host=user, starts_at__gt=timezone.now()).select_related("request")
    theirs = set(visible_requests(user).filter(offers__in=mine).values_list("pk", flat=True))
    page = {"form": form, "mine": mine, "theirs": theirs, "section": "consultations"}
    return render(http, "intake/hours.html", page, status=422 if form.errors else 200)


@for_roles(*TAKES_CASES)
@require_POST
def withdraw_hour(http: HttpRequest, slot: UUID) -> HttpResponse:
    """Take an hour back."""
    user = admitted(http)
    if not Offer.objects.filter(slot=slot, host=user).exists():
        raise Http404
    try:
        offering.withdraw(user, slot)
    except OfficeError as wrong:
        return then(http, reverse("intake:hours"), _(str(wrong)))
    return then(http, reverse("intake:hours"), _("The hour is not offered any more."))


@for_roles(*TAKES_CASES)
@require_safe
def organisations(http: HttpRequest) -> HttpResponse:
    """Where people can be referred to."""
    rows = Organisation.objects.order_by("-active", "place", "name")
    return render(http, "intake/organisations.html", {"rows": rows, "section": "consultations"})


@for_roles(*TAKES_CASES)
@require_http_methods(["GET", "POST"])
def organisation(http: HttpRequest, organisation: int | None = None) -> HttpResponse:
    """A new organisation, or changes to one."""
    user = admitted(http)
    row = get_object_or_404(Organisation, pk=organisation) if organisation else None
    form = OrganisationForm(posted(http), instance=row)
    if http.method == "POST" and form.is_valid():
        with one_transaction(http, user) as deed:
            form.save()
            record(user.pk, "organisation.changed", about=f"organisation {form.instance.pk}")
            deed.then = reverse("intake:organisations")
        return then(http, deed.then, _("Saved."))
    page = {
        "form": form,
        "title": row.name if row else _("New organization"),
        "back": reverse("intake:organisations"),
        "section": "consultations",
    }
    return render(http, "ui/form.html", page, status=422 if form.errors else 200)


@for_roles(Role.ADMINISTRATOR)
@require_http_methods(["GET", "POST"])
def profile(http: HttpRequest) -> HttpResponse:
    """What the public pages say of the office."""
    user = admitted(http)
    form = ProfileForm(posted(http), initial=as_published())
    if http.method == "POST" and form.is_valid():
        with one_transaction(http, user) as deed:
            set_profile(form.cleaned_data)
            record(user.pk, "profile.changed")
            deed.then = reverse("intake:profile")
        return then(http, deed.then, _("The public pages say so from now on."))
    page = {
        "form": form,
        "title": _("The public pages"),
        "lead": _(
            "What people read before they send a request for consultation. Start the pages with: amparo serve --public"
        ),
        "section": "profile",
    }
    return render(http, "ui/form.html", page, status=422 if form.errors else 200)
