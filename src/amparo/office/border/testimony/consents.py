"""Consents of a case as pages show them, and how they are written down, put in writing and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.law.partial import Between, first_day, last_day
from amparo.office.border.testimony.models import Consent, Release, Text
from amparo.office.border.testimony.terms import Agreed, Guardian, How, Identified, Recipient, Terms, Why
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.documents.models import Document
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.cases.statements.reading import ledgers_of

WHY = {
    Why.WITHDRAWN: _("consent withdrawn"),
    Why.NOT_YET: _("not given yet on that date"),
    Why.OVER: _("expired"),
    Why.NOT_WRITTEN: _("oral only: nothing is released until the signed form is in the case"),
    Why.NO_GUARDIAN: _("no consent of a parent or guardian"),
    Why.GROWN_UP: _("now of age: ask the client"),
}


@dataclass(frozen=True, slots=True)
class Consented:
    """One consent, unsealed, as it stands today."""

    row: Consent
    terms: Terms
    agreed: Agreed
    withdrawal: str

    @property
    def fails(self) -> Why | None:
        """Why it carries nothing today; None when it is live."""
        return self.agreed.fails(timezone.localdate())

    @property
    def why(self) -> str:
        """The same in words."""
        return str(WHY[self.fails]) if self.fails else ""

    @property
    def given_on(self) -> dt.date:
        """The day it was given."""
        return dt.date.fromisoformat(self.terms.given_on)

    @property
    def kind(self) -> str:
        """What the recipient is, in words."""
        return str(Recipient(self.terms.kind).label)

    @property
    def identified(self) -> str:
        """How much of them may be recognised, in words."""
        return str(Identified(self.terms.identified).label)

    @property
    def how(self) -> str:
        """How it was given, in words."""
        return str(How(self.terms.how).label)

    @property
    def guardian(self) -> str:
        """Who agreed beside a minor, in words; "" for nobody."""
        if self.terms.guardian == Guardian.NONE:
            return ""
        return f"{Guardian(self.terms.guardian).label} {self.terms.guardian_name}".strip()


def consents_of(file: CaseFile) -> list[Consented]:
    """The consents of a case, newest first. Two queries."""
    rows = Consent.objects.filter(case=file.case).select_related("paper", "person", "recorded_by", "withdrawn_by")
    born = {str(person): _births(ledger) for person, ledger in ledgers_of(file).items()}
    return [_unsealed(file, row, born) for row in rows]


def births_of(file: CaseFile) -> Mapping[str, dt.date]:
    """When people of the case were born; of several days on record the latest, for whoever may be a minor is one."""
    return {str(person): day for person, ledger in ledgers_of(file).items() if (day := _births(ledger)[1])}


def add(file: CaseFile, person: Person, terms: Terms, until: dt.date, paper: Document | None) -> Consent:
    """Write a consent down. Call it within a write."""
    last = Consent.objects.filter(case=file.case).order_by("-place").values_list("place", flat=True).first()
    row = Consent(case=file.case, person=person, place=(last or 0) + 1, until=until, paper=paper, recorded_by=file.user)
    row.sealed_terms = file.case_key.seal(row, "sealed_terms", terms.kept())
    row.save(force_insert=True)
    file.record("consent.given", f"consent {row.place} person {person.place}")
    return row


def put_in_writing(file: CaseFile, row: Consent, paper: Document) -> None:
    """Name the signed paper of a consent, as after one that was spoken."""
    Consent.objects.filter(pk=row.pk).update(paper=paper)
    file.record("consent.written", f"consent {row.place} document {paper.place}")


def withdraw(file: CaseFile, row: Consent, how: str) -> None:
    """Take a consent back, from this moment on. A second time changes nothing."""
    sealed = file.case_key.seal(row, "sealed_withdrawal", how)
    standing = Consent.objects.filter(pk=row.pk, withdrawn_at=None)
    if standing.update(withdrawn_at=timezone.now(), withdrawn_by=file.user, sealed_withdrawal=sealed):
        file.record("consent.withdrawn", f"consent {row.place}")


def _unsealed(file: CaseFile, row: Consent, born: Mapping[str, Births]) -> Consented:
    terms = Terms.of(file.case_key.unseal(row, "sealed_terms"))
    written = row.paper is not None and row.paper.removed_at is None
    person = str(row.person_id)
    first, latest = born.get(person, (None, None))
    agreed = Agreed(row.pk, person, terms, row.until, written, row.withdrawn_at is not None, latest, first)
    withdrawal = file.case_key.unseal(row, "sealed_withdrawal") if row.sealed_withdrawal else ""
    return Consented(row, terms, agreed, withdrawal)


type Births = tuple[dt.date | None, dt.date | None]


def _births(ledger: Ledger) -> Births:
    """The first and the last day on which somebody can be born; of days that differ, by the latest."""
    born: Sequence[object] = [statement.value for statement in ledger.live.get("born_on", ())]
    known = ledger.facts.get("born_on")
    if isinstance(known, dt.date | Between):
        return first_day(known), last_day(known)
    latest = max((value for value in born if isinstance(value, dt.date | Between)), key=last_day, default=None)
    return (None, None) if latest is None else (first_day(latest), last_day(latest))


def erase_in(case: Case) -> None:
    """Nothing stays, the register neither: what left and when stands in the audit, by number."""
    Release.objects.filter(case=case).delete()
    Text.objects.filter(case=case).delete()
    Consent.objects.filter(case=case).delete()
