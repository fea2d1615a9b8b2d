"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.calendar.entries import Hosting
from amparo.office.cases.casework.places import Tab
from amparo.office.interviews import asking, hosting
from amparo.office.platform.rooms import declare

ROOM = declare(
    Tab("interviews:case_interviews", _("Interviews"), order=80),
    Hosting("interviews that a member conducts", hosting.hosted),
    Erasing("interviews asked for, and their bookings", asking.erase_in),
)
