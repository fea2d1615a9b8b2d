"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import DESK, SCHEDULE, WORKING, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.calendar.hours import Hosting
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.people.exporting import Exporting
from amparo.office.interviews import export, hosting, requests
from amparo.office.interviews.models import Outcome
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, declare

ROOM = declare(
    Menu("interviews:interviews", _("Interviews"), SCHEDULE, order=60),
    Tab("interviews:case_interviews", _("Interviews"), order=80),
    Hosting("interviews that a member conducts", hosting.hosted),
    Erasing("interviews asked for, and their bookings", requests.erase_in),
    Exporting(("interviews",), export.exported, order=60),
    Recorded(
        {
            "interview.asked": gettext_noop("asked for an interview"),
            "interview.changed": gettext_noop("changed what an interview needs"),
            "interview.withdrawn": gettext_noop("withdrew an interview"),
            "interview.recused": gettext_noop("noted that an interviewer will not meet this person"),
            "interview.booked": gettext_noop("an interview got its hour"),
            "interview.lost": gettext_noop("an interview lost its hour"),
            "interview.told": gettext_noop("notified a client of their hour"),
            "interview.started": gettext_noop("began an interview"),
            "interview.ended": gettext_noop("ended an interview"),
            "desk.read": gettext_noop("read the interview desk"),
            "desk.changed": gettext_noop("changed the scheduling settings"),
            "desk.away": gettext_noop("noted days of absence"),
            "desk.back": gettext_noop("withdrew an absence"),
            "plan.proposed": gettext_noop("made a proposal of a plan"),
            "plan.published": gettext_noop("published a plan"),
        },
        about={
            **dict(Outcome.choices),
            "interview": gettext_noop("interview"),
            "interviewer": gettext_noop("interviewer"),
            "interpreter": gettext_noop("interpreter"),
            "plan": gettext_noop("plan"),
            "changes": gettext_noop("changes"),
            "proposal": gettext_noop("proposal"),
            "week": gettext_noop("week"),
            "forecast": gettext_noop("forecast"),
            "minutes and rooms": gettext_noop("scheduling settings"),
            "who must be told": gettext_noop("clients to notify"),
            "workload": gettext_noop("workload"),
            "pressure": gettext_noop("workload"),  # as entries of before say it
        },
    ),
    Access(
        {
            "case_interviews": OfACase(Permission.READ, GET),
            "interview_room": OfACase(Permission.READ, GET),
            "ask_interview": OfACase(Permission.ADD, BOTH),
            "change_interview": OfACase(Permission.CHANGE, BOTH, own=True),
            "withdraw_interview": OfACase(Permission.CHANGE, POST, own=True),
            "recuse_interview": OfACase(Permission.CHANGE, BOTH, own=True),
            "start_interview": OfACase(Permission.CHANGE, POST, own=True),
            "end_interview": OfACase(Permission.CHANGE, POST, own=True),
            "interviews": ForRoles(SCHEDULE, GET),
            "make_plan": ForRoles(DESK, POST),
            "proposal": ForRoles(DESK),
            "to_tell": ForRoles(DESK, GET),
            "notified_interview": ForRoles(WORKING, POST),
            "move_interview": ForRoles(DESK),
            "interviewers": ForRoles(DESK, GET),
            "new_interviewer": ForRoles(DESK),
            "interviewer": ForRoles(DESK),
            "new_interpreter": ForRoles(DESK),
            "interpreter": ForRoles(DESK),
            "away": ForRoles(DESK),
            "back_again": ForRoles(DESK, POST),
            "desk_settings": ForRoles(DESK),
            "pressure": ForRoles(DESK, GET),
            "interview_forecast": ForRoles(DESK, GET),
        }
    ),
    Table(
        "interviews_absence",
        clear={"id", "interviewer_id", "interpreter_id", "first", "last"},
        why="of staff, and no reason",
    ),
    Table(
        "interviews_booking",
        clear={
            "wanted_id",
            "appointment_id",
            "interviewer_id",
            "interpreter_id",
            "minutes",
            "place",
            "told_at",
            "told_by_id",
            "started_at",
            "ended_at",
            "outcome",
            "cap_then",
        },
    ),
    Table(
        "interviews_interpreter", clear={"id", "name", "languages", "weekdays", "minutes", "leaves_on"}, why="of staff"
    ),
    Table(
        "interviews_interviewer",
        clear={
            "id",
            "user_id",
            "languages",
            "weekdays",
            "minutes",
            "leaves_on",
            "cap",
            "gap",
            "opens",
            "closes",
            "gender",
            "places",
            "version",
        },
        why="of staff",
    ),
    Table("interviews_profile", clear={"id", "kinds", "child", "trauma", "interpreter", "rooms", "days", "plan"}),
    Table(
        "interviews_proposal",
        clear={"id", "deed", "by_id", "at", "base", "bookings"},
        why="ids, days and hours",
        uncoded="a plan that nobody has published; it is forgotten",
    ),
    Table("interviews_published", clear={"number", "deed", "by_id", "at", "new", "moved", "lost"}),
    Table("interviews_recusal", sealed={"sealed_reason"}, clear={"id", "wanted_id", "interviewer_id", "at"}),
    Table(
        "interviews_wanted",
        sealed={"sealed_needs"},
        clear={"id", "case_id", "person_id", "state", "asked_by_id", "asked_at", "lost_at", "version"},
    ),
)
