"""What erasing a case takes from this room."""

from __future__ import annotations

from amparo.office.border.returns.models import FearStatement, Passage, Step
from amparo.office.cases.access.models import Case


def erase_in(case: Case) -> None:
    """Destroy what happened at the border, the fear stated and the steps before each hearing."""
    for model in (Step, FearStatement, Passage):
        model._default_manager.filter(case=case).delete()
