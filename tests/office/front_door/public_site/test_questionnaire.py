"""A questionnaire on the public pages: group by group, in Spanish or English, sent once, read back by nobody."""

from __future__ import annotations

import json

import pytest

from amparo.forms.biography import BIOGRAPHY
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.codes import LANGUAGES, Code
from amparo.office.front_door.dropbox.models import Draft, SealedMessage
from amparo.office.front_door.public_site.texts import raw
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.sealed_messages import open_message
from tests.office.front_door.public_site.conftest import Visitor

GROUPS = ["addresses", "claim"]


@pytest.fixture
def code() -> Code:
    made = Code.new()
    collecting.answer(made.lookup, made.key, {"questionnaire": GROUPS})
    return made


def _sent() -> list[dict[str, object]]:
    return [
        json.loads(open_message(collecting._private(vault.keyring()), bytes(row.sealed), f"letter {row.pk}"))
        for row in SealedMessage.objects.order_by("at")
    ]


@pytest.mark.parametrize("language", ["es", "en"])
def test_each_group_is_a_page_that_asks_in_the_language(language: str, code: Code) -> None:
    visitor, said = Visitor(language), raw(language)
    page = visitor.post("code/", code=code.written(language))
    for at, group in enumerate(GROUPS):
        kind = BIOGRAPHY[group]
        assert all(getattr(fact.question, language).split("“")[0] in page for fact in kind.fields.values())
        assert said["form"]["none"].split("“")[0] in page
        page = visitor.post("code/", code=code.written(language), group=group, go="next") if at == 0 else page
    assert said["ask"]["send"] in page


def test_cards_are_carried_from_page_to_page_and_sent_whole_once(visitor: Visitor, code: Code) -> None:
    words = code.written("es")
    first = {"code": words, "group": "addresses", "addresses.cards": "1", "addresses.0.street": "Calle «5»"}
    page = visitor.post("code/", **first, go="another")
    assert 'name="addresses.1.street"' in page
    both = {**first, "addresses.cards": "2", "addresses.1.from_on": "2019 o 2020"}
    page = visitor.post("code/", **both, go="next")
    assert 'type="hidden" name="addresses.1.from_on" value="2019 o 2020"' in page
    last = {**both, "group": "claim", "claim.0.harmed": "yes", "claim.0.harmed_told": "Nos siguieron."}
    for _ in range(2):
        page = visitor.post("code/", **last, go="send")
        assert raw("es")["now"]["arrived"] in page
    (message,) = _sent()
    assert (message["kind"], message["lookup"]) == ("questionnaire", code.lookup)
    assert message["told"] == {
        "addresses": [{"street": "Calle «5»"}, {"from_on": "2019 o 2020"}],
        "claim": [{"harmed": "yes", "harmed_told": "Nos siguieron."}],
    }
    assert "«5»" not in visitor.post("code/", code=words)


def test_nothing_is_sent_where_nothing_was_told_or_too_much(visitor: Visitor, code: Code) -> None:
    words = {"code": code.written("es"), "group": "claim"}
    assert raw("es")["ask"]["empty"] in visitor.post("code/", **words, go="send")
    long = visitor.post("code/", **words, **{"claim.0.harmed_told": "a" * 5_001}, go="send")
    assert visitor.status == 422
    assert "a" * 5_001 in long
    assert SealedMessage.objects.count() == 0


def test_a_draft_is_kept_only_where_it_was_asked_for_and_gone_on_with(visitor: Visitor, code: Code) -> None:
    first = {"code": code.written("es"), "group": "addresses", "addresses.0.city": "Nahuizalco"}
    visitor.post("code/", **first, go="next")
    assert Draft.objects.count() == 0
    assert raw("es")["ask"]["kept_now"] in visitor.post("code/", **first, keep="yes", go="next")
    assert b"Nahuizalco" not in bytes(Draft.objects.get().sealed)
    assert "Nahuizalco" in visitor.post("code/", code=code.written("es"))


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one not in ("es", "en")])
def test_other_languages_are_told_what_there_is(language: str, code: Code) -> None:
    page = Visitor(language).post("code/", code=code.written(language))
    assert raw(language)["form"]["only"] in page
    assert code.written("es") in page


def test_everything_is_taken_back_by_one_message(visitor: Visitor, code: Code) -> None:
    page = visitor.post("code/", code=code.written("es"), go="withdraw")
    assert raw("es")["code"]["withdrawn"] in page
    (message,) = _sent()
    assert (message["kind"], message["withdraw"]) == ("questionnaire", True)
