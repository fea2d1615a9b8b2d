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


def exported(file: CaseFile, places: Mapping[UUID, int]) -> dict[str, Any]:
    """What is written of returns, people named by their number in the case. Three queries."""
    numbers = {str(key): place for key, place in places.items()}
    steps = Step.objects.filter(case=file.case).select_related("by", "appointment").order_by("appointment__at", "name")
    return {
        "passages": [
            {
                "person": places.get(passage.row.person_id),
                "what": passage.row.kind,
                "on": passage.row.on.isoformat() if passage.row.on else "",
                **passage.details.kept(),
                "together": [numbers[key] for key in passage.details.together if key in numbers],
                "separated": [numbers[key] for key in passage.details.separated if key in numbers],
                "hearing_at": stamp(passage.row.hearing.at) if passage.row.hearing else "",
                "port_at": stamp(passage.row.at_port.at) if passage.row.at_port else "",
                "recorded_by": passage.row.recorded_by.name,
                "recorded_at": stamp(passage.row.recorded_at),
                "stands": passage.stands,
                "reason": passage.reason,
            }
            for passage in passages_of(file)
        ],
        "fear_statements": [
            {
                "person": places.get(fear.row.person_id),
                "on": fear.row.on.isoformat() if fear.row.on else "",
                **asdict(fear.details),
                "recorded_by": fear.row.recorded_by.name,
                "recorded_at": stamp(fear.row.recorded_at),
                "stands": fear.stands,
                "reason": fear.reason,
            }
            for fear in fears_of(file)
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
