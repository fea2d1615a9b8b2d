"""Pages of the letters of a case."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amparo.forms.letters import printed
from amparo.forms.letters.printing import PAGE
from amparo.office.cases.access.gate import added, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import Changed
from amparo.office.cases.casework.places import at_place
from amparo.office.cases.letters import writing
from amparo.office.cases.letters.forms import BeginForm, LetterForm
from amparo.office.cases.letters.own_templates import templates
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import people_of
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.law_text import law_words
from amparo.office.platform.ui.redirects import then


@require_safe
def letters(request: HttpRequest, number: str) -> HttpResponse:
    """The letters of a case, the newest first."""
    file = enter(request, number, Permission.READ)
    people = {someone.row.pk: someone for someone in people_of(file)}
    page = {
        "file": file,
        "lines": [(one, people.get(one.row.person_id)) for one in writing.letters_of(file)],
        "may_add": file.may(Permission.ADD),
        "may_change": file.may(Permission.CHANGE),
    }
    return render(request, "letters/letters.html", page)


@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, number: str) -> HttpResponse:
    """Choose a letter and whom it is about."""
    file = enter(request, number, Permission.ADD)
    people = [someone for someone in people_of(file) if someone.row.part != Part.ADVERSE]
    known = templates()
    form = BeginForm(people, list(known.values()), posted(request))
    if request.method == "POST" and form.is_valid():
        someone, chosen = at_place(people, form.cleaned_data["person"]), known[form.cleaned_data["template"]]
        with file.write():
            row = writing.begin(file, someone, chosen, timezone.localdate())
            file.then = reverse("letters:write", args=[number, row.pk])
        return then(request, file.then)
    if form.errors:
        file.seen()
    page = {
        "file": file,
        "form": form,
        "title": _("Write a letter"),
        "lead": _("What is on record is filled in. What is not stays a line with its name, for you to fill in."),
        "action": _("Begin"),
        "back": reverse("letters:letters", args=[number]),
    }
    return render(request, "ui/form.html", page, status=422 if form.errors else 200)


@require_safe
def letter(request: HttpRequest, number: str, letter: UUID) -> HttpResponse:
    """What a letter says, side by side, and its earlier texts."""
    file = enter(request, number, Permission.READ)
    known = writing.letter_of(file, letter)
    texts = writing.texts_of(file, known.row)
    page = {
        "file": file,
        "known": known,
        "text": texts[0],
        "earlier": texts[1:],
        "may_write": file.may_change("letter.begun", f"letter {letter}"),
        "may_download": file.may(Permission.DOWNLOAD),
    }
    return render(request, "letters/letter.html", page)


@require_safe
def earlier(request: HttpRequest, number: str, letter: UUID, saved: int) -> HttpResponse:
    """What a letter said in an earlier version."""
    file = enter(request, number, Permission.READ)
    known = writing.letter_of(file, letter)
    page = {"file": file, "known": known, "text": writing.text_of(file, known.row, saved), "past": True}
    return render(request, "letters/letter.html", page)


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, number: str, letter: UUID) -> HttpResponse:
    """Edit a letter in both languages."""
    file = enter(request, number, Permission.CHANGE, added("letter.begun", f"letter {letter}"))
    known = writing.letter_of(file, letter)
    text = writing.text_of(file, known.row)
    form = LetterForm(posted(request), initial={"en": text.en, "es": text.es})
    version, problem = known.row.version if request.method == "GET" else version_sent(request), ""
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                writing.save(file, known.row, version, form.cleaned_data["en"], form.cleaned_data["es"])
                file.then = reverse("letters:letter", args=[number, letter])
            return then(request, file.then, _("Saved. The text before it is kept."))
        except Changed:
            problem = _(
                "Someone else saved this letter in the meantime. If you save, your text stands in its place and theirs"
                " is kept among the earlier ones."
            )
            version = writing.letter_of(file, letter).row.version
    if form.errors or problem:
        file.seen()
    page = {
        "file": file,
        "form": form,
        "problem": problem,
        "version": version,
        "title": law_words(known.title),
        "back": reverse("letters:letter", args=[number, letter]),
    }
    return render(request, "letters/write.html", page, status=409 if problem else 422 if form.errors else 200)


@require_safe
def paper(request: HttpRequest, number: str, letter: UUID, languages: str) -> HttpResponse:
    """The letter as a PDF, in one language or both."""
    file = enter(request, number, Permission.DOWNLOAD)
    if languages not in PAGE:
        raise Http404
    known = writing.letter_of(file, letter)
    text = writing.text_of(file, known.row)
    made = printed(known.title.es if languages == "es" else known.title.en, text.paragraphs, languages)
    file.record("letter.printed", f"letter {letter}")
    headers = {"Content-Disposition": content_disposition_header(True, f"{known.template}.pdf") or "attachment"}
    return HttpResponse(made.file, content_type="application/pdf", headers=headers)
