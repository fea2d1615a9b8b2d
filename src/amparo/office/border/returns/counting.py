"""Returns and fear to be counted. For cases that the gate let through; nothing here may be published as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from amparo.figures.borders import PORTS
from amparo.figures.rows import Fear
from amparo.office.border.returns.fear import Stated
from amparo.office.border.returns.models import FearStatement, Kind, Passage
from amparo.office.border.returns.passages import PassageDetails
from amparo.office.cases.people.counted import Detail
from amparo.office.platform.encryption.case_keys import OpenKey


def returned(case_keys: Mapping[UUID, OpenKey]) -> dict[UUID, Detail]:
    """Who was returned, on which day first and through which port, and the fear stated since. Two queries."""
    found: dict[UUID, Detail] = {}
    fears = _fears(case_keys)
    rows = Passage.objects.filter(case__in=case_keys, kind=Kind.RETURN, withdrawn_at=None)
    for row in rows.order_by("on", "recorded_at"):
        if row.person_id not in found:
            port = PassageDetails.of(case_keys[row.case_id].unseal(row, "sealed_told")).port
            on = row.on
            found[row.person_id] = Detail(True, on, port if port in PORTS else None, fear=fears.get(row.person_id))
    return {**{person: Detail(fear=fear) for person, fear in fears.items()}, **found}


def _fears(case_keys: Mapping[UUID, OpenKey]) -> dict[UUID, Fear]:
    """How far the fear of each was heard: the last statement that tells a result, else that it was stated."""
    found: dict[UUID, Fear] = {}
    for row in FearStatement.objects.filter(case__in=case_keys, withdrawn_at=None).order_by("on", "recorded_at"):
        result = Stated.of(case_keys[row.case_id].unseal(row, "sealed_told")).result
        heard = Fear(result) if result in ("pending", "positive", "negative") else Fear.STATED
        if heard is not Fear.STATED or row.person_id not in found:
            found[row.person_id] = heard
    return found
