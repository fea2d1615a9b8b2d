"""What is told of an incident: one value, sealed as a whole, so that each version of it stands by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from amparo.office.border.harm.models import SENSITIVE, Corroboration, Kind
from amparo.office.border.harm.when import When
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source


class Reported(models.TextChoices):
    """Whether anybody was told of it officially."""

    UNKNOWN = "", _("Not known")
    YES = "yes", _("Yes")
    NO = "no", _("No")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A document that bears the incident out, as it was when it was named: this outlives the file."""

    document: UUID
    place: int  # its number within the case
    what: str
    sha256: str


@dataclass(frozen=True, slots=True)
class IncidentDetails:
    """Everything about one incident."""

    kind: Kind
    also: tuple[Kind, ...] = ()  # what else was done at the same time
    when: When = field(default_factory=When)
    city: str = ""
    region: str = ""  # state or country
    exact: str = ""  # shown in the record only
    against: tuple[UUID, ...] = ()  # people of the case
    others: str = ""  # people who are not in it
    what: str = ""
    by_whom: str = ""  # shown in the record only
    injuries: str = ""
    reported: Reported = Reported.UNKNOWN
    reported_to: str = ""
    reported_on: dt.date | None = None
    report_result: str = ""
    corroboration: tuple[Corroboration, ...] = ()
    corroborated: str = ""
    origin: Origin = field(default_factory=lambda: Origin(Source.IN_PERSON))
    statements: tuple[UUID, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    withdrawn: str = ""  # why it is not held to be so any more

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kind, and what else was done."""
        return (self.kind, *self.also)

    @property
    def sensitive(self) -> bool:
        """Whether lists keep it folded."""
        return bool(SENSITIVE & set(self.kinds))

    @property
    def where(self) -> str:
        """The place as lists show it: city and region."""
        return ", ".join(filter(None, (self.city, self.region)))

    def kept(self) -> dict[str, Any]:
        """As it is sealed."""
        kept: dict[str, Any] = {name: getattr(self, name) for name in _TEXTS}
        return kept | {
            "kind": self.kind.value,
            "also": [kind.value for kind in self.also],
            "when": self.when.kept(),
            "against": [str(key) for key in self.against],
            "reported": self.reported.value,
            "reported_on": self.reported_on.isoformat() if self.reported_on else "",
            "corroboration": [corroboration.value for corroboration in self.corroboration],
            "origin": self.origin.kept(),
            "statements": [str(statement) for statement in self.statements],
            "exhibits": [
                {
                    "document": str(exhibit.document),
                    "place": exhibit.place,
                    "what": exhibit.what,
                    "sha256": exhibit.sha256,
                }
                for exhibit in self.exhibits
            ],
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> IncidentDetails:
        """As it was sealed."""
        return cls(
            **{name: kept[name] for name in _TEXTS},
            kind=Kind(kept["kind"]),
            also=tuple(map(Kind, kept["also"])),
            when=When.of(kept["when"]),
            against=tuple(map(UUID, kept["against"])),
            reported=Reported(kept["reported"]),
            reported_on=dt.date.fromisoformat(kept["reported_on"]) if kept["reported_on"] else None,
            corroboration=tuple(map(Corroboration, kept["corroboration"])),
            origin=Origin.of(kept["origin"]),
            statements=tuple(map(UUID, kept["statements"])),
            exhibits=tuple(
                Exhibit(UUID(exhibit["document"]), exhibit["place"], exhibit["what"], exhibit["sha256"])
                for exhibit in kept["exhibits"]
            ),
        )


_TEXTS = (
    "city", "region", "exact", "others", "what", "by_whom", "injuries", "reported_to", "report_result", "corroborated",
    "withdrawn",
)  # fmt: skip

LABELS = {
    "kind": _("Kind of harm"),
    "also": _("Other harm at the same time"),
    "when": _("When"),
    "city": _("City or town"),
    "region": _("State or country"),
    "exact": _("The exact place"),
    "against": _("Harmed persons"),
    "others": _("Others, not in this case"),
    "what": _("What happened"),
    "by_whom": _("Perpetrator"),
    "injuries": _("Injuries"),
    "reported": _("Reported"),
    "reported_to": _("Reported to"),
    "reported_on": _("Reported on"),
    "report_result": _("Outcome"),
    "corroboration": _("Other corroboration"),
    "corroborated": _("More on that"),
    "origin": _("Told by"),
    "statements": _("Statements"),
    "exhibits": _("Evidence"),
    "withdrawn": _("Withdrawn"),
}
"""What each part is called, on forms and where versions differ."""


def differing(before: IncidentDetails, after: IncidentDetails) -> list[str]:
    """The parts in which two versions differ, by their labels."""
    names = [part.name for part in fields(IncidentDetails)]
    return [str(LABELS[name]) for name in names if getattr(before, name) != getattr(after, name)]
