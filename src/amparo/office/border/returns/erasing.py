"""What the room does when a case is erased, and how the case page leads to it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.border.returns.models import FearStatement, Passage, Step
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.access.services import ERASERS
from amparo.office.cases.casework.places import ROOMS, Room


def _erase(case: Case) -> None:
    for model in (Step, FearStatement, Passage):
        model._default_manager.filter(case=case).delete()


ERASERS.append(_erase)
ROOMS.append(Room("returns", _("Returned to Mexico"), Permission.READ, order=10))
