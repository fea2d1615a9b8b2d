"""Invented people who asked for a consultation, by the same messages that the public pages write."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from random import Random

from django.utils import timezone

from amparo.office.cases.messages.profile import set_profile
from amparo.office.front_door.dropbox import collecting, gateway
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.front_door.dropbox.models import SealedMessage
from amparo.office.front_door.dropbox.questions import Answer
from amparo.office.intake import hours, incoming
from amparo.office.intake.models import Kind, Organisation, Request, RequestKey, State
from amparo.office.intake.requests import enter, post_reply
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import open_key
from amparo.office.platform.encryption.sealed_messages import seal_message
from amparo.office.run.demo.days import coming, next_working_days

ORGANISATIONS = (
    (
        "Casa del Río",
        "Ciudad Juárez",
        "shelter,children",
        "es",
        "+52 656 555 0111",
        "Families first; call before noon.",
    ),
    ("Frontera Legal", "Tijuana", "asylum,family", "es,en,ht", "+52 664 555 0122", "Asylum and hearings in San Diego."),
    ("Open Door Detention Project", "El Paso", "detention", "en,es", "+1 915 555 0133", "Visits on Tuesdays."),
    ("Kay Solèy", "Tapachula", "medical,shelter", "ht,fr,es", "+52 962 555 0144", "Speaks Haitian Creole."),
    ("Safe Rooms", "San Antonio", "violence,children", "en,es", "+1 210 555 0155", "Violence at home, day and night."),
)

ASKED: tuple[tuple[str, float, dict[str, Answer]], ...] = (
    (
        "es",
        0.4,
        {
            "where": "mexico", "place": "Ciudad Juárez", "danger": "yes", "returned": "yes", "fears_mexico": "yes",
            "fear_told": "no", "children": 2, "name": "Marisol", "language": "es", "channel": "whatsapp",
            "detail": "+52 656 555 0177", "days": ["0", "1", "2", "3", "4"], "from": "09:00", "until": "12:00",
            "zone": "America/Ciudad_Juarez", "say": "la escuela", "code_word": "jacaranda",
            "words": "Nos regresaron el lunes con los niños. Anoche unos hombres preguntaron por nosotros en el albergue.",
        },
    ),
    (
        "ht",
        1.2,
        {
            "where": "mexico", "place": "Tapachula", "fears_home": "yes", "children": 1, "name": "Wideline",
            "language": "ht", "channel": "none",
            "words": "Mwen pa ka tounen Ayiti. Pitit mwen malad. Mwen pa konnen kisa pou m fè.",
        },
    ),
    (
        "en",
        3.0,
        {
            "where": "detained", "place": "El Paso Processing Center", "fears_home": "yes", "name": "Brother of Tewodros",
            "language": "en", "dialect": "Amharic", "channel": "phone", "detail": "+1 915 555 0188", "voicemail": "no",
            "days": ["0", "1", "2", "3", "4", "5", "6"], "from": "17:00", "until": "21:00", "zone": "America/Denver",
            "words": "My brother has an interview about his fear. He speaks Amharic. Nobody told him he may have a lawyer.",
        },
    ),
    (
        "es",
        5.0,
        {
            "where": "us", "place": "El Paso", "status": "yes", "abroad": ["spouse", "children"], "name": "Don Ernesto",
            "language": "es", "channel": "phone", "detail": "+1 915 555 0199", "voicemail": "yes", "may_name": "yes",
            "days": ["5", "6"], "from": "10:00", "until": "18:00", "zone": "America/Denver",
            "words": "Me dieron el asilo y quiero traer a mi esposa y a mis hijos. ¿Cuánto tiempo tengo?",
        },
    ),
    (
        "ar",
        9.0,
        {"where": "mexico", "place": "Tijuana", "fears_home": "yes", "language": "ar", "channel": "none", "name": "سلمى",
         "words": "وصلت مع أختي قبل أسبوع. لا نعرف أين نذهب ولا من نسأل."},
    ),
    ("pt", 20.0, {"where": "us", "language": "pt", "name": "Jonas", "channel": "none",
                  "words": "Tenho uma audiência e não tenho advogado."}),
    ("ru", 30.0, {"where": "elsewhere", "language": "ru", "channel": "none", "words": "Можно ли просить убежище, если я ещё не приехал?"}),
)  # fmt: skip


def ask_for_help(attorneys: list[User], paralegal: User, draw: Random) -> None:
    """People who asked, hours that are offered, organisations, and what was done so far."""
    set_profile({"office": "Border Legal Aid", "phone": "+1 915 555 0100", "hours": "Mon–Fri 9–17", "days": 90})
    for name, place, needs, languages, reach, note in ORGANISATIONS:
        Organisation.objects.create(name=name, place=place, needs=needs, languages=languages, reach=reach, note=note)
    for user, speaks in zip([*attorneys, paralegal], ("en,es", "en,fr", "es,ht"), strict=True):
        User.objects.filter(pk=user.pk).update(speaks=speaks)
    for language, ago, answers in ASKED:
        fresh = dict(answers)
        if answers["where"] in ("mexico", "detained"):
            fresh["hearing" if answers["where"] == "mexico" else "interview"] = _in_days(draw.randrange(2, 12))
        _message(language, ago, fresh, draw)
    incoming.collect()
    _offer(attorneys[0])
    _tried(paralegal)


def _message(language: str, ago: float, answers: Mapping[str, Answer], draw: Random) -> None:
    code = Code(draw.randbytes(8))
    message = code.message_id("request")
    content = {"kind": "request", "lookup": code.lookup, "key": code.key.hex(), "language": language, "told": answers}
    sealed = seal_message(collecting.own_public_key(), json.dumps(content).encode(), collecting.message_place(message))
    gateway.put(message, sealed)
    SealedMessage.objects.filter(pk=message).update(at=timezone.now() - dt.timedelta(hours=ago))


def _in_days(days: int) -> str:
    return coming(days).isoformat()


def _offer(host: User) -> None:
    for day in next_working_days(3):
        hours.offer(host, day, dt.time(9), dt.time(12), 45)


def _tried(paralegal: User) -> None:
    for row in Request.objects.filter(state=State.WAITING).order_by("-received_at")[3:4]:
        case_key = open_key(row.pk, RequestKey)
        Request.objects.filter(pk=row.pk).update(state=State.TAKEN, taken_by=paralegal)
        for _ in range(3):
            enter(case_key, row, Kind.ATTEMPT, {"channel": "phone", "result": "no_answer", "text": ""}, paralegal)
        enter(
            case_key,
            row,
            Kind.ANSWER,
            {"text": "Sí, tiene dos años desde el día de su asilo. Lo llamamos el sábado."},
            paralegal,
        )
        post_reply(case_key, row)
