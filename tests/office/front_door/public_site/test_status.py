"""Every deed under every code: nothing is said to be done that is not; what is not known is told in one sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amparo.office.cases.access.models import Case
from amparo.office.cases.casework.models import Note
from amparo.office.front_door.dropbox import collecting, gateway
from amparo.office.front_door.dropbox.codes import LANGUAGES, RANDOM, Code
from amparo.office.front_door.dropbox.models import Draft, SealedMessage
from amparo.office.front_door.public_site.status import Status, under
from amparo.office.front_door.public_site.texts import raw
from amparo.office.intake import incoming, retention
from amparo.office.intake.models import Request, State
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import a_case, a_plan, a_request, member, put_message
from tests.office.front_door.public_site.conftest import Form, Visitor

DEEDS: list[dict[str, str]] = [
    {"go": "open"},
    {"go": "add", "text": "Volvieron anoche."},
    {"go": "withdraw"},
    {"go": "hold", "slot": "0" * 32},
    {"go": "give-back"},
    {"go": "resume"},
    {"go": "anything"},
]
WORDS = ("safe", "call", "danger")
PROMISES = ("added", "withdrawn", "withdrawn_draft", "received", "held", "given_back")


def never_sent() -> str:
    """A code that somebody made up."""
    return Code.new().written("es")


def wrong_order_of_eight() -> str:
    """A code of eight words that has no check: nothing lies under it."""
    code = Code(bytes(range(8)))
    a_request(code=code)
    words = code.words("es")[:RANDOM]
    return " ".join((words[1], words[0], *words[2:]))


def expired_draft() -> str:
    """Begun more than a day ago."""
    code = Code.new()
    gateway.keep_draft(code.lookup, b"x")
    Draft.objects.update(until=timezone.now() - dt.timedelta(seconds=1))
    return code.written("es")


def withdrawn() -> str:
    """Withdrawn by the person."""
    code = Code.new()
    retention.withdraw(a_request(code=code))
    return code.written("es")


def held_by_law() -> str:
    """Taken back while a court makes us keep it: for the person it is gone."""
    code = Code.new()
    row = a_request(code=code)
    Request.objects.filter(pk=row.pk).update(held=True)
    row.refresh_from_db()
    retention.withdraw(row)
    return code.written("es")


def erased() -> str:
    """Kept long enough."""
    code = Code.new()
    retention.erase(a_request(code=code))
    return code.written("es")


def code_replaced() -> str:
    """The code of check-ins in whose place another was made."""
    code = Code.new()
    collecting.answer(code.lookup, code.key, {"checkin": True})
    collecting.forget(code.lookup)
    return code.written("es")


UNKNOWN = [never_sent, wrong_order_of_eight, expired_draft, withdrawn, held_by_law, erased, code_replaced]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unknown", UNKNOWN)
def test_every_deed_under_a_code_that_is_not_known_is_refused_in_one_sentence(
    unknown: Callable[[], str], language: str
) -> None:
    visitor, typed, said = Visitor(language), unknown(), raw(language)
    requests = set(Request.objects.values_list("pk", "version"))
    pages = set()
    for deed in DEEDS:
        page = visitor.post("code/", code=typed, **deed)
        assert visitor.status == 422
        assert [one for one in PROMISES if said["code"][one] in page] == []
        assert deed.get("text", "") in page  # what was typed is not lost
        pages.add(_bare(page, typed) if "text" not in deed else "")
    assert len(pages - {""}) == 1
    for word in WORDS:
        page = visitor.post("now/", code=typed, word=word)
        assert visitor.status == 422
        assert said["now"]["arrived"] not in page
        assert said["code"]["unknown"] in page
    page = visitor.post("code/", code=typed)
    assert said["code"]["unknown"] in page
    assert said["code"]["unknown_why"] in page
    assert SealedMessage.objects.count() == 0
    incoming.collect()
    assert set(Request.objects.values_list("pk", "version")) == requests


@pytest.mark.parametrize("deed", [("code/", {}), ("now/", {"word": "safe"})], ids=["code", "now"])
def test_the_page_is_the_same_whatever_is_unknown_about_the_code(
    visitor: Visitor, deed: tuple[str, dict[str, str]]
) -> None:
    path, fields = deed
    typed = [unknown() for unknown in UNKNOWN]
    assert len({_bare(visitor.post(path, code=one, **fields), one) for one in typed}) == 1


def test_every_answer_asks_the_same_questions() -> None:
    """So that the time it takes tells a guesser nothing that the page does not."""
    known = Code.new()
    a_request(code=known)
    asked = set()
    for one in (known.written("es"), *(unknown() for unknown in UNKNOWN)):
        with CaptureQueriesContext(connections[settings.LETTERBOX]) as queries:
            under(Code.read(one, "es"))
        asked.add(len(queries))
    assert len(asked) == 1


def test_a_code_made_seconds_ago_adds_and_is_withdrawn(visitor: Visitor) -> None:
    said = raw("es")["code"]
    code = _sent(visitor)
    assert said["received"] in visitor.post("code/", code=code)
    assert said["added"] in visitor.post("code/", code=code, go="add", text="Volvieron.")
    visitor.post("now/", code=code, word="danger")
    assert visitor.status == 200
    assert said["withdrawn"] in visitor.post("code/", code=code, go="withdraw")
    assert said["withdrawn"] in visitor.post("code/", code=code, go="withdraw")  # pressed twice
    assert said["unknown"] in visitor.post("code/", code=code)  # and before anybody has collected it
    assert visitor.post("code/", code=code, go="add", text="Otra vez.")
    assert visitor.status == 422
    incoming.collect()
    assert not Request.objects.filter(lookup=Code.read(code, "es").lookup).exists()


def test_a_code_made_seconds_ago_is_corrected_and_the_last_answers_stand(visitor: Visitor) -> None:
    visitor.get("ask/")
    fields = {**Form(visitor.page).fields, "go": "send"}
    for words in ("Ayuda.", "Mejor así.", "Mejor así."):
        visitor.post("ask/", **{**fields, "words": words})
        assert visitor.status == 200
    incoming.collect()
    row = Request.objects.get()
    assert row.entries.count() == 1
    assert raw("es")["code"]["received"] in visitor.post("code/", code=visitor.words)


def test_what_was_taken_back_and_is_sent_again_has_a_code_of_its_own(visitor: Visitor) -> None:
    visitor.get("ask/")
    fields = {**Form(visitor.page).fields, "go": "send", "words": "Ayuda."}
    visitor.post("ask/", **fields)
    first = visitor.words
    visitor.post("code/", code=first, go="withdraw")
    visitor.post("ask/", **fields)
    second = visitor.words
    assert first != second
    incoming.collect()
    assert Request.objects.get().lookup == Code.read(second, "es").lookup


def test_what_was_not_sent_is_gone_on_with_or_erased_and_nothing_else(visitor: Visitor) -> None:
    said = raw("es")["code"]
    visitor.get("ask/")
    visitor.go(where="mexico", keep="yes")
    code = visitor.words
    page = visitor.post("code/", code=code)
    assert 'value="add"' not in page
    assert said["withdraw_draft"] in page
    page = visitor.post("code/", code=code, go="add", text="Volvieron.")
    assert visitor.status == 422
    assert said["unsent"] in page
    assert said["added"] not in page
    visitor.post("now/", code=code, word="danger")
    assert visitor.status == 422
    assert 'name="returned"' in visitor.post("code/", code=code, go="resume")
    page = visitor.post("code/", code=code, go="withdraw")
    assert said["withdrawn_draft"] in page
    assert said["withdrawn"] not in page
    assert Draft.objects.count() == SealedMessage.objects.count() == 0
    assert said["unknown"] in visitor.post("code/", code=code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_of_check_ins_takes_nothing_back_and_adds_nothing(language: str) -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    plan, code = a_plan(held, by), Code.new()
    plan.lookup = code.lookup
    plan.sealed_code = held.case_key.seal(plan, "sealed_code", {"key": code.key.hex()})
    plan.save()
    collecting.answer(code.lookup, code.key, {"checkin": True})
    visitor, said = Visitor(language), raw(language)
    for deed in DEEDS[1:]:
        page = visitor.post("code/", code=code.written(language), **deed)
        assert visitor.status == 422
        assert said["now"]["only"] in page
        assert [one for one in PROMISES if said["code"][one] in page] == []
    assert SealedMessage.objects.count() == 0


def test_a_message_that_the_office_cannot_collect_for_days_still_stands_for_its_code(visitor: Visitor) -> None:
    """The office may be locked over a weekend."""
    code = Code.read(_sent(visitor), "es")
    SealedMessage.objects.update(at=timezone.now() - dt.timedelta(days=3))
    collecting.tidy(timezone.now())
    assert under(code).status is Status.SENT


def test_a_reply_that_the_code_does_not_open_is_nobody_s(visitor: Visitor) -> None:
    code = Code.new()
    collecting.answer(code.lookup, bytes(32), {"state": "open"})
    assert under(code).status is Status.NOTHING


# --- after a case was opened ----------------------------------------------------------------------------


def opened(code: Code) -> Request:
    """A request of which a case was opened."""
    row = a_request(code=code)
    Request.objects.filter(pk=row.pk).update(state=State.OPENED, case=a_case(member(Role.ATTORNEY)).case)
    row.refresh_from_db()
    put_message(code, "addition", {"text": "Gracias."})
    incoming.collect()
    return row


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_withdraws_after_a_case_was_opened_reads_what_stays_and_how_to_have_it_erased(language: str) -> None:
    code, visitor, said = Code.new(), Visitor(language), raw(language)["code"]
    opened(code)
    page = visitor.post("code/", code=code.written(language))
    for key in ("file", "file_stays", "file_how", "file_too"):
        assert said[key] in page
    assert Form(page).fields.get("file") is None  # nobody asks for it unawares
    page = visitor.post("code/", code=code.written(language), go="withdraw")
    for key in ("withdrawn", "file", "file_stays", "file_later"):
        assert said[key] in page
    assert "+1 915 555 0100" in page


@pytest.mark.parametrize("asks", [False, True])
def test_that_the_file_shall_be_erased_too_is_written_in_it(visitor: Visitor, asks: bool) -> None:
    code, said = Code.new(), raw("es")["code"]
    row = opened(code)
    case = row.case
    assert case is not None
    page = visitor.post("code/", code=code.written("es"), go="withdraw", **({"file": "yes"} if asks else {}))
    assert (said["file_asked"] in page) is asks
    incoming.collect()
    assert not Request.objects.filter(pk=row.pk).exists()
    assert any("erased too" in text for text in _notes(case)) is asks


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_no_case_reads_nothing_of_a_file(language: str) -> None:
    code, visitor, said = Code.new(), Visitor(language), raw(language)["code"]
    a_request(code=code)
    page = visitor.post("code/", code=code.written(language))
    page += visitor.post("code/", code=code.written(language), go="withdraw")
    assert said["file_stays"] not in page


def test_under_an_answer_from_before_we_told_of_cases_it_is_said_in_case_there_is_one(visitor: Visitor) -> None:
    code, said = Code.new(), raw("es")["code"]
    collecting.answer(code.lookup, code.key, {"state": "open", "answers": [], "slots": [], "zone": ""})
    page = visitor.post("code/", code=code.written("es"))
    assert said["file_perhaps"] in page
    assert said["file_stays"] in page


def _notes(case: Case) -> list[str]:
    case_key = open_key(case.pk)
    return [str(case_key.unseal(one, "sealed_text")) for one in Note.objects.filter(case=case)]


def _sent(visitor: Visitor) -> str:
    visitor.get("ask/")
    visitor.go("send", words="Ayuda.")
    return visitor.words


def _bare(page: str, typed: str) -> str:
    return page.replace(typed, "")
