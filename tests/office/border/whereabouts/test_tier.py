"""Where somebody is: open to the named, and to nobody and nothing else."""

from __future__ import annotations

import datetime as dt
import io
import json
import logging
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.errors import SealingError
from amparo.office.border.whereabouts import tier
from amparo.office.border.whereabouts.models import Named, Whereabouts
from amparo.office.cases.access.models import Assignment, Case, Team, Wall
from amparo.office.cases.access.rules import Permission, allows
from amparo.office.cases.calendar import feeds
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption import rotation, vault
from amparo.office.platform.encryption.case_keys import open_key, opened
from amparo.office.platform.encryption.models import CaseKey
from tests.office.builders import PASSWORD, Held, a_case, a_whereabouts, member, signed_in
from tests.office.platform.encryption.test_canary import database_rows, traces
from tests.office.second_person import answer, exported, grant, two_do, waiting

pytestmark = pytest.mark.django_db
CANARY = "Xicoténcatl"
WORKERS = (Role.ATTORNEY, Role.PARALEGAL, Role.VOLUNTEER)


@pytest.fixture
def lead() -> User:
    return member(Role.ATTORNEY, "Elena Lead")


@pytest.fixture
def held(lead: User) -> Held:
    return a_case(lead)


def on_the_case(held: Held, role: str = Role.ATTORNEY) -> User:
    """A member assigned to the case."""
    user = member(role)
    Assignment.objects.create(case=held.case, user=user)
    return user


def page(held: Held) -> str:
    return reverse("whereabouts:whereabouts", args=[held.number])


def add(held: Held) -> str:
    return reverse("whereabouts:add_whereabouts", args=[held.number])


def where(city: str = CANARY, **more: str) -> dict[str, str]:
    told = {"place": "1", "city": city, "shelter": f"Casa {city}", "since": "2026-01-04", "known": "they_said"}
    return {**told, "others": f"Sister of {city}", "note": f"Near {city}", **more}


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


# --- who may know ------------------------------------------------------------------------------------------


def test_the_first_record_lets_in_its_author_and_who_answers_for_the_case(held: Held, lead: User) -> None:
    author, other = on_the_case(held, Role.PARALEGAL), on_the_case(held)
    assert signed_in(author).post(add(held), where()).status_code == 302
    assert set(Named.objects.values_list("user", flat=True)) == {author.pk, lead.pk}
    assert CANARY in text(signed_in(author).get(page(held)))
    assert CANARY in text(signed_in(lead).get(page(held)))
    assert CANARY not in text(signed_in(other).get(page(held)))


def cells(held: Held) -> Iterator[tuple[str, str, Permission]]:
    """Address, method and what is done there."""
    yield page(held), "GET", Permission.READ
    yield add(held), "GET", Permission.ADD
    yield add(held), "POST", Permission.ADD
    yield reverse("whereabouts:name_whereabouts", args=[held.number]), "POST", Permission.GUARD
    yield (
        reverse("whereabouts:unname_whereabouts", args=[held.number, held.case.assignments.get(lead=True).user_id]),
        "POST",
        Permission.GUARD,
    )


def surprises(held: Held, lead: User) -> list[str]:
    """Every address, role and method: what a named and an unnamed member get and should not, or should and do not."""
    found = []
    a_whereabouts(held, [lead, *(named := [on_the_case(held, role) for role in WORKERS])], CANARY)
    unnamed = [on_the_case(held, role) for role in WORKERS]
    outside = [member(role) for role in Role]
    for user, kind in [
        *((u, "named") for u in named),
        *((u, "unnamed") for u in unnamed),
        *((u, "out") for u in outside),
    ]:
        browser = signed_in(user)
        for address, method, permission in cells(held):
            sent = {**where("Tampico"), "user": str(on_the_case(held, Role.VOLUNTEER).pk)}
            before = Named.objects.count(), Whereabouts.objects.count()
            with transaction.atomic():
                answer = browser.get(address) if method == "GET" else browser.post(address, sent)
                changed = (Named.objects.count(), Whereabouts.objects.count()) != before
                transaction.set_rollback(True)
            told = CANARY in text(answer)
            may = kind == "named" and allows(user.role, permission)
            if kind == "out" and answer.status_code != 404:
                found.append(f"{kind} {user.role} {method} {address}: {answer.status_code}")
            if told != (may and address == page(held)) or changed != (may and method == "POST"):
                found.append(f"{kind} {user.role} {method} {address}: told {told}, changed {changed}")
    return found


def test_named_and_unnamed_of_every_role_get_what_is_theirs_and_no_more(held: Held, lead: User) -> None:
    assert surprises(held, lead) == []


def test_taking_the_question_whether_they_are_named_out_is_noticed(
    held: Held, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tier, "_named", lambda file: Named.objects.filter(case=file.case).first())
    assert any(one.startswith("unnamed") for one in surprises(held, lead))


def test_the_unnamed_are_told_whom_to_ask_and_neither_what_is_kept_nor_who_is_named(held: Held, lead: User) -> None:
    knows, asks = on_the_case(held, Role.PARALEGAL), on_the_case(held)
    knows.name = "Paz Knows"
    knows.save()
    a_whereabouts(held, [lead, knows], CANARY)
    shown = text(signed_in(asks).get(page(held)))
    assert "Locked" in shown
    assert "Elena Lead" in shown
    assert "Paz Knows" not in shown
    deed = AuditEntry.objects.filter(case=held.case.pk).latest("pk")
    assert (deed.did, deed.actor) == ("whereabouts.refused", asks.pk)


def test_only_a_named_attorney_names_and_only_who_can_see_the_case(held: Held, lead: User) -> None:
    other, walled = on_the_case(held), member(Role.ATTORNEY)
    Wall.objects.create(case=held.case, user=walled, made_by=lead)
    a_whereabouts(held, [lead], CANARY)
    address = reverse("whereabouts:name_whereabouts", args=[held.number])
    assert signed_in(other).post(address, {"user": other.pk}).status_code == 403
    assert AuditEntry.objects.filter(did="whereabouts.refused", actor=other.pk).exists()
    assert signed_in(lead).post(address, {"user": walled.pk}).status_code == 422
    assert signed_in(lead).post(address, {"user": other.pk}).status_code == 302
    assert CANARY in text(signed_in(other).get(page(held)))


def test_the_last_attorney_stays_named_and_where_none_is_left_another_may_step_in(held: Held, lead: User) -> None:
    other = on_the_case(held)
    a_whereabouts(held, [lead], CANARY)
    off = reverse("whereabouts:unname_whereabouts", args=[held.number, lead.pk])
    assert signed_in(lead).post(off).status_code == 422
    take = {"what": "take over"}
    assert signed_in(other).post(reverse("whereabouts:name_whereabouts", args=[held.number]), take).status_code == 403
    lead.is_active = False
    lead.save()
    assert "Ask to be named" in text(signed_in(other).get(page(held)))
    third = member(Role.ATTORNEY)
    asked = signed_in(other).post(reverse("whereabouts:name_whereabouts", args=[held.number]), take)
    assert asked.headers["Location"].startswith("/approvals/")
    assert CANARY not in text(signed_in(other).get(page(held)))
    assert CANARY not in text(grant(third))
    assert CANARY not in text(signed_in(third).get(page(held)))
    assert CANARY in text(signed_in(other).get(page(held)))
    assert AuditEntry.objects.filter(did="whereabouts.taken_over", actor=other.pk).exists()


def test_whoever_walls_off_the_one_who_is_named_takes_nothing_over(held: Held, lead: User) -> None:
    """Three requests of one person: a wall, taking over, reading; not even after all the waiting."""
    other, team = member(Role.ATTORNEY, "Not named"), Team.objects.create(name="Border")
    Case.objects.filter(pk=held.case.pk).update(team=team)
    team.members.add(other)
    a_whereabouts(held, [lead], CANARY)
    take = reverse("whereabouts:name_whereabouts", args=[held.number])

    def tries() -> Client:
        browser = signed_in(other)
        browser.post(reverse("casework:wall", args=[held.number]), {"user": lead.pk})
        assert browser.post(take, {"what": "take over"}).status_code == 403
        assert CANARY not in text(browser.get(page(held)))
        return browser

    tries()
    assert not Wall.objects.exists()
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        answer("do", other, waiting())
        assert Wall.objects.exists()
        browser = tries()
        Wall.objects.update(made_by=member(Role.ATTORNEY, "Somebody else"))
        assert browser.post(take, {"what": "take over"}).status_code == 302
        assert CANARY not in text(browser.get(page(held)))
        assert not Named.objects.filter(user=other).exists()


def test_who_is_taken_off_or_walled_off_reads_nothing_any_more(held: Held, lead: User) -> None:
    one, two = on_the_case(held), on_the_case(held)
    a_whereabouts(held, [lead, one, two], CANARY)
    signed_in(lead).post(reverse("whereabouts:unname_whereabouts", args=[held.number, one.pk]))
    Wall.objects.create(case=held.case, user=two, made_by=lead)
    assert CANARY not in text(signed_in(one).get(page(held)))
    assert signed_in(two).get(page(held)).status_code == 404


# --- five minutes ------------------------------------------------------------------------------------------


def with_password(user: User) -> None:
    """Something that they can be asked for again."""
    user.set_password(PASSWORD)
    user.save()


def test_reading_asks_again_who_they_are_after_five_minutes(held: Held, lead: User) -> None:
    with_password(lead)
    a_whereabouts(held, [lead], CANARY)
    assert signed_in(lead, ago=290).get(page(held)).status_code == 200
    answer = signed_in(lead, ago=310).get(page(held))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


def test_what_is_sent_too_late_comes_back_in_the_form_and_is_kept_nowhere(held: Held, lead: User) -> None:
    with_password(lead)
    answer = signed_in(lead, ago=310).post(add(held), where())
    assert answer.status_code == 422
    assert f"Casa {CANARY}" in text(answer)
    assert not Whereabouts.objects.exists()
    assert CANARY not in "".join(database_rows())


# --- keys --------------------------------------------------------------------------------------------------


def test_the_key_of_the_case_opens_no_whereabouts_and_a_copy_moved_to_another_member_opens_nothing(
    held: Held, lead: User
) -> None:
    row = a_whereabouts(held, [lead], CANARY)
    with pytest.raises(SealingError):
        open_key(held.case.pk).unseal(row, "sealed_where")
    thief = on_the_case(held)
    named = Named.objects.get()
    stolen = tier._row(held.case.pk, thief)
    stolen.office_key, stolen.wrapped = named.office_key, named.wrapped
    stolen.save(force_insert=True)
    with pytest.raises(SealingError):
        opened(stolen, held.case.pk)
    Named.objects.filter(pk=named.pk).delete()
    Named.objects.filter(user=thief).update(user=lead)  # nor does it, given the name of the one it was taken from
    assert CANARY not in text(signed_in(lead).get(page(held)))


def test_the_keys_are_wrapped_anew_when_the_office_key_changes(held: Held, lead: User) -> None:
    a_whereabouts(held, [lead, on_the_case(held)], CANARY)
    rotation.rotate()
    assert {row.office_key for row in Named.objects.all()} == {vault.keyring().newest.id.hex()}
    assert CANARY in text(signed_in(lead).get(page(held)))


def test_erasing_the_case_destroys_every_copy(held: Held, lead: User) -> None:
    a_whereabouts(held, [lead, on_the_case(held)], CANARY)
    two_do(signed_in(lead), reverse("casework:erase", args=[held.number]), {"number": held.number})
    assert not CaseKey.objects.exists()
    assert not Named.objects.exists()
    assert not Whereabouts.objects.exists()


# --- records -----------------------------------------------------------------------------------------------


def test_nothing_is_written_over(held: Held, lead: User) -> None:
    browser = signed_in(lead)
    for city in ("Reynosa", "Monterrey"):
        browser.post(add(held), where(city))
    shown = text(browser.get(page(held)))
    assert shown.index("Monterrey") < shown.index("1 earlier record") < shown.index("Casa Reynosa")
    assert Whereabouts.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [{"city": ""}, {"since": "2999-01-01"}, {"since": "soon"}, {"place": "77"}, {"known": "?"}, {"city": "\ud800"}],
)
def test_bad_input_is_refused_with_a_sentence_and_what_was_typed_is_kept(
    held: Held, lead: User, wrong: dict[str, str]
) -> None:
    sent = {**where(), **wrong}
    if "\ud800" in sent["city"]:
        sent["city"] = "\0"
    answer = signed_in(lead).post(add(held), sent)
    assert answer.status_code == 422
    assert 'class="error"' in text(answer)
    assert f"Near {CANARY}" in text(answer)
    assert not Named.objects.exists()


def test_unknown_stays_unknown(held: Held, lead: User) -> None:
    browser = signed_in(lead)
    assert browser.post(add(held), {"place": "2", "city": "Tijuana", "known": "unknown"}).status_code == 302
    shown = text(browser.get(page(held)))
    assert "Source not known" in shown
    assert "Not known." in shown  # the other person of the case


def test_the_same_form_sent_twice_is_one_record(held: Held, lead: User) -> None:
    browser = signed_in(lead)
    for _ in range(2):
        assert browser.post(add(held), where(once="one")).status_code == 302
    assert Whereabouts.objects.count() == 1


def test_every_reading_is_on_record_and_says_no_city(held: Held, lead: User) -> None:
    a_whereabouts(held, [lead], CANARY)
    signed_in(lead).get(page(held))
    deeds = list(AuditEntry.objects.filter(case=held.case.pk, did="whereabouts.read"))
    assert [one.actor for one in deeds] == [lead.pk]
    assert CANARY not in "".join(one.about for one in AuditEntry.objects.all())


# --- nowhere else ------------------------------------------------------------------------------------------


def _elsewhere(browser: Client, held: Held) -> Iterator[tuple[str, bytes]]:
    """Everything else that shows or gives out the case to a member who is named."""
    number = held.number
    pages = {
        "casework:case": [number],
        "casework:case_person": [number, 1],
        "casework:facts": [number, 1],
        "casework:seen_by": [number],
        "casework:staff": [number],
        "casework:relations": [number],
        "casework:change_person": [number, 1],
        "exchange:export": [number],
        "today:today": [],
        "search:people": [],
        "calendar:calendar": [],
        "search:conflicts": [],
        "intake:consultations": [],
        "messages:outbox": [],
    }
    for name, more in pages.items():
        yield name, browser.get(reverse(name, args=more)).content
    for name in ("search:people", "search:conflicts"):
        yield f"{name} searched", browser.post(reverse(name), {"text": CANARY}).content.replace(CANARY.encode(), b"", 2)
    packed = zipfile.ZipFile(io.BytesIO(exported(browser, number).content))
    for name in packed.namelist():
        yield f"export {name}", packed.read(name)
    yield "feed", feeds.calendar_of(User.objects.get(pk=held.case.assignments.get().user_id))


def test_an_export_a_feed_a_list_or_a_search_never_carries_whereabouts(held: Held, lead: User) -> None:
    a_whereabouts(held, [lead], CANARY)
    shown = dict(_elsewhere(signed_in(lead), held))
    assert len(shown) > 20
    needles = [CANARY, CANARY.upper(), json.dumps(CANARY).strip('"'), "House in"]
    assert [name for name, told in shown.items() if any(one.encode() in told for one in needles)] == []


def test_the_search_for_it_would_find_it(held: Held, lead: User) -> None:
    assert CANARY.encode() in signed_in(lead).post(reverse("search:people"), {"text": CANARY}).content


@pytest.mark.django_db(transaction=True)
def test_no_word_of_it_lies_in_clear(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    lead = member(Role.ATTORNEY)
    with_password(lead)
    held = a_case(lead)
    browser = signed_in(lead)
    assert browser.post(add(held), where()).status_code == 302
    browser.post(add(held), where(since="never"))
    browser.post(add(held), where())
    signed_in(lead, ago=400).post(add(held), where())
    for _ in _elsewhere(browser, held):
        pass
    assert CANARY in text(browser.get(page(held)))
    assert traces([Path(settings.HOME.folder), tmp_path], CANARY) == []
    assert CANARY not in "".join(database_rows())
    assert CANARY not in caplog.text + "".join(capfd.readouterr())
