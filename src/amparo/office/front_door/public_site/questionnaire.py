"""A questionnaire of the office, filled in under its code: one group a page, each card by itself, then sent whole.

As with a request, nothing is kept between the pages but what the page itself carries, and a draft of 24 hours where
that was asked for. What is typed is taken as it is typed: whoever reviews it reads it. What was sent cannot be read
back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict

from amparo.errors import SealingError
from amparo.forms.biography import BIOGRAPHY, SINGLE
from amparo.law.facts import Fact, Kind, Words
from amparo.law.record import RecordKind
from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.front_door.public_site.asking import post
from amparo.office.front_door.public_site.fields import Sent
from amparo.office.front_door.public_site.rendering import page
from amparo.office.front_door.public_site.status import WITHDRAWAL, Under
from amparo.office.front_door.public_site.texts import texts_of
from amparo.office.platform.encryption.sealed_messages import open_with, seal_with

SPOKEN = ("en", "es")
"""Languages in which the questions exist."""
A_LINE, A_TEXT = 300, 5_000
"""Letters of an answer of one line, and of one over lines."""
CARDS = 20
LARGEST = 90_000
"""Bytes of all answers: what one sealed message holds, with room."""

type Told = dict[str, list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a card. `options` are a value, its words, and whether it is chosen; none for what is typed."""

    name: str
    label: str
    typed: str
    long: bool
    number: bool
    most: int
    options: Sequence[tuple[str, str, bool]]


def answered(request: HttpRequest, language: str, held: Code, here: Under, go: str) -> HttpResponse:
    """The page of a group, the next, the one before, one card more; and at the end that it arrived."""
    groups = [BIOGRAPHY[name] for name in (here.reply or {}).get("questionnaire", []) if name in BIOGRAPHY]
    if go == "withdraw":
        return _withdraw(request, language, held)
    if language not in SPOKEN or not groups:
        return page(request, "form_language", language, code={other: held.written(other) for other in SPOKEN})
    sent = _draft(held) if go == "open" and "group" not in request.POST else request.POST
    names = [kind.name for kind in groups]
    at = names.index(sent.get("group", names[0])) if sent.get("group", names[0]) in names else 0
    wrong = _too_long(groups, sent, language)
    if go == "send" and not wrong:
        return _send(request, language, held, groups, sent)
    if wrong:
        return _page(request, language, held, groups, at, sent, wrong=wrong)
    step = {"next": 1, "back": -1}.get(go, 0)
    more = go == "another"
    return _page(request, language, held, groups, min(max(at + step, 0), len(groups) - 1), sent, more=more)


def told_in(groups: Sequence[RecordKind], sent: Sent) -> Told:
    """What was filled in, by group: a list of cards, each with the answers that were given."""
    found: Told = {}
    for kind in groups:
        cards = [
            {
                name: text
                for name in kind.fields
                if (text := sent.get(f"{kind.name}.{place}.{name}", "").replace("\r\n", "\n").strip())
            }
            for place in range(_cards(kind, sent))
        ]
        if any(cards):
            found[kind.name] = [card for card in cards if card]
    return found


def _send(request: HttpRequest, language: str, held: Code, groups: Sequence[RecordKind], sent: Sent) -> HttpResponse:
    told = told_in(groups, sent)
    texts = texts_of(language)
    if not told:
        return _page(request, language, held, groups, len(groups) - 1, sent, wrong=texts["ask"]["empty"])
    plain = json.dumps(told, sort_keys=True)
    if len(plain.encode()) > LARGEST:
        return _page(request, language, held, groups, len(groups) - 1, sent, wrong=texts["trouble"]["too_long"])
    deed = f"questionnaire {hashlib.sha256(plain.encode()).hexdigest()}"  # sent twice it is one message
    content = {"kind": "questionnaire", "lookup": held.lookup, "key": held.key.hex(), "told": told}
    request.message_put = post(  # type: ignore[attr-defined]
        held, deed, {**content, "language": language}, crowded=getattr(request, "crowded", False)
    )
    gateway.drop_draft(held.lookup)
    return page(request, "arrived", language)


def _withdraw(request: HttpRequest, language: str, held: Code) -> HttpResponse:
    content = {"kind": "questionnaire", "lookup": held.lookup, "key": held.key.hex(), "withdraw": True}
    post(held, WITHDRAWAL, {**content, "language": language})
    gateway.drop_draft(held.lookup)
    return page(request, "withdrawn", language, case="yes", file_too=False)


def _page(
    request: HttpRequest,
    language: str,
    held: Code,
    groups: Sequence[RecordKind],
    at: int,
    sent: Sent,
    *,
    more: bool = False,
    wrong: str = "",
) -> HttpResponse:
    kind, texts = groups[at], texts_of(language)
    cards = min(_cards(kind, sent) + more, CARDS)
    asked = [
        (place + 1, [_asked(kind, place, fact, sent, language) for fact in kind.fields.values()])
        for place in range(cards)
    ]
    keeps = sent.get("keep") == "yes"
    kept = keeps and _keep(held, groups, sent, kind.name)
    return page(
        request,
        "form",
        language,
        status=422 if wrong else 200,
        wrong=wrong,
        group=kind.name,
        title=_in(language, kind.label),
        one=_in(language, kind.label_of_one),
        many=kind.name not in SINGLE,
        cards=asked,
        count=cards,
        where=texts["ask"]["step"].replace("{step}", str(at + 1)).replace("{of}", str(len(groups))),
        first=at == 0,
        last=at == len(groups) - 1,
        full=cards >= CARDS,
        hidden=list(_hidden(groups, sent, kind)),
        keeps=keeps,
        kept=kept,
        not_kept=keeps and not kept,
        code=held.written(language),
    )


def _asked(kind: RecordKind, place: int, fact: Fact, sent: Sent, language: str) -> Asked:
    name = f"{kind.name}.{place}.{fact.name}"
    typed = sent.get(name, "")
    texts = texts_of(language)["ask"]
    choices: Mapping[str, str] = {}
    if fact.kind is Kind.YES_NO:
        choices = {"yes": texts["yes"], "no": texts["no"], "": texts["unsure"]}
    elif fact.kind is Kind.CHOICE:
        choices = {**{value: _in(language, words) for value, words in fact.choices.items()}, "": texts["unsure"]}
    options = [(value, label, typed == value) for value, label in choices.items()]
    most = A_TEXT if fact.long else A_LINE
    return Asked(name, _in(language, fact.question), typed, fact.long, fact.kind is Kind.NUMBER, most, options)


def _hidden(groups: Sequence[RecordKind], sent: Sent, shown: RecordKind) -> Iterator[tuple[str, str]]:
    for kind in groups:
        if kind is not shown:
            yield f"{kind.name}.cards", str(_cards(kind, sent))
            for place in range(_cards(kind, sent)):
                for name in kind.fields:
                    if text := sent.get(f"{kind.name}.{place}.{name}", ""):
                        yield f"{kind.name}.{place}.{name}", text


def _too_long(groups: Sequence[RecordKind], sent: Sent, language: str) -> str:
    for kind in groups:
        for card in told_in([kind], sent).get(kind.name, []):
            for name, text in card.items():
                most = A_TEXT if kind.fields[name].long else A_LINE
                if len(text) > most:
                    long = texts_of(language)["errors"]["long"].replace("{most}", str(most))
                    return f"{_in(language, kind.fields[name].question)} {long}"
                if any(0xD800 <= ord(char) <= 0xDFFF or char == "\0" for char in text):
                    return texts_of(language)["errors"]["letters"]
    return ""


def _cards(kind: RecordKind, sent: Sent) -> int:
    """How many cards of a group the page has."""
    typed = sent.get(f"{kind.name}.cards", "1")
    return (
        1 if kind.name in SINGLE or not typed.isascii() or not typed.isdigit() else min(max(int(typed[:3]), 1), CARDS)
    )


def _draft(held: Code) -> Sent:
    """What was kept under the code, if anything."""
    sealed = gateway.draft(held.lookup)
    empty: Sent = MultiValueDict()
    if sealed is None:
        return empty
    try:
        kept: dict[str, Any] = json.loads(open_with(held.key, sealed, f"draft {held.lookup}"))
    except (SealingError, ValueError):
        return empty
    return MultiValueDict({str(name): [str(value)] for name, value in kept.items()})


def _keep(held: Code, groups: Sequence[RecordKind], sent: Sent, group: str) -> bool:
    """Keep all that was typed for a day, whole; False where it is too long, and what was kept before stays."""
    names = [f"{kind.name}.cards" for kind in groups] + [
        f"{kind.name}.{place}.{name}" for kind in groups for place in range(_cards(kind, sent)) for name in kind.fields
    ]
    kept = {**{name: sent.get(name, "") for name in names if sent.get(name)}, "group": group, "keep": "yes"}
    plain = json.dumps(kept, ensure_ascii=False).encode(errors="replace")
    return gateway.keep_draft(held.lookup, seal_with(held.key, plain, f"draft {held.lookup}"))


def _in(language: str, words: Words) -> str:
    return words.es if language == "es" else words.en
