"""A story from consent to release through the pages, and every way in which it does not leave."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amparo.office.border.testimony.models import Consent, Release, State, Text
from amparo.office.border.testimony.texts import WrittenTestimony
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Assignment, Wall
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.documents.models import Document
from amparo.office.cases.people.contact import SafeContact
from amparo.office.cases.people.persons import Names, add
from amparo.office.outward.exchange.export import case_data
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from tests.office.builders import Held, a_case, a_consent, a_testimony, member, signed_in
from tests.office.reading import shown
from tests.office.second_person import grant, two_do

pytestmark = pytest.mark.django_db
STORY = "On July 16, 2019 Rosa was returned to Tijuana with Axel. Wilmer hid them."


@pytest.fixture
def writer() -> User:
    return member(Role.PARALEGAL, "Lucía")


@pytest.fixture
def reader() -> User:
    return member(Role.ATTORNEY, "Elena")


@pytest.fixture
def held(writer: User, reader: User) -> Held:
    found = a_case(reader)
    Assignment.objects.create(case=found.case, user=writer)
    return found


def _page(client: Client, name: str, held: Held, *more: object) -> str:
    answer = client.get(reverse(name, args=[held.number, *more]))
    assert answer.status_code == 200
    return answer.content.decode()


def _written(held: Held, by: User, text: str = STORY) -> None:
    told = {"title": "Her story", "language": "en", "told_of": [str(held.first.pk)], "text": text}
    answer = signed_in(by).post(reverse("testimony:write_testimony", args=[held.number]), told)
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        reverse("testimony:generalise", args=[held.number, 1]),
    )


def _fields(page: str) -> dict[str, str]:
    """What the form would send as it is shown."""
    found = dict(
        re.findall(r'<input id="(becomes-\w+)" name="[^"]*" maxlength="300"\s+autocomplete="off" value="([^"]*)"', page)
    )
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    return {**found, "version": version[1]}


def _tick_all(page: str) -> dict[str, str]:
    keys = re.findall(r'name="looked-(\w+)"', page)
    return {**_fields(page), **{f"looked-{key}": "1" for key in keys}}


def _generalised(held: Held, by: User) -> None:
    client, address = signed_in(by), reverse("testimony:generalise", args=[held.number, 1])
    assert client.post(address, _fields(_page(client, "testimony:generalise", held, 1))).status_code == 302
    page = _page(client, "testimony:generalise", held, 1)
    assert client.post(address, _tick_all(page)).status_code == 302


def _given(held: Held, by: User) -> None:
    version = str(Text.objects.latest("edition").version)
    assert (
        signed_in(by).post(reverse("testimony:give_testimony", args=[held.number, 1]), {"version": version}).status_code
        == 302
    )


def _read(held: Held, by: User, verdict: str = "pass", reason: str = "") -> int:
    version = str(Text.objects.latest("edition").version)
    told = {"verdict": verdict, "reason": reason, "version": version}
    return signed_in(by).post(reverse("testimony:read_testimony", args=[held.number, 1]), told).status_code


def _release(held: Held, by: User, **more: str) -> tuple[int, str]:
    client, address = signed_in(by), reverse("testimony:release_testimony", args=[held.number, 1])
    shown = re.search(r'<option value="(\w+)">', client.get(address).content.decode())
    told = {"to": shown[1] if shown else "", "purpose": "a series", "within": "on", **more}
    before = Release.objects.count()
    answer = client.post(address, told)
    assert Release.objects.count() == before, "nobody releases it alone"
    if answer.status_code == 302:
        assert grant().status_code == 302
    return answer.status_code, answer.content.decode()


def _text(held: Held) -> str:
    row = Text.objects.order_by("-edition")[0]
    return WrittenTestimony.of(held.case_key.unseal(row, "sealed_words")).text


def test_a_story_goes_from_the_telling_to_the_newspaper(held: Held, writer: User, reader: User) -> None:
    _written(held, writer)
    page = _page(signed_in(writer), "testimony:generalise", held, 1)
    assert "<mark>On July 16, 2019</mark>" in page
    assert 'value="in the summer of 2019"' in page
    _generalised(held, writer)
    text = _text(held)
    assert text.startswith("In the summer of 2019 the person was returned to a city on the Mexican side")
    assert text.endswith("Wilmer hid them.")  # pointed out, seen, left
    _given(held, writer)
    assert "Her story" in signed_in(reader).get(reverse("testimony:testimony_queue")).content.decode()
    assert "1 text waits for its second reader" in shown(signed_in(reader).get(reverse("today:today")))
    assert "text waits" not in shown(signed_in(writer).get(reverse("today:today")))
    assert "Her story" not in signed_in(writer).get(reverse("testimony:testimony_queue")).content.decode()
    assert _read(held, writer) == 409
    assert _read(held, reader) == 302
    assert _release(held, reader)[0] == 422  # nobody has agreed
    a_consent(held, reader)
    assert _release(held, reader)[0] == 302
    assert Release.objects.get().consents.count() == 1
    answer = signed_in(reader).post(reverse("testimony:give_out_testimony", args=[held.number, 1]))
    assert answer["Content-Disposition"] == 'attachment; filename="testimony-1.txt"'
    given = answer.content.decode()
    assert given.startswith(text)
    assert "Released to The Border Herald only" in given
    assert held.number not in given
    assert "The Border Herald" in _page(signed_in(writer), "testimony:testimony_register", held)
    did = list(AuditEntry.objects.filter(case=held.case.pk).exclude(did="case.read").values_list("did", flat=True))
    assert did[-2:] == ["testimony.released", "testimony.given_out"]


def test_a_text_with_something_nobody_looked_at_is_not_given_on(held: Held, writer: User) -> None:
    _written(held, writer)
    answer = signed_in(writer).post(reverse("testimony:give_testimony", args=[held.number, 1]), {"version": "1"})
    assert answer.status_code == 422
    assert "Something in it was not reviewed yet." in answer.content.decode()
    assert Text.objects.get().state == State.DRAFT


def test_the_second_reader_sends_it_back_with_a_reason_and_the_next_version_is_read_anew(
    held: Held, writer: User, reader: User
) -> None:
    _written(held, writer)
    _generalised(held, writer)
    _given(held, writer)
    assert _read(held, reader, "refuse") == 422
    assert _read(held, reader, "refuse", "Wilmer is known to all.") == 302
    assert "Wilmer is known to all." in _page(signed_in(writer), "testimony:testimony_text", held, 1)
    told = {
        "title": "Her story",
        "language": "en",
        "told_of": [str(held.first.pk)],
        "text": "I was afraid.",
        "version": str(Text.objects.get().version),
    }
    assert (
        signed_in(writer).post(reverse("testimony:rewrite_testimony", args=[held.number, 1]), told).status_code == 302
    )
    assert list(Text.objects.order_by("edition").values_list("edition", "state")) == [(1, "refused"), (2, "draft")]
    a_consent(held, reader)
    status, page = _release(held, reader)
    assert (status, "No second reader has cleared this version" in page) == (422, True)


def test_who_wrote_even_a_word_does_not_read_it(held: Held, writer: User, reader: User) -> None:
    _written(held, writer, "I was afraid.")
    told = {
        "title": "T",
        "language": "en",
        "told_of": [str(held.first.pk)],
        "text": "I was not afraid.",
        "version": "1",
    }
    assert (
        signed_in(reader).post(reverse("testimony:rewrite_testimony", args=[held.number, 1]), told).status_code == 302
    )
    _given(held, writer)
    assert _read(held, reader) == 409
    other = member(Role.PARALEGAL)
    Assignment.objects.create(case=held.case, user=other)
    assert _read(held, other) == 302


def test_two_who_change_a_text_are_told_of_each_other(held: Held, writer: User, reader: User) -> None:
    _written(held, writer, "I was afraid.")
    told = {"title": "T", "language": "en", "told_of": [str(held.first.pk)], "text": "I was not.", "version": "1"}
    address = reverse("testimony:rewrite_testimony", args=[held.number, 1])
    assert signed_in(writer).post(address, told).status_code == 302
    answer = signed_in(reader).post(address, {**told, "text": "I was very afraid."})
    assert answer.status_code == 409
    assert "I was very afraid." in answer.content.decode()
    assert (
        signed_in(reader).post(reverse("testimony:generalise", args=[held.number, 1]), {"version": "1"}).status_code
        == 409
    )
    assert (
        signed_in(reader).post(reverse("testimony:give_testimony", args=[held.number, 1]), {"version": "1"}).status_code
        == 409
    )
    assert _text(held) == "I was not."


def test_consent_taken_back_stops_the_release_and_the_file_and_says_where_it_went(
    held: Held, writer: User, reader: User
) -> None:
    volunteer = member(Role.VOLUNTEER)
    Assignment.objects.create(case=held.case, user=volunteer)
    a_testimony(held, writer, reader)
    address = reverse("testimony:withdraw_consent", args=[held.number, 1])
    assert signed_in(volunteer).post(address, {"how": ""}).status_code == 422
    assert signed_in(volunteer).post(address, {"how": "She called: no more."}).status_code == 302
    assert Consent.objects.get().withdrawn_by == volunteer
    assert _release(held, reader)[0] == 422
    answer = signed_in(reader).post(reverse("testimony:give_out_testimony", args=[held.number, 1]))
    assert answer.status_code == 409
    assert "has no consent in force" in answer.content.decode()
    assert "She called: no more." in _page(signed_in(reader), "testimony:consent", held, 1)
    assert "The Border Herald" in signed_in(reader).get(reverse("testimony:testimony_queue")).content.decode()
    ask = reverse("testimony:ask_back_testimony", args=[held.number, 1])
    assert signed_in(writer).post(ask, {"answer": "They took it down."}).status_code == 302
    assert "They took it down." in _page(signed_in(reader), "testimony:testimony", held)
    assert "The Border Herald" not in signed_in(reader).get(reverse("testimony:testimony_queue")).content.decode()


def test_a_consent_whose_paper_is_taken_off_the_file_carries_nothing(held: Held, writer: User, reader: User) -> None:
    a_testimony(held, writer, reader)
    Document.objects.update(removed_at=timezone.now())
    assert signed_in(reader).post(reverse("testimony:give_out_testimony", args=[held.number, 1])).status_code == 409
    Document.objects.update(removed_at=None)
    assert signed_in(reader).post(reverse("testimony:give_out_testimony", args=[held.number, 1])).status_code == 200


def test_a_consent_that_is_over_gives_out_no_file(held: Held, writer: User, reader: User) -> None:
    a_testimony(held, writer, reader)
    Consent.objects.update(until=timezone.localdate() - dt.timedelta(days=1))
    assert signed_in(reader).post(reverse("testimony:give_out_testimony", args=[held.number, 1])).status_code == 409
    assert AuditEntry.objects.filter(did="testimony.not_released").exists()


def test_a_form_that_waited_goes_to_whom_it_named_or_to_nobody(held: Held, writer: User, reader: User) -> None:
    a_testimony(held, writer, reader)
    a_consent(held, reader, recipient="A First Paper")  # stands before the other on the list
    client, address = signed_in(reader), reverse("testimony:release_testimony", args=[held.number, 1])
    first = re.search(r'<option value="(\w+)">A First Paper', client.get(address).content.decode())
    assert first is not None
    Consent.objects.filter(place=2).update(withdrawn_at=timezone.now())
    answer = client.post(address, {"to": first[1], "purpose": "a series", "within": "on"})
    assert answer.status_code == 422
    assert Release.objects.count() == 1


def test_somebody_added_to_the_case_whose_name_stands_in_the_text_stops_it(
    held: Held, writer: User, reader: User
) -> None:
    _written(held, writer, "Wilmer hid me.")
    _generalised(held, writer)
    _given(held, writer)
    assert _read(held, reader) == 302
    a_consent(held, reader)
    add(held.case, held.case_key, names=Names("Wilmer", "Fúnez"), part="relative", contact=SafeContact())
    status, page = _release(held, reader)
    assert (status, "perhaps because a person was added to the case since" in page) == (422, True)


def test_everybody_of_whom_it_tells_must_agree(held: Held, writer: User, reader: User) -> None:
    told_of = [str(held.first.pk), str(held.second.pk)]
    told = {"title": "T", "language": "en", "told_of": told_of, "text": "We were afraid."}
    signed_in(writer).post(reverse("testimony:write_testimony", args=[held.number]), told)
    _given(held, writer)
    _read(held, reader)
    a_consent(held, reader)
    status, page = _release(held, reader)
    assert (status, "consent does not cover another" in page) == (422, True)
    a_consent(
        held, reader, held.second, age="minor", guardian="agreed", guardian_name="Rosa", recipient="the border herald"
    )
    assert _release(held, reader)[0] == 302
    assert Release.objects.get().consents.count() == 2


def _consent(held: Held, **more: str) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "person": "1", "kind": "press", "recipient": "The Border Herald", "what": "the crossing", "purpose": "a series",
        "identified": "nobody", "how": "signed", "paper": "1", "given_on": today.isoformat(),
        "until": (today + dt.timedelta(days=90)).isoformat(), "language": "Spanish", "explained_by": "Lucía",
        "age": "adult", "guardian": "none", "informed": "on", **more,
    }  # fmt: skip


def test_a_consent_is_written_down_and_shown(held: Held, writer: User) -> None:
    answer = signed_in(writer).post(reverse("testimony:add_consent", args=[held.number]), _consent(held))
    assert answer.status_code == 302
    page = _page(signed_in(writer), "testimony:consent", held, 1)
    for told in ("The Border Herald", "the crossing", "No one may recognize me", "Spanish, Lucía", "in force"):
        assert told in page
    row = Consent.objects.get()
    assert b"Herald" not in bytes(row.sealed_terms)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"paper": ""}, "Upload the signed form"),
        ({"how": "spoken", "witness": ""}, "Name the witness"),
        ({"until": ""}, "This field is required"),
        ({"until": "2099-01-01"}, "at most two years later"),
        ({"given_on": "2099-01-01"}, "must be today or earlier"),
        ({"given_on": "0001-01-01", "until": "9999-12-31"}, "must be today or earlier"),
        ({"age": "unknown"}, "a parent or guardian must also consent"),
        ({"age": "minor"}, "a parent or guardian must also consent"),
        ({"age": "minor", "guardian": "agreed"}, "Name the parent or guardian"),
        (
            {"age": "minor", "guardian": "agreed", "guardian_name": "Ana", "guardian_safe": ""},
            "An abuser cannot consent",
        ),
        (
            {"age": "minor", "guardian": "agreed", "guardian_name": "braulio caceres", "guardian_safe": "on"},
            "an adverse party of the case",
        ),
        ({"informed": ""}, "This field is required"),
        ({"person": "3"}, "Select a valid choice"),
    ],
)
def test_a_consent_that_would_not_hold_is_refused_beside_the_field(
    held: Held, writer: User, more: dict[str, str], told: str
) -> None:
    add(held.case, held.case_key, names=Names("Braulio", "Cáceres"), part="adverse", contact=SafeContact())
    answer = signed_in(writer).post(reverse("testimony:add_consent", args=[held.number]), _consent(held, **more))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Consent.objects.exists()


def test_a_spoken_consent_carries_nothing_until_the_signed_paper_is_here(
    held: Held, writer: User, reader: User
) -> None:
    spoken = _consent(held, how="spoken", paper="", witness="Sister Inés")
    assert signed_in(writer).post(reverse("testimony:add_consent", args=[held.number]), spoken).status_code == 302
    assert "oral only" in _page(signed_in(writer), "testimony:consent", held, 1)
    assert (
        signed_in(writer).post(reverse("testimony:paper_of_consent", args=[held.number, 1]), {"paper": "9"}).status_code
        == 422
    )
    assert (
        signed_in(writer).post(reverse("testimony:paper_of_consent", args=[held.number, 1]), {"paper": "1"}).status_code
        == 302
    )
    assert "oral only" not in _page(signed_in(writer), "testimony:consent", held, 1)


def test_a_release_wants_the_factor_again_and_an_attorney(held: Held, writer: User, reader: User) -> None:
    a_testimony(held, writer, reader)
    reader.set_password("four lamps on a quiet river")
    reader.save()
    for name in ("testimony:release_testimony", "testimony:give_out_testimony"):
        stale = signed_in(reader, ago=3_600).post(reverse(name, args=[held.number, 1]))
        assert stale.status_code == 302
        assert "/sign-in/" in stale.headers["Location"]
        assert signed_in(writer).post(reverse(name, args=[held.number, 1])).status_code == 403


def test_a_walled_member_sees_no_text_in_the_queue(held: Held, writer: User, reader: User) -> None:
    _written(held, writer, "I was afraid.")
    _given(held, writer)
    assert "Her story" in signed_in(reader).get(reverse("testimony:testimony_queue")).content.decode()
    Wall.objects.create(case=held.case, user=reader, made_by=writer)
    assert "Her story" not in signed_in(reader).get(reverse("testimony:testimony_queue")).content.decode()


def test_words_in_any_alphabet_come_back_whole_and_nothing_runs(held: Held, writer: User) -> None:
    text = "قالت زهرة: <script>alert(1)</script> ﷽ \u202e abc 李伟 {{ 7 }}"
    _written(held, writer, text)
    page = _page(signed_in(writer), "testimony:generalise", held, 1)
    assert "<script>alert" not in page
    assert _text(held) == text


def test_what_was_typed_beside_a_finding_is_kept_within_bounds(held: Held, writer: User) -> None:
    _written(held, writer)
    client, address = signed_in(writer), reverse("testimony:generalise", args=[held.number, 1])
    fields = _fields(_page(client, "testimony:generalise", held, 1))
    first = next(iter(fields))
    assert client.post(address, {**fields, first: "x" * 301}).status_code == 422
    assert client.post(address, {**fields, first: "nul\x00"}).status_code == 422
    assert client.post(address, {"version": "no"}).status_code == 409
    assert _text(held) == STORY


def test_erasing_the_case_leaves_no_story_and_no_register(held: Held, writer: User, reader: User) -> None:
    a_testimony(held, writer, reader)
    two_do(signed_in(reader), reverse("casework:erase", args=[held.number]), {"number": held.number})
    assert [model.objects.count() for model in (Consent, Text, Release)] == [0, 0, 0]


def test_the_export_holds_the_text_that_was_read_and_no_word_as_first_written(
    held: Held, writer: User, reader: User
) -> None:
    a_testimony(held, writer, reader)
    file = CaseFile(RequestFactory().get("/"), held.case, reader, Permission.EXPORT)
    told = case_data(file)["testimony"]
    assert [one["text"] for one in told["texts"]] == ["I was afraid."]
    assert told["consents"][0]["recipient"] == "The Border Herald"
    assert told["releases"][0]["consents"] == [1]
    assert "Rosa was afraid." not in str(told)


def test_the_pages_ask_few_questions(held: Held, writer: User, reader: User) -> None:
    a_testimony(held, writer, reader)
    for _ in range(8):
        a_consent(held, reader)
    client = signed_in(reader)
    for name, more in (
        ("testimony:testimony", ()),
        ("testimony:testimony_text", (1,)),
        ("testimony:release_testimony", (1,)),
        ("testimony:consent", (1,)),
    ):
        with CaptureQueriesContext(connection) as queries:
            _page(client, name, held, *more)
        assert len(queries) <= 15, name
