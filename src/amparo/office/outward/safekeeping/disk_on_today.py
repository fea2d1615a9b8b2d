"""What is told of the disk: to administrators that little is left of it, to everybody that almost nothing is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from amparo.office.cases.access.on_today import Asked, Found
from amparo.office.platform import disk
from amparo.office.platform.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class Short:
    """Little is left."""

    room: disk.Room
    is_last: bool
    """Whether soon nothing can be saved."""
    without_reserve: bool
    """Whether the reserve has been given up."""


def find(asked: Asked) -> Found:
    """What a member has to know of the disk; nothing while there is room."""
    return Found(frozenset(), lambda opened: short(asked.user.role))


def short(role: str) -> Short | None:
    """What somebody of that role is told."""
    room = disk.least(settings.HOME)
    gone = disk.is_given_up(settings.HOME, settings.RESERVE) and room.free < settings.RESERVE * 3
    is_last = room.share < disk.LAST or gone
    if not is_last and (room.share >= disk.LITTLE or role != Role.ADMINISTRATOR):
        return None
    return Short(room, is_last, gone)


def look_after(_now: dt.datetime) -> None:
    """Look whether the reserve is needed. A background job calls this."""
    disk.look_after_reserve(settings.HOME, settings.RESERVE)
