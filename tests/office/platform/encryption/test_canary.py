"""Secrets planted through the real pages are nowhere on the disk in clear: database, journal, documents, logs, temp."""

from __future__ import annotations

import datetime as dt
import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amparo.office.border.checkins.models import Escalation
from amparo.office.border.returns.models import Passage
from amparo.office.border.returns.passages import version_with_dates
from amparo.office.cases.access.models import Case
from amparo.office.cases.people.models import Person
from amparo.office.interviews.models import Interviewer, Wanted
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import an_interviewer, member, signed_in
from tests.office.days import court_day
from tests.office.second_person import exported

CANARY = "Xochiquetzal"
DIGITS = "287654321"


def _files(folder: Path) -> Iterator[Path]:
    yield from (one for one in folder.rglob("*") if one.is_file())


def traces(folders: list[Path], *canaries: str) -> list[str]:
    wanted = [
        form for canary in canaries for form in (canary.encode(), canary.encode("utf-16-le"), canary.lower().encode())
    ]
    return [
        str(path) for folder in folders for path in _files(folder) if any(one in path.read_bytes() for one in wanted)
    ]


def _plant(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = signed_in(member(Role.ATTORNEY))
    client.raise_request_exception = False
    person = {
        "given": CANARY, "surnames": f"{CANARY} Uno", "also": CANARY, "a_number": DIGITS, "status": "consultation",
        "channel": "phone", "detail": f"+52 {CANARY}", "hours": CANARY, "say": CANARY, "code_word": CANARY,
        "language": CANARY, "never": CANARY,
    }  # fmt: skip
    assert client.post(reverse("casework:begin"), person).status_code == 302
    number = Case.objects.get().number
    facts = {"source": "document", "detail": CANARY, "page": "1", "tps_country": CANARY, "last_entry_on": CANARY}
    client.post(
        reverse("casework:record", args=[number, 1, "entry"]), facts
    )  # refused, and comes back with what was typed
    client.post(reverse("drafts:draft", args=[number, "1-entry"]), facts)
    client.post(reverse("casework:note", args=[number]), {"text": f"{CANARY} said so"})
    client.post(reverse("search:people"), {"text": CANARY})
    client.post(reverse("search:conflicts"), {"text": f"{CANARY} {DIGITS}"})
    date = {
        "kind": "merits",
        "day": court_day().isoformat(),
        "hour": "09:00",
        "zone": "America/Denver",
        "place": CANARY,
        "note": CANARY,
    }
    assert client.post(reverse("calendar:add_date", args=[number]), date).status_code == 302
    _plant_returns(client, number)
    sent = SimpleUploadedFile(f"{CANARY}.txt", f"letter of {CANARY}".encode() * 1000)
    assert client.post(reverse("documents:upload", args=[number]), {"file": sent, "what": CANARY}).status_code == 302
    wanted = {"person": "1", "kind": "intake", "language": CANARY, "tier": "0", "note": CANARY}
    assert client.post(reverse("interviews:ask_interview", args=[number]), wanted).status_code == 302
    an_interviewer(member(Role.ATTORNEY, "Who interviews"))
    recused = {"interviewer": Interviewer.objects.get().pk, "reason": CANARY}
    client.post(reverse("interviews:recuse_interview", args=[number, Wanted.objects.get().pk]), recused)
    client.post(reverse("interviews:make_plan"))
    client.get(reverse("interviews:interviews"))
    harm = {"kind": "threats", "how": "unknown", "words": CANARY, "city": CANARY, "exact": CANARY, "by_whom": CANARY,
            "what": CANARY, "source": "relative", "detail": CANARY}  # fmt: skip
    assert client.post(reverse("harm:add_incident", args=[number]), harm).status_code == 302
    client.post(reverse("harm:add_incident", args=[number]), {**harm, "kind": ""})
    custody = {"act": "handed", "on": "2026-01-04", "who": CANARY, "text": CANARY}
    assert client.post(reverse("harm:evidence", args=[number, 1]), custody).status_code == 302
    next_on = (timezone.localdate() + dt.timedelta(days=1)).isoformat()
    need = {"kind": "food", "what": CANARY, "city": CANARY, "next_on": next_on}
    assert client.post(reverse("needs:add_need", args=[number]), need).status_code == 302
    client.get(reverse("needs:all_needs"))
    client.get(reverse("harm:harm", args=[number]))
    client.get(reverse("harm:harm_chronology", args=[number]))
    _plant_testimony(client, number)
    there = {"place": "1", "city": CANARY, "shelter": CANARY, "known": "seen", "others": CANARY, "note": CANARY}
    assert client.post(reverse("whereabouts:add_whereabouts", args=[number]), there).status_code == 302
    client.post(reverse("whereabouts:add_whereabouts", args=[number]), {**there, "since": CANARY})
    client.get(reverse("whereabouts:whereabouts", args=[number]))
    _check_in(client, number)
    client.get(reverse("casework:case", args=[number]))
    client.get(reverse("today:today"))
    client.get(f"/nowhere/{number}/")
    exported(client, number)


def _plant_returns(client: Client, number: str) -> None:
    hearing = {
        "hearing_kind": "master", "court": CANARY, "hearing_day": court_day(90).isoformat(),
        "hearing_hour": "08:30", "port_hour": "04:30", "side": "us",
    }  # fmt: skip
    words = dict.fromkeys(("place", "papers", "words"), CANARY)
    passage = {"person": "1", "port": "el_paso", **words, **hearing}
    assert client.post(reverse("returns:add_passage", args=[number, "return"]), passage).status_code == 302
    row = Passage.objects.get()
    withdrawn = {"reason": CANARY, "version": str(version_with_dates(row))}
    assert client.post(reverse("returns:withdraw_passage", args=[number, row.pk]), withdrawn).status_code == 302
    fear = {"person": "1", **dict.fromkeys(("whom", "words", "language", "next_step"), CANARY)}
    assert client.post(reverse("returns:add_fear", args=[number]), fear).status_code == 302
    tick = {"state": "done", "version": "0", "note": CANARY, "language": CANARY}
    assert client.post(reverse("returns:tick", args=[number, row.hearing_id, "told"]), tick).status_code == 302
    for address in (
        reverse("returns:returns", args=[number]),
        reverse("returns:fear_letter", args=[number, 1]),
        reverse("returns:board"),
    ):
        assert client.get(address).status_code == 200


def _plant_testimony(client: Client, number: str) -> None:
    whose = str(Person.objects.get(place=1).pk)
    story = {"title": CANARY, "language": "en", "told_of": [whose], "text": f"{CANARY} was afraid. She hid."}
    assert client.post(reverse("testimony:write_testimony", args=[number]), story).status_code == 302
    client.post(reverse("testimony:generalise", args=[number, 1]), {"version": "1"})
    today = timezone.localdate()
    consent = {
        "person": "1", "kind": "press", "recipient": CANARY, "what": CANARY, "purpose": CANARY, "identified": "named",
        "how": "signed", "paper": "1", "witness": CANARY, "given_on": today.isoformat(), "age": "adult",
        "until": (today + dt.timedelta(days=9)).isoformat(), "language": CANARY, "explained_by": CANARY,
        "guardian": "none", "guardian_name": CANARY, "informed": "on",
    }  # fmt: skip
    assert client.post(reverse("testimony:add_consent", args=[number]), consent).status_code == 302
    assert client.post(reverse("testimony:withdraw_consent", args=[number, 1]), {"how": CANARY}).status_code == 302
    for name in ("testimony:testimony", "testimony:testimony_register"):
        client.get(reverse(name, args=[number]))


def _check_in(client: Client, number: str) -> None:
    first = timezone.localdate() + dt.timedelta(days=1)
    agreed = {"every": "1", "unit": "days", "by": "18:00", "zone": "America/Tijuana", "first": first.isoformat()}
    after = {"after_lead": "6", "then": CANARY, "version": "0"}
    client.post(reverse("checkins:agree_checkins", args=[number, 1]), {**agreed, **after, "first": CANARY})
    assert client.post(reverse("checkins:agree_checkins", args=[number, 1]), {**agreed, **after}).status_code == 302
    client.post(reverse("checkins:heard_checkin", args=[number, 1]), {"word": "danger", "note": CANARY})
    address = reverse("checkins:handle_escalation", args=[number, Escalation.objects.get().pk])
    assert client.post(address, {"outcome": "tried", "note": CANARY}).status_code == 302
    stopped = {"what": "pause", "why": CANARY, "version": "1"}
    assert client.post(reverse("checkins:stop_checkins", args=[number, 1]), stopped).status_code == 302
    assert CANARY in client.get(reverse("checkins:case_checkins", args=[number])).content.decode()
    client.get(reverse("checkins:checkins"))


@pytest.mark.django_db(transaction=True)
def test_nothing_that_a_client_said_or_is_called_lies_in_clear(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _plant(caplog)
    assert traces([Path(settings.HOME.folder), tmp_path], CANARY, DIGITS) == []
    assert CANARY not in "".join(database_rows())
    assert CANARY not in caplog.text + "".join(capfd.readouterr())


@pytest.mark.django_db(transaction=True)
def test_the_search_for_canaries_finds_one_that_is_planted_in_clear(tmp_path: Path) -> None:
    (tmp_path / "leak").write_text(f"… {CANARY} …")
    assert len(traces([tmp_path], CANARY)) == 1
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO docket_team (name) VALUES (%s)", [CANARY])
    assert CANARY in "".join(database_rows())


def database_rows() -> Iterator[str]:
    for database in connections.all():
        with database.cursor() as cursor:
            for table in database.introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')
                for row in cursor.fetchall():
                    yield " ".join(
                        bytes(one).decode("latin-1") if isinstance(one, memoryview | bytes) else str(one) for one in row
                    )


def test_log_lines_name_no_value() -> None:
    from amparo.office.platform.ui.faults import NamesNothing

    try:
        raise ValueError(CANARY)
    except ValueError as wrong:
        info = (type(wrong), wrong, wrong.__traceback__)
    line = logging.LogRecord("django", logging.ERROR, os.devnull, 1, "failed for %s", (CANARY,), info)
    told = NamesNothing().format(line)
    assert CANARY not in told
    assert "ValueError" in told
