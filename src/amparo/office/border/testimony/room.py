"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.border.testimony import consents
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.platform.rooms import declare

ROOM = declare(
    Tab("testimony:testimony", _("Testimony"), order=70),
    Erasing("consents, texts and the register of releases", consents.erase_in),
)
