"""Pages of one text: written, generalised, given to a second reader, and read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amparo.errors import OfficeError
from amparo.office.border.testimony import texts
from amparo.office.border.testimony.forms import LONGEST_TEXT, ReadingForm, TestimonyForm
from amparo.office.border.testimony.labels import KINDS
from amparo.office.border.testimony.models import State
from amparo.office.cases.access.gate import CaseFile, Own, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.people.persons import people_of
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then

MOST_ROWS = 600
LONGEST_WORDS = 300


@require_http_methods(["GET", "POST"])
def write_testimony(request: HttpRequest, number: str) -> HttpResponse:
    """A new story."""
    file = enter(request, number, Permission.ADD)
    form = TestimonyForm(people_of(file), posted(request))
    if request.method == "POST" and form.is_valid():
        with file.write():
            row = texts.write(file, **form.cleaned_data)
            file.then = reverse("testimony:generalise", args=[number, row.story])
        return then(request, file.then)
    if form.errors:
        file.seen()
    page = {"file": file, "form": form, "title": _("Testimony"), "back": reverse("testimony:testimony", args=[number])}
    return render(request, "testimony/write.html", page, status=422 if form.errors else 200)


@require_safe
def testimony_text(request: HttpRequest, number: str, story: int) -> HttpResponse:
    """A text as it stands: its newest version, and what became of the others."""
    file = enter(request, number, Permission.READ)
    version = _unsealed(file, story)
    return _text_page(request, file, version)


@require_http_methods(["GET", "POST"])
def rewrite_testimony(request: HttpRequest, number: str, story: int) -> HttpResponse:
    """Change the words. After a second reader had it, this begins the next version."""
    file = enter(request, number, Permission.CHANGE, _own(story))
    text_version = _unsealed(file, story)
    now, version = text_version.story, text_version.row.version
    initial = {"title": now.title, "language": now.language, "told_of": list(now.told_of), "text": now.text}
    form, conflict = TestimonyForm(people_of(file), posted(request), initial=initial), None
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                told_of = tuple(form.cleaned_data.pop("told_of"))
                texts.rewrite(file, text_version, version_sent(request), told_of=told_of, **form.cleaned_data)
                file.then = reverse("testimony:generalise", args=[number, story])
            return then(request, file.then)
        except Changed as changed:
            conflict = changed.now
    if form.errors or conflict:
        file.seen()
    page = {
        "file": file,
        "form": form,
        "title": now.title,
        "back": reverse("testimony:testimony_text", args=[number, story]),
        "version": version,
        "conflict": conflict,
        "next_version": text_version.row.state != State.DRAFT,
    }
    return render(request, "testimony/write.html", page, status=409 if conflict else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def generalise(request: HttpRequest, number: str, story: int) -> HttpResponse:
    """What tells who somebody is: each in its context, replaced or seen and left."""
    file = enter(request, number, Permission.CHANGE, _own(story))
    version, known = _unsealed(file, story), texts.known_of(file)
    rows = texts.rows_in(version.story, known)
    refused, status = "", 200
    if request.method == "POST":
        shown = rows[:MOST_ROWS]
        looked = {row.key for row in shown if request.POST.get(f"looked-{row.key}")}
        looked |= set(version.story.looked) - {row.key for row in shown}
        becomes = _becomes(request, shown, looked)
        try:
            if any(len(become) > LONGEST_WORDS or "\x00" in become for become in becomes.values()):
                raise OfficeError(_("A replacement may have at most 300 characters."))
            if len(version.story.text) + sum(map(len, becomes.values())) > LONGEST_TEXT * 2:
                raise OfficeError(_("The text is too long."))
            with file.write():
                texts.generalise(file, version, version_sent(request), known, becomes, looked)
                file.then = reverse("testimony:generalise", args=[number, story])
            return then(request, file.then, _("Saved. Read it once more in its current version."))
        except Changed:
            refused, status = _("Someone else changed the text in the meantime; this is the current version."), 409
            version = _unsealed(file, story)
            rows = texts.rows_in(version.story, known)
        except OfficeError as wrong:
            refused, status = _(str(wrong)), 422
        file.seen()
    page = {
        "file": file,
        "testimony": version,
        "rows": [(row, KINDS[row.kind]) for row in rows[:MOST_ROWS]],
        "open": sum(not row.looked for row in rows),
        "refused": refused,
        "back": reverse("testimony:testimony_text", args=[number, story]),
    }
    return render(request, "testimony/generalise.html", page, status=status)


@require_POST
def give_testimony(request: HttpRequest, number: str, story: int) -> HttpResponse:
    """Give the draft to a second reader."""
    file = enter(request, number, Permission.CHANGE, _own(story))
    version, known = _unsealed(file, story), texts.known_of(file)

    def give() -> None:
        texts.give(file, version, version_sent(request), known)

    refused = _done(file, give, reverse("testimony:testimony_text", args=[number, story]))
    if refused:
        return _text_page(request, file, _unsealed(file, story), *refused)
    return then(request, file.then, _("It is waiting for a second reader."))


@require_http_methods(["GET", "POST"])
def read_testimony(request: HttpRequest, number: str, story: int) -> HttpResponse:
    """The second reading."""
    file = enter(request, number, Permission.CHANGE)
    version = _unsealed(file, story)
    if version.row.state != State.GIVEN or file.user.pk in version.story.hands:
        return _text_page(request, file, version, _("This testimony is not waiting for you to read."), 409)
    form = ReadingForm(posted(request))
    if request.method == "POST" and form.is_valid():
        passes = form.cleaned_data["verdict"] == "pass"

        def settle() -> None:
            reason = "" if passes else form.cleaned_data["reason"]
            texts.settle(file, version, version_sent(request), passes=passes, reason=reason)

        refused = _done(file, settle, reverse("testimony:testimony_text", args=[number, story]))
        if refused:
            return _text_page(request, file, _unsealed(file, story), *refused)
        return then(request, file.then, _("It may be released now, with consent.") if passes else _("Returned."))
    if form.errors:
        file.seen()
    rows = texts.rows_in(version.story, texts.known_of(file))
    page = {
        "file": file,
        "testimony": version,
        "form": form,
        "rows": [(row, KINDS[row.kind]) for row in rows],
        "people": _names(file, version),
        "back": reverse("testimony:testimony_text", args=[number, story]),
    }
    return render(request, "testimony/read.html", page, status=422 if form.errors else 200)


def _own(story: int) -> Own:
    return lambda file: texts.is_own(file, story)


def _becomes(request: HttpRequest, rows: list[texts.Row], looked: set[str]) -> dict[str, str]:
    found = {}
    for row in rows:
        words = " ".join(request.POST.get(f"becomes-{row.key}", "").encode(errors="ignore").decode().split())
        if words and words != row.text and row.key not in looked:
            found[row.key] = words
    return found


def _done(file: CaseFile, deed: Callable[[], None], to: str) -> tuple[str, int] | None:
    """Do a deed; what to say, and the status, when it could not be done."""
    try:
        with file.write():
            deed()
            file.then = to
    except Changed:
        return _("Someone else changed the text in the meantime; this is the current version."), 409
    except OfficeError as wrong:
        return _(str(wrong)), 422
    return None


def _text_page(
    request: HttpRequest, file: CaseFile, version: texts.UnsealedTestimony, refused: str = "", status: int = 200
) -> HttpResponse:
    if refused:
        file.seen()
    every = [testimony for testimony in texts.texts_of(file) if testimony.row.story == version.row.story]
    rows = texts.rows_in(version.story, texts.known_of(file))
    page: dict[str, Any] = {
        "file": file,
        "testimony": version,
        "earlier": [testimony for testimony in every if not testimony.newest],
        "people": _names(file, version),
        "open": sum(not row.looked for row in rows),
        "own": file.user.pk in version.story.hands,
        "refused": refused,
        "may": {permission.value: file.may(permission) for permission in Permission},
        "changeable": file.may(Permission.CHANGE) or texts.is_own(file, version.row.story),
        "back": reverse("testimony:testimony", args=[file.case.number]),
    }
    return render(request, "testimony/text.html", page, status=status)


def _unsealed(file: CaseFile, story: int) -> texts.UnsealedTestimony:
    for testimony in texts.texts_of(file):
        if testimony.row.story == story and testimony.newest:
            return testimony
    raise Http404


def _names(file: CaseFile, version: texts.UnsealedTestimony) -> list[str]:
    return [str(person.names) for person in people_of(file) if str(person.row.pk) in version.story.told_of]
