"""Little room on the disk is told to administrators, almost none to everybody, and both to who watches the server."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from amparo.office.platform import disk, outages
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import member, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("free", "reserve", "told", "health"),
    [
        (200, 0, (False, False, False), (200, "ok\n")),
        (199, 0, (True, False, False), (200, "disk: 19 % left\n")),
        (50, 0, (True, False, False), (200, "disk: 5 % left\n")),
        (49, 0, (True, True, True), (503, "disk: 4 % left\n")),
        (100, 64, (True, True, True), (503, "disk: the reserve is given up\n")),
        (900, 64, (False, False, False), (200, "ok\n")),  # it is being made anew
    ],
)
def test_whom_it_concerns_is_told(
    monkeypatch: pytest.MonkeyPatch, free: int, reserve: int, told: tuple[bool, ...], health: tuple[int, str]
) -> None:
    monkeypatch.setattr(disk, "least", lambda home: disk.Room(free, 1_000))
    monkeypatch.setattr(settings, "RESERVE", reserve)
    roles = (Role.ADMINISTRATOR, Role.ATTORNEY, Role.SCHEDULER)
    pages = [signed_in(member(role)).get(reverse("today:today")).content.decode() for role in roles]
    assert tuple("Room on the disk" in page for page in pages) == told
    answer = Client().get("/health/")
    assert (answer.status_code, answer.content.decode()) == health


def test_that_nothing_can_be_written_is_told_to_who_watches_the_server() -> None:
    outages.began(outages.Why.FULL)
    try:
        answer = Client().get("/health/")
    finally:
        outages.over()
    assert (answer.status_code, answer.content[:16], answer.content[-7:]) == (503, b"read only since ", b": full\n")
