"""How far each declaration can be trusted: its status, and the days on which it was last checked."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

CHECKED_ON = dt.date(2026, 11, 24)
"""The day on which the declarations were last held against public sources."""

KNOWN_AS_OF = dt.date(2026, 6, 25)
"""The newest day those sources speak of: nothing that happened later is in this law."""


class Status(StrEnum):
    """Where a rule stands today, as far as public sources tell."""

    IN_FORCE = "in force"
    ENJOINED = "enjoined"
    ENJOINED_IN_PART = "enjoined in part"
    STAYED = "stayed"
    VACATED = "vacated"
    ENDED = "ended"
    OPEN = "open: ask a lawyer"
