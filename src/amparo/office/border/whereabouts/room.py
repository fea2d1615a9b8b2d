"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.border.whereabouts import tier
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.platform.rooms import declare

ROOM = declare(
    Tab("whereabouts:whereabouts", _("Whereabouts"), order=60),
    Erasing("the keys of those named, then the whereabouts", tier.erase_in),
)
