"""Where people of a case are, as it is once unsealed, and how it is written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from amparo.office.border.whereabouts import tier
from amparo.office.border.whereabouts.models import Whereabouts
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.persons import Someone, people_of
from amparo.office.platform.encryption.case_keys import OpenKey


class Known(models.TextChoices):
    """How it is known."""

    UNKNOWN = "unknown", _("Source not known")
    THEY_SAID = "they_said", _("The client")
    SEEN = "seen", _("Seen by the office")
    RELATIVE = "relative", _("A relative")
    SHELTER = "shelter", _("The shelter")
    OFFICIAL = "official", _("An official or a record")
    OTHER = "other", _("Another person")


@dataclass(frozen=True, slots=True)
class Where:
    """What is sealed of one record."""

    city: str
    shelter: str = ""
    since: str = ""  # a day, or nothing
    known: str = Known.UNKNOWN
    others: str = ""  # who else may know, besides the members named
    note: str = ""

    @property
    def since_day(self) -> dt.date | None:
        """Since when."""
        return dt.date.fromisoformat(self.since) if self.since else None

    @property
    def how(self) -> str:
        """How it is known, in words."""
        return str(Known(self.known).label)


@dataclass(frozen=True, slots=True)
class Written:
    """A record, unsealed."""

    where: Where
    author: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Trail:
    """Somebody of the case, where they are, and where they were said to be before."""

    someone: Someone
    last: Written | None
    earlier: Sequence[Written]


def write(file: CaseFile, someone: Someone, where: Where) -> Whereabouts:
    """Record where somebody is. The first record of a case names its author and lead. Raises NotNamed."""
    case_key = tier.open_tier(file, "whereabouts.opened") if tier.is_kept(file.case) else tier.begin(file)
    row = Whereabouts(case=file.case, person=someone.row, by=file.user)
    row.sealed_where = case_key.seal(row, "sealed_where", asdict(where))
    row.save(force_insert=True)
    file.record("whereabouts.written", f"person {someone.place}")
    return row


def trails_of(file: CaseFile, case_key: OpenKey) -> list[Trail]:
    """Everybody of a case with where they are, the newest first."""
    rows: dict[Any, list[Written]] = {}
    for row in Whereabouts.objects.filter(case=file.case).select_related("by").order_by("-at"):
        unsealed: Mapping[str, Any] = case_key.unseal(row, "sealed_where")
        rows.setdefault(row.person_id, []).append(Written(Where(**unsealed), row.by.name, row.at))
    found = [(person, rows.get(person.row.pk, [])) for person in people_of(file)]
    return [Trail(someone, written[0] if written else None, written[1:]) for someone, written in found]
