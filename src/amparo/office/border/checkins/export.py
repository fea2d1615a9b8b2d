"""Check-ins as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.office.border.checkins.reading import Following, followings_of
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Exported
from amparo.office.platform.ui.moments import stamp


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """Who checks in, how often, what they said, and what was done when they did not."""
    return {
        "checkins": [_exported(following) for following in followings_of(file, most=None) if following.plan is not None]
    }


def rows(data: Exported) -> list[tuple[Any, ...]]:
    """A row for each check-in."""
    return [
        (plan["person"], word["at"], word["said"], word["told_to"], word["note"])
        for plan in data["checkins"]
        for word in plan["words"]
    ]


def _exported(following: Following) -> dict[str, Any]:
    return {
        "person": following.someone.place,
        "agreed": following.agreed.in_words if following.agreed else "",
        "then": following.agreed.then if following.agreed else "",
        "in_force": following.in_force,
        "words": [
            {"at": stamp(answer.at), "said": answer.said, "told_to": answer.by, "note": answer.note}
            for answer in following.answers
        ],
        "rises": [  # its name in files that offices have
            {
                "at": stamp(escalation.row.at),
                "kind": escalation.row.kind,
                "missed_at": stamp(escalation.missed_at) if escalation.missed_at else "",
                "handled_by": escalation.row.handled_by.name if escalation.row.handled_by else "",
                "notes": [{"at": stamp(did.at), "by": did.by, "note": did.note} for did in escalation.notes],
            }
            for escalation in (*following.escalations, *following.past)
        ],
    }
