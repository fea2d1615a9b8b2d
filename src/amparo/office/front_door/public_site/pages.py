"""Where somebody arrives: the choice of a language, what this is and who reads it, how to be safe."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from amparo.office.front_door.dropbox.codes import LANGUAGES
from amparo.office.front_door.public_site.rendering import page


@require_safe
def languages(request: HttpRequest) -> HttpResponse:
    """The languages, each by its own name. None is chosen for anybody."""
    return page(request, "languages", "en")


@require_safe
def start(request: HttpRequest, language: str) -> HttpResponse:
    """What this is, who reads it, what is kept."""
    return page(request, "start", language)


@require_safe
def safe(request: HttpRequest, language: str) -> HttpResponse:
    """What stays on the device, and how to erase it."""
    return page(request, "safe", language)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether the pages are up."""
    return HttpResponse("ok\n", content_type="text/plain")


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page."""
    first = request.path.strip("/").partition("/")[0]
    return page(request, "missing", first if first in LANGUAGES else "en", status=404)
