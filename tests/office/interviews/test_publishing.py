"""Publishing: of two at once one wins and the other sees why; a crash in the middle leaves the old plan."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.messages.models import Message
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.cases.people.models import Person
from amparo.office.interviews import publishing
from amparo.office.interviews.models import Booking, Proposal, ProposalKind, Published
from amparo.office.interviews.plan_state import plan_state
from amparo.office.interviews.proposing import Stale, anew, propose, repaired
from amparo.office.interviews.publishing import publish
from tests.office.builders import signed_in
from tests.office.interviews.conftest import Office, hour_of

pytestmark = pytest.mark.django_db(transaction=True)


def _proposals(office: Office) -> tuple[UUID, UUID]:
    held = plan_state()
    return (
        propose(office.ana, held, ProposalKind.RESCHEDULE, repaired(held)).pk,
        propose(office.ben, held, ProposalKind.ANEW, anew(held)).pk,
    )


def test_of_two_who_publish_at_once_one_wins_and_the_other_sees_why(office: Office) -> None:
    for number in range(4):
        office.case(f"Person {number}")
    rows = _proposals(office)
    browsers = [signed_in(office.ana), signed_in(office.ben)]

    def run(place: int) -> tuple[int, str]:
        try:
            answer = browsers[place].post(reverse("interviews:proposal", args=[rows[place]]), {"once": f"p{place}"})
            return answer.status_code, answer.content.decode()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(run, range(2)))
    assert [status for status, _page in answers] == [302, 409]
    lost = answers[1][1]
    assert "Another member published a plan meanwhile" in " ".join(lost.split())
    assert "Plan 1, " in lost
    assert Published.objects.count() == 1
    assert Booking.objects.count() == 4


def test_a_crash_in_the_middle_leaves_the_old_plan(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [office.case(f"Person {number}") for number in range(4)]
    office.plan()
    before = {one.number: hour_of(one.wanted) for one in people}
    newcomers = [office.case(f"New {number}") for number in range(3)]
    held = plan_state()
    row = propose(office.ana, held, ProposalKind.ANEW, anew(held))
    written = []
    fill = publishing._fill

    def breaks(*arguments: object) -> None:
        written.append(1)
        if len(written) == 2:
            raise RuntimeError("the power went out")
        fill(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(publishing, "_fill", breaks)
    with pytest.raises(RuntimeError):
        publish(office.ana, row.pk, tell=True)
    monkeypatch.undo()
    assert {one.number: hour_of(one.wanted) for one in people} == before
    assert not Booking.objects.filter(pk__in=[one.wanted.pk for one in newcomers]).exists()
    assert Published.objects.count() == 1
    assert not Message.objects.filter(purpose="appointment").exists()
    publish(office.ana, row.pk, tell=True)
    assert Booking.objects.count() == 7


def test_a_form_sent_twice_publishes_once(office: Office) -> None:
    office.case()
    row, _other = _proposals(office)
    browser = signed_in(office.ana)
    answers = [browser.post(reverse("interviews:proposal", args=[row]), {"once": "same"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Published.objects.count() == 1


def test_a_wall_or_an_absence_between_proposal_and_publication_is_noticed(office: Office) -> None:
    held = office.case()
    row, other = _proposals(office)
    from amparo.office.cases.access.models import Wall

    for user in (office.ana, office.ben):
        Wall.objects.create(case=held.case, user=user, made_by=office.scheduler)
    for each in (row, other):
        with pytest.raises(Stale, match="has changed meanwhile"):
            publish(office.ana, each, tell=False)
    assert not Booking.objects.exists()


def test_what_was_withdrawn_meanwhile_is_noticed(office: Office) -> None:
    held = office.case()
    row, _other = _proposals(office)
    signed_in(office.ana).post(
        reverse("interviews:withdraw_interview", args=[held.number, held.wanted.pk]), {"version": "1 none"}
    )
    with pytest.raises(Stale):
        publish(office.ana, row, tell=False)


def test_a_proposal_of_somebody_else_cannot_be_seen_or_published(office: Office) -> None:
    office.case()
    row, _other = _proposals(office)
    ben = signed_in(office.ben)
    assert ben.get(reverse("interviews:proposal", args=[row])).status_code == 404
    assert ben.post(reverse("interviews:proposal", args=[row]), {"once": "x"}).status_code == 409
    assert Proposal.objects.filter(pk=row).exists()


def test_thrown_away_it_changes_nothing(office: Office) -> None:
    office.case()
    row, _other = _proposals(office)
    page = signed_in(office.ana).post(
        reverse("interviews:proposal", args=[row]), {"discard": "1", "once": "d"}, follow=True
    )
    assert "Thrown away" in page.content.decode()
    assert not Booking.objects.exists()


def test_messages_are_put_out_only_if_asked_for_and_taken_back_with_the_hour(office: Office) -> None:
    held = office.case()
    row, _other = _proposals(office)
    publish(office.ana, row, tell=True)
    message = Message.objects.get()
    assert message.owner == held.first.pk
    assert message.event.startswith(str(Booking.objects.get().appointment_id))


def test_the_preview_says_how_each_person_may_be_told(office: Office) -> None:
    held = office.case()
    days = tuple(range(7))
    rules = SafeContact(Channel.SMS, "+1 915 555 0100", days=days, opens="00:00", closes="23:59", zone="America/Denver")
    person = Person.objects.get(pk=held.first.pk)
    person.sealed_contact = held.case_key.seal(person, "sealed_contact", rules.kept())
    person.save()
    row, _other = _proposals(office)
    page = signed_in(office.ana).get(reverse("interviews:proposal", args=[row])).content.decode()
    assert "a message may go" in page
    person.sealed_contact = held.case_key.seal(person, "sealed_contact", SafeContact().kept())
    person.save()
    page = signed_in(office.ana).get(reverse("interviews:proposal", args=[row])).content.decode()
    assert "only in person" in page


def test_an_hour_that_is_lost_stands_among_those_to_be_told_until_they_know(office: Office) -> None:
    held = office.case(last=plan_state().desk.dates[1])
    office.plan()
    ana = signed_in(office.ana)
    assert "Rosa" in ana.get(reverse("interviews:to_tell")).content.decode()
    ana.post(reverse("interviews:notified_interview", args=[held.wanted.pk]), {"once": "t"})
    assert "Everybody knows their hour." in ana.get(reverse("interviews:to_tell")).content.decode()
    for one in (office.first, office.second):
        one.leaves_on = timezone.localdate()
        one.save()
    office.plan()
    page = ana.get(reverse("interviews:to_tell")).content.decode()
    assert "Their hour is lost." in page
    assert "had an hour and lost it" in ana.get(reverse("interviews:interviews")).content.decode()
    ana.post(reverse("interviews:notified_interview", args=[held.wanted.pk]), {"once": "t2"})
    assert "Everybody knows their hour." in ana.get(reverse("interviews:to_tell")).content.decode()
