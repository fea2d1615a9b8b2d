"""The case page: who, how to reach them, relief with its reasons, deadlines, and all that was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from amparo.law.facts import Fact
from amparo.law.vocabulary import FACTS
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.models import Assignment
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import heard_from
from amparo.office.cases.calendar.dates import dates_of
from amparo.office.cases.calendar.told import stated
from amparo.office.cases.casework.forms import NoteForm
from amparo.office.cases.casework.notes import notes_of
from amparo.office.cases.casework.places import address, at_place, tabs_of
from amparo.office.cases.casework.relief import answers_for
from amparo.office.cases.deadlines.reckoning import Ageing, ageing_of
from amparo.office.cases.documents.store import documents_of
from amparo.office.cases.people.models import Kinship
from amparo.office.cases.people.persons import Someone, people_of, relations_of
from amparo.office.cases.statements.ledger import Ledger, UnsealedStatement
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.cases.statements.records import line_of
from amparo.office.cases.statements.services import own_lately
from amparo.office.platform.ui.redirects import then

LATEST_NOTES = 10


@dataclass(frozen=True, slots=True)
class Disputed:
    """A fact on which statements differ, and whose it is."""

    fact: Fact
    said: list[UnsealedStatement]


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody of the case, with how they stand to the others."""

    someone: Someone
    bonds: list[tuple[Kinship, Someone]]
    disputed: int
    ageing: Ageing | None


@require_safe
def case(request: HttpRequest, number: str, place: int = 1) -> HttpResponse:
    """The page of a case, seen from one of its people."""
    file = enter(request, number, Permission.READ)
    people = people_of(file)
    someone = at_place(people, place)
    ledgers = ledgers_of(file)
    ledger = ledgers.get(someone.row.pk, Ledger())
    today = timezone.localdate()
    dates = dates_of(file)
    notes = notes_of(file)
    hearings = stated(people, ledgers, today)
    page = {
        "file": file,
        "case": file.case,
        "someone": someone,
        "title": people[0].names,
        "answers": answers_for(ledger, today),
        "line": line_of(ledger),
        "facts_known": len(ledger.facts),
        "disputed": [Disputed(FACTS[name], statements) for name, statements in ledger.disputed.items()],
        "relatives": _relatives(file, people, ledgers),
        "coming": [date for date in dates if not date.past],
        "stated": hearings,
        "offered": {hearing.statement for hearing in hearings},
        "gone": [date for date in reversed(dates) if date.past],
        "notes": notes[:LATEST_NOTES],
        "older_notes": notes[LATEST_NOTES:],
        "note_form": NoteForm(),
        "documents": documents_of(file),
        "staff": Assignment.objects.filter(case=file.case).select_related("user").order_by("-lead", "user__name"),
        "may": {permission.value: file.may(permission) for permission in Permission},
        "own": frozenset() if file.may(Permission.CHANGE) else own_lately(file),
        "tabs": tabs_of(file),
        "today": today,
        "section": "people",
    }
    return render(request, "casework/case.html", page)


@require_POST
def heard(request: HttpRequest, number: str) -> HttpResponse:
    """The client was heard from today."""
    file = enter(request, number, Permission.ADD)
    with file.write():
        heard_from(file)
        file.record("case.heard_from")
        file.then = address(file.case)
    return then(request, file.then)


def _relatives(file: CaseFile, people: list[Someone], ledgers: dict[UUID, Ledger]) -> list[Relative]:
    by_id = {person.row.pk: person for person in people}
    bonds, ageing = relations_of(file), ageing_of(file)
    return [
        Relative(
            person,
            [(kind, by_id[other]) for kind, other in bonds.get(person.row.pk, ()) if other in by_id],
            len(ledgers.get(person.row.pk, Ledger()).disputed),
            ageing.get(person.row.pk),
        )
        for person in people
    ]
