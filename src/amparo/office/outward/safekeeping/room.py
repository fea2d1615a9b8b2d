"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.office.cases.access.on_today import ABOVE, OnToday
from amparo.office.outward.safekeeping import nightly, on_today
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Job("make the backup of the night", nightly.make_if_due, order=99, apart=True),
    OnToday(
        "backups",
        "that the last good backup is too old",
        on_today.find,
        "safekeeping/on_today.html",
        order=1,
        column=ABOVE,
        without_cases="backups.read",
    ),
    Recorded(
        {
            "backup.made": gettext_noop("made a backup"),
            "backups.read": gettext_noop("was told how backups stand"),
            "office.restored": gettext_noop("restored the office from a backup"),
        },
        about={
            "documents": gettext_noop("documents"),
            "missing": gettext_noop("missing"),
        },
    ),
    Table(
        "safekeeping_backup",
        clear={"id", "began_at", "ended_at", "folder", "documents", "missing", "failed"},
        why="of the office, of nobody's case",
    ),
)
