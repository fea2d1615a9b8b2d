"""Pages with what every one of them needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amparo.office.front_door.public_site.settings import EXIT
from amparo.office.front_door.public_site.texts import names_of_languages, texts_of, the_office


def page(request: HttpRequest, name: str, language: str, status: int = 200, **more: Any) -> HttpResponse:
    """A page in a language."""
    texts = texts_of(language)
    context = {
        "t": texts,
        "language": language,
        "direction": texts["language"]["direction"],
        "languages": names_of_languages(),
        "office": the_office(),
        "exit": EXIT,
        "part": name,
        **more,
    }
    response = render(request, f"public_site/{name}.html", context, status=status)
    response.headers["Content-Language"] = language
    return response
