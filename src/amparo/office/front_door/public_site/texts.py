"""The words of the public pages, one file for each language, with the office's own particulars put in."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.codes import LANGUAGES

type Texts = Mapping[str, Mapping[str, str]]

FRESH_SECONDS = 10.0
UNTOLD = {"office": "Amparo", "phone": "", "hours": "", "days": "90"}
_kept: tuple[float, dict[str, Any]] | None = None


def texts_of(language: str) -> Texts:
    """All texts of a language, naming the office, its telephone and how long it keeps what."""
    office = the_office()
    named = [str(office.get(name, other)) for name, other in UNTOLD.items()]
    return _filled(language, *named)


def the_office() -> dict[str, Any]:
    """What the office says of itself, looked up again every ten seconds."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > FRESH_SECONDS:
        _kept = (time.monotonic(), gateway.notice())
    return _kept[1]


def forget_office() -> None:
    """Look it up again at the next request."""
    global _kept
    _kept = None


@cache
def raw(language: str) -> Texts:
    """The texts as they are written."""
    return tomllib.loads((Path(__file__).parent / "texts" / f"{language}.toml").read_text(encoding="utf-8"))


@cache
def _filled(language: str, office: str, phone: str, hours: str, days: str) -> Texts:
    held = {"{office}": office, "{phone}": phone, "{hours}": hours, "{days}": days}

    def fill(text: str) -> str:
        for name, value in held.items():
            text = text.replace(name, value)
        return text.strip()

    return {part: {key: fill(text) for key, text in texts.items()} for part, texts in raw(language).items()}


def names_of_languages() -> list[tuple[str, str, str]]:
    """The code, own name and direction of each language."""
    return [
        (language, raw(language)["language"]["name"], raw(language)["language"]["direction"]) for language in LANGUAGES
    ]
