"""Who may be the second person: another member, and none whom whoever asks let in alone a short while ago."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set

from django.db.models import Exists, OuterRef
from django.utils import timezone

from amparo.office.platform.accounts.models import Invitation, User
from amparo.office.platform.approvals.models import Approval, State

RECENT = dt.timedelta(days=30)
"""So long a member whom one other let in alone grants nothing that this other asks for."""
CHANGE = "member.change"
"""The deed that makes a member another role."""


def others(asker: int | None, roles: Set[str]) -> set[int]:
    """Active members of these roles who may grant what a member asks for."""
    since = timezone.now() - RECENT
    invited = Invitation.objects.filter(
        email=OuterRef("email"), made_by=asker, granted_by=None, user=None, used_at__gt=since
    )
    changed = Approval.objects.filter(
        deed=CHANGE, subject=OuterRef("pk"), asked_by=asker, decided_by=asker, state=State.DONE, decided_at__gt=since
    )
    members = User.objects.filter(pk__in=_active(asker, roles)).exclude(Exists(invited)).exclude(Exists(changed))
    return set(members.values_list("pk", flat=True))


def too_recent(asker: int | None, roles: Set[str]) -> set[int]:
    """Members of these roles who are told, and may object, though they may not grant."""
    return _active(asker, roles) - others(asker, roles)


def _active(asker: int | None, roles: Set[str]) -> set[int]:
    members = User.objects.filter(is_active=True, role__in=roles)
    return set(members.exclude(pk=asker or 0).values_list("pk", flat=True))
