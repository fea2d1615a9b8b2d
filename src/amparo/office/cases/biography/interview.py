"""The interview: one group a page, previous and next, from one source that is remembered within a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amparo.forms.biography import SINGLE
from amparo.law.record import RecordKind
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.biography.known import ASKED, Known, group_known
from amparo.office.cases.biography.shared import as_relative, of_names, shared
from amparo.office.cases.biography.telling import blank, filled_with, tell
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.casework.recording import Problems, ledger_of
from amparo.office.cases.people.persons import Someone, people_of, relations_of
from amparo.office.cases.statements.entry import Entry
from amparo.office.cases.statements.ledger import Ledger, Origin
from amparo.office.cases.statements.models import Source, StatementSet
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.cases.statements.services import own_lately
from amparo.office.platform.ui.redirects import then

NAMES = tuple(kind.name for kind in ASKED)
CONVERSATION = "as"
"""In an address: the set of statements whose source the next answers have too."""


@require_http_methods(["GET", "POST"])
def interview(request: HttpRequest, number: str, place: int, kind: str) -> HttpResponse:
    """Ask for one group."""
    file = enter(request, number, Permission.ADD)
    people = people_of(file)
    someone, asked = at_place(people, place), group(kind)
    if request.method == "GET":
        ledger = ledger_of(file, someone)
        origin = _origin(file, someone, request.GET.get(CONVERSATION, ""))
        entry = _first_form(request, file, people, someone, asked, ledger, origin)
        return _page(request, file, people, someone, asked, entry)
    outcome = tell(file, someone, asked, request.POST, _leads_to(request, file, someone, asked))
    if isinstance(outcome, Problems):
        file.seen()
        return _page(request, file, people, someone, asked, outcome.entry, problems=outcome.texts)
    leads = _leads_to(request, file, someone, asked).replace("{set}", outcome.set or request.GET.get(CONVERSATION, ""))
    return then(request, leads, _("Saved.") if outcome.set else "")


def group(name: str) -> RecordKind:
    """The group of that name. Raises Http404."""
    for kind in ASKED:
        if kind.name == name:
            return kind
    raise Http404


def _first_form(
    request: HttpRequest,
    file: CaseFile,
    people: Sequence[Someone],
    someone: Someone,
    kind: RecordKind,
    ledger: Ledger,
    origin: Origin,
) -> Entry:
    if kind.name in SINGLE:
        if kind.name == "particulars" and not ledger.biography.get(kind.name):
            return blank(kind, origin, of_names(someone))
        return filled_with(kind, ledger, origin)
    other = next((one for one in people if str(one.place) == request.GET.get("of", "")), None)
    if kind.name != "relatives" or other is None or other == someone:
        return blank(kind, origin)
    how = next((how for how, to in relations_of(file).get(other.row.pk, ()) if to == someone.row.pk), None)
    known = ledgers_of(file, [other.row.pk]).get(other.row.pk, Ledger())
    return blank(kind, origin, as_relative(other, how, known))


def _origin(file: CaseFile, someone: Someone, conversation: str) -> Origin:
    """The source of the conversation, or what a first page proposes."""
    first = Origin(Source.IN_PERSON, said_on=timezone.localdate())
    try:
        held = StatementSet.objects.filter(pk=UUID(conversation), case=file.case, person=someone.row).first()
    except ValueError:
        return first
    return Origin.of(file.case_key.unseal(held, "sealed_source")) if held else first


def _leads_to(request: HttpRequest, file: CaseFile, someone: Someone, kind: RecordKind) -> str:
    if request.POST.get("go") == "again":
        return _here(file, someone, kind.name, "{set}")
    after = NAMES[NAMES.index(kind.name) + 1 :]
    return _here(file, someone, after[0], "{set}") if after else reverse("biography:of_person", args=_of(file, someone))


def _here(file: CaseFile, someone: Someone, kind: str, conversation: str) -> str:
    where = reverse("biography:interview", args=[*_of(file, someone), kind])
    return f"{where}?{CONVERSATION}={conversation}" if conversation else where


def _of(file: CaseFile, someone: Someone) -> list[object]:
    return [file.case.number, someone.place]


def _page(
    request: HttpRequest,
    file: CaseFile,
    people: Sequence[Someone],
    someone: Someone,
    kind: RecordKind,
    entry: Entry,
    *,
    problems: Sequence[str] = (),
) -> HttpResponse:
    ledger = ledger_of(file, someone)
    at = NAMES.index(kind.name)
    conversation = request.GET.get(CONVERSATION, "")
    carried = f"?{urlencode({CONVERSATION: conversation})}" if conversation else ""
    known: Known = group_known(kind, ledger, timezone.localdate())
    refused = bool(problems or entry.errors or entry.origin_error)
    page = {
        "file": file,
        "case": file.case,
        "someone": someone,
        "kind": kind,
        "known": known,
        "entry": entry,
        "problems": problems,
        "sources": Source,
        "seen": entry.seen or _standing(ledger, kind.name),
        "shared": shared(someone, ledger) if kind.name == "particulars" else (),
        "others": [one for one in people if one != someone] if kind.name == "relatives" else (),
        "place": at + 1,
        "of": len(NAMES),
        "before": ASKED[at - 1] if at else None,
        "after": ASKED[at + 1] if at + 1 < len(ASKED) else None,
        "carried": carried,
        "carried_on": carried.replace("?", "&"),
        "yes_no_unknown": (("yes", _("yes")), ("no", _("no")), ("not known", _("not known"))),
        "remembered": bool(conversation),
        "may": {permission.value: file.may(permission) for permission in Permission},
        "own": frozenset() if file.may(Permission.CHANGE) else own_lately(file),
        "back": reverse("biography:of_person", args=_of(file, someone)),
        "to_case": address(file.case, someone.place),
    }
    return render(request, "biography/interview.html", page, status=422 if refused else 200)


def _standing(ledger: Ledger, kind: str) -> tuple[str, ...]:
    return tuple(str(entered.id) for entered in ledger.biography.get(kind, ()))
