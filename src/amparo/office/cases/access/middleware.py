"""Round every request: refusals are put on record, a form sent twice gets the answer it had."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from amparo.office.cases.access.gate import AlreadyDone
from amparo.office.platform import outages
from amparo.office.platform.audit.record import record

_log = logging.getLogger(__name__)


class Refusals:
    """Writes down who was refused what, outside the transaction that the refusal undid."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        denied = getattr(request, "denied", None)
        if denied is not None:
            actor, did, case, about = denied
            _put_on_record(actor, did, case, about)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead a form that was sent again to where it led before."""
        if isinstance(exception, AlreadyDone):
            return HttpResponseRedirect(exception.then or reverse("today:today"))
        return None


def _put_on_record(*refused: Any) -> None:
    """A refusal that cannot be written is a refusal all the same: another answer would tell that there is something."""
    try:
        with outages.of_reading():
            record(*refused)
    except (DatabaseError, OSError):
        _log.warning("a refusal could not be put on record", exc_info=True)
