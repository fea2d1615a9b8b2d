"""Needs as they leave the office with a whole case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from amparo.office.border.needs.follow_up import needs_of, steps_of
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Exported
from amparo.office.platform.ui.moments import stamp


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """The needs of a case with all that was done about them, as JSON values."""
    steps = steps_of(file)
    needs = [
        {
            "kind": need.kind.value,
            "state": need.state.value,
            "what": need.what,
            "city": need.city,
            "person": need.row.person.place if need.row.person else None,
            "urgent": need.row.urgent,
            "lasts_until": _day(need.row.lasts_until),
            "next_on": _day(need.row.next_on),
            "follower": need.follower,
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
                for step in steps.get(need.row.pk, ())
            ],
        }
        for need in needs_of(file)
    ]
    return {"needs": needs}


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
