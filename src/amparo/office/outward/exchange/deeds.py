"""What takes two members here: giving a whole case out."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access import second_person
from amparo.office.cases.access.gate import CaseFile, file_for
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.rules import Permission
from amparo.office.platform.approvals.asking import ask, usable
from amparo.office.platform.approvals.deeds import Granted, GraveDeed
from amparo.office.platform.approvals.models import Approval

EXPORT = "case.export"


def ask_for(file: CaseFile) -> Approval:
    """Ask to export the case, within `file.write()`."""
    return ask(EXPORT, file.user.pk, case=file.case.pk)


def is_granted(file: CaseFile) -> bool:
    """Whether the member may export the case now."""
    return usable(EXPORT, file.user.pk, file.case.pk) is not None


def _grant(granted: Granted) -> HttpResponse | None:
    file_for(granted, Permission.EXPORT)
    return None


def _address(approval: Approval) -> str:
    return reverse("exchange:export", args=[Case.objects.get(pk=approval.case or approval.pk).number])


DEED = GraveDeed(EXPORT, _("Export a case"), second_person.granters, _grant, second_person.affected, later=_address)
