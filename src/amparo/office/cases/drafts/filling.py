"""A page of the office with its drafts: each form says where its draft is sent and holds what was kept of it."""

from __future__ import annotations

import re

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext as _

from amparo.office.cases.drafts.forms import VERSIONS, Form, form_at
from amparo.office.cases.drafts.keeping import Kept, kept
from amparo.office.cases.drafts.markup import Written, filled, forms_in
from amparo.office.platform.accounts.models import User

_HIDDEN_FROM_DRAFTS = re.compile(r'name="csrfmiddlewaretoken" value="([^"]*)"')


def with_drafts(request: HttpRequest, user: User, page: str, *, restore: bool) -> str:
    """The page with its drafts; with `restore` unset its forms hold what was just sent, and nothing is put in."""
    found = [(written, form) for written in forms_in(page) if (form := _drafted(request, written)) is not None]
    if not found:
        return page
    drafts = kept(user, (form.path for _one, form in found)) if restore else []
    parts, last = [], 0
    for written, form in found:
        fitting = [draft for draft in drafts if draft.row.form == form.path and _fits(draft, written)]
        parts += [page[last : written.start], _written(request, written, form, fitting)]
        last = written.end
    return "".join([*parts, page[last:]])


def _drafted(request: HttpRequest, form: Written) -> Form | None:
    if not form.takes_words:
        return None
    return form_at(form.attributes_by_name.get("action", "").partition("?")[0] or request.path)


def _fits(draft: Kept, form: Written) -> bool:
    same = all(draft.fields.get(name, [value]) == [value] for name, value in form.fixed.items())
    return same and any(name in form.names for name in draft.fields if name not in VERSIONS)


def _written(request: HttpRequest, written: Written, form: Form, drafts: list[Kept]) -> str:
    asked = request.GET.get("draft", "")
    shown = next((draft for draft in drafts if str(draft.row.pk) == asked), drafts[0] if drafts else None)
    marks = _marks(form)
    line = format_html(
        '<p class="kept small" role="status"></p><noscript><p class="small">{}</p></noscript>',
        _("Your browser runs no scripts: what you type is kept only when you send it."),
    )
    if shown is None:
        return f"<form{written.attributes}{marks}>{written.inner}{line}</form>"
    token = _HIDDEN_FROM_DRAFTS.search(written.inner)
    homeless = [
        (name, value)
        for name, values in shown.fields.items()
        if name not in written.names | VERSIONS
        for value in values
        if value.strip()
    ]
    note = render_to_string(
        "drafts/restored.html",
        {
            "draft": shown,
            "others": [draft for draft in drafts if draft is not shown],
            "homeless": [value for _name, value in homeless],
            "path": form.draft_path,
            "page": request.path,
            "token": token[1] if token else "",
        },
    )
    known = (
        f'<input type="hidden" name="draft" value="{shown.row.pk}">'
        f'<input type="hidden" name="draft_version" value="{shown.row.version}">'
    )
    return f"{note}<form{written.attributes}{marks}>{known}{filled(written.inner, shown.fields)}{line}</form>"


def _marks(form: Form) -> str:
    """Where the draft is sent, and what is said when it cannot be kept."""
    return format_html(
        ' data-draft="{}" data-lost="{}" data-too-large="{}" data-signed-out="{}"',
        form.draft_path,
        _("What you typed last is NOT kept: the office cannot be reached. It is tried again."),
        _("NOT kept: it is too long for a draft. Save it, or copy it."),
        _("NOT kept: you are signed out. Copy it, then sign in."),
    )
