"""The chronology says what is known in order, says no more of a place than was chosen, and leaves blanks."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.border.harm.details import Exhibit
from amparo.office.border.harm.models import Corroboration, Kind
from amparo.office.border.harm.when import How, When
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, an_incident, member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return member(Role.ATTORNEY)


@pytest.fixture
def held(by: User) -> Held:
    held = a_case(by)
    document = held.case.documents.get()
    an_incident(held, by, kind=Kind.THREATS, what="Nobody knows when.", city="", against=())
    an_incident(
        held, by, kind=Kind.EXTORTION, what="The second.", when=When.month_of(2026, 4), against=(held.second.pk,)
    )
    an_incident(
        held,
        by,
        what="The first.",
        also=(Kind.SEXUAL_VIOLENCE,),
        when=When(How.DAY, dt.date(2026, 3, 3)),
        region="Chihuahua",
        exact="Calle Mariscal 12",
        by_whom="Men of the bridge",
        corroboration=(Corroboration.POLICE,),
        exhibits=(Exhibit(document.pk, document.place, "Police report", "ab" * 32),),
    )
    return held


@pytest.fixture
def browser(by: User) -> Client:
    return signed_in(by)


def _page(browser: Client, held: Held, query: str = "") -> str:
    return browser.get(reverse("harm:harm_chronology", args=[held.number]) + query).content.decode()


def test_incidents_stand_in_order_and_the_undated_last(held: Held, browser: Client) -> None:
    page = _page(browser, held)
    order = [page.index(text) for text in ("The first.", "The second.", "Nobody knows when.")]
    assert order == sorted(order)
    for text in ("Tue 3 Mar 2026", "April 2026", "Ciudad Juárez, Chihuahua", "A police report", "Police report"):
        assert text in page
    assert "document 1, Police report" in page
    assert "A 212-345-678" in page
    undated = page[page.index("3.\n") :]
    assert undated.count('class="blank"') == 6  # day, place, against, injuries, reported, exhibits


def test_the_exact_place_and_who_did_it_stay_in_the_record(held: Held, browser: Client) -> None:
    page = _page(browser, held)
    assert "Calle Mariscal" not in page
    assert "Men of the bridge" not in page
    assert "Men of the bridge" in _page(browser, held, "?by=on")
    assert "Calle Mariscal" not in _page(browser, held, "?by=on&place=city")


def test_places_are_no_nearer_than_chosen(held: Held, browser: Client) -> None:
    region, none = _page(browser, held, "?place=region"), _page(browser, held, "?place=none")
    assert "Chihuahua" in region
    assert "Ciudad Juárez" not in region
    assert "Chihuahua" not in none
    assert "Ciudad Juárez" not in none


def test_it_can_be_of_one_person_and_without_sensitive_kinds(held: Held, browser: Client) -> None:
    second = _page(browser, held, "?person=2")
    assert "The second." in second
    assert "The first." not in second
    assert "2 incidents are left out." in second
    left = _page(browser, held, "?leave=on")
    assert "Sexual violence" not in left
    assert "1 incident is left out." in left


def test_a_withdrawn_incident_is_not_in_it_and_a_foolish_question_is_refused(held: Held, browser: Client) -> None:
    address = reverse("harm:withdraw_incident", args=[held.number, held.incident])
    browser.post(address, {"reason": "Not so.", "version": "1"})
    assert "The first." not in _page(browser, held)
    answer = browser.get(reverse("harm:harm_chronology", args=[held.number]) + "?place=street&person=99")
    assert answer.status_code == 422


def test_a_case_without_harm_says_so(by: User, browser: Client) -> None:
    assert "No harm on record" in _page(browser, a_case(by))
