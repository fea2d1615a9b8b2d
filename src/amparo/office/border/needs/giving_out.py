"""Needs as they leave the office with a whole case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from amparo.office.border.needs.following import needs_of, steps_of
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Told
from amparo.office.platform.ui.moments import stamp


def told_of(file: CaseFile, places: Mapping[UUID, int]) -> Told:
    """The needs of a case with all that was done about them, as JSON values."""
    steps = steps_of(file)
    told = [
        {
            "kind": one.kind.value,
            "state": one.state.value,
            "what": one.what,
            "city": one.city,
            "person": one.row.person.place if one.row.person else None,
            "urgent": one.row.urgent,
            "lasts_until": _day(one.row.lasts_until),
            "next_on": _day(one.row.next_on),
            "follower": one.follower,
            "steps": [
                {
                    "did": step.did.value,
                    "text": step.text,
                    "to": step.to,
                    "next_on": _day(step.next_on),
                    "before": step.before,
                    "by": step.by,
                    "at": stamp(step.at),
                }
                for step in steps.get(one.row.pk, ())
            ],
        }
        for one in needs_of(file)
    ]
    return {"needs": told}


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
