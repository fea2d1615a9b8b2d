"""Letters begun, read and written; each save keeps the text before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from amparo.forms.letters import Pair, Template, merged
from amparo.forms.letters.merging import LINE, pairs_of
from amparo.law.facts import Words
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Changed
from amparo.office.cases.biography.client_files import client_file_of, participants_of
from amparo.office.cases.letters.models import Letter, LetterText
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.cases.statements.reading import ledgers_of


@dataclass(frozen=True, slots=True)
class Known:
    """Which letter it is, unsealed."""

    row: Letter
    template: str
    title: Words


@dataclass(frozen=True, slots=True)
class Text:
    """What a letter says or said, in both languages."""

    row: LetterText
    en: str
    es: str

    @property
    def paragraphs(self) -> Sequence[Pair]:
        """Side by side."""
        return pairs_of(self.en, self.es)

    @property
    def open_lines(self) -> int:
        """How many places are still to be filled in."""
        return max(self.en.count(f"{LINE} ("), self.es.count(f"{LINE} ("))

    @property
    def uneven(self) -> bool:
        """Whether one language has paragraphs that the other lacks."""
        return not all(pair.en and pair.es for pair in self.paragraphs)


def letters_of(file: CaseFile) -> list[Known]:
    """The letters of a case, the newest first. One query."""
    return [_known(file, row) for row in Letter.objects.filter(case=file.case).select_related("begun_by")]


def letter_of(file: CaseFile, key: UUID) -> Known:
    """One letter of a case. Raises Http404."""
    row = Letter.objects.filter(case=file.case, pk=key).select_related("begun_by").first()
    if row is None:
        raise Http404
    return _known(file, row)


def texts_of(file: CaseFile, letter: Letter) -> list[Text]:
    """Every text of a letter, the last one first. One query."""
    return [_text(file, row) for row in LetterText.objects.filter(letter=letter).select_related("by")]


def text_of(file: CaseFile, letter: Letter, version: int | None = None) -> Text:
    """What it says, or what it said in an earlier version. Raises Http404."""
    rows = LetterText.objects.filter(letter=letter, version=version or letter.version).select_related("by")
    row = rows.first()
    if row is None:
        raise Http404
    return _text(file, row)


def begin(file: CaseFile, someone: Someone, template: Template, today: dt.date) -> Letter:
    """Merge a letter for somebody from what is on record today."""
    ledger = ledgers_of(file).get(someone.row.pk, Ledger())
    letter = merged(template, client_file_of(someone, ledger, today, participants_of(file)))
    row = Letter(case=file.case, person=someone.row, begun_by=file.user)
    about = {"template": template.name, "title": {"en": template.title.en, "es": template.title.es}}
    row.sealed_about = file.case_key.seal(row, "sealed_about", about)
    row.save(force_insert=True)
    _keep(file, row, row.version, letter.text("en"), letter.text("es"))
    file.record("letter.begun", f"letter {row.pk}")
    return row


def save(file: CaseFile, letter: Letter, version: int, en: str, es: str) -> None:
    """Keep a new text, the ones before it too. Raises Changed when somebody else saved in the meantime."""
    rows = Letter.objects.filter(pk=letter.pk, case=file.case, version=version)
    if not rows.update(version=version + 1):
        raise Changed(letter.pk)
    _keep(file, letter, version + 1, en, es)
    file.record("letter.written", f"letter {letter.pk}")


def erase_in(case: Case) -> None:
    """Destroy the letters of the case with all their texts."""
    Letter.objects.filter(case=case).delete()


def _keep(file: CaseFile, letter: Letter, version: int, en: str, es: str) -> None:
    row = LetterText(letter=letter, version=version, by=file.user, at=timezone.now())
    row.sealed_text = file.case_key.seal(row, "sealed_text", {"en": en, "es": es})
    row.save(force_insert=True)


def _known(file: CaseFile, row: Letter) -> Known:
    about = file.case_key.unseal(row, "sealed_about")
    return Known(row, about["template"], Words(about["title"]["en"], about["title"]["es"]))


def _text(file: CaseFile, row: LetterText) -> Text:
    return Text(row, **file.case_key.unseal(row, "sealed_text"))
