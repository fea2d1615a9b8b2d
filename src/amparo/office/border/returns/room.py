"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.border.returns import counting, erasing
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.people.counted import Counting
from amparo.office.platform.rooms import declare

ROOM = declare(
    Tab("returns:returns", _("Returned to Mexico"), order=10),
    Counting("returns, ports and the fear stated", counting.returned),
    Erasing("returns, fear statements and the steps before each hearing", erasing.erase_in),
)
