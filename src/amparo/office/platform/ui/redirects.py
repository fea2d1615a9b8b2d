"""Where an answer leads once something has been written."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


def then(request: HttpRequest, address: str, message: str = "") -> HttpResponse:
    """On to an address of ours, so that going back or reloading sends nothing twice; `told` is shown there once."""
    if message:
        messages.success(request, message)
    return HttpResponseRedirect(address)
