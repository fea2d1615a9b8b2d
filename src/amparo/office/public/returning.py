"""Coming back with the code: read the answer, choose an hour, add something, go on writing, take everything back."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from amparo.errors import SealingError
from amparo.office.letterbox import door
from amparo.office.letterbox.codes import Code, CodeError
from amparo.office.letterbox.door import Hold
from amparo.office.look.days import full_day
from amparo.office.look.places import place_of
from amparo.office.public.asking import post, resume
from amparo.office.public.rendering import page
from amparo.office.public.texts import texts_of
from amparo.office.sealing.letters import open_with

MOST = 5_000


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as it is shown: in words of the language, by the person's own clock."""

    id: UUID
    day: str
    hour: str
    ours: bool
    free: bool


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, language: str) -> HttpResponse:
    """The page of a request, for whoever has its code. The code travels in forms, never in an address."""
    texts = texts_of(language)
    if request.method == "GET":
        return page(request, "code", language)
    typed = request.POST.get("code", "")
    try:
        held = Code.read(typed, language)
    except CodeError as wrong:
        said = texts["code"]["word"].replace("{word}", wrong.word) if wrong.word else texts["code"]["count"]
        told = said.replace("{count}", str(wrong.count))
        return page(request, "code", language, status=422, wrong=told, typed=typed[:300])
    match request.POST.get("go", "open"):
        case "resume":
            return resume(request, language, held) or _shown(request, language, held)
        case "hold":
            return _shown(request, language, held, said=_hold(request, texts, held))
        case "give-back":
            door.give_back(held.lookup)
            return _shown(request, language, held, said=texts["code"]["given_back"])
        case "add":
            return _shown(request, language, held, **_add(request, texts, held))
        case "withdraw":
            return _withdraw(request, language, held)
        case _:
            return _shown(request, language, held)


def _hold(request: HttpRequest, texts: Any, held: Code) -> str:
    offered = (_reply(held) or {}).get("slots", [])
    slot = request.POST.get("slot", "")
    if slot not in offered:
        return str(texts["code"]["taken"])
    outcome = door.hold(UUID(slot), held.lookup)
    return str(texts["code"]["held" if outcome is Hold.HELD else "taken"])


def _add(request: HttpRequest, texts: Any, held: Code) -> dict[str, Any]:
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()
    if not text:
        return {"wrong": texts["ask"]["empty"]}
    if len(text) > MOST:
        return {"wrong": texts["errors"]["long"].replace("{most}", str(MOST)), "added": text}
    if any(0xD800 <= ord(one) <= 0xDFFF or one == "\0" for one in text):
        return {"wrong": texts["errors"]["letters"]}
    once = hashlib.sha256(text.encode()).hexdigest()
    put = post(held, f"addition {once}", {**_from(held, request), "kind": "addition", "text": text})
    request.letter_put = put  # type: ignore[attr-defined]
    return {"said": texts["code"]["added"]}


def _withdraw(request: HttpRequest, language: str, held: Code) -> HttpResponse:
    post(held, "withdrawal", {**_from(held, request), "kind": "withdrawal"})
    door.drop_draft(held.lookup)
    door.give_back(held.lookup)
    return page(request, "withdrawn", language)


def _from(held: Code, request: HttpRequest) -> dict[str, str]:
    """What shows the office that a letter comes from whoever has the code."""
    language = request.resolver_match.kwargs["language"] if request.resolver_match else "en"
    return {"lookup": held.lookup, "key": held.key.hex(), "language": language}


def _shown(request: HttpRequest, language: str, held: Code, **more: Any) -> HttpResponse:
    reply = _reply(held)
    if reply is not None and reply.get("checkin"):  # the code of check-ins: their page
        return page(request, "now", language, typed=held.written(language))
    zone = (reply or {}).get("zone") or "America/Denver"
    texts = texts_of(language)
    offered = [UUID(one) for one in (reply or {}).get("slots", [])]
    hours = [_hour(one, zone, language) for one in door.hours(offered, held.lookup)] if offered else []
    return page(
        request,
        "mine",
        language,
        status=422 if more.get("wrong") else 200,
        code=held.written(language),
        reply=reply,
        answers=[_answer(one, language, zone) for one in (reply or {}).get("answers", [])],
        booked=next((one for one in hours if one.ours), None),
        hours=[one for one in hours if one.free],
        offered=bool(offered),
        clock=texts["code"]["slots_help"].replace("{zone}", place_of(zone)),
        draft=door.draft(held.lookup) is not None,
        **more,
    )


def _reply(held: Code) -> dict[str, Any] | None:
    sealed = door.reply(held.lookup)
    if sealed is None:
        return None
    try:
        told: dict[str, Any] = json.loads(open_with(held.key, sealed, f"reply {held.lookup}"))
    except (SealingError, ValueError):
        return None
    return told


def _hour(hour: door.Hour, zone: str, language: str) -> Hour:
    there = hour.starts_at.astimezone(ZoneInfo(zone))
    return Hour(hour.id, full_day(there.date(), language), f"{there:%H:%M}", hour.ours, hour.free)


def _answer(told: dict[str, str], language: str, zone: str) -> dict[str, str]:
    there = dt.datetime.fromisoformat(told["at"]).astimezone(ZoneInfo(zone))
    return {"text": told["text"], "day": full_day(there.date(), language)}
