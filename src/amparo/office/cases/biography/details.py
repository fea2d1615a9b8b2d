"""The details of a member for forms: as representative, and as who prepares them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.forms.biography.participants import REPRESENTATIVE
from amparo.forms.biography.telling import parse_told
from amparo.law.record import Record
from amparo.law.values import written
from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.cases.biography.models import MemberDetails
from amparo.office.cases.biography.telling import as_told, blank
from amparo.office.cases.drafts.keeping import own_key
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.redirects import then


@for_roles(*TAKES_CASES)
@require_http_methods(["GET", "POST"])
def my_details(request: HttpRequest) -> HttpResponse:
    """A member's own details for forms."""
    user = admitted(request)
    if request.method == "GET":
        entry = blank(REPRESENTATIVE, Origin(Source.DOCUMENT), _written(user))
        return render(request, "biography/my_details.html", {"entry": entry, "kind": REPRESENTATIVE})
    entry = as_told(REPRESENTATIVE, request.POST)
    if entry.errors:
        page = {"entry": entry, "kind": REPRESENTATIVE, "refused": True}
        return render(request, "biography/my_details.html", page, status=422)
    with transaction.atomic():
        row = MemberDetails.objects.select_for_update().filter(member=user).first() or MemberDetails(member=user)
        told = {name: written(value) for name, value in entry.values.items() if value is not None}
        row.sealed_details = own_key(user).seal(row, "sealed_details", told)
        row.saved_at = timezone.now()
        row.save()
        record(user.pk, "details.saved")
    return then(request, request.path, _("Saved."))


def details_of(user: User) -> Record:
    """What a member told of themselves for forms; empty where nothing."""
    told = _written(user)
    values = {name: parse_told(REPRESENTATIVE.fields[name], text) for name, text in told.items()}
    return {name: value for name, value in values.items() if value is not None}


def _written(user: User) -> Mapping[str, str]:
    row = MemberDetails.objects.filter(member=user).first()
    if row is None:
        return {}
    told: Mapping[str, str] = own_key(user).unseal(row, "sealed_details")
    return {name: text for name, text in told.items() if name in REPRESENTATIVE.fields}
