"""Harm is written down as exactly as it is known, kept in every version, withdrawn with a reason, never deleted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amparo.office.border.harm import counting
from amparo.office.border.harm.details import IncidentDetails
from amparo.office.border.harm.models import Corroboration, Custody, Incident, Kind, Revision
from amparo.office.border.harm.when import How, When
from amparo.office.cases.access import services
from amparo.office.cases.access.models import Assignment
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import Held, a_case, an_incident, member, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return member(Role.ATTORNEY)


@pytest.fixture
def held(by: User) -> Held:
    return a_case(by)


@pytest.fixture
def browser(by: User) -> Client:
    return signed_in(by)


def _sent(**more: Any) -> dict[str, Any]:
    return {"kind": "kidnapping", "how": "unknown", "source": "in_person", "reported": "", **more}


def _told(held: Held) -> IncidentDetails:
    row = Revision.objects.filter(incident__case=held.case).order_by("-number", "-at").first()
    assert row is not None
    return IncidentDetails.of(held.case_key.unseal(row, "sealed_told"))


def test_only_the_kind_has_to_be_given(held: Held, browser: Client) -> None:
    address = reverse("harm:add_incident", args=[held.number])
    assert browser.get(address).status_code == 200
    assert browser.post(address, _sent()).status_code == 302
    page = browser.get(reverse("harm:harm", args=[held.number])).content.decode()
    assert "Kidnapping" in page
    assert "Date not known" in page
    assert _told(held) == IncidentDetails(Kind.KIDNAPPING)
    refused = browser.post(address, _sent(kind="", what="They took us at the bridge."))
    assert refused.status_code == 422
    assert "They took us at the bridge." in refused.content.decode()


def test_everything_that_is_known_is_kept_and_shown_in_the_record_only(held: Held, browser: Client) -> None:
    document = held.case.documents.get()
    sent = _sent(
        also=["assault"],
        how="span",
        first="2026-03-03",
        last="2026-03-07",
        words="la semana después de carnaval",
        city="Ciudad Juárez",
        region="Chihuahua",
        exact="Calle Mariscal 12, segundo piso",
        against=[str(held.first.pk), str(held.second.pk)],
        others="un primo",
        by_whom="tres hombres con chalecos",
        what="Los llevaron del albergue.",
        injuries="una costilla rota",
        reported="yes",
        reported_to="Fiscalía",
        reported_on="2026-03-09",
        report_result="nada",
        source="relative",
        detail="una tía",
        said_on="2026-03-10",
        corroboration=["witness", "medical"],
        corroborated="Hospital General",
        exhibits=[str(document.pk)],
    )
    assert browser.post(reverse("harm:add_incident", args=[held.number]), sent).status_code == 302
    told = _told(held)
    assert told.when == When(How.SPAN, dt.date(2026, 3, 3), dt.date(2026, 3, 7), "la semana después de carnaval")
    assert told.corroboration == (Corroboration.WITNESS, Corroboration.MEDICAL)
    assert told.exhibits[0].place == document.place
    record = browser.get(reverse("harm:incident", args=[held.number, Incident.objects.get().pk])).content.decode()
    listed = browser.get(reverse("harm:harm", args=[held.number])).content.decode()
    for text in ("from Tue 3 Mar 2026 to Sat 7 Mar 2026", "Ciudad Juárez, Chihuahua", "Axel Quiñónez", "un primo"):
        assert text in record
        assert text in listed
    for text in ("Calle Mariscal 12", "tres hombres con chalecos", "una costilla rota", "Fiscalía", "Hospital General"):
        assert text in record
        assert text not in listed
    assert told.exhibits[0].sha256 in record


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"how": "day", "first": "2026-03-03"}, "Tue 3 Mar 2026"),
        (
            {"how": "between", "first": "2026-03-03", "last": "2026-03-05"},
            "on an unknown date between Tue 3 Mar 2026 and Thu 5 Mar 2026",
        ),
        ({"how": "month", "year": "2024", "month": "2"}, "February 2024"),
        ({"how": "month", "year": "2019"}, "2019"),
        ({"how": "unknown", "words": "a week after Easter"}, ""),
    ],
)
def test_a_time_is_said_as_exactly_as_it_is_known(
    held: Held, browser: Client, sent: dict[str, str], words: str
) -> None:
    browser.post(reverse("harm:add_incident", args=[held.number]), _sent(**sent))
    told = _told(held)
    assert str(told.when) == words
    change = browser.get(reverse("harm:change_incident", args=[held.number, Incident.objects.get().pk]))
    shown = change.context["form"].initial
    assert {name: str(shown[name] or "") for name in sent} == sent
    assert When.of(told.when.kept()) == told.when


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"how": "day"}, "first"),
        ({"how": "span", "first": "2026-03-03"}, "last"),
        ({"how": "span", "first": "2026-03-03", "last": "2026-03-03"}, "last"),
        ({"how": "between", "first": "2026-03-05", "last": "2026-03-03"}, "last"),
        ({"how": "month", "month": "2"}, "year"),
        ({"how": "month", "year": "2099"}, "year"),
        ({"how": "month", "year": "99999999999999999999"}, "year"),
        ({"how": "unknown", "first": "2026-03-05"}, "first"),
        ({"how": "day", "first": "2026-03-05", "last": "2026-03-06"}, "last"),
        ({"how": "day", "first": "2099-01-01"}, "first"),
        ({"how": "day", "first": "0026-03-05"}, "first"),
        ({"how": "sometime"}, "how"),
        ({"against": ["no such person"]}, "against"),
        ({"exhibits": ["5b0a2c7e-0000-4000-8000-000000000000"]}, "exhibits"),
        ({"reported": "no", "reported_to": "the police"}, "reported"),
        ({"kind": "party"}, "kind"),
        ({"city": "x\x00y"}, "city"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    held: Held, browser: Client, wrong: dict[str, Any], field: str
) -> None:
    answer = browser.post(reverse("harm:add_incident", args=[held.number]), _sent(**wrong))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Incident.objects.exists()


def test_sensitive_kinds_are_folded_on_the_list(held: Held, by: User, browser: Client) -> None:
    an_incident(held, by, kind=Kind.THEFT, what="A bag.")
    an_incident(held, by, kind=Kind.KIDNAPPING, also=(Kind.SEXUAL_VIOLENCE,), what="At the warehouse.")
    page = browser.get(reverse("harm:harm", args=[held.number])).content.decode()
    folded = page[page.index("<details>") : page.index("</details>")]
    assert "Sexual violence" in folded
    assert "At the warehouse." in folded
    rest = page.replace(folded, "")
    assert "Sexual violence" not in rest
    assert "Rosa" in rest  # of the other one
    assert "A bag." in rest


def test_a_change_keeps_what_stood_before(held: Held, by: User, browser: Client) -> None:
    row = an_incident(held, by, what="They took her phone.")
    address = reverse("harm:change_incident", args=[held.number, row.pk])
    sent = _sent(kind="theft", city="Ciudad Juárez", what="They took her phone and papers.", version="1")
    sent["against"] = [str(held.first.pk)]
    assert browser.post(address, sent).status_code == 302
    page = browser.get(reverse("harm:incident", args=[held.number, row.pk])).content.decode()
    assert "They took her phone and papers." in page
    assert "They took her phone.<" in page
    assert "Kind of harm, What happened" in page
    assert Revision.objects.count() == 2
    assert AuditEntry.objects.filter(did="harm.changed", about=f"incident {row.pk}").exists()


def test_saving_what_stands_already_writes_nothing(held: Held, by: User, browser: Client) -> None:
    row = an_incident(held, by, also=(Kind.ASSAULT, Kind.THREATS), when=When.month_of(2026, 2))
    address = reverse("harm:change_incident", args=[held.number, row.pk])
    shown = browser.get(address).context["form"].initial
    sent = {name: value for name, value in shown.items() if value is not None}
    assert browser.post(address, {**sent, "version": "1"}).status_code == 302
    assert Revision.objects.count() == 1


def test_two_who_change_it_at_once_are_shown_the_others(held: Held, by: User, browser: Client) -> None:
    row = an_incident(held, by)
    address = reverse("harm:change_incident", args=[held.number, row.pk])
    assert browser.post(address, _sent(what="First.", version="1")).status_code == 302
    answer = browser.post(address, _sent(what="Second.", version="1"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "First." in page
    assert "Second." in page
    assert 'name="version" value="2"' in page
    assert browser.post(address, _sent(what="Second.", version="2")).status_code == 302
    rows = Revision.objects.filter(incident=row).order_by("number")
    assert [held.case_key.unseal(one, "sealed_told")["what"] for one in rows] == ["", "First.", "Second."]


def test_it_is_withdrawn_with_a_reason_and_can_stand_again(held: Held, by: User, browser: Client) -> None:
    row = an_incident(held, by, what="At the bridge.")
    address = reverse("harm:withdraw_incident", args=[held.number, row.pk])
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"reason": "", "version": "1"}).status_code == 422
    assert browser.post(address, {"reason": "It was somebody else.", "version": "7"}).status_code == 409
    assert browser.post(address, {"reason": "It was somebody else.", "version": "1"}).status_code == 302
    page = browser.get(reverse("harm:harm", args=[held.number])).content.decode()
    assert "It was somebody else." in page
    assert "At the bridge." not in page
    assert list(counting.incidents([held.case.pk])) == []
    assert browser.get(reverse("harm:change_incident", args=[held.number, row.pk])).status_code == 404
    assert browser.post(address, {"restore": "1", "version": "2"}).status_code == 302
    assert "At the bridge." in browser.get(reverse("harm:harm", args=[held.number])).content.decode()
    assert Incident.objects.count() == 1
    assert Revision.objects.count() == 3


def test_a_volunteer_writes_it_down_and_does_not_withdraw_it(held: Held, by: User) -> None:
    volunteer = member(Role.VOLUNTEER)
    Assignment.objects.create(case=held.case, user=volunteer)
    row = an_incident(held, by)
    browser = signed_in(volunteer)
    assert browser.post(reverse("harm:add_incident", args=[held.number]), _sent()).status_code == 302
    assert browser.get(reverse("harm:withdraw_incident", args=[held.number, row.pk])).status_code == 403
    assert browser.get(reverse("harm:harm_chronology", args=[held.number])).status_code == 403
    assert "Withdraw" not in browser.get(reverse("harm:incident", args=[held.number, row.pk])).content.decode()


def test_an_incident_of_another_case_is_not_found(held: Held, by: User, browser: Client) -> None:
    other = an_incident(a_case(by), by)
    for name in ("harm:incident", "harm:change_incident", "harm:withdraw_incident"):
        assert browser.get(reverse(name, args=[held.number, other.pk])).status_code == 404
    assert (
        browser.post(reverse("harm:withdraw_incident", args=[held.number, other.pk]), {"restore": "1"}).status_code
        == 404
    )


def test_nothing_of_it_lies_in_clear(held: Held, browser: Client) -> None:
    sent = _sent(kind="sexual_violence", how="day", first="2026-03-03", city="Xochiquetzal", what="Xochiquetzal")
    browser.post(reverse("harm:add_incident", args=[held.number]), sent)
    for table in ("harm_incident", "harm_revision", "harm_custody", "audit_deed", "docket_done"):
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = str([[bytes(one) if isinstance(one, memoryview) else one for one in row] for row in cursor])
        assert "sexual" not in rows
        assert "Xochiquetzal" not in rows
        assert "2026-03-03" not in rows


def test_what_was_typed_by_another_alphabet_comes_back_as_it_was(held: Held, browser: Client) -> None:
    text = "أخذوها من الجسر 🌉 – ძალადობა – <script>alert(1)</script>"
    browser.post(reverse("harm:add_incident", args=[held.number]), _sent(what=text))
    assert _told(held).what == text
    page = browser.get(reverse("harm:incident", args=[held.number, Incident.objects.get().pk])).content.decode()
    assert "أخذوها من الجسر" in page
    assert "<script>alert" not in page


def test_statements_of_the_ledger_are_linked_and_shown_when_they_stand_no_more(
    held: Held, by: User, browser: Client
) -> None:
    from amparo.office.cases.statements.ledger import Origin
    from amparo.office.cases.statements.models import Source
    from amparo.office.cases.statements.services import state

    origin = Origin(Source.BY_PHONE, said_on=timezone.localdate())
    said = state(held.case, held.case_key, held.first, by, origin, {"fears_mexico": True})["fears_mexico"]
    page = browser.get(reverse("harm:add_incident", args=[held.number])).content.decode()
    assert str(said.pk) in page
    assert str(held.statement.pk) not in page  # the day of entry is not about harm
    browser.post(reverse("harm:add_incident", args=[held.number]), _sent(statements=[str(said.pk)]))
    row = Incident.objects.get()
    address = reverse("harm:incident", args=[held.number, row.pk])
    assert "no longer in force" not in browser.get(address).content.decode()
    browser.post(reverse("casework:withdraw", args=[held.number, 1, said.pk]), {"reason": "Misheard."})
    assert "no longer in force" in browser.get(address).content.decode()
    kept = browser.get(reverse("harm:change_incident", args=[held.number, row.pk])).context["form"]
    assert kept["statements"].value() == [str(said.pk)]


def test_it_is_counted_once_for_each_person_by_its_main_kind(held: Held, by: User) -> None:
    several = When(How.SPAN, dt.date(2026, 3, 3), dt.date(2026, 3, 7))
    an_incident(
        held, by, also=(Kind.ASSAULT,), when=several, against=(held.first.pk, held.second.pk), others="a cousin"
    )
    an_incident(held, by, kind=Kind.THREATS, against=())
    hidden = a_case(by)
    an_incident(hidden, by)
    with CaptureQueriesContext(connection) as asked:
        found = set(counting.incidents([held.case.pk]))
    assert len(asked) == 2
    day = dt.date(2026, 3, 3)
    assert found == {
        counting.Counted(held.case.pk, held.first.pk, Kind.KIDNAPPING, day),
        counting.Counted(held.case.pk, held.second.pk, Kind.KIDNAPPING, day),
        counting.Counted(held.case.pk, None, Kind.THREATS, None),
    }


def test_the_same_form_sent_twice_is_one_incident(held: Held, browser: Client) -> None:
    for _ in range(2):
        assert browser.post(reverse("harm:add_incident", args=[held.number]), _sent(once="k")).status_code == 302
    assert Incident.objects.count() == 1


def test_it_is_erased_with_the_case(held: Held, by: User, browser: Client) -> None:
    an_incident(held, by)
    browser.post(reverse("harm:evidence", args=[held.number, 1]), {"act": "looked", "on": "2026-11-01"})
    assert Custody.objects.exists()
    services.erase_rooms(held.case)
    assert not Incident.objects.exists()
    assert not Revision.objects.exists()
    assert not Custody.objects.exists()
    assert not Person.objects.filter(case=held.case).exists()


def test_the_pages_ask_the_database_little_however_much_there_is(held: Held, by: User, browser: Client) -> None:
    for number in range(30):
        an_incident(held, by, what=f"{number}", against=(held.first.pk, held.second.pk))
    for address in (
        reverse("harm:harm", args=[held.number]),
        reverse("harm:harm_chronology", args=[held.number]),
        reverse("harm:incident", args=[held.number, held.incident]),
        reverse("harm:change_incident", args=[held.number, held.incident]),
        reverse("harm:add_incident", args=[held.number]),
        reverse("harm:evidence", args=[held.number, 1]),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200
        assert len(asked) <= 15, address


def test_the_case_page_leads_there(held: Held, browser: Client) -> None:
    page = browser.get(reverse("casework:case", args=[held.number])).content.decode()
    assert f'href="{reverse("harm:harm", args=[held.number])}"' in page
    assert f'href="{reverse("needs:needs", args=[held.number])}"' in page
