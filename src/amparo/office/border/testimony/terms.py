"""What somebody agreed to, and whether it carries a release on a day.

Sources, read 2026-11-25: VAWA, 34 USC 12291(b)(2) (Statutes at Large; the OVW's answers of 2017): informed, written,
reasonably time-limited consent; a minor's with that of a parent or guardian, never of the abuser of the child or of
the other parent; of the minor alone where the law lets them be served alone. VOCA, 28 CFR 94.115(a)(2): the same,
also of services denied. FVPSA, 42 USC 10406(c)(5): the same (read in NNEDV's pages alone, which also say that a
spoken word takes consent back at once and never gives it, and that each recipient should have a paper of its own). 8
CFR 208.6(a), 1208.6(a) bind the government to the applicant's written consent; ABA Model Rule 1.6(a) asks for
informed consent. The office holds itself to the strictest of them, whoever pays for it.
The two years are the office's own limit on what is reasonable.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from amparo.office.border.testimony.spelling import bare, words_of

LONGEST = dt.timedelta(days=731)
ADULT_AT = 18


class Recipient(models.TextChoices):
    """Who may get a story."""

    PRESS = "press", _("Newspaper, radio, television")
    COURT = "court", _("A court, in another person's case")
    LAWMAKER = "lawmaker", _("A lawmaker or their staff")
    GOVERNMENT = "government", _("An authority or an international body")
    ORGANISATION = "organisation", _("Another organization")
    FUNDER = "funder", _("A funder of the office")
    RESEARCH = "research", _("Research")
    PUBLIC = "public", _("The office's website or report")
    OTHER = "other", _("Another person")


class Identified(models.TextChoices):
    """How much of somebody may be recognised."""

    NOBODY = "nobody", _("No one may recognize me")
    NAMED = "named", _("My name may be used")


class How(models.TextChoices):
    """How consent was given."""

    SIGNED = "signed", _("On paper, signed")
    SPOKEN = "spoken", _("Spoken, before a witness")


class Age(models.TextChoices):
    """How old the person is, where no day of birth is on record."""

    UNKNOWN = "unknown", _("Not known")
    ADULT = "adult", _("18 or older")
    MINOR = "minor", _("Under 18")


class Guardian(models.TextChoices):
    """Who agreed beside somebody under 18."""

    NONE = "none", _("No one")
    AGREED = "agreed", _("A parent or guardian also signed")
    ALONE = "alone", _("The law lets this minor be served without a parent, and they decided alone")


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed, as it is sealed."""

    kind: str
    recipient: str
    what: str  # which story, in their words
    purpose: str
    identified: str
    how: str
    given_on: str  # ISO
    language: str
    explained_by: str
    witness: str = ""
    age: str = Age.UNKNOWN
    guardian: str = Guardian.NONE
    guardian_name: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Terms:
        """The terms as they were sealed; unknown keys are left out."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in names})

    def kept(self) -> dict[str, str]:
        """The terms as they are sealed."""
        return asdict(self)

    @property
    def to(self) -> tuple[str, str]:
        """Whom it is about, however the name is written."""
        return recipient_key(self.kind, self.recipient)


class Why(StrEnum):
    """Why a consent carries nothing."""

    WITHDRAWN = "withdrawn"
    NOT_YET = "not yet"
    OVER = "over"
    NOT_WRITTEN = "not written"
    NO_GUARDIAN = "no guardian"
    GROWN_UP = "grown up"


@dataclass(frozen=True, slots=True)
class Agreed:
    """A consent as the rules look at it. `written`: its signed paper lies in the case."""

    id: UUID
    person: str
    terms: Terms
    until: dt.date
    written: bool
    withdrawn: bool
    born_on: dt.date | None = None  # the latest that it can be
    born_from: dt.date | None = None  # the earliest, where the day is known in part

    def fails(self, day: dt.date) -> Why | None:
        """Why it carries nothing on that day; None when it is live."""
        given_on = dt.date.fromisoformat(self.terms.given_on)
        if self.withdrawn:
            return Why.WITHDRAWN
        if day < given_on:
            return Why.NOT_YET
        if day > self.until or day > given_on + LONGEST:
            return Why.OVER
        if not self.written:
            return Why.NOT_WRITTEN
        return self._fails_by_age(given_on, day)

    def _fails_by_age(self, given_on: dt.date, day: dt.date) -> Why | None:
        """Unknown age is taken for a minor's. Whoever came of age since, or may have, answers for themselves."""
        grown = None if self.born_on is None else birthday(self.born_on, ADULT_AT)
        minor = self.terms.age != Age.ADULT if grown is None else given_on < grown
        if not minor or self.terms.guardian == Guardian.ALONE:
            return None
        if self.terms.guardian != Guardian.AGREED or not self.terms.guardian_name.strip():
            return Why.NO_GUARDIAN
        if self.born_on is None or grown is None:
            return None
        soonest = birthday(self.born_from or self.born_on, ADULT_AT)
        return Why.GROWN_UP if day >= max(soonest, given_on + dt.timedelta(days=1)) else None


def recipient_key(kind: str, recipient: str) -> tuple[str, str]:
    """A recipient without capitals, accents and signs; what has no letters stays as it is."""
    return kind, " ".join(word.bare for word in words_of(recipient)) + "|" + "".join(
        filter(str.isdigit, bare(recipient))
    )


def birthday(born_on: dt.date, years: int) -> dt.date:
    """The day somebody becomes so old; who was born on 29 February, on 1 March."""
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return dt.date(born_on.year + years, 3, 1)
