"""What this room declares."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext_noop

from amparo.office.platform.audit import first_codes, sealer, spooled, witnesses
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import AT_START, EACH_SECOND, Job, declare

CHAINED = "chained, each row after the one before"

ROOM = declare(
    Job("make the spool of reads", spooled.make, every=AT_START, order=1),
    Job("bring in what lies in the spool of reads", spooled.bring_in, every=EACH_SECOND, order=5),
    Job("chain what is new in the audit log", lambda now: sealer.seal_pending(), every=EACH_SECOND, order=10),
    Job("code rows that have no code yet", first_codes.code_first, order=90),
    Job("note the end of the audit log", lambda now: sealer.keep_head(settings.HOME.heads), order=10),
    Job("give the end of the audit log to its witnesses", witnesses.push, order=95),
    Recorded(
        {
            "key.rotated": gettext_noop("changed the office key"),
            "reads.brought_in": gettext_noop("brought in what was read while nothing could be written"),
        }
    ),
    Table("audit_deed", clear={"id", "key", "at", "actor", "did", "case", "about", "mac"}, uncoded=CHAINED),
    Table("audit_codebatch", clear={"id", "digest"}, uncoded=CHAINED),
    Table("audit_codedcolumns", clear={"id", "table", "columns"}, uncoded="covered by each code that names it"),
    Table(
        "audit_rowcode",
        clear={"id", "table", "row", "version", "columns", "gone", "at", "mac", "batch"},
        uncoded=CHAINED,
    ),
    Table("audit_link", clear={"place", "deed", "digest", "at"}, uncoded=CHAINED),
)
