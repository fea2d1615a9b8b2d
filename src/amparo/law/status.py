"""Where each declaration stands, and the newest day that any source of this law speaks of."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

KNOWN_AS_OF = dt.date(2026, 6, 25)
"""The newest day that any source speaks of: nothing that happened later is in this law. Of many rules less is known:
each says up to which day (`law.source`)."""


class Status(StrEnum):
    """Where a rule stands today, as far as public sources tell."""

    IN_FORCE = "in force"
    ENJOINED = "enjoined"
    ENJOINED_IN_PART = "enjoined in part"
    STAYED = "stayed"
    VACATED = "vacated"
    ENDED = "ended"
    OPEN = "open: ask a lawyer"
