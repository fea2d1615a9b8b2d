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
                "person": places.get(one.row.person_id),
                "state": one.row.state,
                **one.needs.kept(),
                "at": stamp(booking.appointment.at) if (booking := booking_of(one.row)) else "",
                "interviewer": booking.interviewer.user.name if booking else "",
                "outcome": booking.outcome if booking else "",
            }
            for one in asked_of(file)
        ],
    }
