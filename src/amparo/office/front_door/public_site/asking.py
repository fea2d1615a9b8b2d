"""Asking for a consultation, part by part. Nothing is kept between the parts but what the page itself carries.

Every part is a form that holds the answers of the others in hidden fields, so going on, going back and trying again
after a broken connection lose nothing and need no cookie. The code is made with the first part: the same form sent
twice is one request.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from enum import Enum, auto

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from amparo.errors import SealingError
from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.answers import address
from amparo.office.front_door.dropbox.codes import Code, CodeError
from amparo.office.front_door.dropbox.questions import (
    BY_NAME,
    QUESTIONS,
    Answer,
    Answers,
    Kind,
    Step,
    Wrong,
    read,
    steps,
    together,
)
from amparo.office.front_door.public_site.fields import Sent, fields, worded
from amparo.office.front_door.public_site.rendering import page
from amparo.office.front_door.public_site.status import REQUEST, Status, under
from amparo.office.front_door.public_site.texts import Texts, texts_of, the_office
from amparo.office.platform.encryption.sealed_messages import open_with, seal_message, seal_with

STEPS = tuple(Step)
ASKED_AGAIN = ("number", "as_typed")
"""What is asked beside a number that could not be read: which of these, or kept as it was typed."""


class Keeps(Enum):
    """Whether what was typed is kept until it is sent."""

    NOT_ASKED = auto()
    KEPT = auto()
    TOO_LONG = auto()  # what was kept before, if anything, stays


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, language: str) -> HttpResponse:
    """One part of the request, and at its end the receipt."""
    if request.method == "GET":
        return _part(request, language, Step.WHERE, request.POST, Code.new(), {}, keeps=Keeps.NOT_ASKED)
    sent = request.POST
    code = _code_of(sent, language)
    answers, wrong = understood(sent)
    at, go = sent.get("step", ""), sent.get("go", "next")
    step = Step(at) if at in list(Step) else None
    if go.startswith("edit-"):
        step = Step(go[5:]) if go[5:] in list(Step) else Step.WHERE
        return _kept_part(request, language, step, sent, code, {})
    if go == "back":
        return _kept_part(request, language, _before(step, answers), sent, code, {})
    if go == "send":
        return _send(request, language, sent, code, answers, wrong)
    if step is None:
        return _kept_part(request, language, Step.WHERE, sent, code, {})
    here = {name: fault for name, fault in wrong.items() if BY_NAME[name].step == step}
    if here:
        return _kept_part(request, language, step, sent, code, here)
    after = _after(step, answers)
    if after is None:
        return _review(request, language, sent, code, answers, keeps=_keep(sent, code, step))
    return _kept_part(request, language, after, sent, code, {})


def understood(sent: Sent) -> tuple[dict[str, Answer], dict[str, Wrong]]:
    """The answers, and what cannot be taken of them. What is asked no more is left out."""
    answers: dict[str, Answer] = {}
    wrong: dict[str, Wrong] = {}
    for question in QUESTIONS:
        if not question.when(answers):
            continue
        answer = read(question, sent.getlist(question.name))
        if isinstance(answer, Wrong):
            wrong[question.name] = answer
        elif answer is not None:
            answers[question.name] = answer
    wrong = {**together(answers), **wrong}
    reached = address(answers, sent.get("number", ""), sent.get("as_typed", ""))
    if isinstance(reached, Wrong):
        wrong.setdefault("detail", reached)
    elif reached is not None:
        answers["detail"] = reached
    return answers, wrong


def resume(request: HttpRequest, language: str, code: Code) -> HttpResponse | None:
    """The part that somebody had come to, from the draft under their code; None where there is none."""
    sealed = gateway.draft(code.lookup)
    if sealed is None:
        return None
    try:
        kept = json.loads(open_with(code.key, sealed, f"draft {code.lookup}"))
    except (SealingError, ValueError):
        return None
    sent: Sent = MultiValueDict({name: [str(value) for value in values] for name, values in kept["sent"].items()})
    step = Step(kept["step"]) if kept["step"] in list(Step) else Step.WHERE
    return _part(request, language, step, sent, code, {}, keeps=Keeps.KEPT)


def _send(
    request: HttpRequest,
    language: str,
    sent: Sent,
    code: Code,
    answers: Mapping[str, Answer],
    wrong: Mapping[str, Wrong],
) -> HttpResponse:
    if wrong:
        step = next(stage for stage in STEPS if any(BY_NAME[name].step == stage for name in wrong))
        here = {name: fault for name, fault in wrong.items() if BY_NAME[name].step == step}
        return _kept_part(request, language, step, sent, code, here)
    if not answers:
        return _review(request, language, sent, code, answers, keeps=_keep(sent, code, Step.WHERE), empty=True)
    if under(code).status is Status.TAKEN_BACK:  # what was taken back and is sent again has words of its own
        code = Code.new()
    content = {
        "kind": "request",
        "lookup": code.lookup,
        "key": code.key.hex(),
        "language": language,
        "told": answers,
        "at": timezone.now().isoformat(),
    }
    crowded = getattr(request, "crowded", False)
    deeds = (
        REQUEST,
        f"{REQUEST} {_digest(answers)}",
    )  # the second where the first waits: a correction, or the same again
    request.message_put = any(post(code, deed, content, crowded=crowded) for deed in deeds)  # type: ignore[attr-defined]
    gateway.drop_draft(code.lookup)
    return page(request, "receipt", language, words=code.words(language))


def post(code: Code, deed: str, content: Mapping[str, object], *, crowded: bool = False) -> bool:
    """Seal a message to the office and put it in the dropbox; whether it is new. The same deed of a code is one."""
    message = code.message_id(deed)
    public = bytes.fromhex(the_office()["public_key"])
    sealed = seal_message(public, json.dumps(content).encode(), f"letter {message}")
    return gateway.put(message, sealed, crowded=crowded)


def _kept_part(
    request: HttpRequest, language: str, step: Step, sent: Sent, code: Code, wrong: Mapping[str, Wrong]
) -> HttpResponse:
    """A part of the form, with what came so far kept first where that was asked: forth, back, or not taken yet."""
    return _part(request, language, step, sent, code, wrong, keeps=_keep(sent, code, step))


def _part(
    request: HttpRequest,
    language: str,
    step: Step,
    sent: Sent,
    code: Code,
    wrong: Mapping[str, Wrong],
    *,
    keeps: Keeps,
) -> HttpResponse:
    texts = texts_of(language)
    answers, _ = understood(sent)
    shown = fields(step, answers, sent, wrong, language, texts)
    all_steps = steps(answers)
    place = all_steps.index(step) if step in all_steps else 0
    return page(
        request,
        "part",
        language,
        status=422 if wrong else 200,
        fields=shown,
        wrong=[field for field in shown if field.error],
        step=step.value,
        title=_title(step, texts),
        where=texts["ask"]["step"].replace("{step}", str(place + 1)).replace("{of}", str(len(all_steps))),
        first=place == 0,
        last=place == len(all_steps) - 1,
        hidden=_hidden(
            sent, {*(field.name for field in shown), *(ASKED_AGAIN if "detail" in wrong else ())}, asks_keep=place == 0
        ),
        code=code.written(language),
        keeps=sent.get("keep") == "yes",
        **_about_draft(keeps if place or keeps is Keeps.TOO_LONG else Keeps.NOT_ASKED, code, language),
    )


def _about_draft(keeps: Keeps, code: Code, language: str) -> dict[str, object]:
    """What a page says of the draft: the words to go on with, or that it is not kept."""
    return {
        "words": code.words(language) if keeps is Keeps.KEPT else (),
        "not_kept": keeps is Keeps.TOO_LONG,
    }


def _review(
    request: HttpRequest,
    language: str,
    sent: Sent,
    code: Code,
    answers: Mapping[str, Answer],
    *,
    keeps: Keeps,
    empty: bool = False,
) -> HttpResponse:
    texts = texts_of(language)
    parts = [
        (
            step.value,
            _title(step, texts),
            [
                (texts["ask"][name], worded(BY_NAME[name], answer, language, texts))
                for name, answer in answers.items()
                if BY_NAME[name].step == step
            ],
        )
        for step in steps(answers)
    ]
    return page(
        request,
        "review",
        language,
        status=422 if empty else 200,
        parts=parts,
        hidden=_hidden(sent, set(), asks_keep=False),
        code=code.written(language),
        empty=empty,
        **_about_draft(keeps, code, language),
    )


def _hidden(sent: Sent, shown: set[str], *, asks_keep: bool) -> list[tuple[str, str]]:
    names = [name for name in (*BY_NAME, *ASKED_AGAIN) if name not in shown] + ([] if asks_keep else ["keep"])
    return [(name, value) for name in names for value in sent.getlist(name) if value or _is_chosen(name)]


def _is_chosen(name: str) -> bool:
    """Whether "I would rather not say" is among the answers to choose: an empty one is kept, to be shown again."""
    return name in BY_NAME and BY_NAME[name].kind is Kind.ONE and name != "zone"


def _code_of(sent: Sent, language: str) -> Code:
    try:
        return Code.read(sent.get("code", ""), language)
    except CodeError:
        return Code.new()


def _keep(sent: Sent, code: Code, at: Step) -> Keeps:
    """Keep all that was typed, whole, where that was asked: a draft that is cut would be one that is lost."""
    if sent.get("keep") != "yes":
        return Keeps.NOT_ASKED
    kept = {
        "sent": {name: sent.getlist(name) for name in [*BY_NAME, *ASKED_AGAIN, "keep"] if name in sent},
        "step": at.value,
    }
    plain = json.dumps(kept, ensure_ascii=False).encode(errors="replace")
    stored = gateway.keep_draft(code.lookup, seal_with(code.key, plain, f"draft {code.lookup}"))
    return Keeps.KEPT if stored else Keeps.TOO_LONG


def _digest(answers: Answers) -> str:
    """The same for the same answers: sent again it is the same message, corrected it is another."""
    return hashlib.sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()


def _before(step: Step | None, answers: Answers) -> Step:
    earlier = [stage for stage in steps(answers) if step is None or STEPS.index(stage) < STEPS.index(step)]
    return earlier[-1] if earlier else Step.WHERE


def _after(step: Step, answers: Answers) -> Step | None:
    return next((stage for stage in steps(answers) if STEPS.index(stage) > STEPS.index(step)), None)


def _title(step: Step, texts: Texts) -> str:
    return texts["ask"]["reach_title" if step is Step.CONTACT else f"{step.value}_title"]
