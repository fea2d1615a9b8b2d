"""Where a thing that a form prints is mended."""

from __future__ import annotations

from django.urls import reverse

from amparo.forms.answers import Answer
from amparo.forms.asking import group_asked, is_told
from amparo.forms.told import Origin
from amparo.office.cases.access.models import Case
from amparo.office.cases.biography.client_files import NAMES_OF_THE_CASE
from amparo.office.cases.casework.places import address
from amparo.office.cases.filings.preparing import Prepared
from amparo.office.cases.people.persons import Someone


def where_answered(case: Case, someone: Someone, prepared: Prepared, answer: Answer) -> str:
    """The page on which what an item says is entered or corrected."""
    if answer.origins:
        return where_said(case, someone, prepared, answer.origins[0])
    return _of_group(case, someone, prepared, group_asked(prepared.form, answer))


def where_said(case: Case, someone: Someone, prepared: Prepared, origin: Origin) -> str:
    """The page on which a statement is corrected."""
    if origin.group == "person" or origin.key == NAMES_OF_THE_CASE:
        return reverse("casework:change_person", args=[case.number, someone.place])
    return _of_group(case, someone, prepared, origin.group)


def _of_group(case: Case, someone: Someone, prepared: Prepared, group: str) -> str:
    if is_told(group):
        return reverse("biography:interview", args=[case.number, someone.place, group])
    if group == "representative":
        return reverse("biography:my_details")
    if group == "asked":
        return reverse("filings:asked", args=[case.number, prepared.row.pk])
    if group == "facts":
        return reverse("casework:facts", args=[case.number, someone.place])
    return address(case, someone.place, "records")
