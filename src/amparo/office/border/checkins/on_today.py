"""Who was missed or asks for help, on Today."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.office.border.checkins.reading import Risen, named, risen_for
from amparo.office.cases.access.on_today import Asked, Found

MOST = 40


@dataclass(frozen=True, slots=True)
class Missed:
    """What rose, the gravest first."""

    risen: list[Risen]
    more: bool

    def __bool__(self) -> bool:
        """Whether anything did."""
        return bool(self.risen)

    @property
    def shown(self) -> list[Risen]:
        """What does not stand among the alarms already."""
        return [escalation for escalation in self.risen if not escalation.waits]


def find(asked: Asked) -> Found:
    """What rose to the member. One query."""
    rows = list(risen_for(asked.user, mine=asked.mine, most=MOST + 1))
    cases = frozenset(row.case_id for row in rows)
    return Found(cases, lambda opened: Missed(named(rows[:MOST], dict(opened.case_keys)), len(rows) > MOST))
