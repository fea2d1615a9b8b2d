"""A form as its pages open it: what its file says now, what it is called, and what is said where two change it."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_noop

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.biography.client_files import participants_of
from amparo.office.cases.filings import preparing
from amparo.office.cases.filings.preparing import Now, Prepared
from amparo.office.platform.ui.law_text import law_words

MEANWHILE = gettext_noop("Someone else changed this form in the meantime. Look at it again before you go on.")


def now_of(file: CaseFile, form: UUID) -> Now:
    """A form of the case as its file answers it now. Raises Http404."""
    return Now(file, preparing.prepared(file, form), participants_of(file))


def called(prepared: Prepared) -> str:
    """The form with its edition and title, in the language of the page."""
    return f"{prepared.form.name.upper()} {prepared.form.edition_printed}: {law_words(prepared.form.title)}"
