"""Nothing typed is lost: every form of staff, left until one is signed out, holds what was typed after signing in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from amparo.office.cases.drafts import keeping, middleware
from amparo.office.cases.drafts.forms import WITHOUT, form_at
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import World, signed_in
from tests.office.cases.drafts.walk import Shown, Typed, pages_of, typed_in, typed_on, words_in

pytestmark = pytest.mark.django_db
FEWEST_FORMS = 70
AWAY = dt.timedelta(minutes=36)


@pytest.fixture
def world(world_of_the_file: World, db: None) -> World:
    """One for all tests here: none of them writes to a file on disk."""
    return world_of_the_file.as_made()


def _forms_of(world: World) -> Iterator[tuple[Shown, list[Typed]]]:
    """Each page with forms that have drafts, and those forms with something typed in them."""
    for shown in pages_of(world):
        if forms := [one for one in typed_on(shown.page, shown.address) if _has_draft(one)]:
            yield shown, forms


def _lost_after_an_absence(world: World) -> tuple[int, list[str]]:
    """How many forms were walked, and those that did not hold what was typed before one was signed out."""
    walked, lost = 0, []
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        for shown, forms in _forms_of(world):
            page = {"draft_page": shown.address}
            told = [shown.client.post(one.draft, one.fields | page) for one in forms if one.draft]
            with time_machine.travel(now + AWAY, tick=False):
                if not shown.client.get(shown.address).headers.get("Location", "").startswith("/sign-in/"):
                    lost.append(f"{shown.name}: not signed out")
                lost += _not_held(world, shown, forms)
            lost += [
                f"{shown.name}: not said to be kept" for one in told if not one.content.startswith(b"Draft kept at")
            ]
            walked += len(forms)
    return walked, lost


def _not_held(world: World, shown: Shown, forms: list[Typed]) -> list[str]:
    """The forms in which, after signing in once more, something else stands than what was typed."""
    again = signed_in(world.users[shown.who])
    return [f"{shown.name}: {one.action}" for one in forms if words_in(again, one) != one.words]


def _has_draft(typed: Typed) -> bool:
    if form_at(typed.action) is not None:
        return True
    assert not typed.draft, "a form that shall have no draft names a place for one"
    return False


def test_every_form_left_until_one_is_signed_out_holds_what_was_typed(world: World) -> None:
    walked, lost = _lost_after_an_absence(world)
    assert lost == []
    assert walked >= FEWEST_FORMS, walked


@pytest.mark.one_moment("that the walk can fail is proven at any hour")
def test_the_walk_finds_forms_that_lose_what_was_typed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "kept", lambda *_: [])
    monkeypatch.setattr(middleware, "with_drafts", lambda *given, **more: given[2])
    walked, lost = _lost_after_an_absence(world)
    assert lost
    assert len(lost) >= walked


def test_every_form_sent_too_late_holds_what_was_sent_after_signing_in(world: World) -> None:
    now = timezone.now()
    lost, walked = [], 0
    with time_machine.travel(now, tick=False):
        for shown, forms in _forms_of(world):
            cookies, page = shown.client.cookies, f"http://testserver{shown.address}"
            cookie = cookies[settings.SESSION_COOKIE_NAME].value
            with time_machine.travel(now + AWAY, tick=False):
                for one in forms:
                    cookies[settings.SESSION_COOKIE_NAME] = cookie  # as of another tab: an answer may end it
                    answer = shown.client.post(one.action, one.fields, headers={"referer": page})
                    if not answer.headers.get("Location", "").startswith("/sign-in/"):
                        lost.append(f"{shown.name}: {answer.status_code}")
                lost += _not_held(world, shown, forms)
            walked += len(forms)
    assert lost == []
    assert walked >= FEWEST_FORMS


def test_whatever_has_no_draft_says_why() -> None:
    assert all(len(reason) > 8 for reason in WITHOUT.values())
    assert {"whereabouts:add_whereabouts", "whereabouts:name_whereabouts", "whereabouts:whereabouts"} <= WITHOUT.keys()


def test_the_walk_goes_by_the_forms_that_were_reported(world: World, shared: Path) -> None:
    told = [json.loads(one.read_text(encoding="utf-8"))["open"] for one in (shared / "reports" / "forms").iterdir()]
    number = world.cases[Role.ATTORNEY, "own"].number
    for address in told:
        client = signed_in(world.users[Role.ATTORNEY])
        typed = typed_in(client, address.replace("/N/", f"/{number}/"))
        assert any(one.draft and _has_draft(one) for one in typed), address
