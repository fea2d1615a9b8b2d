"""Changing the office key, which takes two: the one at the command line, and an attorney who grants it.

Who is at the command line is not known; an administrator may be, so that none of them can grant it.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from amparo.errors import OfficeError
from amparo.office.platform.accounts.deeds import is_founding
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import ATTORNEYS, LOCKS_DOWN
from amparo.office.platform.accounts.second_person import others
from amparo.office.platform.approvals import asking
from amparo.office.platform.approvals.deeds import Granted, GraveDeed
from amparo.office.platform.approvals.models import Approval
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption import rotation, vault
from amparo.office.platform.ui.moments import moment_text

ROTATE = "key.rotate"


def rotate(tell: Callable[[int, int], None]) -> int:
    """Wrap the key of every case anew and record that in the audit log; how many there were.

    Asks for it where nobody has granted it yet, and raises OfficeError. One that was killed goes on without asking.
    """
    granted = None if is_founding() or is_begun() else _granted()
    done = rotation.rotate(tell)
    record(None, "key.rotated", about=f"{done} cases")
    if granted is not None:
        asking.used(granted)
    return done


def is_begun() -> bool:
    """Whether a change of the key has begun and not ended."""
    ring = vault.keyring()
    ring.refresh()
    return len(ring.ids) > 1


def _granted() -> Approval:
    with transaction.atomic():
        granted = asking.usable(ROTATE, None) or asking.waited_out(ROTATE)
        if granted is not None:
            return granted
        approval = asking.ask(ROTATE, None)
        after = asking.alone_until(approval)
    if after is not None:
        raise OfficeError(
            "Changing the office key takes two, and no attorney is there to grant it. It stands on Today of the "
            f"administrators; run this again after {moment_text(after)}."
        )
    raise OfficeError(
        "Changing the office key takes two. It was asked for: an attorney grants it on Today. Then run this again, "
        "within a day."
    )


def _affected(_approval: Approval) -> set[int]:
    members = User.objects.filter(is_active=True, role__in=LOCKS_DOWN)
    return set(members.values_list("pk", flat=True))


def _nothing(_granted: Granted) -> HttpResponse | None:
    return None


DEED = GraveDeed(
    ROTATE,
    _("Change the office key"),
    lambda approval: others(approval.asked_by_id, ATTORNEYS),
    _nothing,
    _affected,
    later=lambda approval: "",
)
