"""Cases begun; people added, changed and put in relation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from amparo.errors import OfficeError
from amparo.office.cases.access.gate import CaseFile, Own, added, enter, one_transaction
from amparo.office.cases.access.rules import TAKES_CASES, Permission
from amparo.office.cases.access.services import Changed, begin
from amparo.office.cases.casework.forms import BeginForm, PersonForm, RelationForm, initial_of
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.people.known import Alike, MayBeKnown, note, refuse_unless_seen
from amparo.office.cases.people.models import Kinship, Part, Person
from amparo.office.cases.people.persons import Someone, add, change, people_of, relate, relations_of, unrelate
from amparo.office.platform.accounts.access import admitted, for_roles
from amparo.office.platform.ui.fields import posted, version_sent
from amparo.office.platform.ui.redirects import then


@for_roles(*TAKES_CASES)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a case with its first person."""
    user = admitted(request)
    form = BeginForm(user, posted(request))
    known = Alike()
    if request.method == "POST" and form.is_valid():
        cleaned, seen = form.cleaned_data, request.POST.get("known_seen") == "yes"
        try:
            with one_transaction(request, user) as write:
                refuse_unless_seen(user, form.names, cleaned["a_number"], seen=seen)
                case, case_key = begin(user, status=cleaned["status"], team=cleaned["team"], lead=user)
                add(case, case_key, part=Part.CLIENT, **form.about)
                write.then = address(case)
            return then(request, write.then, _("Case %(number)s is open.") % {"number": case.number})
        except MayBeKnown as wrong:
            known = wrong.found
            note(user, known)
    page = {
        "form": form, "title": _("New case"), "back": reverse("search:people"), "section": "people", "new": True,
        "known": known,
    }  # fmt: skip
    return render(request, "casework/person.html", page, status=409 if known else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def add_person(request: HttpRequest, number: str) -> HttpResponse:
    """Add somebody to a case: a relative, an adverse party."""
    file = enter(request, number, Permission.ADD)
    form = PersonForm(posted(request), initial={"part": Part.RELATIVE})
    if request.method == "POST" and form.is_valid():
        with file.write():
            row = add(file.case, file.case_key, part=form.cleaned_data["part"], **form.about)
            file.record("person.added", f"person {row.place}")
            file.then = reverse("casework:relations", args=[number]) + f"?of={row.place}"
        return then(request, file.then, _("Added. Now record how they are related."))
    if form.errors:
        file.seen()
    page = {"form": form, "title": _("Add a person"), "back": address(file.case, part="family"), "file": file}
    return render(request, "casework/person.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_person(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Change somebody's names, A-number or safe contact. Two who edit at once are shown both versions."""
    file = enter(request, number, Permission.CHANGE, added("person.added", f"person {place}"))
    someone = at_place(people_of(file), place)
    form = PersonForm(posted(request), initial=initial_of(someone))
    theirs: Someone | None = None
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                version = version_sent(request)
                change(file, someone.row, version, part=form.cleaned_data["part"], **form.about)
                file.then = address(file.case, place)
            return then(request, file.then, _("Saved."))
        except Changed as conflict:
            theirs = conflict.now  # type: ignore[assignment]
            file.seen()
    elif form.errors:
        file.seen()
    shown = someone if request.method == "GET" else theirs
    page: dict[str, Any] = {
        "form": form,
        "title": str(someone.names),
        "back": address(file.case, place),
        "file": file,
        "version": shown.row.version if shown else version_sent(request),
        "differences": _differences(form, theirs) if theirs else [],
        "conflict": theirs is not None,
    }
    return render(request, "casework/person.html", page, status=409 if theirs else 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def relations(request: HttpRequest, number: str) -> HttpResponse:
    """How the people of a case belong together."""
    file = enter(request, number, Permission.ADD)
    people = people_of(file)
    asked = request.GET.get("of", "")
    form = RelationForm(people, posted(request), initial={"person": asked, "other": "1"})
    if request.method == "POST" and form.is_valid():
        client, other = (at_place(people, int(form.cleaned_data[name])).row for name in ("person", "other"))
        try:
            with file.write():
                _relate(file, client, other, Kinship(form.cleaned_data["kind"]))
                file.then = reverse("casework:relations", args=[number])
            return then(request, file.then, _("Saved."))
        except OfficeError as wrong:
            form.add_error(None, _(str(wrong)))
    if form.errors:
        file.seen()
    return _relations_page(request, file, people, form)


def _relate(file: CaseFile, client: Person, other: Person, kind: Kinship) -> None:
    if _stands_otherwise(file, client, other, kind) and not _may_change_bond(file, client.place, other.place):
        raise OfficeError(
            gettext_noop(
                "They are on record as related in another way. Someone who may change the case must change it."
            )
        )
    relate(file.case, file.case_key, client, other, kind)
    file.record("relation.written", f"person {client.place} {other.place}")


@require_POST
def end_relation(request: HttpRequest, number: str, place: int, other: int) -> HttpResponse:
    """Take a bond back, as it was shown; or see what somebody else made of it meanwhile."""
    file = enter(request, number, Permission.CHANGE, _wrote_bond(place, other))
    people = people_of(file)
    person, another = at_place(people, place).row, at_place(people, other).row
    try:
        with file.write():
            unrelate(file, person, another, shown=request.POST.get("kind", ""))
            file.then = reverse("casework:relations", args=[number])
        return then(request, file.then, _("Removed."))
    except Changed:
        file.seen()
        return _relations_page(request, file, people, RelationForm(people), changed=True)


def _relations_page(
    request: HttpRequest, file: CaseFile, people: list[Someone], form: RelationForm, *, changed: bool = False
) -> HttpResponse:
    by_id = {person.row.pk: person for person in people}
    bonds = [
        (by_id[who], kind, by_id[other], _may_change_bond(file, by_id[who].place, by_id[other].place))
        for who, bond in relations_of(file).items()
        for kind, other in bond
        if who in by_id and other in by_id and by_id[who].place < by_id[other].place
    ]
    page = {
        "form": form,
        "bonds": bonds,
        "file": file,
        "people": people,
        "back": address(file.case, part="family"),
        "changed": changed,
    }
    return render(request, "casework/relations.html", page, status=409 if changed else 422 if form.errors else 200)


def _wrote_bond(place: int, other: int) -> Own:
    """The member wrote how these two stand to each other, lately, from whichever side."""
    first, second = (added("relation.written", f"person {pair}") for pair in (f"{place} {other}", f"{other} {place}"))
    return lambda file: first(file) or second(file)


def _may_change_bond(file: CaseFile, place: int, other: int) -> bool:
    pairs = (f"person {place} {other}", f"person {other} {place}")
    return any(file.may_change("relation.written", pair) for pair in pairs)


def _stands_otherwise(file: CaseFile, person: Person, other: Person, kind: Kinship) -> bool:
    """Whether it is on record that they stand to each other in another way."""
    return any(two == other.pk and how != kind for how, two in relations_of(file).get(person.pk, ()))


def _differences(form: PersonForm, theirs: Someone) -> list[tuple[str, str, str]]:
    """Label, what was typed, what stands: where they differ."""
    now = initial_of(theirs)
    found = []
    for name, field in form.fields.items():
        mine, stands = form[name].value(), now.get(name, "")
        if name == "a_number":
            mine = form.cleaned_data.get(name) or ""
            stands = theirs.a_number
        if (mine or "") != (stands or ""):
            found.append((str(field.label), _shown(mine), _shown(stands)))
    return found


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value or "—")
