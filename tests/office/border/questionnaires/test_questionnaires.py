"""Shared with a client, filled in under a code, reviewed line by line: nothing is a statement before that."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.border.questionnaires import sharing
from amparo.office.border.questionnaires.models import Arrival, Questionnaire
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.front_door.dropbox.models import Reply, SealedMessage
from amparo.office.intake import incoming
from amparo.office.intake.models import Alarm
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member, put_message, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY, "Elena"))


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _share(browser: Client, held: Held, *groups: str) -> Code:
    answer = browser.post(reverse("questionnaires:share", args=[held.number, 1]), {"group": groups})
    words = re.findall(r"<li><strong>(\w+)</strong>", answer.content.decode())
    return Code.read(" ".join(words), "es")


def _fill(code: Code, told: dict[str, Any], deed: str = "once") -> None:
    put_message(code, "questionnaire", {"told": told}, deed)
    incoming.collect()


def _decide(browser: Client, **typed: str) -> Any:
    address = _next(browser)
    page = browser.get(address).content.decode()
    once = re.findall(r'name="once" value="([^"]+)"', page)[-1]
    seen = re.findall(r'name="seen" value="([^"]+)"', page)
    return browser.post(address, {"once": once, "seen": seen, **typed})


def _next(browser: Client) -> str:
    arrival = Arrival.objects.select_related("questionnaire__case").first()
    assert arrival is not None
    number = arrival.questionnaire.case.number
    return str(browser.get(reverse("questionnaires:review", args=[number, arrival.pk]))["Location"])


def _told(held: Held, kind: str) -> list[Any]:
    return ledger_in(held.case_key, held.first).biography.get(kind, [])


def test_each_line_is_accepted_corrected_or_left_out_and_then_nothing_of_it_is_kept(
    held: Held, browser: Client
) -> None:
    code = _share(browser, held, "schools", "jobs")
    schools = [{"name": "Escuela Morazán", "from_on": "1999"}, {"name": "Escuela Lempira", "from_on": "2006 creo"}]
    _fill(code, {"schools": schools, "jobs": [{"employer": "Nadie"}], "arrests": [{"charge": "not asked"}]})
    assert _told(held, "schools") == []
    assert b"Lempira" not in bytes(Arrival.objects.get().sealed_lines)
    assert (
        "3 lines to review"
        in browser.get(reverse("questionnaires:questionnaires", args=[held.number])).content.decode()
    )
    assert _decide(browser, **{"name": "Escuela Morazán", "from_on-part": "1999", "go": "accept"}).status_code == 302
    wrong = _decide(browser, name="Escuela Lempira", from_on="2006 creo", go="accept")
    assert wrong.status_code == 422
    assert _decide(browser, name="Escuela Lempira", from_on="2006", go="accept").status_code == 302
    assert _decide(browser, go="leave").status_code == 302
    first, second = _told(held, "schools")
    assert first.origin.kind == second.origin.kind == Source.QUESTIONNAIRE
    assert first.origin.said_on == timezone.localdate()
    assert (first.origin.detail, second.origin.detail) == ("", "corrected when it was reviewed")
    assert _told(held, "jobs") == _told(held, "arrests") == []
    assert not Arrival.objects.exists()


def test_a_group_told_once_leaves_what_stands_and_is_not_told(held: Held, browser: Client) -> None:
    code = _share(browser, held, "particulars")
    _fill(code, {"particulars": [{"religion": "Católica", "birth_country": "honduras"}]})
    page = browser.get(_next(browser)).content.decode()
    assert re.search(r'value="HN"\s+selected', page)
    assert _decide(browser, religion="Católica", birth_country="HN", go="accept").status_code == 302
    _fill(code, {"particulars": [{"religion": "Ninguna"}]}, "twice")
    assert _decide(browser, religion="Ninguna", birth_country="HN", go="accept").status_code == 302
    known = {name: value for one in _told(held, "particulars") for name, value in one.fields.items()}
    assert known == {"religion": "none", "birth_country": "HN"}


def test_words_of_danger_are_an_alarm_of_the_case(held: Held, browser: Client) -> None:
    code = _share(browser, held, "claim")
    _fill(code, {"claim": [{"harmed_told": "Me van a matar hoy, ayuda."}]})
    alarm = Alarm.objects.get()
    assert (alarm.case, alarm.person) == (held.case, held.first)
    put_message(code, "checkin", {"word": "danger", "at": timezone.now().isoformat()}, "danger")
    incoming.collect()
    assert Alarm.objects.count() == 2


def test_what_is_taken_back_is_gone_and_the_code_opens_nothing(held: Held, browser: Client) -> None:
    code = _share(browser, held, "jobs")
    _fill(code, {"jobs": [{"employer": "Nadie"}]})
    put_message(code, "questionnaire", {"withdraw": True}, "withdrawal")
    incoming.collect()
    assert not Arrival.objects.exists()
    assert not Reply.objects.filter(lookup=code.lookup).exists()
    assert Questionnaire.objects.get().closed_at is not None


def test_a_message_with_another_key_or_of_nobody_changes_nothing(held: Held, browser: Client) -> None:
    code = _share(browser, held, "jobs")
    put_message(code, "questionnaire", {"told": {"jobs": [{"employer": "X"}]}, "key": "00" * 32}, "forged")
    _fill(Code.new(), {"jobs": [{"employer": "X"}]})
    assert not Arrival.objects.exists()
    assert SealedMessage.objects.filter(unreadable=True).count() == 2


def test_it_ends_after_a_month_and_with_the_case(held: Held, browser: Client) -> None:
    old, fresh = _share(browser, held, "jobs"), _share(browser, held, "jobs")
    Questionnaire.objects.filter(lookup=old.lookup).update(shared_at=timezone.now() - dt.timedelta(days=31))
    sharing.close_old(timezone.now())
    assert list(Reply.objects.values_list("lookup", flat=True)) == [fresh.lookup]
    assert collecting.posted_reply(fresh.lookup, fresh.key) == {"questionnaire": ["jobs"]}
    sharing.erase_in(held.case)
    assert not Reply.objects.exists()
    assert not Questionnaire.objects.exists()
