"""What somebody writes on the public pages is nowhere on the disk in clear, on either side of the dropbox."""

from __future__ import annotations

import datetime as dt
import logging
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from amparo.office.cases.messages import outbox
from amparo.office.cases.messages.models import Message
from amparo.office.cases.messages.wording import Purpose
from amparo.office.intake import incoming
from amparo.office.intake.models import Kind, Request, RequestKey
from amparo.office.intake.requests import enter, post_reply
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import member
from tests.office.front_door.public_site.conftest import Visitor
from tests.office.platform.encryption.test_canary import CANARY, database_rows, traces

NUMBER = "+526561928374"


def _plant(visitor: Visitor) -> None:
    visitor.get("ask/")
    visitor.go(where="mexico", place=CANARY, keep="yes")
    visitor.go(name=CANARY, hearing=CANARY)
    always = {"days": list("0123456"), "from": "00:00", "until": "23:59", "zone": "America/Denver"}
    fields = {"hearing": "", "name": CANARY, "channel": "sms", "detail": NUMBER, "say": CANARY, "code_word": CANARY}
    visitor.go("send", words=f"{CANARY} said so", **fields, **always)
    assert visitor.status == 200
    code = visitor.words
    incoming.collect()
    row = Request.objects.get()
    case_key = open_key(row.pk, RequestKey)
    enter(case_key, row, Kind.ANSWER, {"text": CANARY}, member(Role.ATTORNEY))
    post_reply(case_key, row)
    now = timezone.now()
    outbox.put(incoming.REQUEST, row.pk, Purpose.ANSWER, "one", due_at=now, until=now + dt.timedelta(days=1))
    with override_settings(ROOT_URLCONF="amparo.office.run.urls"):  # as the office's own process does it
        outbox.deliver()
    assert Message.objects.get().sealed_said or Message.objects.get().state == "waiting"
    assert CANARY in visitor.post("code/", code=code)
    visitor.post("code/", code=code, go="add", text=f"more of {CANARY}")
    visitor.post("code/", code=f"{CANARY} " * 8)
    visitor.post("now/", code=f"{CANARY} " * 8, word=CANARY)
    visitor.post("now/", code=code, word="danger")
    visitor.get(f"{CANARY}/")
    incoming.collect()


@pytest.mark.django_db(transaction=True)
def test_nothing_that_was_asked_lies_in_clear(
    visitor: Visitor,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.WARNING)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _plant(visitor)
    assert traces([Path(settings.HOME.folder), tmp_path], CANARY, NUMBER) == []
    told = "".join(database_rows())
    assert CANARY not in told
    assert NUMBER not in told
    assert CANARY not in "".join(capfd.readouterr())
