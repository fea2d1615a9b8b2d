"""Who was missed or asks for help, on Today."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.office.border.checkins.reading import ShownEscalation, named, open_escalations
from amparo.office.cases.access.on_today import Asked, Found

MOST = 40


@dataclass(frozen=True, slots=True)
class Missed:
    """Escalations, the gravest first."""

    escalations: list[ShownEscalation]
    more: bool

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.escalations)

    @property
    def shown(self) -> list[ShownEscalation]:
        """What does not stand among the alarms already."""
        return [escalation for escalation in self.escalations if not escalation.waits]


def find(asked: Asked) -> Found:
    """What escalated to the member. One query."""
    rows = list(open_escalations(asked.user, mine=asked.mine, most=MOST + 1))
    cases = frozenset(row.case_id for row in rows)
    return Found(cases, lambda opened: Missed(named(rows[:MOST], dict(opened.case_keys)), len(rows) > MOST))
