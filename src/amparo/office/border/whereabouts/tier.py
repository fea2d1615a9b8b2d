"""The locked tier of a case: who is named for it, and the key that only they can open.

There is no key of it beside those wrapped for the named. Each opening is on record before anything is unsealed.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.border.whereabouts.models import Named, Whereabouts
from amparo.office.cases.access.gate import CaseFile, visible
from amparo.office.cases.access.models import Assignment, Case, Wall
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.encryption.case_keys import OpenKey, new_key_in, opened, share

_NAMES = uuid.UUID("6f0f8f0e-6b6a-4d57-9b5e-5f1f3c1f7a11")


class NotNamed(OfficeError):
    """The member may see the case, and not where its people are."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("You are not named for the whereabouts of this case."))


def is_kept(case: Case) -> bool:
    """Whether somebody is named, that is, whether anything was written down."""
    return Named.objects.filter(case=case).exists()


def open_tier(file: CaseFile, did: str = "whereabouts.read", about: object = "") -> OpenKey:
    """The key of the locked tier, once the opening is on record. Raises NotNamed."""
    row = _named(file)
    if row is None:
        raise NotNamed
    file.record(did, about)
    return opened(row, file.case.pk)


def begin(file: CaseFile) -> OpenKey:
    """The key of a tier that holds nothing yet: its author and whoever leads the case are named."""
    leads = User.objects.filter(assignments__case=file.case, assignments__lead=True).exclude(pk=file.user.pk)
    named = [file.user, *(lead for lead in leads if _sees(lead, file.case))]
    case_key = found(file.case, named)
    for user in named:
        file.record("whereabouts.named", f"user {user.pk}")
    return case_key


def found(case: Case, named: Sequence[User]) -> OpenKey:
    """Make the key of a case's tier, wrapped for each of these members."""
    case_key = new_key_in(_row(case.pk, named[0]), case.pk)
    for user in named[1:]:
        share(case_key, _row(case.pk, user))
    return case_key


def name(file: CaseFile, user: User) -> None:
    """Let one more member know. Raises NotNamed, or OfficeError when the case does not exist for them."""
    case_key = open_tier(file, "whereabouts.opened", f"user {user.pk}")
    if not _sees(user, file.case):
        raise OfficeError(gettext_noop("This member cannot see the case. Assign them first."))
    if not Named.objects.filter(case=file.case, user=user).exists():
        share(case_key, _row(file.case.pk, user))
        file.record("whereabouts.named", f"user {user.pk}")


def unname(file: CaseFile, user: User) -> None:
    """From now on that member cannot know. Raises NotNamed, or OfficeError when no attorney would be left."""
    open_tier(file, "whereabouts.opened", f"user {user.pk}")
    if not any(member != user for member in _attorneys(file.case)):
        raise OfficeError(gettext_noop("Name another attorney first: one attorney must be able to open it."))
    Named.objects.filter(case=file.case, user=user).delete()
    file.record("whereabouts.unnamed", f"user {user.pk}")


def is_orphaned(case: Case) -> bool:
    """Whether no attorney is left who is named and can see the case: then another may take it over."""
    return is_kept(case) and not _attorneys(case)


def may_take_over(file: CaseFile) -> bool:
    """Whether an attorney of the case may be named: where none is left, and not by a wall of their own making."""
    if file.user.role != Role.ATTORNEY or not is_orphaned(file.case):
        return False
    named = Named.objects.filter(case=file.case).values("user")
    return not Wall.objects.filter(case=file.case, user__in=named, made_by=file.user).exists()


def take_over(file: CaseFile) -> None:
    """An attorney of the case is named where none is left. Raises NotNamed where one is."""
    row = Named.objects.filter(case=file.case).first()
    if row is None or not may_take_over(file):
        raise NotNamed
    file.record("whereabouts.taken_over", f"user {file.user.pk}")
    share(opened(row, file.case.pk), _row(file.case.pk, file.user))


def leads_of(case: Case) -> list[str]:
    """The names of those who answer for a case."""
    rows = Assignment.objects.filter(case=case, lead=True, user__is_active=True)
    return list(rows.order_by("user__name").values_list("user__name", flat=True))


def _named(file: CaseFile) -> Named | None:
    """The row that names the member of a file."""
    return Named.objects.filter(pk=_name_of(file.case.pk, file.user), case=file.case, user=file.user).first()


def _row(case: UUID, user: User) -> Named:
    return Named(pk=_name_of(case, user), case_id=case, user=user)


def _name_of(case: UUID, user: User) -> UUID:
    return uuid.uuid5(_NAMES, f"{case} {user.pk}")


def _attorneys(case: Case) -> list[User]:
    named = User.objects.filter(named_for__case=case, role=Role.ATTORNEY, is_active=True)
    return [user for user in named if _sees(user, case)]


def _sees(user: User, case: Case) -> bool:
    return visible(user).filter(pk=case.pk).exists()


def erase_in(case: Case) -> None:
    """Destroy the keys of those named, then what they open."""
    Named.objects.filter(case=case).delete()
    Whereabouts.objects.filter(case=case).delete()
