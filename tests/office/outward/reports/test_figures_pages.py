"""Figures from the form to the printed page."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Mapping
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amparo.figures.borders import PORTS
from amparo.figures.rows import Fear
from amparo.office.cases.access.models import Case, Status, Wall
from amparo.office.cases.access.services import begin, erase_rooms
from amparo.office.cases.people.contact import SafeContact
from amparo.office.cases.people.counted import Counting, Detail
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import Names, add
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.services import state
from amparo.office.outward.reports import releases, rows
from amparo.office.outward.reports.models import Counted, Release
from amparo.office.outward.reports.rows import office_rows
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption.case_keys import OpenKey
from tests.figures.dockets import docket
from tests.office.builders import a_release, member, signed_in
from tests.office.reading import shown

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 3, 4)


@transaction.atomic
def returned(
    by: User, *, status: str = Status.OPEN, language: str = "es", **facts: object
) -> tuple[Case, Person, OpenKey]:
    """Somebody who was returned, in a case of their own."""
    case, case_key = begin(by, status=status, team=None, lead=by)
    person = add(case, case_key, names=Names("Marisol", "Quiñónez"), contact=SafeContact(language=language))
    told = {"returned_to_mexico": True, "encountered_on": DAY, "nationality": "HN", **facts}
    state(
        case,
        case_key,
        person,
        by,
        Origin(Source.IN_PERSON, said_on=DAY),
        {k: v for k, v in told.items() if v is not ...},
    )  # type: ignore[misc]
    return case, person, case_key


def forty(by: User) -> None:
    """Forty people: 24 of Honduras, 13 of Guatemala, 3 of Cuba; every third a child."""
    for place in range(40):
        country = "HN" if place < 24 else "GT" if place < 37 else "CU"
        born = dt.date(2015, 1, 1) if place % 3 == 0 else dt.date(1990, 1, 1)
        returned(by, nationality=country, born_on=born, fears_mexico=place % 2 == 0)


@pytest.fixture
def attorney() -> User:
    return member(Role.ATTORNEY, "Ana Ruiz")


@pytest.fixture
def browser(attorney: User) -> Client:
    return signed_in(attorney)


def asked(**more: object) -> dict[str, object]:
    return {
        "until": timezone.localdate().isoformat(),
        "limit": "11",
        "base": "0",
        "crosses": ["nationality age"],
        **more,
    }


def text(page: bytes) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.decode())))


def seal_in(page: bytes) -> str:
    return re.findall(r'name="publish" value="([0-9a-f]{64})"', page.decode())[0]


def test_figures_are_looked_at_then_published_then_read_by_everybody_who_works_on_cases(
    attorney: User, browser: Client
) -> None:
    forty(attorney)
    looked = browser.post(reverse("reports:new_release"), asked())
    told = text(looked.content)
    assert "Honduras 24 other countries 16" in told or "Guatemala" in told
    assert "This part is for you and is not published" in told
    assert Release.objects.count() == 0
    sent = browser.post(reverse("reports:new_release"), asked(publish=seal_in(looked.content), once="x"))
    assert sent.status_code == 302
    row = Release.objects.get()
    assert Counted.objects.count() == row.total == 40
    page = text(signed_in(member(Role.PARALEGAL)).get(sent["Location"]).content)
    assert "40 people returned to Mexico" in page
    assert "Published by Ana Ruiz" in page
    assert "No figure under 11" in page
    assert "Cuba" not in page
    assert "This part is for you" not in page
    assert "Marisol" not in page
    deeds = set(AuditEntry.objects.filter(did__startswith="figures.").values_list("did", "about"))
    assert {("figures.published", f"release {row.pk}"), ("figures.read", f"release {row.pk}")} <= deeds


def test_published_twice_by_a_double_click_is_published_once(attorney: User, browser: Client) -> None:
    forty(attorney)
    seal = seal_in(browser.post(reverse("reports:new_release"), asked()).content)
    for _ in range(2):
        browser.post(reverse("reports:new_release"), asked(publish=seal, once="same"))
    assert Release.objects.count() == 1


def test_newcomers_are_published_when_they_are_enough(attorney: User, browser: Client) -> None:
    forty(attorney)
    browser.post(
        reverse("reports:new_release"),
        asked(publish=seal_in(browser.post(reverse("reports:new_release"), asked()).content)),
    )
    for _ in range(4):
        returned(attorney)
    few = browser.post(reverse("reports:new_release"), asked())
    assert few.status_code == 422
    assert "4 people are new since the last release" in text(few.content)
    assert "counted in a later release" in text(few.content)
    for _ in range(8):
        returned(attorney)
    seal = seal_in(browser.post(reverse("reports:new_release"), asked()).content)
    browser.post(reverse("reports:new_release"), asked(publish=seal))
    assert sorted(Release.objects.values_list("total", flat=True)) == [12, 40]


def test_releases_are_added_up_as_far_as_they_tell_the_same(attorney: User, browser: Client) -> None:
    a_release(attorney)
    assert "All releases together" not in text(browser.get(reverse("reports:figures")).content)
    row = a_release(attorney)
    told = text(browser.get(reverse("reports:figures")).content)
    assert "All releases together" in told
    assert f"{2 * row.total:,} people" in told


def test_figures_that_changed_since_they_were_looked_at_are_shown_again(attorney: User, browser: Client) -> None:
    forty(attorney)
    seal = seal_in(browser.post(reverse("reports:new_release"), asked()).content)
    returned(attorney)
    answer = browser.post(reverse("reports:new_release"), asked(publish=seal))
    assert answer.status_code == 409
    assert "no longer those you looked at. Nothing was published" in text(answer.content)
    assert seal_in(answer.content) != seal
    assert not Release.objects.exists()


def test_two_who_publish_at_once_count_nobody_twice(attorney: User) -> None:
    forty(attorney)
    from amparo.figures.releasing import Asked

    both = [releases.prepare(attorney, Asked(timezone.localdate())) for _ in range(2)]
    with transaction.atomic():
        releases.publish(attorney, both[0], both[0].seal)
    with pytest.raises(releases.Changed), transaction.atomic():
        releases.publish(attorney, both[1], both[1].seal)
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"limit": "4"}, "greater than or equal to 5"),
        ({"limit": "-1"}, "greater than or equal to 5"),
        ({"limit": "many"}, "whole number"),
        ({"until": "2099-01-01"}, "from 2019 until today"),
        ({"until": "١٢"}, "valid date"),
        ({"limit": "7", "base": "10"}, "needs a limit of 10"),
        ({"base": "7"}, "valid choice"),
        ({"crosses": ["nationality language"]}, "valid choice"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_kept(browser: Client, wrong: dict[str, object], why: str) -> None:
    answer = browser.post(reverse("reports:new_release"), asked(**wrong))
    assert answer.status_code == 422
    assert why in text(answer.content)


def test_only_attorneys_publish(browser: Client) -> None:
    paralegal = signed_in(member(Role.PARALEGAL))
    assert paralegal.get(reverse("reports:new_release")).status_code == 403
    assert "Count and publish" not in text(paralegal.get(reverse("reports:figures")).content)
    assert "Nothing has been published yet. An attorney can" in text(paralegal.get(reverse("reports:figures")).content)
    assert "Count and publish" in text(browser.get(reverse("reports:figures")).content)


def test_walled_cases_are_counted_and_others_than_open_and_closed_are_not(attorney: User) -> None:
    case, _, _ = returned(attorney)
    Wall.objects.create(case=case, user=attorney, made_by=attorney)
    returned(attorney, status=Status.CLOSED)
    returned(attorney, status=Status.CONSULTATION)
    returned(attorney, status=Status.DECLINED)
    returned(attorney, returned_to_mexico=False)
    returned(attorney, returned_to_mexico=...)
    assert len(office_rows()) == 2


def test_a_row_is_made_of_what_is_on_record(attorney: User, monkeypatch: pytest.MonkeyPatch) -> None:
    _, person, _ = returned(
        attorney,
        born_on=dt.date(2025, 9, 1),
        fear_interview_result="negative",
        mpp_case_status="pending",
        language="ht",
    )
    (row,) = office_rows()
    assert (row.person, row.returned_on, row.nationality, row.language) == (str(person.pk), DAY, "HN", "ht")
    assert (row.fear, row.waiting) == (Fear.NEGATIVE, (timezone.localdate() - DAY).days)
    assert (row.port, row.represented, row.harms) == ("", None, frozenset())

    def harm_room(case_keys: Mapping[UUID, OpenKey]) -> Mapping[UUID, Detail]:
        told = Detail(
            returned_on=dt.date(2026, 3, 6),
            port="el_paso",
            represented=True,
            harms=frozenset({"theft"}),
            needs={"medical": False},
            waiting=12,
            fear=Fear.PENDING,
        )
        return {person.pk: told}

    monkeypatch.setattr(rows, "every", lambda kind: [Counting("harm", harm_room)])
    (row,) = office_rows()
    assert (row.returned_on, row.port, row.represented) == (dt.date(2026, 3, 6), "el_paso", True)
    assert (row.harms, dict(row.needs), row.waiting, row.fear) == (
        frozenset({"theft"}),
        {"medical": False},
        12,
        "pending",
    )


def test_a_room_may_know_of_a_return_that_no_statement_tells(attorney: User, monkeypatch: pytest.MonkeyPatch) -> None:
    _, person, _ = returned(attorney, returned_to_mexico=..., fears_mexico=True, encountered_on=...)
    assert office_rows() == []
    known = Counting("returns", lambda case_keys: {person.pk: Detail(returned=True)})
    monkeypatch.setattr(rows, "every", lambda kind: [known])
    (row,) = office_rows()
    assert (row.fear, row.returned_on, row.waiting) == (Fear.STATED, None, None)


def test_statements_that_contradict_each_other_are_not_known(attorney: User) -> None:
    case, person, case_key = returned(attorney)
    with transaction.atomic():
        state(case, case_key, person, attorney, Origin(Source.DOCUMENT, said_on=DAY), {"nationality": "GT"})
    (row,) = office_rows()
    assert row.nationality == ""


def test_a_release_stays_as_it_was_when_a_case_is_erased(attorney: User, browser: Client) -> None:
    forty(attorney)
    browser.post(
        reverse("reports:new_release"),
        asked(publish=seal_in(browser.post(reverse("reports:new_release"), asked()).content)),
    )
    case = Case.objects.order_by("pk")[0]
    erase_rooms(case)
    assert Counted.objects.count() == 39
    assert releases.tables_of(Release.objects.get()).total == 40


@pytest.mark.one_moment("draws many charts, of days that are given")
def test_the_page_of_a_release_has_charts_a_map_and_the_same_as_tables(attorney: User, browser: Client) -> None:
    row = a_release(attorney)
    with CaptureQueriesContext(connection) as queries:
        page = browser.get(reverse("reports:release", args=[row.pk]))
    assert len(queries) <= 15
    told = text(page.content)
    assert all(f"{port.name} {port.city}" in told for port in PORTS.values())
    pictures = re.findall(r'<img class="picture" src="([^"]+)"', shown(page))
    assert len(pictures) > 8
    for address in pictures:
        answer = browser.get(html.unescape(address))
        assert answer["Content-Type"] == "image/svg+xml"
        assert answer.content.startswith(b'<svg role="img"')
        assert "sandbox" in answer["Content-Security-Policy"]


def test_figures_come_as_a_csv_file(attorney: User, browser: Client) -> None:
    row = a_release(attorney)
    answer = browser.get(reverse("reports:release_csv", args=[row.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="figures-2019-12-01.csv"'
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == '"Count by","Class","and by","Class of that","People"'
    assert f'"","","","","{row.total}"' in lines


def test_rounded_figures_say_so(attorney: User, browser: Client) -> None:
    forty(attorney)
    told = text(browser.post(reverse("reports:new_release"), asked(base="5", crosses=["fear age"])).content)
    assert "rounded to multiples of 5" in told
    assert "Honduras 25 Guatemala 15" in told or "Honduras 25 other countries 15" in told


def test_whoever_publishes_sees_what_was_merged_hidden_and_left_out(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases, "office_rows", lambda: docket(10, 500) + docket(11, 20))
    crosses = ["month age", "nationality age", "fear age", "represented port"]
    told = text(browser.post(reverse("reports:new_release"), asked(crosses=crosses)).content)
    assert re.search(r"Month of return \d+ class(?:es were| was) counted with others so that none is too small", told)
    assert re.search(r"by age at return Hidden: \d+ because too small, \d+ more to protect these", told)
    assert "People with harm on record, by kind" in told
    monkeypatch.setattr(releases, "office_rows", lambda: docket(10, 60))
    told = text(browser.post(reverse("reports:new_release"), asked(crosses=crosses)).content)
    assert "Represented by a lawyer × Port of return Left out: it could not be made safe" in told


def test_what_is_not_there_is_not_found(attorney: User, browser: Client) -> None:
    row = a_release(attorney)
    assert browser.get(reverse("reports:release", args=[999])).status_code == 404
    assert browser.get(reverse("reports:release_chart", args=[row.pk, "colour"])).status_code == 404
    assert browser.get(reverse("reports:first_program_chart", args=["colour"])).status_code == 404
    Release.objects.filter(pk=row.pk).update(tables={**row.tables, "margins": []})
    assert browser.get(reverse("reports:release_map", args=[row.pk])).status_code == 404
    assert "The border" not in text(browser.get(reverse("reports:release", args=[row.pk])).content)


def test_the_public_figures_stand_on_a_page_of_their_own_with_their_sources(browser: Client) -> None:
    told = text(browser.get(reverse("reports:first_program")).content)
    assert "are never added to them" in told
    assert "2019-07 1,100" in told
    assert "16,000" in told
    assert "TRAC, Syracuse University" in told
    assert browser.get(reverse("reports:first_program_chart", args=["enrolments"])).content.startswith(b"<svg")


def test_the_pages_speak_spanish(attorney: User, browser: Client) -> None:
    attorney.language = "es"
    attorney.save()
    forty(attorney)
    told = text(browser.post(reverse("reports:new_release"), asked()).content)
    assert "otros países" in told
    assert "Nacionalidad" in told
    assert "Cifras" in told
