"""Rounds in the database: once each, whole or not at all, in time after any sleep; who is told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from amparo.office.border.checkins import rounds
from amparo.office.border.checkins.answers import CheckIn, hear
from amparo.office.border.checkins.models import OPEN, Due, Escalation, How, Kind, Plan, Terms
from amparo.office.border.checkins.reading import open_escalations
from amparo.office.cases.access.models import Assignment, Case
from amparo.office.cases.messages.models import Message, State
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption.case_keys import open_key
from amparo.office.platform.encryption.models import CaseKey
from amparo.office.run import worker
from tests.office.builders import Held, a_case, a_plan, member

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
START = dt.datetime(2026, 3, 6, 7, tzinfo=dt.UTC)  # two days before the clocks change
FIRST = dt.datetime(2026, 3, 7, 1, tzinfo=dt.UTC)  # 18:00 in Juárez
ALL = [Kind.REMIND, Kind.LEAD, Kind.EVERYBODY, Kind.AGREED]


@pytest.fixture
def lead() -> User:
    return member(Role.ATTORNEY, "Lead")


@pytest.fixture
def held(lead: User) -> Held:
    return a_case(lead)


@pytest.fixture
def plan(held: Held, lead: User) -> Plan:
    return a_plan(held, lead, START)


def escalations() -> list[str]:
    return list(Escalation.objects.filter(OPEN).order_by("due__at", "place").values_list("kind", flat=True))


def word(plan: Plan, at: dt.datetime, what: CheckIn = CheckIn.SAFE, taken: dt.datetime | None = None) -> None:
    hear(Plan.objects.get(pk=plan.pk), open_key(plan.case_id), what, at, taken or at)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("after", "wanted"),
    [(0, []), (1.9, []), (2, ALL[:1]), (6, ALL[:2]), (12, ALL[:3]), (23.9, ALL[:3]), (26, [*ALL, Kind.REMIND])],
)
def test_a_missed_check_in_rises_step_by_step(plan: Plan, after: float, wanted: list[str]) -> None:
    rounds.look_at_all(FIRST + after * HOUR)
    assert escalations() == wanted


@pytest.mark.django_db
def test_looking_again_adds_nothing_and_each_rise_is_on_record_once(plan: Plan) -> None:
    for _ in range(3):
        rounds.look_at_all(FIRST + 13 * HOUR)
    assert escalations() == ALL[:3]
    assert AuditEntry.objects.filter(did="checkin.rose", case=plan.case_id).count() == 3


@pytest.mark.django_db
def test_a_worker_that_slept_for_days_misses_nothing(plan: Plan) -> None:
    rounds.look_at_all(FIRST + 73 * HOUR)
    assert [due.at for due in Due.objects.all()] == [FIRST, FIRST + 24 * HOUR, FIRST + 47 * HOUR, FIRST + 71 * HOUR]
    assert escalations() == [*ALL, *ALL, *ALL, Kind.REMIND]


@pytest.mark.django_db
def test_word_closes_what_was_missed_and_the_next_day_is_asked_for_all_the_same(plan: Plan) -> None:
    rounds.look_at_all(FIRST + 7 * HOUR)
    word(plan, FIRST + 7 * HOUR)
    assert escalations() == []
    assert set(Due.objects.values_list("how", flat=True)) == {How.HEARD}
    assert Escalation.objects.count() == 2  # an escalation stays on record
    rounds.look_at_all(FIRST + DAY + 2 * HOUR)
    assert escalations() == [Kind.REMIND]


@pytest.mark.django_db
def test_word_that_comes_late_or_out_of_order_counts_for_when_it_was_said(plan: Plan) -> None:
    rounds.look_at_all(FIRST + DAY + 7 * HOUR)
    word(plan, FIRST - HOUR, taken=FIRST + 31 * HOUR)  # lay in the dropbox for more than a day
    assert escalations() == ALL[:2]  # of the second evening: the first is answered
    word(plan, FIRST - 2 * HOUR, taken=FIRST + 31 * HOUR)
    assert Plan.objects.get().heard_at == FIRST - HOUR


@pytest.mark.django_db
def test_a_round_that_is_broken_off_leaves_nothing_and_the_next_does_it_whole(
    plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, calls = rounds.record, []

    def breaks(*args: object) -> object:
        calls.append(args)
        if len(calls) == 3:
            raise DatabaseError("the power went")
        return whole(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(rounds, "record", breaks)
    rounds.look_at_all(FIRST + 13 * HOUR)
    assert Escalation.objects.count() == Due.objects.count() == 0
    assert Terms.objects.get().counted == 0
    monkeypatch.setattr(rounds, "record", whole)
    rounds.look_at_all(FIRST + 13 * HOUR)
    assert escalations() == ALL[:3]


@pytest.mark.django_db
def test_a_plan_that_cannot_be_read_holds_up_no_other(plan: Plan, held: Held, lead: User) -> None:
    other = a_plan(a_case(lead), lead, START)
    CaseKey.objects.filter(case=held.case).delete()
    rounds.look_at_all(FIRST + 3 * HOUR)
    assert set(Escalation.objects.values_list("plan", flat=True)) == {other.pk}


@pytest.mark.django_db
def test_what_a_clock_that_ran_ahead_did_is_taken_back_and_comes_again_in_its_time(plan: Plan) -> None:
    rounds.look_at_all(FIRST + 40 * DAY)
    word(plan, FIRST + 40 * DAY)
    rounds.look_at_all(FIRST - HOUR)  # the clock is right again
    assert escalations() == []
    assert Due.objects.filter(void=False).count() == 0
    rounds.look_at_all(FIRST + 36 * HOUR)
    assert escalations() == ALL[:3]  # of the second evening; word was believed for the first


@pytest.mark.django_db
def test_steps_that_a_clock_that_ran_ahead_took_are_taken_back_and_taken_once_more_in_their_time(plan: Plan) -> None:
    rounds.look_at_all(FIRST + 13 * HOUR)
    rounds.look_at_all(FIRST + 3 * HOUR)
    assert escalations() == [Kind.REMIND]
    rounds.look_at_all(FIRST + 6 * HOUR)
    assert escalations() == [Kind.REMIND, Kind.LEAD]
    rounds.look_at_all(FIRST + 6 * HOUR - dt.timedelta(minutes=2))  # mended by a little: nothing is taken back
    assert escalations() == [Kind.REMIND, Kind.LEAD]


@pytest.mark.django_db
def test_the_worker_looks_each_minute(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(rounds, "look_at_all", lambda: looked.append(1))
    worker.tidy()
    assert looked == [1]


@pytest.mark.django_db
def test_an_escalation_is_shown_to_whom_it_goes(plan: Plan, held: Held, lead: User) -> None:
    other, outside = member(Role.PARALEGAL), member(Role.ATTORNEY)
    Assignment.objects.create(case=held.case, user=other)

    def seen(user: User) -> list[str]:
        return [row.kind for row in open_escalations(user, mine=True)]

    rounds.look_at_all(FIRST + 3 * HOUR)
    assert (seen(lead), seen(other)) == ([], [])  # a reminder went, and asks nothing of staff
    rounds.look_at_all(FIRST + 6 * HOUR)
    assert (seen(lead), seen(other)) == ([Kind.LEAD], [])
    rounds.look_at_all(FIRST + 12 * HOUR)
    assert (seen(lead), seen(other)) == ([Kind.EVERYBODY, Kind.LEAD], [Kind.EVERYBODY])
    word(plan, FIRST + 12 * HOUR, CheckIn.DANGER)
    assert seen(other) == [Kind.DANGER]
    assert seen(outside) == []
    Assignment.objects.filter(lead=True).update(lead=False)
    rounds.look_at_all(FIRST + 53 * HOUR)
    assert seen(other) == [Kind.DANGER, Kind.LEAD]  # where nobody answers for the case, everybody does


@pytest.mark.django_db
def test_danger_and_a_wish_to_be_called_rise_at_once_and_stay_until_handled(plan: Plan) -> None:
    word(plan, FIRST - HOUR, CheckIn.DANGER)
    word(plan, FIRST - HOUR / 2, CheckIn.CALL)
    word(plan, FIRST, CheckIn.SAFE)
    rounds.look_at_all(FIRST + HOUR)
    assert sorted(escalations()) == [Kind.CALL, Kind.DANGER]


@pytest.mark.django_db
def test_they_are_reminded_once_by_their_safe_way_and_no_more_once_heard_from(plan: Plan) -> None:
    for _ in range(2):
        rounds.look_at_all(FIRST + 2 * HOUR)
    message = Message.objects.get(purpose="checkin")
    assert message.owner == plan.person_id
    word(plan, FIRST + 3 * HOUR)
    message.refresh_from_db()
    assert message.state == State.CANCELLED


@pytest.mark.django_db
def test_nothing_is_sent_that_their_safe_contact_does_not_allow(plan: Plan, held: Held) -> None:
    from amparo.office.cases.messages import outbox
    from amparo.office.cases.people.persons import unsealed

    contact = SafeContact(Channel.IN_PERSON)
    held.first.sealed_contact = held.case_key.seal(held.first, "sealed_contact", contact.kept())
    held.first.save()
    assert unsealed(held.case_key, held.first).contact.channel == Channel.IN_PERSON
    rounds.look_at_all(FIRST + 2 * HOUR)
    outbox.deliver(FIRST + 2 * HOUR)
    assert Message.objects.get(purpose="checkin").state == State.REFUSED


@pytest.mark.django_db
def test_the_case_is_heard_from(plan: Plan) -> None:
    Case.objects.update(heard_from_on=dt.date(2026, 1, 1))
    word(plan, FIRST)
    assert Case.objects.get().heard_from_on == dt.date(2026, 3, 6)  # the day by the office's clock


class Histories(TestCase):
    """The same as in `test_rising`, smaller, through the database: each look is one after a restart."""

    databases = "__all__"  # type: ignore[assignment]

    @settings(max_examples=25)
    @given(some.lists(some.tuples(some.sampled_from(["pass", "back", "word", "break", "look"]), some.integers(1, 30))))
    def test_what_stands_is_what_its_age_demands(self, history: list[tuple[str, int]]) -> None:
        """Whatever was done or broken off before."""
        by = member(Role.ATTORNEY)
        plan = a_plan(a_case(by), by, START)
        now, heard = START, None
        for what, hours in [*history, ("look", 0)]:
            if what == "pass":
                now += hours * HOUR
            elif what == "back":
                now = max(START, now - hours * HOUR)
            elif what == "word":
                word(plan, now)
                heard = now if heard is None else max(heard, now)
            elif what == "break":
                with transaction.atomic():
                    rounds.look_at_all(now)
                    transaction.set_rollback(True)
                continue
            if what in ("look", "word"):
                rounds.look_at_all(now)
                heard = now if heard is not None and heard > now + dt.timedelta(minutes=5) else heard
                self._stands(now, heard)

    def _stands(self, now: dt.datetime, heard: dt.datetime | None) -> None:
        evenings = [FIRST, FIRST + DAY, *(FIRST + 47 * HOUR + n * DAY for n in range(60))]  # one night has an hour less
        due = [at for at in evenings if at <= now]
        assert list(Due.objects.filter(void=False).values_list("at", flat=True)) == due
        wanted = 0
        for number, at in enumerate(due):
            before = evenings[number - 1] if number else FIRST - DAY
            if heard is None or heard < before + (at - before) / 2:
                wanted += sum(at + hours * HOUR <= now for hours in (2, 6, 12, 24))
        assert Escalation.objects.filter(OPEN, void=False).count() == wanted
