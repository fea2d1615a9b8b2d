"""What this room declares."""

from __future__ import annotations

from amparo.office.platform.accounts import forgetting
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Job("forget sessions that have run out", forgetting.sessions),
    Job("forget guesses at passwords", forgetting.guesses),
)
