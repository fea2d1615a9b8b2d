"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.office.cases.access.on_today import ABOVE, OnToday
from amparo.office.outward.safekeeping import before_upgrade, disk_on_today, jobs_on_today, nightly, on_today, rotating
from amparo.office.platform.accounts.roles import ADMINISTRATORS, LOCKS_DOWN
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import EACH_SECOND, Access, Job, declare

ROOM = declare(
    rotating.DEED,
    Job("make the backup of the night", nightly.make_if_due, order=99, apart=True),
    Job("delete old copies of before an upgrade", before_upgrade.forget_old, order=98),
    Job("give up the reserve on the disk, or make it", disk_on_today.look_after, every=EACH_SECOND, order=1),
    OnToday(
        "disk",
        "that little is left of the disk",
        disk_on_today.find,
        "safekeeping/disk.html",
        order=0,
        column=ABOVE,
        without_cases="disk.read",
    ),
    OnToday(
        "background_jobs",
        "what the office does not do by itself at present",
        jobs_on_today.find,
        "safekeeping/jobs.html",
        order=0,
        column=ABOVE,
        without_cases="keepers.read",
    ),
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
            "disk.read": gettext_noop("was told that little is left of the disk"),
            "keepers.read": gettext_noop("was told that the office does not do its work"),
            "office.locked": gettext_noop("locked the office down"),
            "office.unlocked": gettext_noop("opened the office after a lockdown"),
            "office.restored": gettext_noop("restored the office from a backup"),
            "opener.added": gettext_noop("added someone who opens the office"),
            "opener.changed": gettext_noop("changed what opens the office"),
            "opener.removed": gettext_noop("removed someone who opens the office"),
            "shares.made": gettext_noop("made a new set of shares that open the office"),
            "share.checked": gettext_noop("checked a share"),
        },
        about={
            "passphrase": gettext_noop("passphrase"),
            "key file": gettext_noop("key file"),
            "share": gettext_noop("share"),
            "of": gettext_noop("of"),
            "documents": gettext_noop("documents"),
            "missing": gettext_noop("missing"),
        },
    ),
    Access({"lockdown": ForRoles(LOCKS_DOWN), "check_share": ForRoles(ADMINISTRATORS)}),
    Table(
        "safekeeping_backup",
        clear={"id", "began_at", "ended_at", "folder", "documents", "missing", "failed"},
        why="of the office, of nobody's case",
    ),
)
