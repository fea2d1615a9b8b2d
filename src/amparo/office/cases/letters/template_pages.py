"""The page of letter templates: what each fills in, and the office's own."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.errors import FormsError
from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.cases.letters.forms import TemplateForm
from amparo.office.cases.letters.own_templates import keep, templates, text_of
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.law_text import law_words
from amparo.office.platform.ui.redirects import then


@for_roles(*TAKES_CASES)
@require_http_methods(["GET", "POST"])
def letter_templates(request: HttpRequest) -> HttpResponse:
    """The templates that there are, with the fields that each fills in; and one more."""
    user = admitted(request)
    form = TemplateForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = keep(user, form.cleaned_data["file"].read())
        except FormsError as wrong:
            form.add_error("file", str(wrong))
        else:
            done = _("Kept: %(template)s.") % {"template": law_words(kept.title)}
            return then(request, reverse("letters:letter_templates"), done)
    page = {"form": form, "templates": list(templates().values()), "section": "account"}
    return render(request, "letters/templates.html", page, status=422 if form.errors else 200)


@for_roles(*TAKES_CASES)
@require_safe
def letter_template(request: HttpRequest, name: str) -> HttpResponse:
    """A template as its file, to be changed and uploaded."""
    text = text_of(name)
    if text is None:
        raise Http404
    headers = {"Content-Disposition": content_disposition_header(True, f"{name}.toml") or "attachment"}
    return HttpResponse(text, content_type="application/toml; charset=utf-8", headers=headers)
