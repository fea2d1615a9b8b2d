"""Round every request: refusals are put on record, a form sent twice gets the answer it had."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from amparo.office.cases.access.gate import AlreadyDone
from amparo.office.platform.audit.record import record


class Refusals:
    """Writes down who was refused what, outside the transaction that the refusal undid."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        denied = getattr(request, "denied", None)
        if denied is not None:
            actor, did, case, about = denied
            record(actor, did, case, about)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead a form that was sent again to where it led before."""
        if isinstance(exception, AlreadyDone):
            return HttpResponseRedirect(exception.then or reverse("today:today"))
        return None
