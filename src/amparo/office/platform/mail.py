"""Mail that the office sends for itself, by the server that AMPARO_SMTP names: it never says anything of a client."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from django.conf import settings

from amparo.errors import OfficeError

SECONDS = 10
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def send(to: str, subject: str, text: str) -> None:
    """Send one mail. Raises OfficeError where no server is set, OSError and SMTPException where it does not go."""
    if not settings.SMTP:
        raise OfficeError("no mail server is set (AMPARO_SMTP)")
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = settings.SENDER, to, subject
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers it
    mail.set_content(text)
    at, context = urlsplit(settings.SMTP), ssl.create_default_context()
    server: smtplib.SMTP
    if at.scheme == "smtps":
        server = smtplib.SMTP_SSL(at.hostname or "localhost", at.port or 465, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(at.hostname or "localhost", at.port or 25, timeout=SECONDS)
    with server:
        if at.scheme != "smtps" and (server.has_extn("starttls") or at.hostname not in LOCAL):
            server.starttls(context=context)
        if at.username:
            server.login(unquote(at.username), unquote(at.password or ""))
        server.send_message(mail)
