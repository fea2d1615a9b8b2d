"""The queue, hours, organisations and what the public pages say of the office."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amparo.errors import OfficeError
from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.models import SealedMessage
from amparo.office.intake import hours, incoming
from amparo.office.intake.models import Offer, Organisation, Request
from amparo.office.intake.requests import unsealed_all
from amparo.office.intake.triage import PAGE, Tab, first, queue
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import a_request, member, signed_in
from tests.office.reading import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def attorney() -> User:
    return member(Role.ATTORNEY, "Elena", speaks="es,ht")


@pytest.fixture
def desk(attorney: User) -> Client:
    return signed_in(attorney)


def test_danger_comes_first_then_detention_dates_children_and_waiting(attorney: User) -> None:
    soon = (timezone.localdate() + dt.timedelta(days=3)).isoformat()
    later = (timezone.localdate() + dt.timedelta(days=30)).isoformat()
    past = (timezone.localdate() - dt.timedelta(days=3)).isoformat()
    for name, told in {
        "plain": {}, "past": {"hearing": past}, "children": {"children": 1}, "later": {"hearing": later},
        "soon": {"hearing": soon}, "detained": {"where": "detained"}, "danger": {"danger": "yes"},
    }.items():  # fmt: skip
        a_request({"name": name, **told})
    found = [row.asked.name for row in queue(attorney, Tab.WAITING).rows]
    assert found == ["danger", "detained", "soon", "later", "children", "plain", "past"]


def test_of_those_who_came_at_the_same_moment_the_first_taken_in_stands_first() -> None:
    names = [f"Person {number}" for number in range(12)]
    for name in names:
        a_request({"name": name})
    Request.objects.update(received_at=timezone.now())
    found = unsealed_all(Request.objects.order_by("-number"))  # a database may hand equals out in any order
    assert [one.name for one in sorted(found, key=first)] == names


def test_the_queue_names_who_can_answer_in_the_language(desk: Client) -> None:
    a_request({"language": "ht"})
    a_request({"language": "ar"}, language="ar")
    page = desk.get(reverse("intake:consultations")).content.decode()
    assert "can answer: Elena" in page
    assert "nobody here speaks it" in page


def test_what_came_in_a_flood_lies_apart_and_can_be_looked_through(desk: Client) -> None:
    a_request({"name": "Marisol"})
    Request.objects.update(crowded=True)
    a_request({"name": "Wideline"})
    page = desk.get(reverse("intake:consultations")).content.decode()
    assert page.index("Wideline") < page.index("came while very many were writing") < page.index("Marisol")


def test_a_long_queue_comes_by_pages_and_costs_the_same(desk: Client, attorney: User) -> None:
    for number in range(PAGE + 3):
        a_request({"name": f"Person {number:02d}"})
    with CaptureQueriesContext(
        connection,
    ) as asked:
        first = desk.get(reverse("intake:consultations")).content.decode()
    assert len(asked) <= 15
    assert first.count('<li class="card') == PAGE
    second = desk.get(reverse("intake:consultations") + "?page=2").content.decode()
    assert second.count('<li class="card') == 3
    for typed in ("0", "-1", "x", "999999999"):
        assert desk.get(reverse("intake:consultations") + f"?page={typed}&tab=moon").status_code == 200


def test_a_request_page_costs_at_most_fifteen_queries(desk: Client, attorney: User) -> None:
    row = a_request({"name": "Marisol"})
    hours.offer(attorney, timezone.localdate() + dt.timedelta(days=2), dt.time(9), dt.time(17), 45)
    with CaptureQueriesContext(connection) as asked:
        assert desk.get(reverse("intake:request", args=[row.pk])).status_code == 200
    assert len(asked) <= 15


def test_an_empty_queue_says_so(desk: Client) -> None:
    assert "Nobody is waiting." in desk.get(reverse("intake:consultations")).content.decode()
    assert "Nothing here." in desk.get(reverse("intake:consultations") + "?tab=decided").content.decode()


def test_messages_that_could_not_be_read_are_told(desk: Client) -> None:
    gateway.put(uuid4(), b"nothing")
    SealedMessage.objects.update(unreadable=True)
    page = shown(desk.get(reverse("intake:consultations")))
    assert "1 message could not be read and was kept aside" in page


def test_hours_are_offered_back_to_back_and_never_twice(attorney: User) -> None:
    day = timezone.localdate() + dt.timedelta(days=1)
    assert len(hours.offer(attorney, day, dt.time(9), dt.time(12), 45)) == 4
    with pytest.raises(OfficeError, match="No hour fits"):
        hours.offer(attorney, day, dt.time(9), dt.time(12), 45)
    assert len(hours.offer(member(Role.PARALEGAL), day, dt.time(9), dt.time(12), 45)) == 4


def test_hours_are_offered_and_taken_back_on_the_page(desk: Client, attorney: User) -> None:
    day = timezone.localdate() + dt.timedelta(days=1)
    fields = {"day": day.isoformat(), "opens": "09:00", "closes": "10:00", "minutes": "30"}
    assert "2 hours are offered" in desk.post(reverse("intake:hours"), fields, follow=True).content.decode()
    first, second = Offer.objects.values_list("slot", flat=True)
    gateway.hold(second, "0" * 32)
    desk.post(reverse("intake:withdraw_hour", args=[first]))
    page = desk.post(reverse("intake:withdraw_hour", args=[second]), follow=True).content.decode()
    assert "A person has taken this hour" in page
    assert list(Offer.objects.values_list("slot", flat=True)) == [second]
    other = signed_in(member(Role.ATTORNEY))
    assert other.post(reverse("intake:withdraw_hour", args=[second])).status_code == 404


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"day": "2020-01-01", "opens": "09:00", "closes": "10:00", "minutes": "45"}, "This day is over."),
        ({"day": "2099-01-01", "opens": "09:00", "closes": "10:00", "minutes": "45"}, "within half a year"),
        ({"day": "tomorrow", "opens": "10:00", "closes": "09:00", "minutes": "1"}, "later than the first"),
    ],
)
def test_hours_that_cannot_be_are_refused_beside_the_field(desk: Client, fields: dict[str, str], told: str) -> None:
    answer = desk.post(reverse("intake:hours"), fields)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_organisations_are_kept_on_their_page(desk: Client) -> None:
    fields = {"name": "Casa", "place": "Tijuana", "needs": ["shelter"], "reach": "+52", "checked_on": "2026-11-01",
              "active": "on"}  # fmt: skip
    assert "Casa" in desk.post(reverse("intake:new_organisation"), fields, follow=True).content.decode()
    row = Organisation.objects.get()
    assert row.needs == "shelter"
    desk.post(reverse("intake:organisation", args=[row.pk]), {**fields, "name": "Casa Dos"})
    assert Organisation.objects.get().name == "Casa Dos"
    assert desk.post(reverse("intake:new_organisation"), {}).status_code == 422
    assert desk.get(reverse("intake:organisation", args=[9_999])).status_code == 404


def test_the_administrator_says_what_the_public_pages_tell() -> None:
    desk = signed_in(member(Role.ADMINISTRATOR))
    fields = {"office": "Border Legal Aid", "phone": "+1", "hours": "9–5", "days": "60"}
    desk.post(reverse("intake:profile"), fields)
    assert {name: str(gateway.notice()[name]) for name in fields} == fields
    assert desk.post(reverse("intake:profile"), {**fields, "days": "1"}).status_code == 422


def test_a_member_says_which_languages_they_can_answer_in() -> None:
    user = member(Role.PARALEGAL)
    signed_in(user).post(reverse("accounts:account"), {"name": user.name, "language": "en", "speaks": ["es", "ht"]})
    user.refresh_from_db()
    assert user.speaks == "es,ht"


def test_whoever_is_walled_off_does_not_learn_who_took_their_hour(desk: Client, attorney: User) -> None:
    row = a_request({"name": "Marisol"})
    slot = hours.offer(attorney, timezone.localdate() + dt.timedelta(days=1), dt.time(9), dt.time(10), 45)[0]
    gateway.hold(slot, row.lookup)
    incoming.note_bookings()
    assert f"Request {row.number}" in desk.get(reverse("intake:hours")).content.decode()
    row.walled.add(attorney)
    page = desk.get(reverse("intake:hours")).content.decode()
    assert f"Request {row.number}" not in page
    assert "taken" in page


def test_danger_is_never_folded_away_with_a_flood(attorney: User) -> None:
    a_request({"name": "Marisol", "danger": "yes"})
    Request.objects.update(crowded=True)
    held = queue(attorney, Tab.WAITING)
    assert [row.asked.name for row in held.rows] == ["Marisol"]
    assert held.flooded == 0


def test_two_years_after_a_grant_count_as_a_date(attorney: User) -> None:
    today = timezone.localdate()
    a_request({"name": "later", "hearing": (today + dt.timedelta(days=60)).isoformat()})
    granted = (today - dt.timedelta(days=700)).isoformat()
    a_request({"name": "grant", "where": "us", "status": "yes", "granted": granted})
    assert [row.asked.name for row in queue(attorney, Tab.WAITING).rows] == ["grant", "later"]
