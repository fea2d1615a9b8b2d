"""What is one's own: added by oneself within hours, and touched by nobody else since, as the audit log has it.

Whoever may only add to a case may change and take back what is their own, and nothing else.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from amparo.office.cases.access.models import Case
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.models import AuditEntry

OWN_FOR = dt.timedelta(hours=12)
"""As long as a member can be signed in."""
READING = "case.read"


@dataclass(frozen=True, slots=True)
class Lately:
    """What was done to a case within `OWN_FOR`, but for reading it: by the member, and what others touched."""

    mine: frozenset[tuple[str, str]]
    others: frozenset[str]

    def own(self, did: str, about: str) -> bool:
        """Whether the member added that (`did`, such as date.added) and nobody else has touched it since."""
        return any(did == action and _names(what, about) for action, what in self.mine) and not any(
            _names(what, about) for what in self.others
        )


def _names(entry: str, about: str) -> bool:
    """Whether an entry names that: `passage 7 return` names `passage 7`."""
    return f"{entry} ".startswith(f"{about} ")


def is_own(user: User, by: int | None, at: dt.datetime) -> bool:
    """Whether a row that bears its author and its moment is the member's own."""
    return by == user.pk and at > timezone.now() - OWN_FOR


def lately(user: User, case: Case) -> Lately:
    """What the audit log says of a case within `OWN_FOR`. One query."""
    since = timezone.now() - OWN_FOR
    rows = AuditEntry.objects.filter(case=case.pk, at__gt=since).exclude(did=READING)
    found = list(rows.values_list("actor", "did", "about"))
    return Lately(
        mine=frozenset((did, about) for actor, did, about in found if actor == user.pk),
        others=frozenset(about for actor, _did, about in found if actor != user.pk),
    )
