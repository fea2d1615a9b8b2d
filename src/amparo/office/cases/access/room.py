"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access import services
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Job("forget which forms were sent", services.forget_keys),
)
