"""Requests for a consultation that nobody has read, on Today."""

from __future__ import annotations

from amparo.office.cases.access.on_today import Asked, Found
from amparo.office.intake.triage import waiting_requests


def find(asked: Asked) -> Found:
    """How many wait for the member to read them. One query."""
    waiting = waiting_requests(asked.user)
    return Found(frozenset(), lambda opened: waiting)
