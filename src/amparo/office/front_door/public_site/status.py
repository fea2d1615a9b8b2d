"""What lies under a code, asked before every deed: nothing is said to be done that is done to nothing.

Each question is asked whatever the others answered, so that the time an answer takes tells no more than the page says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from amparo.errors import SealingError
from amparo.office.front_door.dropbox import gateway
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.platform.encryption.sealed_messages import open_with

REQUEST, WITHDRAWAL = "request", "withdrawal"
"""What the ids of the first message and of the withdrawal under a code are made for."""


class Status(Enum):
    """How things stand under a code."""

    NOTHING = auto()  # never sent, a draft that is over, erased, or words that are nobody's code
    DRAFT = auto()  # begun and not sent
    SENT = auto()  # waits to be collected, or lies with the office
    TAKEN_BACK = auto()  # withdrawn, and the office has not collected that yet
    CHECK_IN = auto()  # the code of a client for check-ins
    QUESTIONNAIRE = auto()  # the code of a client for a questionnaire, whatever was sent with it before


@dataclass(frozen=True, slots=True)
class Under:
    """What lies under a code: how things stand, what the office answers, and whether a draft is kept."""

    status: Status
    reply: dict[str, Any] | None
    draft: bool

    @property
    def known(self) -> bool:
        """Whether the office has, or will have, whom this code belongs to."""
        return self.status in (Status.SENT, Status.CHECK_IN, Status.QUESTIONNAIRE)


def under(code: Code) -> Under:
    """What lies under a code at this moment."""
    taken_back = gateway.lies(
        code.message_id(WITHDRAWAL)
    )  # in this order: the office takes the request before what takes
    waits = gateway.lies(code.message_id(REQUEST))  # it back, and lays its reply down before the message is gone
    reply = _reply(code)
    draft = gateway.draft(code.lookup) is not None
    if reply is not None and reply.get("checkin"):
        status = Status.CHECK_IN
    elif taken_back:
        status = Status.TAKEN_BACK
    elif reply is not None and reply.get("questionnaire"):
        status = Status.QUESTIONNAIRE
    elif reply is not None or waits:
        status = Status.SENT
    else:
        status = Status.DRAFT if draft else Status.NOTHING
    return Under(status, reply, draft)


def _reply(code: Code) -> dict[str, Any] | None:
    sealed = gateway.reply(code.lookup)
    if sealed is None:
        return None
    try:
        reply: dict[str, Any] = json.loads(open_with(code.key, sealed, f"reply {code.lookup}"))
    except (SealingError, ValueError):
        return None
    return reply
