"""When something is wrong: a plain page, what was typed kept, and nothing of a client in any log."""

from __future__ import annotations

import errno
import logging
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.template.loader import render_to_string
from django.urls import reverse

from amparo.errors import SealingError
from amparo.office.platform import disk, outages

OUT_OF_REACH = (OperationalError, InterfaceError)
FORGET = '"cache", "storage"'
"""What a browser shall forget once nobody is signed in. Not its cookies: the device stays known."""
GIVEN_BACK = 12_000_000
"""Bytes of a form too large to be taken whose words go back all the same: two million letters of Arabic."""
MOST_FIELDS = 10_000
_log = logging.getLogger(__name__)
_SECRET = re.compile(r"passw|passphrase|^code$|otp|credential|secret", re.IGNORECASE)
_OURS = frozenset(
    {"csrfmiddlewaretoken", "once", "version", "seen", "draft", "draft_version", "draft_page", "forget", "back"}
)
_VALUE = re.compile(r"%(\(\w+\))?[-#0 +.\d]*[a-zA-Z]")


class Faults:
    """A database out of reach or a full disk is answered with 503 and a form that sends the same again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            with outages.of_reading(request.method in ("GET", "HEAD")):
                response = self.get_response(request)
        except OUT_OF_REACH as wrong:
            _take_note(wrong)
            _log.warning("the database is out of reach", exc_info=True)
            return out_of_reach(request)
        if response.status_code == 500 and isinstance(getattr(request, "fault", None), (*OUT_OF_REACH, OSError)):
            return out_of_reach(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what is nobody's mistake here as 503, the rest as Django does."""
        if isinstance(exception, (*OUT_OF_REACH, SealingError, OSError)):
            _take_note(exception)
            _log.warning("cannot serve", exc_info=True)
            return out_of_reach(request)
        if isinstance(exception, DatabaseError):
            request.fault = exception  # type: ignore[attr-defined]
        return None


def out_of_reach(request: HttpRequest) -> HttpResponse:
    """503, with what was typed in a form that can be sent again. Who signed out is so on their device at least."""
    signs_out = request.method == "POST" and request.path == reverse("account_logout")
    page = {
        "kept": _words(request),
        "path": request.path,
        "posted": request.method == "POST",
        "with_file": request.content_type == "multipart/form-data",
        "signed_out": signs_out,
        "outage": outages.current(),
    }
    headers = {"Retry-After": "10", "Cache-Control": "no-store"}
    response = HttpResponse(render_to_string("ui/503.html", page), status=503, headers=headers)
    if signs_out:
        response.delete_cookie(settings.SESSION_COOKIE_NAME)
        response.headers["Clear-Site-Data"] = FORGET
    return response


def _take_note(wrong: BaseException) -> None:
    """The database took no write: every page says so from now on."""
    reason = outages.why(wrong)
    if reason is not None:
        outages.began(reason)
    if reason is outages.Why.FULL or getattr(wrong, "errno", None) == errno.ENOSPC:
        disk.give_up(settings.HOME)  # what is sent again may be saved then


def _words(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """What a form was sent with: name, value, and whether it is shown. Passwords and codes are left out."""
    if request.method != "POST":
        return []
    try:
        lists = list(request.POST.lists())
    except (OSError, RequestDataTooBig, TooManyFieldsSent, UnreadablePostError):  # the body itself could not be read
        return []
    return [
        (name, value, name not in _OURS and bool(value.strip()))
        for name, values in lists
        if not _SECRET.search(name)
        for value in values
    ]


def fault(request: HttpRequest) -> HttpResponse:
    """A fault outside any view, as in the session: 503 where the database is out of reach, else our mistake (500)."""
    wrong = sys.exc_info()[1]
    if isinstance(wrong, (*OUT_OF_REACH, SealingError, OSError)):
        _take_note(wrong)
        _log.warning("cannot serve", exc_info=True)
        return out_of_reach(request)
    return HttpResponse(
        render_to_string("500.html", {"kept": _words(request)}),
        status=500,
        headers={"Cache-Control": "no-store"},
    )


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A form larger than the office takes (413), with its words where they can be read; else what is no request (400).

    The browser keeps no page of ours, so going back may show an empty form: the words go back on the page itself.
    """
    too_large = isinstance(exception, (RequestDataTooBig, TooManyFieldsSent))
    typed = [(name, value) for name, value, shown in _read_anyway(request) if shown] if too_large else []
    page = {"kept": typed, "most": settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000}
    return HttpResponse(
        render_to_string("ui/413.html" if too_large else "ui/400.html", page),
        status=413 if too_large else 400,
        headers={"Cache-Control": "no-store"},
    )


def _read_anyway(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Name, value and whether it is shown, of a form that is larger than we take and not beyond measure."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > GIVEN_BACK or request.content_type != "application/x-www-form-urlencoded":
            return []
        body = request._body if hasattr(request, "_body") else request.META["wsgi.input"].read(length)
        fields = parse_qsl(body.decode("utf-8", "replace"), max_num_fields=MOST_FIELDS)
    except (KeyError, OSError, ValueError):
        return []
    return [
        (name, value, name not in _OURS and bool(value.strip())) for name, value in fields if not _SECRET.search(name)
    ]


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or was not ours. What it holds is seen to by the drafts."""
    request.stale_form = True  # type: ignore[attr-defined]
    page = render_to_string("ui/csrf.html", {"path": request.path}, request=request)
    return HttpResponse(page, status=403)


class NamesNothing(logging.Formatter):
    """Log lines with the kind of fault and where in the code, without any value: values may be what a client said."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and one more for each step of the traceback."""
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {_VALUE.sub('…', str(record.msg))}"
        if not record.exc_info or record.exc_info[2] is None:
            return line
        kind = record.exc_info[0].__name__ if record.exc_info[0] else "?"
        steps = traceback.extract_tb(record.exc_info[2])
        where = [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in steps[-12:]]
        return "\n".join([f"{line} [{kind}]", *where])
