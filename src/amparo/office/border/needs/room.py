"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.border.needs import counting, following
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.people.counted import Counting
from amparo.office.platform.rooms import declare

ROOM = declare(
    Tab("needs:needs", _("Needs"), order=45),
    Counting("needs, met or not", counting.needing),
    Erasing("needs and their steps", following.erase_in),
)
