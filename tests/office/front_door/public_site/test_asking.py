"""Asking for a consultation without scripts: part by part, back and forth, sent once, nothing lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.codes import LANGUAGES, Code
from amparo.office.front_door.dropbox.models import Draft, SealedMessage
from amparo.office.front_door.dropbox.questions import QUESTIONS, Kind
from amparo.office.front_door.public_site import guarding
from amparo.office.front_door.public_site.lanes import Lanes
from amparo.office.front_door.public_site.texts import raw
from amparo.office.intake import incoming
from amparo.office.intake.models import Request
from amparo.office.intake.requests import unsealed_all
from tests.office.front_door.public_site.conftest import Form, Visitor

TOGETHER = 20
"""How many messages are collected at once: fewer than are looked at in one round."""


def told() -> dict[str, object]:
    """What the only request says."""
    incoming.collect()
    (asked,) = unsealed_all(Request.objects.all())
    return dict(asked.answers)


def test_the_way_from_the_first_part_to_the_receipt(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go(where="mexico", place="Tijuana")
    visitor.go(danger="yes", returned="no", hearing="2027-03-15", children="2")
    visitor.go(name="Marisol", language="es", channel="sms")
    visitor.go(detail="+52 664 123 4567", days=["0", "1"], from_="09:00", until="12:00", zone="America/Tijuana")
    visitor.go(words="Ayuda.\nPor favor.")
    for shown in ("Tijuana", "Marisol", "+52 664 123 4567", "lunes, martes", "2027-03-15"):
        assert shown in visitor.page, shown
    visitor.go("send")
    assert visitor.status == 200
    assert len(visitor.words.split()) == 9
    assert told() == {
        "where": "mexico", "place": "Tijuana", "danger": "yes", "returned": "no", "hearing": "2027-03-15",
        "children": 2, "name": "Marisol", "language": "es", "channel": "sms", "detail": "+52 664 123 4567",
        "days": ["0", "1"], "from": "09:00", "until": "12:00", "zone": "America/Tijuana", "words": "Ayuda.\nPor favor.",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_leads_to_a_receipt_in_its_own_words(language: str) -> None:
    visitor = Visitor(language)
    visitor.get("ask/")
    visitor.go(where="us")
    visitor.go("send", words="x")
    assert visitor.status == 200
    assert Code.read(visitor.words, language)
    assert told() == {"where": "us", "words": "x"}


def test_a_person_in_mexico_is_asked_of_the_return_and_one_with_asylum_of_the_family(visitor: Visitor) -> None:
    visitor.get("ask/")
    mexico = visitor.go(where="mexico")
    assert 'name="returned"' in mexico
    assert 'name="abroad"' not in mexico
    visitor.get("ask/")
    asylum = visitor.go(where="us", status="yes")
    assert 'name="abroad"' in asylum
    assert 'name="granted"' in asylum
    assert 'name="fears_home"' not in asylum
    visitor.get("ask/")
    assert 'name="interview"' in visitor.go(where="detained")


def test_who_wants_no_contact_is_not_asked_for_a_number(visitor: Visitor) -> None:
    visitor.get("ask/")
    for fields in ({"where": "us"}, {}, {"channel": "none"}):
        visitor.go(**fields)
    assert 'name="words"' in visitor.page
    assert "3" in visitor.go("back")
    assert 'name="channel"' in visitor.page


def test_going_back_and_changing_keeps_everything(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go(where="us", place="El Paso")
    visitor.go(children="3")
    back = visitor.go("back", name="Rosa")
    assert 'value="3"' in back
    assert Form(back).fields["place"] == ["El Paso"]
    assert Form(back).fields["name"] == ["Rosa"]
    first = visitor.go("edit-where")
    assert 'value="El Paso"' in first


def test_what_is_asked_no_more_is_not_sent(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go(where="mexico")
    visitor.go(returned="yes")
    visitor.go("edit-where")
    visitor.go("send", where="us")
    assert told() == {"where": "us"}


def test_a_wrong_answer_is_told_beside_its_question_and_kept(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go(where="mexico")
    page = visitor.go(hearing="mañana", children="muchos")
    assert visitor.status == 422
    assert page.count('class="error"') == 2
    assert 'value="mañana"' in page
    assert 'value="muchos"' in page
    assert 'href="#hearing"' in page


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"channel": "sms", "detail": "mi tía"}, "detail"),
        ({"channel": "sms", "detail": "646 223 4567"}, "detail"),
        ({"channel": "sms", "detail": "+52 656 123 4567 / +1 915 555 0100"}, "detail"),
        ({"channel": "whatsapp", "detail": "+52 656 123 4567 (mi tía)"}, "detail"),
        ({"channel": "email", "detail": "rosa"}, "detail"),
        ({"channel": "phone", "detail": ""}, "detail"),
        ({"channel": "phone", "detail": "+1 915 555 0100", "from": "18:00", "until": "18:00"}, "until"),
        ({"channel": "phone", "detail": "+1 915 555 0100", "from": "six"}, "from"),
    ],
)
def test_a_way_that_cannot_work_is_told(visitor: Visitor, fields: dict[str, str], wrong: str) -> None:
    visitor.get("ask/")
    visitor.go("send", words="x", **fields)
    assert visitor.status == 422
    assert f'id="{wrong}-error"' in visitor.page
    assert SealedMessage.objects.count() == 0


def test_nothing_at_all_is_not_sent(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go("send")
    assert visitor.status == 422
    assert SealedMessage.objects.count() == 0


def test_sent_again_after_a_lost_answer_it_is_one_request_with_the_same_code(visitor: Visitor) -> None:
    visitor.get("ask/")
    fields = {**Form(visitor.page).fields, "words": "Ayuda.", "go": "send"}
    codes = []
    for _ in range(2):
        visitor.post("ask/", **fields)
        codes.append(visitor.words)
    assert codes[0] == codes[1]
    assert told() == {"words": "Ayuda."}


def test_a_draft_is_kept_only_when_asked_and_goes_on_under_the_code(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go(where="mexico")
    assert Draft.objects.count() == 0
    visitor.get("ask/")
    page = visitor.go(where="mexico", place="Tapachula", keep="yes")
    words = visitor.words
    assert len(words.split()) == 9
    assert b"Tapachula" not in bytes(Draft.objects.get().sealed)
    assert 'name="returned"' in page
    later = Visitor()
    assert "resume" in later.post("code/", code=words)
    resumed = later.post("code/", code=words, go="resume")
    assert 'name="returned"' in resumed
    assert Form(resumed).fields["place"] == ["Tapachula"]
    later.go("send")
    assert Draft.objects.count() == 0
    assert told()["place"] == "Tapachula"


def test_what_is_not_taken_yet_or_left_by_going_back_is_kept_whole(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go(where="us", keep="yes")
    code = visitor.words
    visitor.go(children="many")
    assert visitor.status == 422
    assert raw("es")["ask"]["kept_now"] in visitor.page
    assert Form(Visitor().post("code/", code=code, go="resume")).fields["children"] == ["many"]
    visitor.go(children="2")
    visitor.go(channel="none")
    long = "ش" * 8_000
    visitor.go("back", words=long)
    visitor.go()
    assert long in Visitor().post("code/", code=code, go="resume")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_that_is_too_long_to_be_kept_is_not_said_to_be_kept(language: str) -> None:
    visitor = Visitor(language)
    visitor.get("ask/")
    visitor.go(where="us", keep="yes")
    before = bytes(Draft.objects.get().sealed)
    for go in ("back", "next"):
        page = visitor.go(go, words="x" * 70_000)
        assert raw(language)["ask"]["not_kept_now"] in page
        assert raw(language)["ask"]["kept_now"] not in page
        assert "x" * 70_000 in page
    assert bytes(Draft.objects.get().sealed) == before
    assert raw(language)["ask"]["kept_now"] in visitor.go("edit-words", words="short")


def test_every_answer_that_can_be_sent_fits_into_a_draft_in_any_script(visitor: Visitor) -> None:
    longest = {one.name: "𐎠" * one.most for one in QUESTIONS if one.kind in (Kind.LINE, Kind.TEXT)}
    chosen = {one.name: list(one.options) for one in QUESTIONS if one.kind is Kind.MANY}
    first = {one.name: max(one.options, key=len) for one in QUESTIONS if one.kind is Kind.ONE}
    visitor.get("ask/")
    visitor.go("edit-words", **(longest | chosen | first), keep="yes")
    assert raw("es")["ask"]["kept_now"] in visitor.page
    assert len(bytes(Draft.objects.get().sealed)) <= gateway.DRAFT_MOST // 2


def test_a_code_that_was_tampered_with_becomes_a_fresh_one(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go(code="short", where="us")
    assert len(Form(visitor.page).fields["code"][0].split()) == 9


def test_hostile_strings_arrive_exactly_or_are_refused_with_a_sentence(
    visitor: Visitor, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shared / "corpora" / "strings"
    strings = []
    for path in sorted(folder.rglob("*.json")):
        found = json.loads(path.read_text(encoding="utf-8"))
        strings += [one for one in (found if isinstance(found, list) else []) if isinstance(one, str)]
    assert len(strings) > 300
    taken, sent = 0, []
    for text in strings[::6]:
        monkeypatch.setattr(guarding, "lanes", Lanes())
        visitor.get("ask/")
        try:
            visitor.go("send", words=text, name=text[:100])
        except UnicodeEncodeError:  # no browser can send half a character
            continue
        assert visitor.status in (200, 422), text
        if visitor.status == 200:
            sent.append(text.replace("\r\n", "\n").strip())
        if len(sent) == TOGETHER:
            taken += arrived(sent)
    assert taken + arrived(sent) > 40


def arrived(sent: list[str]) -> int:
    """Collect what was sent, which says exactly that and in that order; how many said something. Nothing is left."""
    incoming.collect()
    asked = unsealed_all(Request.objects.order_by("number"))
    assert [one.answers.get("words", "") for one in asked] == sent
    Request.objects.all().delete()
    said = sum(map(bool, sent))
    sent.clear()
    return said


def radios(page: str) -> dict[str, list[str]]:
    """The values that can be chosen one of, by question."""
    found: dict[str, list[str]] = {}
    for tag in re.findall(r'<input type="radio"[^>]*>', page):
        name, value = re.findall(r'name="([^"]*)"', tag)[0], re.findall(r'value="([^"]*)"', tag)[0]
        found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("where", [{"where": "mexico"}, {"where": "us", "status": "yes"}, {"where": "detained"}])
def test_every_choice_can_be_undone_without_scripts(language: str, where: dict[str, str]) -> None:
    visitor = Visitor(language)
    visitor.get("ask/")
    walked = set()
    for answers in (where, {}, {"channel": "phone"}, {"detail": "+1 915 555 0100"}):
        for name, values in radios(visitor.page).items():
            walked.add(name)
            assert values.count("") == 1, name
        assert raw(language)["ask"]["nothing"] in visitor.page
        visitor.go(**answers)
    assert {"where", "status", "danger", "language", "channel", "voicemail", "may_name"} <= walked


def test_a_reading_of_a_number_once_chosen_is_undone_too(visitor: Visitor) -> None:
    visitor.get("ask/")
    for answers in ({"where": "elsewhere"}, {}, {"channel": "sms"}, {"detail": "656 123 4567"}):
        visitor.go(**answers)
    numbers = radios(visitor.page)["number"]
    assert len(numbers) > 1
    assert numbers[-1] == ""
    visitor.go(number="")
    assert visitor.status == 422


def test_what_somebody_would_rather_not_say_is_not_told_and_still_shown_as_chosen(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go(where="mexico")
    visitor.go(danger="yes", returned="yes")
    visitor.go("edit-situation")
    visitor.go(danger="", returned="no")
    page = visitor.go("edit-situation")
    assert Form(page).fields["danger"] == [""]
    assert 'name="danger" value="" autocomplete="off" checked' in " ".join(page.split())
    visitor.go("send")
    assert told() == {"where": "mexico", "returned": "no"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_printed_on_a_sheet_that_tells_nothing_else(language: str) -> None:
    visitor = Visitor(language)
    visitor.get("ask/")
    visitor.go("send", words="x")
    words = visitor.words
    receipt = visitor.page
    assert raw(language)["page"]["print"] in receipt
    page = visitor.post("code/", code=Form(receipt).fields["code"][0], go="slip")
    assert visitor.status == 200
    assert visitor.words == words
    assert "Border Legal Aid" not in page
    assert "<title>Info</title>" in page
    for one in (receipt, page):
        assert '<body class="neutral">' in one


# --- how they are reached ----------------------------------------------------------------------------------


def _at_contact(visitor: Visitor, where: str = "mexico", channel: str = "sms", **fields: str) -> str:
    visitor.get("ask/")
    visitor.go(where=where)
    visitor.go()
    visitor.go(channel=channel)
    return visitor.go(**fields) if fields else visitor.page


def test_a_number_is_kept_as_it_is_written_where_the_country_is_known(visitor: Visitor) -> None:
    _at_contact(visitor, detail="\u202a(656) 123–4567\u202c")
    visitor.go(words="Ayuda.")
    assert "+52 656 123 4567" in visitor.page
    visitor.go("send")
    assert told()["detail"] == "+52 656 123 4567"


def test_a_number_that_two_countries_have_is_chosen_by_pressing_one(visitor: Visitor) -> None:
    page = _at_contact(visitor, detail="646 223 4567")
    assert visitor.status == 422
    assert len(set(radios(page)["number"]) - {""}) == 2
    visitor.go(number="+1 646-223-4567")
    assert visitor.status == 200
    visitor.go("send", words="Ayuda.")
    assert told()["detail"] == "+1 646-223-4567"


def test_a_country_chosen_for_one_number_does_not_hold_for_another(visitor: Visitor) -> None:
    _at_contact(visitor, detail="646 223 4567")
    visitor.go(number="+1 646-223-4567", detail="662 223 4567")
    assert visitor.status == 422


@pytest.mark.parametrize(
    ("channel", "typed"), [("sms", "la tienda de mi tía"), ("whatsapp", "656 12"), ("email", "rosa at example")]
)
def test_nobody_is_kept_from_asking_by_a_number_that_cannot_be_read(visitor: Visitor, channel: str, typed: str) -> None:
    page = _at_contact(visitor, channel=channel, detail=typed)
    assert visitor.status == 422
    assert 'name="as_typed"' in page
    visitor.go(as_typed=typed)
    assert visitor.status == 200
    visitor.go("back")
    visitor.go()
    assert visitor.status == 200
    visitor.go("send", words="Ayuda.")
    assert told()["detail"] == typed


def test_what_was_insisted_on_is_asked_again_once_it_is_changed(visitor: Visitor) -> None:
    _at_contact(visitor, detail="mi tía")
    visitor.go(as_typed="mi tía", detail="mi tía Inés")
    assert visitor.status == 422


def test_the_hours_of_a_night_can_be_said(visitor: Visitor) -> None:
    for opens, closes in (("22:00", "02:00"), ("21:00", "00:00")):
        _at_contact(visitor, detail="+52 656 123 4567", days="4", from_=opens, until=closes)
        assert visitor.status == 200
        Request.objects.all().delete()
        visitor.go("send", words="Ayuda.")
        said = told()
        assert (said["from"], said["until"]) == (opens, closes)


@pytest.mark.parametrize(
    ("channel", "keys"), [("sms", "tel"), ("phone", "tel"), ("whatsapp", "tel"), ("email", "email"), ("through", "")]
)
def test_a_telephone_shows_the_keys_that_are_needed(visitor: Visitor, channel: str, keys: str) -> None:
    page = _at_contact(visitor, channel=channel)
    field = page.partition('<input id="detail"')[2].partition(">")[0]
    assert 'autocomplete="off"' in field
    assert (f'type="{keys}"' in field and f'inputmode="{keys}"' in field) or not keys
    assert ('type="' in field) is bool(keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_time_zone_can_be_said_in_every_language_on_a_light_page(language: str) -> None:
    visitor = Visitor(language)
    page = _at_contact(visitor, where="elsewhere", channel="whatsapp")
    for zone in ("Africa/Douala", "Asia/Kolkata", "America/Bogota", "America/Caracas", "Europe/Kyiv", "America/Denver"):
        assert f'value="{zone}"' in page, zone
    assert page.count("<optgroup") == 10
    assert len(page.encode()) < 100_000
    visitor.go(detail="+52 656 123 4567", zone="Africa/Douala")
    visitor.go("send", words="x")
    assert told()["zone"] == "Africa/Douala"


def test_the_zones_of_the_country_where_they_are_come_first() -> None:
    for where, first in (("us", "America/Denver"), ("mexico", "America/Tijuana"), ("elsewhere", "America/Guatemala")):
        visitor = Visitor()
        page = _at_contact(visitor, where=where)
        offered = page.partition('<select id="zone"')[2].partition('<option value=""></option>')[2]
        assert offered.partition('value="')[2].startswith(first), where
