"""A small desk: two interviewers who share a team's cases."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from amparo.office.cases.access.models import Team
from amparo.office.interviews.models import Booking, Interviewer, ProposalKind, Published, Wanted
from amparo.office.interviews.plan_state import plan_state
from amparo.office.interviews.proposing import propose, repaired
from amparo.office.interviews.publishing import publish
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, a_wanted, an_interviewer, member, signed_in


@dataclass
class Office:
    """Who is there."""

    ana: User
    ben: User
    scheduler: User
    team: Team
    first: Interviewer
    second: Interviewer

    def case(self, given: str = "Rosa", **needs: Any) -> Held:
        """A case of the team with somebody to be interviewed."""
        held = a_case(self.ana, team=self.team, given=given)
        if needs:
            held.wanted.delete()
            held.wanted = a_wanted(held.case, held.case_key, held.first, self.ana, **needs)
        return held

    def plan(self, by: User | None = None) -> Published:
        """Reschedule and publish."""
        held = plan_state()
        row = propose(by or self.ana, held, ProposalKind.RESCHEDULE, repaired(held))
        return publish(by or self.ana, row.pk, tell=False)


@pytest.fixture
def office(db: None) -> Office:
    ana, ben = member(Role.ATTORNEY, "Ana"), member(Role.PARALEGAL, "Ben")
    team = Team.objects.create(name="Border")
    team.members.set([ana, ben])
    return Office(ana, ben, member(Role.SCHEDULER, "Ruth"), team, an_interviewer(ana), an_interviewer(ben))


@pytest.fixture
def ana(office: Office) -> Client:
    return signed_in(office.ana)


@pytest.fixture
def ruth(office: Office) -> Client:
    return signed_in(office.scheduler)


def hour_of(wanted: Wanted) -> tuple[dt.datetime, str]:
    """When somebody comes, and to whom."""
    booking = Booking.objects.select_related("appointment", "interviewer__user").get(pk=wanted.pk)
    return booking.appointment.at, booking.interviewer.user.name
