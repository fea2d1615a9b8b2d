"""Ways out, against servers that answer as real ones do."""

from __future__ import annotations

import datetime as dt
import http.server
import json
import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import pytest
from django.utils import timezone

from amparo.office.cases.messages.adapters import ByHand, Files, Outcome, SmsGateway, Smtp, Undelivered, adapter_for
from amparo.office.cases.messages.clearance import Cleared, NotCleared, clear
from amparo.office.cases.people.contact import Channel, SafeContact

KEY = UUID("11111111-1111-4111-8111-111111111111")


def a_message(channel: str = Channel.SMS, detail: str = "+526561234567", text: str = "Mañana.") -> Cleared:
    """A message that may go now."""
    always = {"days": tuple(range(7)), "opens": "00:00", "closes": "00:00", "zone": "America/Denver"}
    cleared = clear(SafeContact(channel, detail, **always), channel, text, timezone.now(), office="")  # type: ignore[arg-type]
    assert isinstance(cleared, Cleared)
    return cleared


class Gateway(http.server.BaseHTTPRequestHandler):
    """A gateway that answers as told."""

    status = 202
    got: ClassVar[list[tuple[dict[str, str], dict[str, Any]]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.got.append((dict(self.headers), body))
        self.send_response(self.status)
        if self.status == 307:
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def gateway() -> Iterator[str]:
    Gateway.status, Gateway.got = 202, []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gateway) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/messages"
        server.shutdown()
        thread.join(10)


def test_the_gateway_gets_number_text_id_and_token(gateway: str) -> None:
    assert SmsGateway(gateway, "secret").send(a_message(), KEY) is Outcome.SENT
    ((headers, body),) = Gateway.got
    assert body == {"id": str(KEY), "to": "+526561234567", "text": "Mañana."}
    assert headers["Authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    ("status", "again"), [(500, True), (503, True), (429, True), (400, False), (401, False), (307, True)]
)
def test_what_the_gateway_refuses_is_tried_again_only_where_that_helps(gateway: str, status: int, again: bool) -> None:
    Gateway.status = status
    with pytest.raises(Undelivered) as found:
        SmsGateway(gateway, "").send(a_message(), KEY)
    assert found.value.again is again
    assert "Mañana" not in found.value.reason
    assert len(Gateway.got) == 1


def test_a_gateway_that_has_it_already_has_it(gateway: str) -> None:
    Gateway.status = 409
    assert SmsGateway(gateway, "").send(a_message(), KEY) is Outcome.SENT


def test_a_gateway_out_of_reach_is_tried_again() -> None:
    with pytest.raises(Undelivered) as found:
        SmsGateway("http://127.0.0.1:9/messages", "").send(a_message(), KEY)
    assert found.value.again


def test_nothing_goes_over_an_open_line() -> None:
    with pytest.raises(Undelivered, match="not https"):
        SmsGateway("http://gateway.example/messages", "").send(a_message(), KEY)


class Mailbox(socketserver.StreamRequestHandler):
    """A mail server of a few words."""

    got: ClassVar[list[str]] = []
    refuses = b""
    code = 550
    ends = b"250 taken\r\n"
    farewell = b"221 bye\r\n"

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        data = False
        for line in self.rfile:
            word = line.strip().upper()
            if data:
                if line == b".\r\n":
                    data = False
                    if not self.ends:
                        return
                    self.wfile.write(self.ends)
                else:
                    self.got.append(line.decode().rstrip())
            elif self.refuses and word.startswith(self.refuses):
                self.wfile.write(b"%d no\r\n" % self.code)
            elif word == b"DATA":
                data = True
                self.wfile.write(b"354 go on\r\n")
            elif word == b"QUIT":
                self.wfile.write(self.farewell)
                return
            else:
                self.wfile.write(b"250 well\r\n")


@pytest.fixture
def mailbox() -> Iterator[str]:
    Mailbox.got, Mailbox.refuses, Mailbox.code = [], b"", 550
    Mailbox.ends, Mailbox.farewell = b"250 taken\r\n", b"221 bye\r\n"
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Mailbox) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"smtp://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join(10)


def test_a_mail_says_nothing_in_its_subject(mailbox: str) -> None:
    message = a_message(Channel.EMAIL, "rosa@example.org", "Come at ten.")
    assert Smtp(mailbox, "lucia@example.net").send(message, KEY) is Outcome.SENT
    told = "\n".join(Mailbox.got)
    assert "To: rosa@example.org" in told
    assert "Come at ten." in told
    assert f"Message-ID: <{KEY}@example.net>" in told
    subject = next(line for line in Mailbox.got if line.startswith("Subject:"))
    assert subject == "Subject: Hola"  # Spanish, where no language is known
    assert "Auto-Submitted: auto-generated" in told
    assert any(line.startswith("Date: ") for line in Mailbox.got)
    assert "Amparo" not in told


def test_an_address_that_the_server_refuses_is_not_tried_again(mailbox: str) -> None:
    Mailbox.refuses = b"RCPT"
    with pytest.raises(Undelivered, match="refused the address") as found:
        Smtp(mailbox, "lucia@example.net").send(a_message(Channel.EMAIL, "rosa@example.org"), KEY)
    assert not found.value.again


@pytest.mark.parametrize("at", [b"MAIL", b"RCPT", b"DATA"])
def test_what_the_mail_server_does_not_take_yet_is_tried_again(mailbox: str, at: bytes) -> None:
    Mailbox.refuses, Mailbox.code = at, 451
    with pytest.raises(Undelivered) as found:
        Smtp(mailbox, "lucia@example.net").send(a_message(Channel.EMAIL, "rosa@example.org"), KEY)
    assert (found.value.again, found.value.perhaps) == (True, False)


@pytest.mark.parametrize(
    ("ends", "again", "perhaps"),
    [(b"451 later\r\n", True, False), (b"554 never\r\n", False, False), (b"", False, True)],
)
def test_a_reply_to_the_mail_is_certain_and_a_lost_connection_is_not(
    mailbox: str, ends: bytes, again: bool, perhaps: bool
) -> None:
    Mailbox.ends = ends
    with pytest.raises(Undelivered) as found:
        Smtp(mailbox, "lucia@example.net").send(a_message(Channel.EMAIL, "rosa@example.org"), KEY)
    assert (found.value.again, found.value.perhaps) == (again, perhaps)


def test_a_mail_that_was_taken_went_whatever_the_farewell(mailbox: str) -> None:
    Mailbox.farewell = b"451 not now\r\n"
    assert Smtp(mailbox, "lucia@example.net").send(a_message(Channel.EMAIL, "rosa@example.org"), KEY) is Outcome.SENT


def test_a_mail_server_out_of_reach_is_tried_again() -> None:
    with pytest.raises(Undelivered) as found:
        Smtp("smtp://127.0.0.1:9", "lucia@example.net").send(a_message(Channel.EMAIL, "rosa@example.org"), KEY)
    assert found.value.again


def test_a_file_is_written_for_each_message(tmp_path: Path) -> None:
    Files(tmp_path / "out").send(a_message(), KEY)
    assert json.loads((tmp_path / "out" / f"{KEY}.json").read_text())["to"] == "+526561234567"
    (tmp_path / "file").write_text("")
    with pytest.raises(Undelivered):
        Files(tmp_path / "file").send(a_message(), KEY)


def test_a_message_that_was_cleared_long_ago_goes_nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    message = a_message()
    later = timezone.now() + dt.timedelta(minutes=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    for way in (ByHand(), Files(tmp_path), Smtp("smtp://127.0.0.1:9", "a@b"), SmsGateway("https://x.invalid", "")):
        with pytest.raises(NotCleared):
            way.send(message, KEY)


def test_an_office_that_has_set_nothing_sends_by_hand(settings: Any, tmp_path: Path) -> None:
    assert isinstance(adapter_for(Channel.SMS), ByHand)
    settings.SMS_GATEWAY, settings.SMTP = "https://sms.invalid/", "smtps://mail.invalid"
    assert isinstance(adapter_for(Channel.SMS), SmsGateway)
    assert isinstance(adapter_for(Channel.EMAIL), Smtp)
    assert isinstance(adapter_for(Channel.WHATSAPP), ByHand)
    settings.OUTBOX_FOLDER = str(tmp_path)
    assert isinstance(adapter_for(Channel.SMS), Files)
