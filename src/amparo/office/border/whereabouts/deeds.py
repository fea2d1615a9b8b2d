"""What takes two members here: becoming a member named for the whereabouts where no named attorney is left."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from amparo.office.border.whereabouts import tier
from amparo.office.border.whereabouts.models import Named
from amparo.office.cases.access import second_person
from amparo.office.cases.access.gate import CaseFile, file_for, members_who_see
from amparo.office.cases.access.rules import Permission
from amparo.office.platform.approvals.asking import ask
from amparo.office.platform.approvals.deeds import Granted, GraveDeed
from amparo.office.platform.approvals.models import Approval

TAKE_OVER = "whereabouts.take_over"


def ask_for(file: CaseFile) -> Approval:
    """Ask to be named, within `file.write()`. Raises NotNamed where an attorney is left."""
    if not tier.may_take_over(file):
        raise tier.NotNamed
    return ask(TAKE_OVER, file.user.pk, case=file.case.pk)


def _take_over(granted: Granted) -> HttpResponse | None:
    tier.take_over(file_for(granted, Permission.GUARD))
    return None


def _affected(approval: Approval) -> set[int]:
    """Those of the case, and whoever is named and can see it."""
    named = Named.objects.filter(case=approval.case).values("user")
    seeing = members_who_see(approval.case).filter(pk__in=named) if approval.case else ()
    return second_person.affected(approval) | {user.pk for user in seeing}


DEED = GraveDeed(TAKE_OVER, _("Take over whereabouts"), second_person.granters, _take_over, _affected)
