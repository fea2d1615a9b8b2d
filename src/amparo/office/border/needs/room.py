"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.border.needs import counting, export, follow_up, on_today
from amparo.office.cases.access.on_today import OnToday
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import EVERYBODY, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.people.counted import Counting
from amparo.office.cases.people.exporting import Exporting
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, Access, declare

ROOM = declare(
    Tab("needs:needs", _("Needs"), order=45),
    Counting("needs, met or not", counting.needing),
    OnToday("needs", "needs that are urgent, or due within a week", on_today.find, "needs/on_today.html", order=30),
    Erasing("needs and their steps", follow_up.erase_in),
    Exporting(("needs",), export.exported, order=110, template="needs/exported.html"),
    Recorded(
        {
            "need.written": gettext_noop("recorded a need"),
            "need.changed": gettext_noop("changed a need"),
            "need.followed": gettext_noop("followed a need up"),
            "need.referred": gettext_noop("referred a client for a need"),
            "need.met": gettext_noop("recorded that a need is met"),
            "need.ended": gettext_noop("recorded that a need is over"),
            "need.reopened": gettext_noop("opened a need again"),
            "needs.listed": gettext_noop("read the list of open needs"),
        },
        about={
            "need": gettext_noop("need"),
            "needs": gettext_noop("needs"),
            "organisation": gettext_noop("organization"),
        },
    ),
    Access(
        {
            "needs": OfACase(Permission.READ, GET),
            "add_need": OfACase(Permission.ADD, BOTH),
            "need": OfACase(Permission.ADD, BOTH),
            "change_need": OfACase(Permission.CHANGE, BOTH, own=True),
            "refer_need": OfACase(Permission.ADD, BOTH),
            "all_needs": ForRoles(EVERYBODY, GET),
            "referrals": ForRoles(EVERYBODY, GET),
        }
    ),
    Table(
        "needs_need",
        sealed={"sealed_told"},
        clear={"id", "case_id", "person_id", "state", "urgent", "lasts_until", "next_on", "follower_id", "version"},
    ),
    Table("needs_step", sealed={"sealed_what"}, clear={"id", "need_id", "at", "by_id"}),
)
