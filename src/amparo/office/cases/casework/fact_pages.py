"""What is known of somebody: all facts, recording a group of them, the history of one, contradictions settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from amparo.errors import OfficeError
from amparo.law.facts import Fact, Group
from amparo.law.vocabulary import FACTS, GROUPS
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.casework import recording
from amparo.office.cases.casework.forms import ReasonForm
from amparo.office.cases.casework.places import address, at_place
from amparo.office.cases.casework.recording import Newer, Problems, Saved, ledger_of, reckon_anew
from amparo.office.cases.casework.relief import Evidence, evidence_of
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.cases.statements import services
from amparo.office.cases.statements.entry import PERIOD_ROWS, Entry, empty, groups, value_in_words
from amparo.office.cases.statements.ledger import Ledger, UnsealedStatement
from amparo.office.cases.statements.ledger_on_day import LedgerOnDay
from amparo.office.cases.statements.models import Source
from amparo.office.platform.ui.fields import posted
from amparo.office.platform.ui.redirects import then


@dataclass(frozen=True, slots=True)
class GroupKnown:
    """A group of facts with what stands on each."""

    group: Group
    evidence: tuple[Evidence, ...]
    known: int
    disputed: int


@require_safe
def facts(request: HttpRequest, number: str, place: int) -> HttpResponse:
    """Everything on record about somebody, group by group."""
    file = enter(request, number, Permission.READ)
    someone = at_place(people_of(file), place)
    ledger = ledger_of(file, someone)
    known_today = LedgerOnDay(ledger, timezone.localdate())
    found = []
    for group in GROUPS:
        evidence = tuple(evidence_of(fact.name, known_today) for fact in group.facts)
        known = sum(fact.name in known_today.facts for fact in group.facts)
        found.append(GroupKnown(group, evidence, known, sum(fact.name in ledger.disputed for fact in group.facts)))
    page = {"file": file, "someone": someone, "groups": found, "ledger": ledger, "back": address(file.case, place)}
    page["contradicted"] = known_today.contradictions()
    return render(request, "casework/facts.html", page)


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, number: str, place: int, group: str) -> HttpResponse:
    """Record what somebody said on a group of facts. Others' newer statements on them are shown before anything."""
    file = enter(request, number, Permission.ADD)
    someone, asked = at_place(people_of(file), place), _group(group)
    if request.method == "GET":
        ledger = ledger_of(file, someone)
        return _form(request, file, someone, ledger, empty(asked, ledger))
    back = address(file.case, place)
    match recording.record(file, someone, asked, request.POST, then=back):
        case Saved(facts=count):
            return then(request, back, ngettext("Saved: %(n)s fact.", "Saved: %(n)s facts.", count) % {"n": count})
        case Problems(entry=entry, texts=texts):
            file.seen()
            return _form(request, file, someone, ledger_of(file, someone), entry, problems=texts, status=422)
        case Newer(entry=entry, said=said):
            file.seen()
            return _form(request, file, someone, ledger_of(file, someone), entry, newer=said, status=409)


@require_safe
def history(request: HttpRequest, number: str, place: int, fact: str) -> HttpResponse:
    """Everything ever said on one fact."""
    file = enter(request, number, Permission.READ)
    someone, asked = at_place(people_of(file), place), _fact(fact)
    ledger = ledger_of(file, someone)
    page = {
        "file": file,
        "someone": someone,
        "evidence": evidence_of(fact, LedgerOnDay(ledger, timezone.localdate())),
        "said": [(statement, value_in_words(statement.value, asked)) for statement in ledger.about(fact)],
        "disputed": fact in ledger.disputed,
        "narrowed": fact in ledger.narrowed,
        "may_change": file.may(Permission.CHANGE),
        "own": services.own_lately(file),
        "back": address(file.case, place),
    }
    return render(request, "casework/history.html", page)


@require_http_methods(["GET", "POST"])
def settle(request: HttpRequest, number: str, place: int, statement: UUID) -> HttpResponse:
    """Settle a contradiction in favour of one statement, with the reason."""
    return _end(request, number, place, statement, keeps=True)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, number: str, place: int, statement: UUID) -> HttpResponse:
    """Take a statement back, with the reason."""
    return _end(request, number, place, statement, keeps=False)


def _end(request: HttpRequest, number: str, place: int, statement: UUID, *, keeps: bool) -> HttpResponse:
    own = None if keeps else lambda file: statement in services.own_lately(file)
    file = enter(request, number, Permission.CHANGE, own)
    someone = at_place(people_of(file), place)
    ledger = ledger_of(file, someone)
    recorded = next((entry for entry in ledger.said if entry.id == statement), None)
    if recorded is None:
        raise Http404
    form = ReasonForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            with file.write():
                act = services.resolve if keeps else services.withdraw
                act(file, someone.row, statement, form.cleaned_data["reason"])
                reckon_anew(file, someone)
                file.then = address(file.case, place)
            return then(request, file.then, _("Resolved.") if keeps else _("Withdrawn. It stays in the history."))
        except OfficeError as wrong:
            form.add_error(None, _(str(wrong)))
    if form.errors:
        file.seen()
    others = [entry for entry in ledger.live.get(recorded.fact.name, ()) if services.contradicts(recorded, entry)]
    page = {
        "file": file,
        "someone": someone,
        "said": recorded,
        "value": value_in_words(recorded.value, recorded.fact),
        "others": [(other, value_in_words(other.value, other.fact)) for other in others] if keeps else [],
        "keeps": keeps,
        "form": form,
        "back": address(file.case, place),
    }
    return render(request, "casework/end_statement.html", page, status=422 if form.errors else 200)


def _form(
    request: HttpRequest,
    file: CaseFile,
    someone: Someone,
    ledger: Ledger,
    entry: Entry,
    *,
    problems: Sequence[str] = (),
    newer: Mapping[str, list[UnsealedStatement]] | None = None,
    status: int = 200,
) -> HttpResponse:
    seen = list(entry.seen) if status == 422 and entry.seen else ledger.sets
    page = {
        "file": file,
        "someone": someone,
        "entry": entry,
        "problems": problems,
        "newer": [
            (value, FACTS[name], statements)
            for name, statements in (newer or {}).items()
            for value in [_typed(entry, name)]
        ],
        "seen": seen,
        "sources": Source,
        "more_rows": range(PERIOD_ROWS),
        "contradicted": LedgerOnDay(ledger, timezone.localdate()).contradictions(),
        "back": address(file.case, someone.place),
    }
    return render(request, "casework/record.html", page, status=status)


def _typed(entry: Entry, name: str) -> str:
    return value_in_words(entry.values[name], FACTS[name])


def _group(name: str) -> Group:
    found = groups().get(name)
    if found is None:
        raise Http404
    return found


def _fact(name: str) -> Fact:
    if name not in FACTS:
        raise Http404
    return FACTS[name]
