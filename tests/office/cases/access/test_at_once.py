"""Many at once: a form sent several times is done once, numbers are given once, nobody's change is lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse

from amparo.office.cases.access.models import Case
from amparo.office.cases.casework.models import Note
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, signed_in

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY))


def _at_once(held: Held, act: Callable[[Any, int], Any]) -> list[Any]:
    """What several browsers of one member are answered when they act at the same moment."""
    user = held.case.assignments.get().user
    browsers = [signed_in(user) for _ in range(AT_ONCE)]

    def run(number: int) -> Any:
        try:
            return act(browsers[number], number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(AT_ONCE)))


def test_the_same_form_sent_at_once_is_done_once(held: Held) -> None:
    address = reverse("casework:note", args=[held.number])
    answers = _at_once(held, lambda browser, _: browser.post(address, {"text": "once", "once": "the same"}))
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert Note.objects.count() == 1


def test_different_forms_are_each_done(held: Held) -> None:
    address = reverse("casework:note", args=[held.number])
    _at_once(held, lambda browser, number: browser.post(address, {"text": f"note {number}", "once": f"o{number}"}))
    texts = {held.case_key.unseal(note, "sealed_text") for note in Note.objects.all()}
    assert texts == {f"note {number}" for number in range(AT_ONCE)}


def test_cases_and_people_are_numbered_once(held: Held) -> None:
    person = {"given": "Luz", "channel": "none", "status": "open", "part": "relative"}
    answers = _at_once(
        held, lambda browser, number: browser.post(reverse("casework:begin"), {**person, "once": f"b{number}"})
    )
    assert {answer.status_code for answer in answers} == {302}
    numbers = list(Case.objects.values_list("number", flat=True))
    assert len(set(numbers)) == AT_ONCE + 1
    add = reverse("casework:add_person", args=[held.number])
    _at_once(held, lambda browser, number: browser.post(add, {**person, "once": f"p{number}"}))
    places = list(Person.objects.filter(case=held.case).values_list("place", flat=True))
    assert sorted(places) == list(range(1, AT_ONCE + 3))


def test_of_many_who_change_one_version_one_wins_and_the_others_are_told(held: Held) -> None:
    address = reverse("casework:change_person", args=[held.number, 1])
    sent = {"part": "client", "channel": "none", "version": "1"}
    answers = _at_once(
        held, lambda browser, number: browser.post(address, {**sent, "given": f"Rosa {number}", "once": f"c{number}"})
    )
    told = sorted(answer.status_code for answer in answers)
    assert told == [302] + [409] * (AT_ONCE - 1)
    assert Person.objects.get(pk=held.first.pk).version == 2
