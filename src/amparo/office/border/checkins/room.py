"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.border.checkins import answers, export, on_today, plans, rounds
from amparo.office.border.checkins.models import Kind
from amparo.office.border.checkins.plans import Outcome
from amparo.office.cases.access.on_today import LEFT, OnToday
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import EVERYBODY, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.casework.places import Tab
from amparo.office.cases.people.exporting import Exporting, Sheet
from amparo.office.front_door.dropbox.collecting import KnownCode, Taking
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, Job, declare

ROOM = declare(
    Menu("checkins:checkins", _("Check-ins"), EVERYBODY, order=40),
    Tab("checkins:case_checkins", _("Check-ins"), order=75),
    Taking(answers.KIND, answers.take),
    KnownCode("plans of check-ins", plans.key_under),
    Job("look for check-ins that were missed", lambda now: rounds.look_at_all(), order=60),
    OnToday(
        "missed", "who was missed, or asks for help", on_today.find, "checkins/on_today.html", order=10, column=LEFT
    ),
    Erasing("plans, answers, escalations, and what lies under their codes", plans.erase_in),
    Exporting(
        ("checkins",),
        export.exported,
        order=40,
        sheets=(Sheet("checkins", ("person", "at", "said", "told_to", "note"), export.rows),),
    ),
    Recorded(
        {
            "checkin.agreed": gettext_noop("agreed on check-ins"),
            "checkin.paused": gettext_noop("paused check-ins"),
            "checkin.resumed": gettext_noop("resumed check-ins"),
            "checkin.ended": gettext_noop("ended check-ins"),
            "checkin.code_made": gettext_noop("made a code for check-ins"),
            "checkin.came": gettext_noop("the client checked in"),
            "checkin.rose": gettext_noop("escalation: the client did not check in, or asked for help"),
            "checkin.handled": gettext_noop("recorded what was done about it"),
            "checkins.listed": gettext_noop("read the list of check-ins"),
        },
        about={
            **dict(Kind.choices),
            "alarms": gettext_noop("alarms"),
            "answer": gettext_noop("answer"),
            "plan": gettext_noop("plan"),
            "plans": gettext_noop("plans"),
            "escalation": gettext_noop("escalation"),
            "escalations": gettext_noop("escalations"),
            # as entries of before say it
            "rise": gettext_noop("escalation"),
            "rises": gettext_noop("escalations"),
            Outcome.HEARD.value: gettext_noop("reached"),
            Outcome.TRIED.value: gettext_noop("not reached"),
            Outcome.SETTLED.value: gettext_noop("settled"),
        },
    ),
    Access(
        {
            "case_checkins": OfACase(Permission.READ, GET),
            "agree_checkins": OfACase(Permission.CHANGE, BOTH),
            "checkin_code": OfACase(Permission.CHANGE, POST),
            "stop_checkins": OfACase(Permission.CHANGE, POST),
            "heard_checkin": OfACase(Permission.ADD, POST),
            "handle_escalation": OfACase(Permission.CHANGE, POST),
            "checkins": ForRoles(EVERYBODY, GET),
            "take_alarm": ForRoles(EVERYBODY, POST),
        }
    ),
    Table("checkins_answer", sealed={"sealed_answer"}, clear={"id", "plan_id", "at", "taken_at", "by_id"}),
    Table("checkins_due", clear={"id", "plan_id", "terms_id", "place", "at", "opens_at", "void", "closed_at", "how"}),
    Table(
        "checkins_plan",
        sealed={"sealed_code"},
        clear={"id", "case_id", "person_id", "lookup", "heard_at", "ended_at", "version"},
    ),
    Table(
        "checkins_rise",
        sealed={"sealed_note"},
        clear={
            "id",
            "case_id",
            "plan_id",
            "due_id",
            "answer_id",
            "place",
            "kind",
            "at",
            "void",
            "handled_at",
            "handled_by_id",
        },
    ),
    Table(
        "checkins_terms",
        sealed={"sealed_end", "sealed_terms"},
        clear={"id", "plan_id", "start", "end", "counted", "next_at", "by_id"},
        loose={"counted", "next_at"},
    ),
)
