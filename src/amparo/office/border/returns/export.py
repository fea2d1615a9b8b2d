"""The room's part of an exported case: passages, fear statements, run-ups. Where somebody waits is in none of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from amparo.office.border.returns.fear import fears_of
from amparo.office.border.returns.models import Step
from amparo.office.border.returns.passages import passages_of
from amparo.office.cases.access.gate import CaseFile
from amparo.office.platform.ui.moments import stamp


def returns_told(file: CaseFile, places: Mapping[UUID, int]) -> dict[str, Any]:
    """What is written of returns, people named by their number in the case. Three queries."""
    numbers = {str(key): place for key, place in places.items()}
    steps = Step.objects.filter(case=file.case).select_related("by", "appointment").order_by("appointment__at", "name")
    return {
        "passages": [
            {
                "person": places.get(one.row.person_id),
                "what": one.row.kind,
                "on": one.row.on.isoformat() if one.row.on else "",
                **one.told.kept(),
                "together": [numbers[key] for key in one.told.together if key in numbers],
                "separated": [numbers[key] for key in one.told.separated if key in numbers],
                "hearing_at": stamp(one.row.hearing.at) if one.row.hearing else "",
                "port_at": stamp(one.row.at_port.at) if one.row.at_port else "",
                "recorded_by": one.row.recorded_by.name,
                "recorded_at": stamp(one.row.recorded_at),
                "stands": one.stands,
                "reason": one.reason,
            }
            for one in passages_of(file)
        ],
        "fear_statements": [
            {
                "person": places.get(one.row.person_id),
                "on": one.row.on.isoformat() if one.row.on else "",
                **asdict(one.told),
                "recorded_by": one.row.recorded_by.name,
                "recorded_at": stamp(one.row.recorded_at),
                "stands": one.stands,
                "reason": one.reason,
            }
            for one in fears_of(file)
        ],
        "run_up": [
            {
                "hearing_at": stamp(step.appointment.at),
                "what": step.name,
                "state": step.state,
                "for": stamp(step.for_at),
                "by": step.by.name,
                "at": stamp(step.at),
                **file.case_key.unseal(step, "sealed_note"),
            }
            for step in steps
        ],
    }
