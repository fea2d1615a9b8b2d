"""Pages on which it is put down that a form was filed, and that its receipt came."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.errors import OfficeError
from amparo.office.cases.access.gate import enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.filings import filing
from amparo.office.cases.filings.forms import FiledForm, ReceiptForm
from amparo.office.cases.filings.opening import MEANWHILE, called, now_of
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then


@require_http_methods(["GET", "POST"])
def file_form(request: HttpRequest, number: str, form: UUID) -> HttpResponse:
    """Put down that a form was filed."""
    file = enter(request, number, Permission.CHANGE)
    now = now_of(file, form)
    fields, problem = FiledForm(posted(request)), ""
    version = now.prepared.row.version if request.method == "GET" else version_sent(request)
    if request.method == "POST" and fields.is_valid():
        try:
            with file.write():
                filing.file_form(file, now, version, fields.filed)
                file.then = reverse("filings:form", args=[number, form])
            return then(
                request, file.then, _("Filed. The filing stands in the records, and deadlines are counted anew.")
            )
        except Changed:
            problem = _(MEANWHILE)
        except OfficeError as wrong:
            problem = _(str(wrong))
    if fields.errors or problem:
        file.seen()
    page = {
        "file": file,
        "form": fields,
        "problem": problem,
        "version": version,
        "title": _("Record the filing"),
        "lead": called(now.prepared),
        "action": _("Record the filing"),
        "back": reverse("filings:form", args=[number, form]),
    }
    return render(request, "filings/small_form.html", page, status=409 if problem else 422 if fields.errors else 200)


@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest, number: str, form: UUID) -> HttpResponse:
    """Enter the receipt of a form that was filed."""
    file = enter(request, number, Permission.CHANGE)
    now = now_of(file, form)
    prepared = now.prepared
    fields = ReceiptForm(posted(request))
    problem = "" if prepared.filed else _("This form is not filed yet.")
    version = prepared.row.version if request.method == "GET" else version_sent(request)
    if request.method == "POST" and prepared.filed and fields.is_valid():
        sent = fields.cleaned_data
        try:
            with file.write():
                filing.receipt_came(file, now.someone, prepared, version, sent["receipt"], sent["received"])
                file.then = reverse("filings:form", args=[number, form])
            return then(request, file.then, _("Saved. Deadlines are counted anew."))
        except Changed:
            problem = _(MEANWHILE)
        except OfficeError as wrong:
            problem = _(str(wrong))
    if fields.errors or problem:
        file.seen()
    page = {
        "file": file,
        "form": fields,
        "problem": problem,
        "version": version,
        "title": _("The receipt"),
        "lead": called(prepared),
        "back": reverse("filings:form", args=[number, form]),
    }
    return render(request, "filings/small_form.html", page, status=409 if problem else 422 if fields.errors else 200)
