"""Dates as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.calendar.dates import dates_of
from amparo.office.cases.people.exporting import Exported
from amparo.office.platform.ui.moments import stamp


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """The dates of the case that stand."""
    return {
        "dates": [
            {
                "person": places.get(date.row.person_id, 1) if date.row.person_id else 1,
                "what": date.row.kind,
                "at": stamp(date.row.at, date.row.zone),
                "zone": date.row.zone,
                "place": date.place,
                "note": date.note,
            }
            for date in dates_of(file)
        ],
    }
