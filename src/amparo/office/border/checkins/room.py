"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.border.checkins import answers, plans, rounds
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.front_door.dropbox.collecting import Taking
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Tab("checkins:case_checkins", _("Check-ins"), order=75),
    Taking(answers.KIND, answers.take),
    Job("look for check-ins that were missed", lambda now: rounds.look_at_all(), order=60),
    Erasing("plans, answers, what rose, and what lies under their codes", plans.erase_in),
)
