"""A case behind a wall or erased is in no list, search, count, calendar or feed; leaving it in is found."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from amparo.office.cases.access.models import Assignment, Case, Status, Wall
from amparo.office.cases.access.on_today import Listed
from amparo.office.cases.calendar import dates, entries, feeds
from amparo.office.cases.people import directory
from amparo.office.cases.people.contact import SafeContact
from amparo.office.cases.people.models import WalledMatch
from amparo.office.cases.people.persons import Names, add
from amparo.office.cases.search import conflicts, listing, views
from amparo.office.cases.search.conflicts import EVEN, check, until_even
from amparo.office.outward.today import needs
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import a_case, member, signed_in
from tests.office.second_person import two_do

pytestmark = pytest.mark.django_db


class Wing:
    """Two attorneys: one owns a case, the other is walled off from it though assigned."""

    def __init__(self) -> None:
        self.owner, self.walled = member(Role.ATTORNEY, "Owner"), member(Role.ATTORNEY, "Walled")
        self.held = a_case(self.owner, given="Perla")
        self.own = a_case(self.walled, given="Ignacia")
        Assignment.objects.create(case=self.held.case, user=self.walled)
        Wall.objects.create(case=self.held.case, user=self.walled, made_by=self.owner)
        long_ago = timezone.localdate() - dt.timedelta(days=90)
        Case.objects.update(heard_from_on=long_ago)


@pytest.fixture
def wing() -> Wing:
    return Wing()


def _pages(client: Client, user: User) -> dict[str, str]:
    month = timezone.localtime(timezone.now() + dt.timedelta(days=3)).strftime("%Y-%m")
    gets = [
        reverse("today:today") + "?whose=all",
        reverse("search:people"),
        reverse("calendar:calendar") + f"?month={month}",
    ]
    found = {address: client.get(address).content.decode() for address in gets}
    found["search"] = client.post(reverse("search:people"), {"text": "Perla Quiñónez"}).content.decode()
    found["number"] = client.post(reverse("search:people"), {"text": "212345678"}).content.decode()
    found["conflicts"] = client.post(reverse("search:conflicts"), {"text": "Perla Quiñónez Tábora"}).content.decode()
    found["feed"] = client.get(reverse("calendar:calendar_feed", args=[feeds.make(user)])).content.decode()
    return found


def _leaks(wing: Wing) -> list[str]:
    pages = _pages(signed_in(wing.walled), wing.walled)
    return [
        name
        for name, page in pages.items()
        if wing.held.number in page or "Perla Quiñónez Tábora</a>" in page  # what was typed stands in the form
    ]


def test_the_owner_finds_the_case_everywhere(wing: Wing) -> None:
    pages = _pages(signed_in(wing.owner), wing.owner)
    assert [name for name, page in pages.items() if wing.held.number not in page] == []


def test_the_walled_find_it_nowhere(wing: Wing) -> None:
    assert _leaks(wing) == []


@pytest.mark.parametrize("room", [listing, needs, entries, directory, conflicts, views])
def test_a_list_that_forgets_the_gate_is_found(wing: Wing, room: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def everything(user: User) -> QuerySet[Case]:
        return Case.objects.exclude(status=Status.ERASED)

    rooms = [room, directory] if room is views else [room, views] if room is directory else [room]
    for one in rooms:
        monkeypatch.setattr(one, "visible", everything)
    assert _leaks(wing) != []


def test_counts_leave_it_out(wing: Wing) -> None:
    assert listing.page_of(listing.narrowed(wing.walled), 1).count == 1
    silent = needs.needs_of(wing.walled, mine=False).found("silent")
    assert isinstance(silent, Listed)
    assert silent.count == 1
    assert needs.needs_of(wing.walled, mine=True).cases == 1


def test_a_search_finds_slips_accents_order_and_numbers(wing: Wing) -> None:
    for text in ("perla quinonez", "TABORA PERLA", "Quiñonez Tavora", "perl", "A 212-345-678", "5678"):
        found = directory.search(wing.owner, text)
        assert [one.listed.case for one in found][:1] == [wing.held.case.pk], text


def test_a_search_follows_changes_of_other_processes(wing: Wing) -> None:
    assert not directory.search(wing.owner, "Dagoberto Ulloa")
    add(wing.held.case, wing.held.case_key, names=Names("Dagoberto", "Ulloa"), part="adverse", contact=SafeContact())
    assert directory.search(wing.owner, "Dagoberto Ulloa")
    wing.held.case.people.get(place=3).delete()
    from amparo.office.cases.people.models import NameChange, Person

    assert Person.objects.count() == 4
    NameChange.objects.create(person=directory.search(wing.owner, "Dagoberto Ulloa")[0].listed.person)
    assert not directory.search(wing.owner, "Dagoberto Ulloa")


# --- the conflict check --------------------------------------------------------------------------------


def test_ones_own_case_is_named(wing: Wing) -> None:
    answer = check(wing.owner, "Perla Quiñónez Tábora")
    assert [match.case.pk for match in answer.own][:1] == [wing.held.case.pk]


def test_of_anothers_case_only_that_somebody_has_to_look(wing: Wing) -> None:
    stranger = member(Role.ATTORNEY, "Stranger")
    page = signed_in(stranger).post(reverse("search:conflicts"), {"text": "Perla Quiñónez Tábora"}).content.decode()
    assert "An attorney has to check first" in page
    assert wing.held.number not in page
    assert check(stranger, "Perla Quiñónez Tábora").own == ()


def test_of_a_walled_case_nothing_is_said_but_its_record_shows_the_check(wing: Wing) -> None:
    answer = check(wing.walled, "Perla Quiñónez Tábora")
    assert [match.case.pk for match in answer.own if match.case.pk == wing.held.case.pk] == []
    assert not answer.refer
    assert AuditEntry.objects.filter(case=wing.held.case.pk, did="conflict.matched", actor=wing.walled.pk).count() == 1


def _told(user: User, name: str) -> str:
    page = signed_in(user).post(reverse("search:conflicts"), {"text": name}).content.decode()
    return re.sub(r'value="[^"]*"|nonce="[^"]*"', "", page)


def test_behind_a_wall_the_words_are_those_of_nothing_found_and_who_answers_for_the_case_has_to_look(
    wing: Wing,
) -> None:
    add(wing.held.case, wing.held.case_key, names=Names("Braulio", "Cienfuegos"), part="adverse", contact=SafeContact())
    nothing, walled = _told(wing.walled, "Zoraida Nadie"), _told(wing.walled, "Braulio Cienfuegos")
    assert nothing.replace("1 name ", "2 names ") == walled
    assert "Nothing that this page may tell you" in walled
    client = signed_in(wing.owner)
    today = client.get(reverse("today:today")).content.decode()
    assert "1 check matched a case that you answer for" in today
    assert "to-look" not in signed_in(wing.walled).get(reverse("today:today")).content.decode()
    assert wing.held.number not in signed_in(wing.walled).get(reverse("search:to_look")).content.decode()
    shown = client.get(reverse("search:to_look")).content.decode()
    assert wing.walled.name in shown
    assert "Perla" in shown
    (match,) = WalledMatch.objects.all()
    looked = reverse("search:looked", args=[wing.held.number])
    assert client.post(looked, {"until": str(match.pk)}).status_code == 302
    assert "to-look" not in client.get(reverse("today:today")).content.decode()
    assert AuditEntry.objects.filter(case=wing.held.case.pk, did="conflict.looked", actor=wing.owner.pk).exists()


def test_a_case_that_nobody_answers_for_is_looked_at_by_any_attorney_of_it(wing: Wing) -> None:
    wing.held.case.assignments.update(lead=False)
    check(wing.walled, "Perla Quiñónez Tábora")
    assert "to-look" in signed_in(wing.owner).get(reverse("today:today")).content.decode()


@given(st.floats(0, 30))
def test_an_answer_comes_at_a_whole_quarter_of_a_second_whatever_was_found(taken: float) -> None:
    late = (taken + until_even(taken)) / EVEN
    assert 0 <= until_even(taken) <= EVEN
    assert late == pytest.approx(round(late), abs=1e-6)


def test_every_check_waits_for_that(wing: Wing, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(conflicts, "sleep", waited.append)
    _told(wing.walled, "Zoraida Nadie")
    _told(wing.walled, "Perla Quiñónez Tábora")
    assert len(waited) == 2
    assert all(0 <= wait <= EVEN for wait in waited)


def test_a_volunteer_learns_only_to_ask(wing: Wing) -> None:
    volunteer = member(Role.VOLUNTEER)
    Assignment.objects.create(case=wing.held.case, user=volunteer)
    answer = check(volunteer, "Perla Quiñónez Tábora")
    assert (answer.own, answer.refer) == ((), True)


@pytest.mark.parametrize("status", [Status.DECLINED, Status.CLOSED, Status.CONSULTATION])
def test_past_consultations_relatives_and_adverse_parties_count(wing: Wing, status: str) -> None:
    add(wing.held.case, wing.held.case_key, names=Names("Braulio", "Cienfuegos"), part="adverse", contact=SafeContact())
    Case.objects.filter(pk=wing.held.case.pk).update(status=status)
    stranger = member(Role.PARALEGAL)
    for name in ("Braulio Cienfuegos", "Axel Quiñónez", "212345678"):
        assert check(stranger, name).refer, name


def test_checks_are_counted_and_recorded_without_the_name(wing: Wing) -> None:
    client = signed_in(wing.owner)
    client.post(reverse("search:conflicts"), {"text": "Zoraida Nadie"})
    page = client.post(reverse("search:conflicts"), {"text": "Zoraida Nadie"}).content.decode()
    assert "Nothing that this page may tell you" in page
    assert "2 names today" in page
    rows = AuditEntry.objects.filter(did="conflict.checked", actor=wing.owner.pk)
    assert rows.count() == 2
    assert "Zoraida" not in "".join(row.about for row in rows)


def test_common_single_names_do_not_raise_every_case(wing: Wing) -> None:
    assert check(member(Role.ATTORNEY), "Federico Lomelí Arce").clear


def test_an_erased_case_is_forgotten(wing: Wing) -> None:
    assert directory.search(wing.owner, "Perla")
    client = signed_in(wing.owner)
    assert client.post(reverse("casework:erase", args=[wing.held.number]), {"number": "2026-1"}).status_code == 422
    two_do(client, reverse("casework:erase", args=[wing.held.number]), {"number": wing.held.number})
    assert not directory.search(wing.owner, "Perla")
    assert not dates.Appointment.objects.filter(case=wing.held.case).exists()
    assert Case.objects.get(pk=wing.held.case.pk).status == Status.ERASED
