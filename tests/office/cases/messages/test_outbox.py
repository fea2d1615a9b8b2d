"""Messages on their way: put off, refused, sent once, taken back; and reminders of what comes near."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.access.models import Case, Wall
from amparo.office.cases.calendar import dates
from amparo.office.cases.messages import outbox, reminders
from amparo.office.cases.messages.adapters import Outcome, Undelivered
from amparo.office.cases.messages.clearance import Cleared, NotCleared
from amparo.office.cases.messages.models import Message, State
from amparo.office.cases.messages.people import PERSON
from amparo.office.cases.messages.wording import Purpose
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in
from tests.office.second_person import two_do

pytestmark = pytest.mark.django_db
ALWAYS = SafeContact(
    Channel.SMS, "+526561234567", days=tuple(range(7)), opens="00:00", closes="00:00", zone="America/Denver"
)
SECRET = "+526561234567"


class Way:
    """A way out that notes what it was given."""

    def __init__(self, fails: Undelivered | None = None) -> None:
        self.sent: list[Cleared] = []
        self.fails = fails

    def send(self, message: Cleared, key: UUID) -> Outcome:
        """Note it."""
        if self.fails:
            raise self.fails
        self.sent.append(message)
        return Outcome.SENT


@pytest.fixture
def way(monkeypatch: pytest.MonkeyPatch) -> Way:
    made = Way()
    monkeypatch.setattr(outbox, "adapter_for", lambda channel: made)
    return made


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY))


def put(held: Held, rules: SafeContact, **more: Any) -> Message:
    """A message to the first person of a case, who has these rules."""
    tell(held, rules)
    now = timezone.now()
    outbox.put(PERSON, held.first.pk, Purpose.CALL, "one", due_at=now, until=now + dt.timedelta(days=2), **more)
    return Message.objects.get()


def tell(held: Held, rules: SafeContact) -> None:
    """Give the first person of a case these rules."""
    sealed = held.case_key.seal(held.first, "sealed_contact", rules.kept())
    Person.objects.filter(pk=held.first.pk).update(sealed_contact=sealed)


def state_of(row: Message) -> str:
    """Where a message stands now."""
    row.refresh_from_db()
    return row.state


def test_a_message_goes_once_and_what_was_said_is_sealed(held: Held, way: Way) -> None:
    row = put(held, ALWAYS)
    outbox.put(PERSON, held.first.pk, Purpose.CALL, "one", due_at=timezone.now(), until=row.until)
    assert (outbox.deliver(), outbox.deliver()) == (1, 0)
    assert [one.to for one in way.sent] == [SECRET]
    assert state_of(row) == State.SENT
    assert SECRET.encode() not in bytes(row.sealed_said or b"")
    assert held.case_key.unseal(row, "sealed_said")["to"] == SECRET


def test_a_message_outside_its_hours_waits_for_them(held: Held, way: Way) -> None:
    there = (timezone.now() + dt.timedelta(hours=2)).astimezone(dt.UTC)
    hours = {"opens": f"{there:%H:%M}", "closes": f"{there + dt.timedelta(hours=1):%H:%M}", "zone": "UTC"}
    row = put(held, replace(ALWAYS, **hours))
    outbox.deliver()
    assert state_of(row) == State.WAITING
    assert row.due_at > timezone.now()
    assert way.sent == []
    outbox.deliver(row.due_at)
    assert state_of(row) == State.SENT


def test_rules_that_changed_meanwhile_hold(held: Held, way: Way) -> None:
    row = put(held, ALWAYS)
    tell(held, replace(ALWAYS, channel=Channel.NONE))
    outbox.deliver()
    assert state_of(row) == State.REFUSED
    assert way.sent == []


def test_a_message_that_came_too_late_is_not_sent(held: Held, way: Way) -> None:
    row = put(held, ALWAYS)
    outbox.deliver(row.until)
    assert state_of(row) == State.EXPIRED
    assert way.sent == []


@pytest.mark.parametrize("reason", ["the gateway answered 429", "the gateway answered 503"])
def test_what_certainly_did_not_go_is_tried_again_until_it_is_of_no_use(held: Held, way: Way, reason: str) -> None:
    way.fails = Undelivered(reason, again=True)
    row = put(held, ALWAYS)
    now = timezone.now()
    while state_of(row) == State.WAITING:
        assert now < row.until
        outbox.deliver(now)
        now = Message.objects.get(pk=row.pk).due_at
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.FAILED, reason)
    assert row.tries > outbox.MOST_TRIES
    assert row.until - row.due_at <= outbox.LONGEST_PAUSE


def test_what_may_have_gone_is_tried_again_a_few_times(held: Held, way: Way) -> None:
    way.fails = Undelivered("the gateway: TimeoutError", again=True, perhaps=True)
    row = put(held, ALWAYS)
    now = timezone.now()
    for _ in range(outbox.MOST_TRIES + 2):
        outbox.deliver(now)
        now += dt.timedelta(hours=4)
    assert (state_of(row), row.tries) == (State.UNSURE, outbox.MOST_TRIES)


def test_what_may_have_been_sent_when_the_machine_stopped_is_not_sent_again(held: Held, way: Way) -> None:
    row = put(held, ALWAYS)
    Message.objects.update(state=State.SENDING, due_at=timezone.now() - dt.timedelta(minutes=11))
    outbox.deliver()
    assert state_of(row) == State.UNSURE
    assert way.sent == []


def test_an_erased_case_has_no_messages(held: Held, way: Way) -> None:
    put(held, ALWAYS)
    client = signed_in(held.case.assignments.get().user)
    two_do(client, reverse("casework:erase", args=[held.number]), {"number": held.number})
    assert not Case.objects.get(pk=held.case.pk).people.exists()
    assert outbox.deliver() == 0
    assert Message.objects.count() == 0


def test_by_hand_the_outbox_shows_the_words_and_takes_note(held: Held) -> None:
    row = put(held, replace(ALWAYS, say="Lucía"))
    outbox.deliver()
    assert state_of(row) == State.BY_HAND
    client = signed_in(held.case.assignments.get().user)
    page = client.get(reverse("messages:outbox")).content.decode()
    assert "Lucía" in page
    assert SECRET in page
    answer = client.post(reverse("messages:message", args=[row.pk]), {"what": "sent"}, follow=True)
    assert "Noted as sent" in answer.content.decode()
    assert state_of(row) == State.SENT
    assert row.sent_by == held.case.assignments.get().user_id


def test_by_hand_too_nothing_is_noted_as_sent_against_the_rules(held: Held) -> None:
    row = put(held, replace(ALWAYS, channel=Channel.NONE))
    outbox.deliver()
    client = signed_in(held.case.assignments.get().user)
    answer = client.post(reverse("messages:message", args=[row.pk]), {"what": "sent"}, follow=True)
    assert "no contact is safe" in answer.content.decode()
    assert state_of(row) == State.REFUSED
    client.post(reverse("messages:message", args=[row.pk]))
    assert state_of(row) == State.CANCELLED
    assert (
        "handled in the meantime"
        in client.post(reverse("messages:message", args=[row.pk]), follow=True).content.decode()
    )


def test_nobody_sees_messages_of_a_case_that_is_not_theirs(held: Held) -> None:
    row = put(held, ALWAYS)
    outbox.deliver()
    user = held.case.assignments.get().user
    Wall.objects.create(case=held.case, user=user, made_by=member(Role.ATTORNEY))
    for other in (user, member(Role.PARALEGAL)):
        client = signed_in(other)
        assert SECRET not in client.get(reverse("messages:outbox")).content.decode()
        assert client.post(reverse("messages:message", args=[row.pk]), {"what": "sent"}).status_code == 404


# --- reminders ------------------------------------------------------------------------------------------


def a_hearing(held: Held, ahead: dt.timedelta, kind: str = "master") -> Any:
    """A date of the case, so far ahead."""
    Message.objects.all().delete()
    held.case.appointments.all().delete()
    return dates.add(
        held.case, held.case_key, kind=kind, at=timezone.now() + ahead, zone="America/Denver", place="El Paso"
    )


def test_a_hearing_is_reminded_of_a_week_and_a_day_before(held: Held) -> None:
    row = a_hearing(held, dt.timedelta(days=6))
    reminders.remind()
    reminders.remind()
    (message,) = Message.objects.all()
    assert (message.purpose, message.at, message.owner) == ("hearing", row.at, held.first.pk)
    reminders.remind(row.at - dt.timedelta(hours=20))
    assert Message.objects.count() == 2


def test_nothing_is_said_of_a_hearing_that_was_moved_or_cancelled(held: Held) -> None:
    row = a_hearing(held, dt.timedelta(hours=20))
    reminders.remind()
    row.cancelled_at = timezone.now()
    row.save()
    reminders.remind()
    assert set(Message.objects.values_list("state", flat=True)) == {State.CANCELLED}


def test_a_last_day_that_concerns_the_team_alone_is_not_reminded_of(held: Held) -> None:
    a_hearing(held, dt.timedelta(hours=20), kind="due")
    reminders.remind()
    assert Message.objects.count() == 0


def test_of_a_closed_case_nobody_is_reminded(held: Held) -> None:
    a_hearing(held, dt.timedelta(hours=20))
    Case.objects.update(status="closed")
    reminders.remind()
    assert Message.objects.count() == 0


def test_what_was_refused_waits_again_once_the_rules_allow_it(held: Held, way: Way) -> None:
    row = put(held, replace(ALWAYS, channel=Channel.NONE))
    outbox.deliver()
    assert state_of(row) == State.REFUSED
    tell(held, ALWAYS)
    outbox.deliver()
    outbox.deliver()
    assert state_of(row) == State.SENT


def test_what_could_be_sent_at_no_allowed_hour_in_time_is_told_to_staff(held: Held, way: Way) -> None:
    there = timezone.now() + dt.timedelta(hours=2)
    hours = {"opens": f"{there:%H:%M}", "closes": f"{there + dt.timedelta(hours=1):%H:%M}", "zone": "UTC"}
    row = put(held, replace(ALWAYS, **hours))
    Message.objects.update(until=timezone.now() + dt.timedelta(hours=1))
    outbox.deliver()
    assert (state_of(row), row.reason) == (State.REFUSED, "not at this hour")
    outbox.deliver(row.until)
    assert state_of(row) == State.EXPIRED


def test_a_message_that_waited_behind_slow_ones_is_asked_about_again(held: Held, way: Way) -> None:
    way.fails = NotCleared("too long")  # type: ignore[assignment]
    row = put(held, ALWAYS)
    outbox.deliver()
    assert state_of(row) == State.WAITING


def test_what_may_have_gone_all_the_same_is_left_to_a_person(held: Held, way: Way) -> None:
    way.fails = Undelivered("the mail server: TimeoutError", again=False, perhaps=True)
    row = put(held, ALWAYS)
    outbox.deliver()
    assert state_of(row) == State.UNSURE


def test_who_is_reached_by_talking_is_told_by_a_member_who_notes_it(held: Held) -> None:
    row = put(held, replace(ALWAYS, channel=Channel.PHONE))
    outbox.deliver()
    client = signed_in(held.case.assignments.get().user)
    assert "I have told them" in client.get(reverse("messages:outbox")).content.decode()
    client.post(reverse("messages:message", args=[row.pk]), {"what": "told"})
    assert (state_of(row), row.reason) == (State.SENT, "told otherwise")


def test_what_must_never_be_done_is_read_before_it_is_sent_by_hand(held: Held) -> None:
    row = put(held, replace(ALWAYS, never="after a fight"))
    outbox.deliver()
    client = signed_in(held.case.assignments.get().user)
    assert "after a fight" in client.get(reverse("messages:outbox")).content.decode()
    client.post(reverse("messages:message", args=[row.pk]), {"what": "sent"})
    assert state_of(row) == State.REFUSED
    client.post(reverse("messages:message", args=[row.pk]), {"what": "sent", "read_never": "1"})
    assert state_of(row) == State.SENT


def test_what_was_given_back_and_taken_again_is_reminded_of_again(held: Held, way: Way) -> None:
    row = put(held, ALWAYS)
    outbox.cancel(held.first.pk)
    assert state_of(row) == State.CANCELLED
    put(held, ALWAYS)
    outbox.deliver()
    assert state_of(row) == State.SENT


def test_one_message_that_fails_in_an_unforeseen_way_holds_up_no_other(held: Held, way: Way) -> None:
    way.fails = RuntimeError("out of the blue")  # type: ignore[assignment]
    row = put(held, ALWAYS)
    assert outbox.deliver() == 0
    assert state_of(row) == State.UNSURE
