"""The fictional office has everything that its pages are meant to show."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from amparo.law.book import the_law
from amparo.law.calendar import is_working_day, roll_forward
from amparo.office.border.checkins import agreeing
from amparo.office.border.checkins.models import Plan
from amparo.office.border.checkins.on_today import Missed
from amparo.office.border.harm.models import Incident
from amparo.office.border.returns.daily_docket import board_of
from amparo.office.border.returns.models import FearStatement
from amparo.office.border.returns.screening import screen
from amparo.office.border.testimony.models import Release, Text
from amparo.office.border.whereabouts.models import Whereabouts
from amparo.office.cases.access import on_today
from amparo.office.cases.access.models import Case, Receipt, Stage, Wall
from amparo.office.cases.access.on_today import Listed
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.casework.models import Note
from amparo.office.cases.deadlines.models import Kind, Reckoned, Tickler
from amparo.office.cases.deadlines.reckoning import write_all_stale
from amparo.office.cases.people.models import Part, Person, Relation
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.front_door.dropbox.models import Slot
from amparo.office.interviews.models import Absence
from amparo.office.interviews.plan_state import plan_state
from amparo.office.interviews.proposing import broken
from amparo.office.outward.reports.models import Release as Published
from amparo.office.outward.reports.releases import tables_of
from amparo.office.outward.reports.shown import ports_of
from amparo.office.outward.today.needs import Needs, needs_of
from amparo.office.platform.accounts.models import Session, User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry, Link
from amparo.office.platform.encryption.case_keys import open_key
from amparo.office.run import worker
from amparo.office.run.demo.names import tongue_of
from amparo.office.run.demo.office import fill
from amparo.screen.explain import contradictions
from tests.moments import MOMENTS, OFFICE
from tests.office.builders import a_case, member, signed_in

pytestmark = pytest.mark.django_db
THANKSGIVING = dt.datetime(2026, 11, 26, 0, 39, tzinfo=OFFICE)


def _escalations(needs: Needs) -> list[str]:
    """The kinds of what escalated to a member, the gravest first."""
    missed = needs.found("missed")
    return [one.row.kind for one in missed.escalations] if isinstance(missed, Missed) else []


def test_it_has_staff_families_contradictions_hearings_and_a_full_plan_this_week() -> None:
    heard: list[int] = []
    fill(300, tell=heard.append)
    assert heard[-1] == 300
    roles = [user.role for user in User.objects.all()]
    assert roles.count(Role.ATTORNEY) == 2
    assert set(roles) == set(Role)
    assert Person.objects.exclude(part=Part.ADVERSE).count() == 300 + 1  # the one whose forms are prepared
    assert Relation.objects.exists()
    assert Wall.objects.exists()
    assert Tickler.objects.filter(kind=Kind.CONTRADICTION).count() >= 5
    soon = timezone.now() + dt.timedelta(days=9)
    assert Appointment.objects.filter(at__lte=soon).count() >= 5
    needs = needs_of(User.objects.get(name="Elena Marín"), mine=False)
    for name in ("deadlines", "hearings", "contradictions", "unanswered", "silent", "needs"):
        assert needs.found(name), name
    assert Incident.objects.count() >= 5
    assert Release.objects.count() == 1
    assert Text.objects.count() == 2
    assert _escalations(needs) == ["danger", "lead"]
    assert Whereabouts.objects.exists()
    _some_were_returned()
    _the_plan_is_full_and_an_absence_is_to_be_rescheduled()


def _some_were_returned() -> None:
    returned = Case.objects.filter(stage=Stage.RETURNED)
    assert returned.count() >= 5
    assert FearStatement.objects.count() == returned.count()
    board = board_of(User.objects.get(name="Elena Marín"), roll_forward(timezone.localdate() + dt.timedelta(days=1)))
    assert [one for one in board if one.at_port and one.open]
    flagged = 0
    for case in returned:
        person = Person.objects.get(case=case, place=1)
        facts = ledger_in(open_key(case.pk), person).facts
        flagged += screen(facts, timezone.localdate(), returned=True).flagged
    assert flagged


def test_names_fit_where_people_come_from() -> None:
    assert [tongue_of(one) for one in ("HN", "HT", "UA")] == ["es", "ht", "other"]


def test_the_jobs_chain_reckons_and_tidies() -> None:
    user = member(Role.ATTORNEY)
    held = a_case(user)
    signed_in(user)
    long_ago = timezone.now() - dt.timedelta(days=3)
    Session.objects.update(seen_at=long_ago)
    Receipt.objects.create(key="k", then="/", at=long_ago)
    Reckoned.objects.update(on="2026-01-01")
    worker.tidy()
    write_all_stale(dt.timedelta(minutes=30))
    assert not Session.objects.exists()
    assert not Receipt.objects.exists()
    today = timezone.localdate()
    assert set(Reckoned.objects.values_list("on", flat=True)) == {today}
    assert Tickler.objects.filter(case=held.case).exists()
    assert Link.objects.count() <= AuditEntry.objects.count()


def test_a_full_office_still_shows_the_first_and_counts_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_today, "AT_ONCE", 2)
    monkeypatch.setattr(on_today, "MOST", 2)
    user = member(Role.ATTORNEY)
    for _ in range(4):
        a_case(user)
    Case.objects.update(heard_from_on="2026-01-01")
    needs = needs_of(user, mine=True)
    silent, deadlines = needs.found("silent"), needs.found("deadlines")
    assert isinstance(silent, Listed)
    assert isinstance(deadlines, Listed)
    assert (len(silent.shown), silent.count, silent.more) == (2, 4, 2)
    assert deadlines.count == 4


@pytest.mark.one_moment("it goes to moments of its own")
@pytest.mark.parametrize("start", ["2024-02-29 18:00", "2026-11-27 23:30", "2026-12-31 12:00", "2029-03-11 12:00"])
def test_nobody_has_a_day_that_cannot_be_whenever_it_is_started(start: str) -> None:
    with time_machine.travel(dt.datetime.fromisoformat(start).replace(tzinfo=dt.UTC), tick=False):
        fill(60)
        for person in Person.objects.exclude(part=Part.ADVERSE).select_related("case"):
            ledger = ledger_in(open_key(person.case_id), person)
            found = contradictions(the_law(), ledger.facts, timezone.localdate(), ledger.records)
            assert found == (), (ledger.facts, ledger.records)


@pytest.mark.one_moment("it goes to moments of its own")
@pytest.mark.parametrize("start", [*MOMENTS.values(), THANKSGIVING], ids=[*MOMENTS, "thanksgiving"])
def test_what_is_to_come_and_what_was_written_down_is_on_working_days_at_hours_of_work(start: dt.datetime) -> None:
    with time_machine.travel(start, tick=False):
        fill(60)
        for date in Appointment.objects.all():
            there = date.at.astimezone(ZoneInfo(date.zone))
            assert is_working_day(there.date()), (date.kind, there)
            assert dt.time(4) <= there.time() <= dt.time(17), (date.kind, there)  # people are at a port from 4.30
        hours = Slot.objects.values_list("starts_at", flat=True)
        written = [*Note.objects.values_list("at", flat=True), *hours]
        for at in (timezone.localtime(one) for one in written):
            assert is_working_day(at.date()), at
            assert dt.time(8) <= at.time() <= dt.time(17), at
        assert all(is_working_day(one.first) for one in Absence.objects.all())
        for plan in Plan.objects.all():
            agreed = agreeing.unsealed(open_key(plan.case_id), plan.terms.latest("start"))
            assert "07:00" < agreed.by < "22:00"
        kinds = _escalations(needs_of(User.objects.get(name="Elena Marín"), mine=False))
        assert kinds in (["danger", "lead"], ["lead"], [])


def _the_plan_is_full_and_an_absence_is_to_be_rescheduled() -> None:
    held = plan_state()
    week = [one for one in held.plan.bookings if held.at(one) < timezone.now() + dt.timedelta(days=9)]
    assert len(week) >= 30
    assert {one.interviewer for one in week} == {one.name for one in held.desk.interviewers}
    assert len({held.requests[one.request].language for one in week}) >= 3
    assert broken(held)
    told = [one.count for one in ports_of(tables_of(Published.objects.get())) if one.count]
    assert len(told) >= 2, told
