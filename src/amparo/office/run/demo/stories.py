"""A story of the fictional office: told by one client, released once, and a draft in which names still stand."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from amparo.office.border.testimony.models import Consent, Release, State, Text
from amparo.office.border.testimony.terms import ADULT_AT, Terms, birthday
from amparo.office.border.testimony.texts import WrittenTestimony
from amparo.office.cases.access.models import Case
from amparo.office.cases.documents.models import Document
from amparo.office.cases.people.models import Part, Person
from amparo.office.cases.people.persons import names_of
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey, open_key
from amparo.office.run.demo.days import past

RECIPIENT = "The Border Herald"
TOLD = (
    "We waited for many weeks. At night men stood before the shelter. My child asked me each evening whether we "
    "would be alive in the morning. I told the officer that I was afraid. They sent us back all the same."
)
UNTOLD = (
    "On July 16, 2019 they sent us back to Ciudad Juárez over the Paso del Norte bridge. {name} held my hand. Officer "
    "Baker kept our papers. We slept at Casa del Migrante for 3 weeks, and Wilmer, who cooked there, hid us twice."
)


def tell_stories(attorney: User, paralegal: User) -> None:
    """Two stories in the first case that has a client and a document."""
    found = Document.objects.filter(case__status="open", case__people__part=Part.CLIENT, case__people__place=1)
    for paper in found.filter(case__team__members=attorney).order_by("case__number").select_related("case"):
        case, case_key = paper.case, open_key(paper.case_id)
        person = Person.objects.get(case=case, place=1)
        born = ledger_in(case_key, person).facts.get("born_on")
        if not isinstance(born, dt.date) or birthday(born, ADULT_AT + 1) < timezone.localdate():
            return _tell(case, case_key, person, paper, attorney, paralegal)


def _tell(case: Case, case_key: OpenKey, person: Person, paper: Document, attorney: User, paralegal: User) -> None:
    consent = _consent(case, case_key, person, paper, paralegal)
    text = _text(case, case_key, 1, "Afraid at night", TOLD, person, paralegal)
    Text.objects.filter(pk=text.pk).update(state=State.READ, reader=attorney, read_at=timezone.now())
    release = Release(case=case, place=1, text=text, on=past(2), by=attorney)
    about = {"kind": "press", "recipient": RECIPIENT, "purpose": "A series on those who wait"}
    release.sealed_about = case_key.seal(release, "sealed_about", about)
    release.save(force_insert=True)
    release.consents.add(consent)
    _text(
        case,
        case_key,
        2,
        "The day of the return",
        UNTOLD.format(name=names_of(case_key, person).given),
        person,
        paralegal,
    )


def _consent(case: Case, case_key: OpenKey, person: Person, paper: Document, by: User) -> Consent:
    today = timezone.localdate()
    terms = Terms(
        kind="press", recipient=RECIPIENT, what="How we waited; not where, and not who", purpose="A series",
        identified="nobody", how="signed", given_on=past(9).isoformat(), language="Spanish",
        explained_by=by.name, age="adult",
    )  # fmt: skip
    row = Consent(case=case, person=person, place=1, paper=paper, recorded_by=by)
    row.until = today + dt.timedelta(days=170)
    row.sealed_terms = case_key.seal(row, "sealed_terms", terms.kept())
    row.save(force_insert=True)
    return row


def _text(case: Case, case_key: OpenKey, story: int, title: str, words: str, person: Person, by: User) -> Text:
    row = Text(case=case, story=story, writer=by)
    testimony = WrittenTestimony(title, words, words, "en", (str(person.pk),), hands=(by.pk,))
    row.sealed_words = case_key.seal(row, "sealed_words", testimony.kept())
    row.save(force_insert=True)
    return row
