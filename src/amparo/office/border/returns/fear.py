"""Fear of Mexico as it was stated to the authorities, in the person's words, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.border.returns.models import FearStatement
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.services import Changed
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey

TO = {
    "port": _("An officer at the port"),
    "hearing": _("At the hearing"),
    "phone": _("On the phone"),
    "custody": _("An officer in custody"),
    "writing": _("In writing"),
    "other": _("Another person"),
}
HOW = {"volunteered": _("volunteered"), "asked": _("was asked")}
RESULTS = {
    "none": _("no interview"),
    "pending": _("waiting for a result"),
    "positive": _("positive"),
    "negative": _("negative"),
}
"""The words of the fact `fear_interview_result`."""
LAWYER = {
    "present": _("present"),
    "phone": _("on the phone"),
    "refused": _("requested and refused"),
    "none": _("none"),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What is sealed of a fear statement. Empty means: not known."""

    to: str = ""
    whom: str = ""  # name, badge or office, where known
    how: str = ""
    words: str = ""
    language: str = ""
    result: str = ""
    result_on: str = ""  # a day
    lawyer: str = ""
    next_step: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> Stated:
        """As it was sealed."""
        return cls(**kept)


@dataclass(frozen=True, slots=True)
class Fear:
    """A fear statement, unsealed."""

    row: FearStatement
    details: Stated
    reason: str

    @property
    def stands(self) -> bool:
        """Whether it was not withdrawn."""
        return self.row.withdrawn_at is None

    @property
    def to(self) -> str:
        """To whom, in words."""
        return ": ".join(filter(None, (str(TO.get(self.details.to, "")), self.details.whom)))

    @property
    def how(self) -> str:
        """Asked or unasked, in words."""
        return str(HOW.get(self.details.how, ""))

    @property
    def result(self) -> str:
        """The result of the interview, in words."""
        return str(RESULTS.get(self.details.result, ""))

    @property
    def result_on(self) -> dt.date | None:
        """The day of the result."""
        return dt.date.fromisoformat(self.details.result_on) if self.details.result_on else None

    @property
    def lawyer(self) -> str:
        """Whether a lawyer was there, in words."""
        return str(LAWYER.get(self.details.lawyer, ""))


def unsealed(case_key: OpenKey, row: FearStatement) -> Fear:
    """A fear statement as it is once unsealed. Raises SealingError."""
    reason = case_key.unseal(row, "sealed_reason") if row.sealed_reason else ""
    return Fear(row, Stated.of(case_key.unseal(row, "sealed_told")), reason)


def fears_of(file: CaseFile, person: UUID | None = None) -> list[Fear]:
    """The fear statements of a case, or of one of its people, earliest first; without a day last. One query."""
    rows = FearStatement.objects.filter(case=file.case).select_related("recorded_by")
    if person is not None:
        rows = rows.filter(person=person)
    found = [unsealed(file.case_key, row) for row in rows]
    return sorted(found, key=lambda fear: (fear.row.on or dt.date.max, fear.row.recorded_at))


def add(
    case: Case, case_key: OpenKey, by: User, person: Person, *, on: dt.date | None, details: Stated
) -> FearStatement:
    """A fear that a person stated."""
    row = FearStatement(case=case, person=person, on=on, recorded_by=by)
    row.sealed_told = case_key.seal(row, "sealed_told", asdict(details))
    row.save(force_insert=True)
    return row


def change(file: CaseFile, row: FearStatement, version: int, *, on: dt.date | None, details: Stated) -> None:
    """Write a fear statement anew. Raises Changed when it is no longer the version that was shown."""
    sealed = file.case_key.seal(row, "sealed_told", asdict(details))
    standing = FearStatement.objects.filter(pk=row.pk, version=version, withdrawn_at=None)
    if not standing.update(on=on, sealed_told=sealed, version=version + 1):
        raise Changed(unsealed(file.case_key, FearStatement.objects.get(pk=row.pk)))
    file.record("fear.changed", f"fear {row.pk}")


def withdraw(file: CaseFile, row: FearStatement, version: int, reason: str) -> None:
    """Take a fear statement back, with the reason. The row stays. Raises Changed when it is not the version shown."""
    sealed = file.case_key.seal(row, "sealed_reason", reason)
    standing = FearStatement.objects.filter(pk=row.pk, version=version, withdrawn_at=None)
    if not standing.update(
        withdrawn_at=timezone.now(), withdrawn_by=file.user, sealed_reason=sealed, version=version + 1
    ):
        raise Changed(unsealed(file.case_key, FearStatement.objects.get(pk=row.pk)))
    file.record("fear.withdrawn", f"fear {row.pk}")
