"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from amparo.office.cases.access.on_today import ABOVE, CountedOnToday, OnToday
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.people.exporting import Exporting
from amparo.office.outward.approval_pages import shown
from amparo.office.platform.accounts.roles import MEMBERS, NOBODY
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.approvals import asking
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.rooms import BOTH, GET, POST, Access, declare

ROOM = declare(
    OnToday(
        "approvals",
        "the same, for members whose work has no cases",
        shown.find,
        "approval_pages/on_today.html",
        order=5,
        column=ABOVE,
        without_cases="approvals.read",
    ),
    CountedOnToday(
        "approvals_waiting",
        "what takes two members and waits for an answer",
        lambda asked: [shown.waiting_for(asked.user)],
        "approval_pages/on_today.html",
        order=5,
        column=ABOVE,
        says=shown.SAYS,
        reads=shown.lines,
    ),
    Erasing("what was asked for that takes two members", lambda case: asking.forget_case(case.pk)),
    Exporting(("approvals",), shown.exported, order=130),
    Recorded(
        {"approvals.read": gettext_noop("read what takes two members")},
        about={"waiting": gettext_noop("waiting")},
    ),
    Access(
        {
            "approvals": ForRoles(MEMBERS, GET),
            "approval": ForRoles(NOBODY, GET, refused=404),
            "grant_approval": ForRoles(NOBODY, POST, refused=404),
            "do_approval": ForRoles(NOBODY, POST, refused=404),
            "refuse_approval": ForRoles(NOBODY, BOTH, refused=404),
            "withdraw_approval": ForRoles(NOBODY, POST, refused=404),
        }
    ),
)
