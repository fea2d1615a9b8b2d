"""Interviews as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Exported
from amparo.office.interviews.requests import asked_of, booking_of
from amparo.office.platform.ui.moments import stamp


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """The interviews asked for, and those that were held."""
    return {
        "interviews": [
            {
                "person": places.get(asked.row.person_id),
                "state": asked.row.state,
                **asked.needs.kept(),
                "at": stamp(booking.appointment.at) if (booking := booking_of(asked.row)) else "",
                "interviewer": booking.interviewer.user.name if booking else "",
                "outcome": booking.outcome if booking else "",
            }
            for asked in asked_of(file)
        ],
    }
