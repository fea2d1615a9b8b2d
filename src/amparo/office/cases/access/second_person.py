"""Who grants what takes two members in a case, and whom it affects."""

from __future__ import annotations

from uuid import UUID

from amparo.office.cases.access.gate import members_who_see
from amparo.office.cases.access.models import Assignment, Case, Wall
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import ADMINISTRATORS, ATTORNEYS
from amparo.office.platform.accounts.second_person import others
from amparo.office.platform.approvals.models import Approval


def is_responsible(user: User, case: Case) -> bool:
    """Whether the member answers for the case."""
    return Assignment.objects.filter(case=case, user=user, lead=True).exists()


def granters(approval: Approval) -> set[int]:
    """Another attorney for whom the case exists; where there is none, any attorney whom no wall keeps from it.

    The latter are told the number of the case alone. Whomever it is done to does not grant it.
    """
    able = others(approval.asked_by_id, ATTORNEYS) - _walled(approval) - {approval.subject_id or 0}
    seeing = set(members_who_see(_case(approval)).filter(pk__in=able).values_list("pk", flat=True))
    return seeing or able


def affected(approval: Approval) -> set[int]:
    """Attorneys of the case and whomever it is done to; where no other attorney is left, the administrators as well."""
    attorneys = members_who_see(_case(approval)).filter(role__in=ATTORNEYS)
    found = set(attorneys.values_list("pk", flat=True)) | {approval.subject_id or 0}
    if not granters(approval):
        administrators = User.objects.filter(role__in=ADMINISTRATORS, is_active=True)
        found |= set(administrators.values_list("pk", flat=True))
    return found - _walled(approval) - {0}


def _walled(approval: Approval) -> set[int]:
    return set(Wall.objects.filter(case=approval.case).values_list("user_id", flat=True))


def _case(approval: Approval) -> UUID:
    assert approval.case is not None  # the deeds that ask this are all of a case
    return approval.case
