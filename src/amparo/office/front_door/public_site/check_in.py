"""Sending word with a code: one small page for the slowest phone, three buttons, no script, no cookie.

The message is sealed like every other; nobody here can tell afterwards who pressed what. Whether a code is one of ours
is told, because somebody who mistyped it would believe that they had been heard.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amparo.office.front_door.dropbox.codes import Code, CodeError
from amparo.office.front_door.public_site.asking import post
from amparo.office.front_door.public_site.rendering import page
from amparo.office.front_door.public_site.returning import no_code
from amparo.office.front_door.public_site.status import Status, under
from amparo.office.front_door.public_site.texts import texts_of

WORDS = ("safe", "call", "danger")


@require_http_methods(["GET", "POST"])
def now(request: HttpRequest, language: str) -> HttpResponse:
    """Three buttons; and that it arrived, which is the same whichever was pressed."""
    if request.method == "GET":
        return page(request, "now", language)
    texts = texts_of(language)
    typed, word = request.POST.get("code", ""), request.POST.get("word", "")

    def again(wrong: str) -> HttpResponse:
        return page(request, "now", language, status=422, wrong=wrong, typed=typed[:300])

    try:
        held = Code.read(typed, language)
    except CodeError as wrong:
        return again(no_code(wrong, texts))
    if word not in WORDS:
        return again(texts["now"]["choose"])
    here = under(held)
    if not (here.known or (word == "danger" and here.status is Status.TAKEN_BACK)):  # the office has it still
        return again(texts["code"]["unknown"])
    at = timezone.now()
    content = {"kind": "checkin", "lookup": held.lookup, "key": held.key.hex(), "language": language}
    post(held, f"checkin {word} {at:%Y-%m-%dT%H:%M}", {**content, "word": word, "at": at.isoformat()})
    return page(request, "arrived", language)
