"""Coming back with the code: read the answer, choose an hour, add something, go on writing, take everything back."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.codes import Code, CodeError
from amparo.office.front_door.public_site import questionnaire
from amparo.office.front_door.public_site.asking import post, resume
from amparo.office.front_door.public_site.rendering import page
from amparo.office.front_door.public_site.status import WITHDRAWAL, Status, Under, under
from amparo.office.front_door.public_site.texts import Texts, texts_of, the_office
from amparo.office.platform.ui.days import full_day, full_hour
from amparo.office.platform.ui.moments import day_at
from amparo.office.platform.ui.places import place_of

MOST = 5_000
TYPED_SHOWN = 300
CALL_US = frozenset({"they_call", "sms", "whatsapp", "email"})
"""Ways by which they need the telephone number of the office."""


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour as it is shown: in words of the language, by the person's own clock."""

    id: UUID
    day: str
    hour: str
    ours: bool
    free: bool
    minutes: str
    way: str  # who calls whom; "" where the office has not laid it down


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, language: str) -> HttpResponse:
    """The page of a request, for whoever has its code. The code travels in forms, never in an address."""
    if request.method == "GET":
        return page(request, "code", language)
    typed, go = request.POST.get("code", ""), request.POST.get("go", "open")
    try:
        held = Code.read(typed, language)
    except CodeError as wrong:
        return _refused(request, language, no_code(wrong, texts_of(language)))
    if go == "slip":  # words on paper: nothing is looked up or done
        return page(request, "slip", language, words=held.words(language))
    here = under(held)
    match here.status:
        case Status.CHECK_IN:
            return _for_check_ins(request, language, held, go)
        case Status.QUESTIONNAIRE:
            return questionnaire.answered(request, language, held, here, go)
        case Status.TAKEN_BACK if go == "withdraw":  # pressed twice
            return page(request, "withdrawn", language)
        case Status.NOTHING | Status.TAKEN_BACK:
            return _unknown(request, language)
        case Status.DRAFT:
            return _with_draft(request, language, held, here, go)
        case _:
            return _with_request(request, language, held, here, go)


def no_code(wrong: CodeError, texts: Texts) -> str:
    """Why words are no code, in words of the page."""
    texts_of_code = texts["code"]
    if wrong.order:
        return texts_of_code["order"]
    return (
        texts_of_code["word"].replace("{word}", wrong.word)
        if wrong.word
        else texts_of_code["count"].replace("{count}", str(wrong.count))
    )


def _refused(request: HttpRequest, language: str, wrong: str, why: str = "") -> HttpResponse:
    typed, text = request.POST.get("code", "")[:TYPED_SHOWN], request.POST.get("text", "")
    return page(request, "code", language, status=422, wrong=wrong, why=why, typed=typed, added=text)


def _unknown(request: HttpRequest, language: str) -> HttpResponse:
    """The same whatever is not known about a code: never sent, over, taken back or erased."""
    texts_of_code = texts_of(language)["code"]
    return _refused(request, language, texts_of_code["unknown"], texts_of_code["unknown_why"])


def _for_check_ins(request: HttpRequest, language: str, held: Code, go: str) -> HttpResponse:
    """The code of check-ins leads to their page; nothing else can be done with it."""
    wrong = "" if go == "open" else texts_of(language)["now"]["only"]
    return page(request, "now", language, 422 if wrong else 200, typed=held.written(language), wrong=wrong)


def _with_draft(request: HttpRequest, language: str, held: Code, here: Under, go: str) -> HttpResponse:
    """Begun and not sent: it can be gone on with, or erased."""
    if go == "resume":
        return resume(request, language, held) or _unknown(request, language)
    if go == "withdraw":
        gateway.drop_draft(held.lookup)
        return page(request, "withdrawn", language, draft=True)
    if go == "open":
        return _shown(request, language, held, here)
    return _shown(request, language, held, here, wrong=texts_of(language)["code"]["unsent"])


def _with_request(request: HttpRequest, language: str, held: Code, here: Under, go: str) -> HttpResponse:
    texts = texts_of(language)
    match go:
        case "resume":
            return resume(request, language, held) or _shown(request, language, held, here)
        case "hold":
            message = _hold(request, texts, held, here)
            return _shown(request, language, held, here, said=message)
        case "give-back":
            had = any(hour.ours for hour in _hours(held, here))
            gateway.give_back(held.lookup)
            return _shown(request, language, held, here, said=texts["code"]["given_back"] if had else "")
        case "add":
            return _shown(request, language, held, here, **_add(request, texts, held))
        case "withdraw":
            return _withdraw(request, language, held, here)
        case _:
            return _shown(request, language, held, here, added=request.POST.get("text", ""))


def _hold(request: HttpRequest, texts: Texts, held: Code, here: Under) -> str:
    slot = request.POST.get("slot", "")
    if slot not in (here.reply or {}).get("slots", []):
        return texts["code"]["gone"]
    return texts["code"][gateway.hold(UUID(slot), held.lookup).value]


def _hours(held: Code, here: Under) -> list[gateway.Hour]:
    offered = [UUID(slot) for slot in (here.reply or {}).get("slots", [])]
    return gateway.hours(offered, held.lookup) if offered else []


def _add(request: HttpRequest, texts: Texts, held: Code) -> dict[str, Any]:
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()
    if not text:
        return {"wrong": texts["ask"]["empty"]}
    if len(text) > MOST:
        return {"wrong": texts["errors"]["long"].replace("{most}", str(MOST)), "added": text}
    if any(0xD800 <= ord(char) <= 0xDFFF or char == "\0" for char in text):
        return {"wrong": texts["errors"]["letters"], "added": text.replace("\0", "")}
    once = hashlib.sha256(text.encode()).hexdigest()
    put = post(held, f"addition {once}", {**_from(held, request), "kind": "addition", "text": text})
    request.message_put = put  # type: ignore[attr-defined]
    return {"said": texts["code"]["added"]}


def _withdraw(request: HttpRequest, language: str, held: Code, here: Under) -> HttpResponse:
    file_too = request.POST.get("file") == "yes"
    post(held, WITHDRAWAL, {**_from(held, request), "kind": "withdrawal", "file": file_too})
    gateway.drop_draft(held.lookup)
    gateway.give_back(held.lookup)
    return page(request, "withdrawn", language, case=has_case(here), file_too=file_too)


def has_case(here: Under) -> str:
    """Whether a case was opened: "yes", "no", or "perhaps" where an answer from before we told of it lies there."""
    case = (here.reply or {}).get("case", "perhaps" if here.reply else False)
    return case if isinstance(case, str) else "yes" if case else "no"


def _from(held: Code, request: HttpRequest) -> dict[str, str]:
    """What shows the office that a message comes from whoever has the code."""
    language = request.resolver_match.kwargs["language"] if request.resolver_match else "en"
    return {"lookup": held.lookup, "key": held.key.hex(), "language": language}


def _shown(request: HttpRequest, language: str, held: Code, here: Under, **more: Any) -> HttpResponse:
    reply = here.reply or {}
    zone = reply.get("zone") or timezone.get_default_timezone_name()
    texts = texts_of(language)
    hours = [_hour(hour, zone, language, reply.get("ways", {})) for hour in _hours(held, here)]
    return page(
        request,
        "mine",
        language,
        add_most=MOST,
        add_help=texts_of(language)["code"]["add_help"].replace("{most}", str(MOST)),
        status=422 if more.get("wrong") else 200,
        code=held.written(language),
        sent=here.status is Status.SENT,
        draft=here.draft,
        closed=reply.get("state") == "closed",
        answers=[_answer(answer, language, zone) for answer in reply.get("answers", [])],
        booked=next((hour for hour in hours if hour.ours), None),
        hours=[hour for hour in hours if hour.free],
        offered=bool(reply.get("slots")),
        clock=texts["code"]["slots_help"].replace("{zone}", place_of(zone)),
        case=has_case(here),
        **more,
    )


def _hour(hour: gateway.Hour, zone: str, language: str, ways: dict[str, str]) -> Hour:
    there = hour.starts_at.astimezone(ZoneInfo(zone))
    texts = texts_of(language)["code"]
    minutes = texts["minutes"].replace("{minutes}", str(hour.minutes))
    way = _way(ways.get(str(hour.id), ""), texts)
    day, clock = full_day(day_at(there, zone), language), full_hour(there.time(), language)
    return Hour(hour.id, day, clock, hour.ours, hour.free, minutes, way)


def _way(way: str, texts: Mapping[str, str]) -> str:
    """Who calls whom, in words; nothing where an earlier version laid the answer down, which told of no way."""
    if way in CALL_US and not the_office().get("phone"):
        way = "unknown"
    return texts.get(f"way_{way}", "")


def _answer(answers: dict[str, str], language: str, zone: str) -> dict[str, str]:
    there = dt.datetime.fromisoformat(answers["at"]).astimezone(ZoneInfo(zone))
    return {"text": answers["text"], "day": full_day(day_at(there, zone), language)}
