"""What becomes of a request: answered, booked, opened as a case, referred, declined by two. On the pages themselves."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.cases.access.models import Assignment, Case, Wall
from amparo.office.cases.casework.models import Note
from amparo.office.cases.messages.models import Message
from amparo.office.cases.messages.owners import found
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import unsealed
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.intake import hours, incoming
from amparo.office.intake.models import Entry, Organisation, Request, State
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import a_case, a_request, member, put_message, signed_in
from tests.office.intake.test_incoming import reply_of

pytestmark = pytest.mark.django_db
CODE = Code(bytes(range(8)))
TOLD = {
    "where": "mexico", "place": "Ciudad Juárez", "danger": "yes", "returned": "yes", "fears_mexico": "unsure",
    "hearing": "2027-03-15", "children": 2, "name": "Marisol", "language": "es", "channel": "whatsapp",
    "detail": "+52 656 123 4567", "say": "la escuela", "words": "Nos regresaron ayer.",
}  # fmt: skip


@pytest.fixture
def row() -> Request:
    return a_request(TOLD, code=CODE)


@pytest.fixture
def attorney() -> User:
    return member(Role.ATTORNEY, "Elena")


@pytest.fixture
def desk(attorney: User) -> Client:
    return signed_in(attorney)


def send(desk: Client, name: str, row: Request, **fields: object) -> str:
    """Send a form of the request's page; the page that follows."""
    answer = desk.post(reverse(name, args=[row.pk]), fields, follow=True)
    row.refresh_from_db()
    return answer.content.decode()


def test_the_page_shows_what_was_told_and_how_to_reach_them(desk: Client, row: Request) -> None:
    page = desk.get(reverse("intake:request", args=[row.pk])).content.decode()
    for told in ("Marisol", "Nos regresaron ayer.", "in danger today", "la escuela", "+52 656 123 4567", "2 children"):
        assert told in page, told
    assert "Write on WhatsApp or Signal. Do not call." in page
    assert "do not name asylum, a client or where you write from" in page


def test_who_wants_no_contact_is_not_called(desk: Client) -> None:
    page = desk.get(reverse("intake:request", args=[a_request({"channel": "none"}).pk])).content.decode()
    assert "Do not contact them." in page


def test_an_answer_lies_under_the_code_and_they_are_told_that_it_is_there(desk: Client, row: Request) -> None:
    page = send(desk, "intake:answer_request", row, text="Venga el jueves.")
    assert "Venga el jueves." in page
    assert reply_of(CODE)["answers"][0]["text"] == "Venga el jueves."
    assert row.state == State.TAKEN
    assert Message.objects.get().purpose == "answer"


def test_an_empty_answer_is_refused_with_what_was_typed(desk: Client, row: Request) -> None:
    answer = desk.post(reverse("intake:answer_request", args=[row.pk]), {"text": " "})
    assert answer.status_code == 422
    assert reply_of(CODE)["answers"] == []


def test_taking_on_and_putting_back(desk: Client, row: Request, attorney: User) -> None:
    send(desk, "intake:take_request", row)
    assert (row.state, row.taken_by) == (State.TAKEN, attorney)
    send(desk, "intake:take_request", row, back="1")
    assert (row.state, row.taken_by) == (State.WAITING, None)


def test_after_three_tries_the_queue_says_that_nobody_was_reached(desk: Client, row: Request) -> None:
    for _ in range(3):
        send(desk, "intake:attempt_request", row, channel="phone", result="no_answer")
    assert "Not reached in 3 tries" in desk.get(reverse("intake:request", args=[row.pk])).content.decode()
    page = desk.get(reverse("intake:consultations") + "?tab=mine").content.decode()
    assert "not reached in 3 tries" in page


def test_an_hour_booked_by_telephone_is_theirs_and_nobody_elses(desk: Client, row: Request, attorney: User) -> None:
    slot = hours.offer(attorney, timezone.localdate() + dt.timedelta(days=2), dt.time(9), dt.time(9, 45), 45)[0]
    other = a_request()
    send(desk, "intake:book_request", row, slot=str(slot))
    assert row.state == State.BOOKED
    answer = desk.post(reverse("intake:book_request", args=[other.pk]), {"slot": str(slot)})
    assert answer.status_code == 422
    other.refresh_from_db()
    assert other.state == State.WAITING


def test_a_case_is_opened_and_every_answer_stands_in_it_as_said_by_them(desk: Client, row: Request) -> None:
    form = desk.get(reverse("intake:open_request", args=[row.pk])).content.decode()
    assert 'value="Marisol"' in form
    page = send(desk, "intake:open_request", row, given="Marisol", surnames="Paz", channel="whatsapp",
                detail="+52 656 123 4567", status="consultation", once="1")  # fmt: skip
    assert "Marisol Paz" in page
    case = Case.objects.get()
    assert (row.state, row.case) == (State.OPENED, case)
    person = Person.objects.get()
    case_key = open_key(case.pk)
    ledger = ledger_in(case_key, person)
    assert ledger.facts == {
        "in_us": False, "in_mexico": True, "detained": False, "returned_to_mexico": True,
        "hearing_on": dt.date(2027, 3, 15),
    }  # fmt: skip
    assert ledger.asked_in_vain == {"fears_mexico"}
    assert {said.origin.kind for said in ledger.said} == {Source.REQUEST}
    assert "Nos regresaron ayer." in case_key.unseal(Note.objects.get(), "sealed_text")
    assert unsealed(case_key, person).contact.detail == "+52 656 123 4567"
    again = send(desk, "intake:open_request", row, given="Marisol", surnames="Paz", channel="whatsapp",
                 detail="+52 656 123 4567", status="consultation", once="1")  # fmt: skip
    assert Case.objects.count() == 1
    assert "Marisol Paz" in again


def test_a_client_who_takes_the_request_back_is_asked_what_they_wish(desk: Client, row: Request) -> None:
    send(desk, "intake:open_request", row, given="M", channel="none", status="open")
    put_message(CODE, "withdrawal", {})
    incoming.collect()
    case = Case.objects.get()
    notes = [open_key(case.pk).unseal(one, "sealed_text") for one in Note.objects.filter(case=case)]
    assert any("took the request back" in text for text in notes)
    assert Request.objects.count() == 0


def test_what_a_client_says_reaches_a_case_to_which_nobody_is_assigned(desk: Client, row: Request) -> None:
    send(desk, "intake:open_request", row, given="M", channel="none", status="open")
    Assignment.objects.all().delete()
    put_message(CODE, "addition", {"text": "Volvieron anoche."})
    put_message(CODE, "withdrawal", {"file": True})
    incoming.collect()
    case = Case.objects.get()
    notes = [str(open_key(case.pk).unseal(one, "sealed_text")) for one in Note.objects.filter(case=case)]
    assert any("Volvieron anoche." in text for text in notes)
    assert any("erased too" in text for text in notes)


def test_whoever_has_the_code_is_told_that_a_case_was_opened(desk: Client, row: Request) -> None:
    assert reply_of(CODE)["case"] is False
    send(desk, "intake:open_request", row, given="M", channel="none", status="open")
    assert reply_of(CODE)["case"] is True


def test_whoever_was_walled_off_from_the_request_is_walled_off_from_the_case(desk: Client, row: Request) -> None:
    partner = member(Role.PARALEGAL)
    row.walled.add(partner)
    send(desk, "intake:open_request", row, given="M", channel="none", status="open")
    assert Wall.objects.get().user == partner


def test_a_request_is_decided_once(desk: Client, row: Request) -> None:
    send(desk, "intake:open_request", row, given="M", channel="none", status="open")
    other = Organisation.objects.create(name="Others", place="Tijuana", reach="x")
    page = send(desk, "intake:refer_request", row, organisation=other.pk, text="Vaya allí.")
    assert "decided meanwhile" in page
    assert row.state == State.OPENED


def test_who_is_referred_reads_where_to_go(desk: Client, row: Request) -> None:
    other = Organisation.objects.create(name="Casa", place="Tijuana", reach="x")
    send(desk, "intake:refer_request", row, organisation=other.pk, text="Vaya a Casa.")
    told = reply_of(CODE)
    assert (told["state"], told["answers"][0]["text"]) == ("closed", "Vaya a Casa.")


def test_it_takes_two_to_decline_and_nothing_is_told_before(desk: Client, row: Request) -> None:
    send(desk, "intake:decline_request", row, reason="Not our field.", text="No podemos. Llame a Casa.")
    assert row.state == State.DECLINING
    assert reply_of(CODE)["answers"] == []
    assert "another member has to read it too" in send(desk, "intake:second_request", row, agrees="yes")
    assert row.state == State.DECLINING
    second = signed_in(member(Role.PARALEGAL))
    assert "Not our field." in second.get(reverse("intake:second_request", args=[row.pk])).content.decode()
    send(second, "intake:second_request", row, agrees="yes")
    assert row.state == State.DECLINED
    assert reply_of(CODE)["answers"][0]["text"] == "No podemos. Llame a Casa."


def test_the_second_reader_can_give_it_back(desk: Client, row: Request) -> None:
    send(desk, "intake:decline_request", row, reason="Not our field.", text="No podemos.")
    send(signed_in(member(Role.PARALEGAL)), "intake:second_request", row, agrees="no", text="We do help.")
    assert row.state == State.TAKEN
    assert reply_of(CODE)["answers"] == []


def test_a_conflict_is_told_in_neutral_words_and_counted(desk: Client, row: Request) -> None:
    held = a_case(member(Role.ATTORNEY), given="Marisol")
    answer = desk.post(reverse("intake:request_conflict", args=[row.pk]), {"text": "Marisol Quiñónez"})
    page = answer.content.decode()
    assert "ask the person who decides on conflicts" in page
    assert held.number not in page
    assert AuditEntry.objects.filter(did="conflict.checked").count() == 1
    clear = desk.post(reverse("intake:request_conflict", args=[row.pk]), {"text": "Zbigniew Brzęczyszczykiewicz"})
    assert "Nothing that this page may tell you" in clear.content.decode()


def test_only_an_attorney_holds_by_law_and_walls_off(row: Request, desk: Client) -> None:
    paralegal = signed_in(member(Role.PARALEGAL))
    for name in ("intake:hold_request", "intake:wall_request"):
        assert paralegal.post(reverse(name, args=[row.pk]), {}).status_code == 403
    send(desk, "intake:hold_request", row, held="on", text="Subpoena of 3 March.")
    assert row.held
    other = member(Role.PARALEGAL)
    send(desk, "intake:wall_request", row, user=other.pk)
    assert signed_in(other).get(reverse("intake:request", args=[row.pk])).status_code == 404
    assert "Marisol" not in signed_in(other).get(reverse("intake:consultations")).content.decode()
    assert AuditEntry.objects.filter(did="request.hidden", actor=other.pk).count() == 1


def test_nobody_walls_themselves_off(desk: Client, row: Request, attorney: User) -> None:
    assert "another member has to do it" in send(desk, "intake:wall_request", row, user=attorney.pk)


def test_a_note_stays_with_the_office(desk: Client, row: Request) -> None:
    assert "Looks urgent." in send(desk, "intake:note_request", row, text="Looks urgent.")
    assert reply_of(CODE)["answers"] == []


def test_each_read_of_a_request_is_on_record(desk: Client, row: Request, attorney: User) -> None:
    desk.get(reverse("intake:request", args=[row.pk]))
    assert AuditEntry.objects.filter(did="request.read", actor=attorney.pk, about=f"request {row.pk}").count() == 1


def test_what_a_client_adds_later_reaches_the_case(desk: Client, row: Request) -> None:
    send(desk, "intake:open_request", row, given="M", channel="none", status="open")
    put_message(CODE, "addition", {"text": "We moved to Tijuana."}, "addition 1")
    incoming.collect()
    case = Case.objects.get()
    notes = [open_key(case.pk).unseal(one, "sealed_text") for one in Note.objects.filter(case=case)]
    assert any("We moved to Tijuana." in text for text in notes)


def test_they_are_asked_to_call_by_their_safe_way(desk: Client, row: Request) -> None:
    send(desk, "intake:call_request", row)
    assert Message.objects.get().purpose == "call"


def test_tries_are_counted_until_somebody_was_reached(desk: Client, row: Request) -> None:
    for result in ("no_answer", "no_answer", "reached", "no_answer"):
        send(desk, "intake:attempt_request", row, channel="phone", result=result)
    assert "1 try so far." in desk.get(reverse("intake:request", args=[row.pk])).content.decode()


def test_a_declined_person_is_told_that_there_is_an_answer_and_offered_no_hour(desk: Client, row: Request) -> None:
    send(desk, "intake:answer_request", row, text="Escoja.", slots=[])
    send(desk, "intake:decline_request", row, reason="x", text="No podemos.")
    Message.objects.all().delete()
    send(signed_in(member(Role.PARALEGAL)), "intake:second_request", row, agrees="yes")
    assert Message.objects.get().event.startswith("declined")
    assert reply_of(CODE)["slots"] == []


def test_the_organisations_that_fit_come_first(desk: Client, row: Request) -> None:
    for name, place, needs, languages in (
        ("Away", "Tapachula", "children,shelter", "castellano"),
        ("Near", "Ciudad Juárez", "", "fr"),
        ("Best", "ciudad juarez", "children,shelter", "English; Español"),
        ("Speaks", "Tijuana", "children,shelter", "Kreyòl"),
    ):
        Organisation.objects.create(name=name, place=place, needs=needs, languages=languages, reach="x")
    page = desk.get(reverse("intake:refer_request", args=[row.pk])).content.decode()
    places = [page.index(f">{name}, ") for name in ("Best", "Near", "Away", "Speaks")]
    assert places == sorted(places)


def test_once_a_case_is_opened_its_walls_and_its_rules_hold_for_the_request_too(desk: Client, row: Request) -> None:
    send(desk, "intake:answer_request", row, text="Venga.")
    send(desk, "intake:open_request", row, given="M", channel="none", status="open")
    case = Case.objects.get()
    reachable = found("request", [row.pk])[row.pk]
    assert reachable.rules.channel == "none"
    other = member(Role.ATTORNEY)
    assert signed_in(other).get(reverse("intake:request", args=[row.pk])).status_code == 404
    Assignment.objects.create(case=case, user=other)
    assert signed_in(other).get(reverse("intake:request", args=[row.pk])).status_code == 200
    Wall.objects.create(case=case, user=other, made_by=member(Role.ATTORNEY))
    assert signed_in(other).get(reverse("intake:request", args=[row.pk])).status_code == 404
    assert "Marisol" not in signed_in(other).get(reverse("intake:consultations") + "?tab=decided").content.decode()


def test_nothing_more_is_said_to_whoever_took_it_back_under_a_hold(desk: Client, row: Request) -> None:
    send(desk, "intake:answer_request", row, text="Venga.")
    send(desk, "intake:hold_request", row, held="on", text="Subpoena.")
    put_message(CODE, "withdrawal", {})
    incoming.collect()
    assert set(Message.objects.values_list("state", flat=True)) == {"cancelled"}
    assert "took this request back" in send(desk, "intake:answer_request", row, text="Venga.")
    assert found("request", [row.pk]) == {}


def test_nobody_decides_over_what_came_in_meanwhile(desk: Client, row: Request) -> None:
    shown = row.version
    put_message(CODE, "addition", {"text": "He found me."}, "addition 1")
    incoming.collect()
    page = send(desk, "intake:decline_request", row, reason="x", text="No.", version=shown)
    assert "Something came in since" in page
    assert "He found me." in page
    assert row.state == State.WAITING


def test_what_was_added_before_a_case_was_opened_stands_in_its_note(desk: Client, row: Request) -> None:
    put_message(CODE, "addition", {"text": "He found me."}, "addition 1")
    incoming.collect()
    row.refresh_from_db()
    send(desk, "intake:open_request", row, given="M", channel="none", status="open")
    note = Note.objects.get()
    assert "He found me." in open_key(note.case_id).unseal(note, "sealed_text")


def test_a_colleague_who_is_walled_off_is_offered_to_nobody_of_that_request(desk: Client, row: Request) -> None:
    host = member(Role.PARALEGAL, "Walled Wanda")
    hours.offer(host, timezone.localdate() + dt.timedelta(days=2), dt.time(9), dt.time(9, 45), 45)
    assert "Walled Wanda" in desk.get(reverse("intake:request", args=[row.pk])).content.decode()
    row.walled.add(host)
    assert "Walled Wanda" not in desk.get(reverse("intake:request", args=[row.pk])).content.decode()


def test_two_colleagues_who_ask_them_to_call_send_one_message(desk: Client, row: Request) -> None:
    send(desk, "intake:call_request", row)
    colleague = signed_in(member(Role.ATTORNEY))
    assert "asked to call already" in send(colleague, "intake:call_request", row)
    assert Message.objects.filter(purpose="call").count() == 1
    notes = Entry.objects.filter(request=row, kind="note").count()
    assert notes == 1
    Request.objects.filter(pk=row.pk).update(heard_at=timezone.now() + dt.timedelta(seconds=5))  # they wrote since
    send(colleague, "intake:call_request", row)
    assert Message.objects.filter(purpose="call").count() == 2


def test_the_code_word_is_said_by_us(desk: Client) -> None:
    """The public pages ask for it "so that you know it is us": whoever calls says it, and waits for no word."""
    row = a_request({**TOLD, "channel": "phone", "code_word": "jacaranda"}, code=CODE)
    page = desk.get(reverse("intake:request", args=[row.pk])).content.decode()
    assert "Say “jacaranda” first" in page
    assert "they are alone" not in page
