"""The guide to family petitions: each relative, who qualifies, until when, with which papers, and how far it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from amparo.forms.biography.relatives import RELATIVES
from amparo.forms.client_file import ClientFile, Held
from amparo.forms.family_petition import EVIDENCE, answered, relatives_of
from amparo.law.vocabulary import FACTS
from amparo.office.cases.access.gate import CaseFile, enter
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.filings.client_files import client_file_of
from amparo.office.cases.filings.preparing import Prepared, prepared_of
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.platform.ui.law_text import law_words
from amparo.screen.explain import ReliefAnswer

ASKED_AT_ONCE = 5


@dataclass(frozen=True, slots=True)
class Guided:
    """A relative as the guide shows them. `chosen` names them where a form is begun: the person, and the record."""

    chosen: str
    name: str
    relation: str
    answer: ReliefAnswer
    file_by: dt.date | None
    missed: bool
    questions: Sequence[str]
    evidence: Sequence[str]
    forms: Sequence[Prepared]
    where: Promise

    @property
    def reason(self) -> str:
        """Why the answer is what it is."""
        return law_words(self.answer.reason) if self.answer.reason else ""


@dataclass(frozen=True, slots=True)
class Petitioner:
    """A person of the case with the relatives who were told of."""

    someone: Someone
    granted: bool
    relatives: Sequence[Guided]


@require_safe
def petitions(request: HttpRequest, number: str) -> HttpResponse:
    """Who of the case could ask for whom."""
    file = enter(request, number, Permission.READ)
    today = timezone.localdate()
    people = [someone for someone in people_of(file) if someone.row.part != Part.ADVERSE]
    ledgers = ledgers_of(file)
    prepared = [one for one in prepared_of(file) if one.relative]
    shown = [_petitioner(file, someone, ledgers.get(someone.row.pk, Ledger()), prepared, today) for someone in people]
    page = {
        "file": file,
        "petitioners": [one for one in shown if one.relatives],
        "people": people,
        "may_add": file.may(Permission.ADD),
    }
    return render(request, "filings/petitions.html", page)


def _petitioner(
    file: CaseFile, someone: Someone, ledger: Ledger, prepared: Sequence[Prepared], today: dt.date
) -> Petitioner:
    client = client_file_of(someone, ledger, today, {}, {})
    theirs = [one for one in prepared if one.row.person_id == someone.row.pk]
    guided = [_guided(client, held, theirs, someone.place) for held in relatives_of(client)]
    return Petitioner(someone, "own_asylum_granted_on" in client.facts, guided)


def _guided(client: ClientFile, held: Held, prepared: Sequence[Prepared], place: int) -> Guided:
    answer, deadline = answered(client, held)
    relation = str(held.fields["relation"])
    names = [str(held.fields.get(name, "")) for name in ("given_name", "family_name")]
    return Guided(
        f"{place} {held.key}",
        " ".join(part for part in names if part and part != "none"),
        law_words(RELATIVES.fields["relation"].choices[relation]),
        answer,
        deadline.falls_on,
        bool(deadline.missed_by),
        [law_words(FACTS[name].question) for name in answer.ask[:ASKED_AT_ONCE]],
        [law_words(words) for words in EVIDENCE[relation]],
        [one for one in prepared if one.relative == held.key],
        _where(held.fields),
    )


def _where(fields: Mapping[str, object]) -> Promise:
    match fields.get("in_us"):
        case True:
            return _("in the United States: USCIS decides here")
        case False:
            return _("abroad: once approved, a consulate or an office of USCIS abroad goes on with it")
    return _("whether the relative is in the United States is not known")
