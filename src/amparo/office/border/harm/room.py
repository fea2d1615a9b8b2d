"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from amparo.office.border.harm import counting, custody, incidents
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.documents.store import Holding
from amparo.office.cases.people.counted import Counting
from amparo.office.platform.rooms import declare

ROOM = declare(
    Tab("harm:harm", _("Harm"), order=40),
    Holding("evidence of an incident that stands", custody.bears_out),
    Counting("kinds of harm", counting.harmed),
    Erasing("incidents with all revisions", incidents.erase_incidents),
    Erasing("who had which evidence in hand", custody.erase_custody),
)
