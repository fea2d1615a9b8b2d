"""Calls for help that nobody has taken, and requests for a consultation that nobody has read, on Today."""

from __future__ import annotations

from amparo.office.cases.access.on_today import Asked, Found
from amparo.office.intake.shown_alarms import Alarms, named, waiting
from amparo.office.intake.triage import waiting_requests


def find_alarms(asked: Asked) -> Found:
    """The calls for help that wait, whoever the cases are assigned to. One query; up to three more where any wait."""
    cries = waiting(asked.user)
    return Found(frozenset(cries.cases), lambda opened: named(asked.user, cries, opened.case_keys))


def recorded(alarms: Alarms) -> str:
    """What the audit log says of them: how many the member was told of without content."""
    return f"{len(alarms.untaken)} alarms told of"


def find_requests(asked: Asked) -> Found:
    """How many requests wait for the member to read them. One query."""
    requests = waiting_requests(asked.user)
    return Found(frozenset(), lambda opened: requests)
