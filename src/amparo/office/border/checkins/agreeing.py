"""What is agreed with somebody, as it is sealed: a rhythm, and after how many hours which step is taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from amparo.office.border.checkins import escalation
from amparo.office.border.checkins.models import Kind, Terms
from amparo.office.platform.encryption.case_keys import OpenKey
from amparo.office.platform.ui.places import place_of

DEFAULT_HOURS: Mapping[str, int] = {Kind.REMIND: 2, Kind.LEAD: 6, Kind.EVERYBODY: 12, Kind.AGREED: 24}
"""Hours after the due moment at which each step is taken, unless they agreed on others."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed. A step without hours is not taken."""

    every: int = 1
    unit: str = escalation.DAYS
    by: str = "18:00"
    zone: str = "America/Ciudad_Juarez"
    first: str = ""  # a day
    hours: dict[str, int] = field(default_factory=lambda: dict(DEFAULT_HOURS))
    then: str = ""  # what was agreed to do at the end

    @property
    def kinds(self) -> list[str]:
        """The steps that are taken, soonest first."""
        return sorted(self.hours, key=lambda kind: (self.hours[kind], list(Kind).index(Kind(kind))))

    @property
    def rhythm(self) -> escalation.Rhythm:
        """The rhythm as a value."""
        first, by = dt.date.fromisoformat(self.first), dt.time.fromisoformat(self.by)
        return escalation.Rhythm(self.every, self.unit, by, self.zone, first)

    @property
    def in_words(self) -> str:
        """`Every 2 days by 18:00, Tijuana time`."""
        if self.unit != escalation.DAYS:
            return _("every %(n)s hours") % {"n": self.every}
        often = _("every day") if self.every == 1 else _("every %(n)s days") % {"n": self.every}
        place = place_of(self.zone)
        return _("%(often)s by %(hour)s (%(place)s)") % {"often": often, "hour": self.by, "place": place}

    @property
    def steps(self) -> list[tuple[str, int]]:
        """Each step in words, and its hours."""
        return [(str(Kind(kind).label), self.hours[kind]) for kind in self.kinds]


def sealed(case_key: OpenKey, row: Terms, agreed: Agreed) -> bytes:
    """What was agreed, for its row."""
    return case_key.seal(row, "sealed_terms", asdict(agreed))


def unsealed(case_key: OpenKey, row: Terms) -> Agreed:
    """What was agreed. Raises SealingError."""
    terms: dict[str, Any] = case_key.unseal(row, "sealed_terms")
    return Agreed(**terms)


def value(row: Terms, agreed: Agreed) -> escalation.Terms:
    """The terms as `escalation` reads them."""
    steps = tuple(dt.timedelta(hours=agreed.hours[kind]) for kind in agreed.kinds)
    return escalation.Terms(row.pk, agreed.rhythm, steps, row.start, row.end)
