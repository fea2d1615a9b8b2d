"""Round every request of the public pages: trouble answered with what was typed, own forms only, each in turn."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from amparo.errors import SealingError
from amparo.office.front_door.dropbox.codes import LANGUAGES
from amparo.office.front_door.public_site.lanes import HEAVY, LOOK, PART, Turn, lanes
from amparo.office.front_door.public_site.rendering import page
from amparo.office.front_door.public_site.settings import BEHIND_PROXY
from amparo.office.front_door.public_site.texts import texts_of
from amparo.office.platform import networks

type Answer = Callable[[HttpRequest], HttpResponse]
LARGEST = 150_000
"""Bytes of a form, with what its way of sending adds; read before anything is taken into memory."""
GIVEN_BACK = 600_000
"""Bytes of a form too large to be taken that is given back all the same: 100,000 letters of Arabic."""
MOST_LETTERS = 5_000
A_LINE = 300
"""Letters of the longest field of one line; what is longer is a text."""
CARRIED = ("ticket", "sum")
DEAR = ("/code/", "/now/")
"""Ends of addresses where a code's key is worked out."""
WRITES = frozenset({"send", "add", "withdraw", "hold", "give-back", "resume", "open"})
_log = logging.getLogger(__name__)


class Trouble:
    """A database out of reach, a full disk: a plain page that holds what was typed and sends it again."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (DatabaseError, OSError):
            return self.process_exception(request, DatabaseError()) or HttpResponse(status=503)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """503 for what is nobody's mistake; the rest as Django does."""
        if not isinstance(exception, (DatabaseError, OSError, SealingError, KeyError)):
            return None
        if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent)):
            return None
        _log.warning("cannot serve", exc_info=True)
        try:
            return _again(request, "trouble", status=503)
        except (DatabaseError, OSError):  # not even the office's name can be read
            return HttpResponse("503", status=503, content_type="text/plain", headers={"Retry-After": "10"})


class OwnForms:
    """Forms are taken from our own pages only. A foreign one could steal nothing, but why allow it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            origin = request.headers.get("Origin", "")
            foreign = origin not in ("", "null") and urlsplit(origin).netloc != request.get_host()
            if foreign or request.headers.get("Sec-Fetch-Site") == "cross-site":
                return HttpResponse("403", status=403, content_type="text/plain")
        return self.get_response(request)


class InTurn:
    """Lets each request through in its turn; who has to wait keeps everything typed."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
                return too_long(request)
            sent = request.POST
        except (SuspiciousOperation, ValueError):
            return too_long(request)
        go = sent.get("go", "open" if request.path.endswith("/code/") else "")
        dear = go in WRITES or sent.get("keep") == "yes" or request.path.endswith(DEAR)
        cost = LOOK if request.method != "POST" else HEAVY if dear else PART
        turn = lanes.turn(address_of(request), cost, sent.get("ticket", ""), sent.get("sum", ""))
        if not turn.admitted:
            return _again(request, "wait", status=429, turn=turn)
        if go in ("send", "add") and not lanes.has_room(waited=turn.waited):
            if turn.waited:
                return _again(request, "full", status=429, turn=turn)
            return _again(request, "wait", status=429, turn=lanes.wait_for_room())
        request.crowded = turn.crowded and cost == HEAVY  # type: ignore[attr-defined]
        response = self.get_response(request)
        if getattr(request, "message_put", False):
            lanes.message_taken()
        return response


def too_long(request: HttpRequest) -> HttpResponse:
    """413, with what was typed where it is short enough to be given back at all."""
    first = request.path.strip("/").partition("/")[0]
    language = first if first in LANGUAGES else "en"
    most = str(MOST_LETTERS)
    return page(
        request,
        "too_long",
        language,
        status=413,
        kept=_read_anyway(request),
        path="/" + request.path.lstrip("/"),
        long=texts_of(language)["errors"]["long"].replace("{most}", most),
    )


def _read_anyway(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Name, value and whether it is a long text, of a form that is larger than we take and not beyond measure."""
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > GIVEN_BACK or request.content_type != "application/x-www-form-urlencoded":
            return []
        body = request._body if hasattr(request, "_body") else request.META["wsgi.input"].read(length)
        fields = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=2_000)
    except (KeyError, OSError, ValueError):
        return []
    return [(name, value, len(value) > A_LINE) for name, value in fields if name not in CARRIED]


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, to take turns by; a proxy's word counts only where the office said so."""
    return networks.address_of(request.META, behind_proxy=BEHIND_PROXY)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours: what was typed is not lost."""
    return _again(request, "trouble", status=500)


def _again(request: HttpRequest, name: str, *, status: int, turn: Turn | None = None) -> HttpResponse:
    first = request.path.strip("/").partition("/")[0]
    language = first if first in LANGUAGES else "en"
    try:
        kept = [(name, value) for name, values in request.POST.lists() for value in values if name not in CARRIED]
    except (OSError, SuspiciousOperation):
        kept = []
    response = page(
        request,
        name,
        language,
        status,
        kept=kept,
        path="/" + request.path.lstrip("/"),
        turn=turn,
        method=request.method,
    )
    response.headers["Retry-After"] = str(turn.seconds or 3600 if turn else 10)
    return response
