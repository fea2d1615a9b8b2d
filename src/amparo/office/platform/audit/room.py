"""What this room declares."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_noop

from amparo.office.platform.audit import sealer
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import EACH_SECOND, Job, declare

ROOM = declare(
    Job("chain what is new in the audit log", lambda now: sealer.seal_pending(), every=EACH_SECOND, order=10),
    Job("note the end of the audit log", lambda now: sealer.keep_head(settings.HOME.heads), order=10),
    Recorded(
        {
            "key.rotated": gettext_noop("changed the office key"),
        }
    ),
    Table("audit_deed", clear={"id", "key", "at", "actor", "did", "case", "about", "mac"}),
    Table("audit_link", clear={"place", "deed", "digest", "at"}),
)
