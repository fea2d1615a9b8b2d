"""Ways out of the office. Each takes a cleared message and nothing else."""

from __future__ import annotations

import http.client
import json
import smtplib
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from amparo.errors import OfficeError
from amparo.office.cases.messages.clearance import Cleared, NotCleared
from amparo.office.cases.messages.wording import subject_of
from amparo.office.cases.people.contact import Channel

SECONDS = 15
PASSING = frozenset({408, 425, 429})
"""Answers of a gateway below 500 that pass with time."""


class Outcome(StrEnum):
    """What became of a message."""

    SENT = "sent"
    BY_HAND = "by hand"


class Undelivered(OfficeError):
    """It did not go. `again`: it may be tried once more. `perhaps`: it may have gone all the same."""

    def __init__(self, reason: str, *, again: bool, perhaps: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason[:80]
        self.again = again
        self.perhaps = perhaps


class Adapter(Protocol):
    """A way out."""

    def send(self, message: Cleared, key: UUID) -> Outcome:
        """Send it; `key` stays the same when it is tried again. Raises Undelivered, NotCleared."""


def _checked(message: Cleared) -> None:
    if type(message) is not Cleared:
        raise NotCleared("only a cleared message can be sent")
    message.must_be_fresh(timezone.now())


class ByHand:
    """Nothing leaves by itself: the message waits on the page of the outbox until a member has sent it."""

    def send(self, message: Cleared, key: UUID) -> Outcome:
        """Leave it to a person."""
        _checked(message)
        return Outcome.BY_HAND


@dataclass(frozen=True)
class Files:
    """A file for each message in a folder: to try things out, with invented people. The files are in clear."""

    folder: Path

    def send(self, message: Cleared, key: UUID) -> Outcome:
        """Write it down."""
        _checked(message)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            payload = {"channel": message.channel, "to": message.to, "text": message.text}
            (self.folder / f"{key}.json").write_text(
                json.dumps(payload, ensure_ascii=False, indent=1), encoding="utf-8"
            )
        except OSError as wrong:
            raise Undelivered(f"the folder: {wrong.strerror}", again=True) from None
        return Outcome.SENT


@dataclass(frozen=True)
class Smtp:
    """A mail server, as smtps://user:password@host:465 or smtp://host:25 (which must offer STARTTLS, or be local)."""

    url: str
    sender: str

    def send(self, message: Cleared, key: UUID) -> Outcome:
        """Mail it. The subject says nothing.

        A reply of the server is certain: it has the mail, or it has not (RFC 5321, 4.2.1: after 4yz it may be tried
        again). Only a connection lost after it was taken up leaves open whether the mail went.
        """
        _checked(message)
        try:
            mail = EmailMessage()
            mail["From"], mail["To"], mail["Subject"] = self.sender, message.to, subject_of(message.language)
            mail["Date"] = format_datetime(timezone.now())
            mail["Message-ID"] = f"<{key}@{parseaddr(self.sender)[1].rpartition('@')[2]}>"  # no name of a machine
            mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers it
            mail.set_content(message.text)
        except (ValueError, IndexError, LookupError):
            raise Undelivered("the address cannot be written in a mail", again=False) from None
        given = taken = False
        try:
            with self._connection() as server:
                given = True
                server.send_message(mail)
                taken = True
        except (smtplib.SMTPException, OSError) as wrong:
            if not taken:  # an error at the farewell takes nothing back
                raise _undelivered(wrong, given) from None
        return Outcome.SENT

    def _connection(self) -> smtplib.SMTP:
        at = urlsplit(self.url)
        host, context = at.hostname or "localhost", ssl.create_default_context()
        server: smtplib.SMTP
        if at.scheme == "smtps":
            server = smtplib.SMTP_SSL(host, at.port or 465, timeout=SECONDS, context=context)
        else:
            server = smtplib.SMTP(host, at.port or 25, timeout=SECONDS)
            if server.has_extn("starttls") or not _is_local(host):
                server.starttls(context=context)
        if at.username:
            server.login(unquote(at.username), unquote(at.password or ""))
        return server


@dataclass(frozen=True)
class SmsGateway:
    """A gateway that takes `POST {"id", "to", "text"}` as JSON, with the token as bearer.

    It answers 200 to 299 or 409 (had it already) when it has it; 408, 425, 429 (too many at once) or 500 and above when
    it may be tried again; any other 400 to 499 when it never will. The id stays the same, so nothing is sent twice.
    """

    url: str
    token: str

    def send(self, message: Cleared, key: UUID) -> Outcome:
        """Hand it over."""
        _checked(message)
        at = urlsplit(self.url)
        if at.scheme != "https" and not (at.scheme == "http" and _is_local(at.hostname or "")):
            raise Undelivered("the gateway's address is not https", again=False)
        body = json.dumps({"id": str(key), "to": message.to, "text": message.text}).encode()
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(self.url, body, headers, method="POST")  # noqa: S310
        try:
            with _no_redirects.open(request, timeout=SECONDS) as answer:
                status = answer.status
        except urllib.error.HTTPError as wrong:
            status = wrong.code
            wrong.close()
        except (OSError, http.client.HTTPException) as wrong:
            refused = isinstance(getattr(wrong, "reason", wrong), ConnectionRefusedError)
            raise Undelivered(f"the gateway: {type(wrong).__name__}", again=True, perhaps=not refused) from None
        if 200 <= status < 300 or status == 409:
            return Outcome.SENT
        raise Undelivered(f"the gateway answered {status}", again=status in PASSING or not 400 <= status < 500)


def _undelivered(wrong: smtplib.SMTPException | OSError, given: bool) -> Undelivered:
    """What an error of a mail server means; `given`: after the connection was taken up."""
    if not given:
        return Undelivered(f"the mail server: {type(wrong).__name__}", again=True)
    if isinstance(wrong, smtplib.SMTPRecipientsRefused):
        passing = all(400 <= code < 500 for code, _ in wrong.recipients.values())
        reason = "did not take the address yet" if passing else "refused the address"
        return Undelivered(f"the mail server {reason}", again=passing)
    if isinstance(wrong, smtplib.SMTPResponseException) and 400 <= wrong.smtp_code < 600:
        return Undelivered(f"the mail server answered {wrong.smtp_code}", again=wrong.smtp_code < 500)
    return Undelivered(f"the mail server: {type(wrong).__name__}", again=False, perhaps=True)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A message goes where it was meant to go or nowhere."""

    def redirect_request(self, *args: object, **more: object) -> None:
        """No."""


_no_redirects = urllib.request.build_opener(_NoRedirects, urllib.request.ProxyHandler({}))


def adapter_for(channel: str) -> Adapter:
    """The way out that this office has for a channel."""
    if settings.OUTBOX_FOLDER:
        return Files(Path(settings.OUTBOX_FOLDER))
    if channel == Channel.EMAIL and settings.SMTP:
        return Smtp(settings.SMTP, settings.SENDER)
    if channel == Channel.SMS and settings.SMS_GATEWAY:
        return SmsGateway(settings.SMS_GATEWAY, settings.SMS_TOKEN)
    return ByHand()


def _is_local(host: str) -> bool:
    return host in ("localhost", "127.0.0.1", "::1")
