"""The page of blank forms: which are known, which are installed, and installing one."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from amparo.errors import FormsError
from amparo.forms.reading import maps
from amparo.office.cases.access.rules import WORKING
from amparo.office.cases.filings import blanks
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.audit.record import record
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then


class BlankForm(forms.Form):
    """A blank form, as the agency publishes it."""

    file = forms.FileField(
        label=gettext_lazy("Blank form (PDF)"),
        help_text=gettext_lazy("As the agency publishes it: with its fields, not printed and not scanned."),
    )


@for_roles(*WORKING)
@require_http_methods(["GET", "POST"])
def blank_forms(request: HttpRequest) -> HttpResponse:
    """The forms that are known, and the blanks that are installed."""
    user = admitted(request)
    form = BlankForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            looked = blanks.install(form.cleaned_data["file"].read())
        except FormsError as wrong:
            form.add_error("file", str(wrong))
        except OSError:
            form.add_error("file", _("There is no room on the disk. Nothing was kept."))
        else:
            name = f"{looked.form.name} {looked.form.edition.isoformat()}"
            record(user.pk, "blank.installed", about=name)
            done = _("Installed: %(form)s.") % {"form": f"{looked.form.name.upper()} {looked.form.edition_printed}"}
            return then(request, reverse("filings:blank_forms"), done)
    there = blanks.installed()
    page = {"form": form, "lines": [(one, key in there) for key, one in maps().items()], "section": "account"}
    return render(request, "filings/blanks.html", page, status=422 if form.errors else 200)
