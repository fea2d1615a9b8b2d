"""What takes two members in a case: erasing it, walls, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.office.cases.access import services
from amparo.office.cases.access.gate import CaseFile, file_for
from amparo.office.cases.access.models import Assignment, Wall
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.second_person import affected, granters, is_responsible
from amparo.office.platform.accounts.models import User
from amparo.office.platform.approvals.asking import ask
from amparo.office.platform.approvals.deeds import Granted, GraveDeed
from amparo.office.platform.approvals.models import Approval

ERASE, WALL, UNWALL, LEAD, UNLEAD = "case.erase", "wall.raise", "wall.lower", "lead.name", "lead.end"


def ask_for(deed: str, file: CaseFile, subject: User | None = None, **details: object) -> Approval:
    """Ask for it in a case, within `file.write()`."""
    return ask(deed, file.user.pk, case=file.case.pk, subject=subject.pk if subject else None, details=details)


def takes_two(file: CaseFile) -> bool:
    """Whether a member needs another for walls: anybody but whoever answers for the case."""
    return not is_responsible(file.user, file.case)


def names_lead(file: CaseFile, user: User, *, lead: bool) -> bool:
    """Whether an assignment changes who answers for the case, by somebody who does not."""
    return takes_two(file) and lead != is_responsible(user, file.case)


def _erase(granted: Granted) -> HttpResponse | None:
    services.erase(file_for(granted, Permission.ERASE))
    return None


def _wall(granted: Granted) -> HttpResponse | None:
    services.wall(file_for(granted, Permission.GUARD), _subject(granted))
    return None


def _unwall(granted: Granted) -> HttpResponse | None:
    file, user = file_for(granted, Permission.GUARD), _subject(granted)
    if not Wall.objects.filter(case=file.case, user=user).exists():
        raise OfficeError(gettext_noop("This ethical wall was lifted meanwhile."))
    services.unwall(file, user)
    return None


def _lead(granted: Granted) -> HttpResponse | None:
    services.assign(file_for(granted, Permission.GUARD), _subject(granted), lead=granted.details["lead"])
    return None


def _unlead(granted: Granted) -> HttpResponse | None:
    file, user = file_for(granted, Permission.GUARD), _subject(granted)
    if not Assignment.objects.filter(case=file.case, user=user).exists():
        raise OfficeError(gettext_noop("This member was taken off the case meanwhile."))
    services.unassign(file, user)
    return None


def _subject(granted: Granted) -> User:
    return get_object_or_404(User, pk=granted.approval.subject_id)


def _as_what(details: Mapping[str, Any]) -> list[tuple[Promise | str, object]]:
    return [(_("As"), _("responsible attorney") if details["lead"] else _("a member who is not responsible"))]


DEEDS = (
    GraveDeed(ERASE, _("Erase a case"), granters, _erase, affected),
    GraveDeed(WALL, _("Exclude a member from a case by an ethical wall"), granters, _wall, affected),
    GraveDeed(UNWALL, _("Lift an ethical wall"), granters, _unwall, affected),
    GraveDeed(LEAD, _("Change who is responsible for a case"), granters, _lead, affected, _as_what),
    GraveDeed(UNLEAD, _("Take a responsible attorney off a case"), granters, _unlead, affected),
)
