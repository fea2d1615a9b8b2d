"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.on_calendar import OnCalendar
from amparo.office.cases.access.on_today import LEFT, OnToday
from amparo.office.cases.access.rows import OfACase
from amparo.office.cases.access.rules import SCHEDULE, Permission
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.calendar import dates, export, feeds, hearings, hours, on_today
from amparo.office.cases.people.exporting import Exporting, Sheet, columns_of
from amparo.office.cases.statements.given import GivesRecords
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.roles import NOBODY
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import BOTH, GET, POST, Access, AtUnlocking, declare

DATES = ("person", "what", "at", "zone", "place", "note")

ROOM = declare(
    Menu("calendar:calendar", _("Calendar"), SCHEDULE, order=50),
    OnToday(
        "hearings", "what has its hour within a week", on_today.find, "calendar/on_today.html", order=20, column=LEFT
    ),
    AtUnlocking("end every calendar address", feeds.end_all),
    OnCalendar("hearings, interviews and other dates", hours.find, for_schedulers=True),
    GivesRecords("hearings", hearings.given),
    Erasing("hearings, interviews and other dates", dates.erase_in),
    Exporting(
        ("dates",),
        export.exported,
        order=30,
        template="calendar/exported.html",
        sheets=(Sheet("dates", DATES, columns_of("dates", *DATES)),),
    ),
    Recorded(
        {
            "date.added": gettext_noop("added a date"),
            "date.changed": gettext_noop("changed a date"),
            "date.cancelled": gettext_noop("cancelled a date"),
            "date.taken_back": gettext_noop("took a stated hearing off the calendar again"),
            "calendar.read": gettext_noop("read the calendar"),
            "feed.read": gettext_noop("their calendar was fetched"),
            "feed.made": gettext_noop("made an address for their calendar"),
            "feed.ended": gettext_noop("ended the address of their calendar"),
        },
        about={
            "entries": gettext_noop("entries"),
        },
    ),
    Access(
        {
            "add_date": OfACase(Permission.ADD, BOTH),
            "change_date": OfACase(Permission.CHANGE, BOTH, own=True),
            "cancel_date": OfACase(Permission.CHANGE, POST, own=True),
            "undo_date": OfACase(Permission.CHANGE, POST, own=True),
            "calendar": ForRoles(SCHEDULE, GET),
            "feed": ForRoles(SCHEDULE),
            "calendar_feed": ForRoles(NOBODY, GET, refused=404),
        }
    ),
    Table(
        "office_calendar_appointment",
        sealed={"sealed_where"},
        clear={"id", "case_id", "kind", "at", "zone", "cancelled_at", "version", "person_id", "stands_for"},
    ),
    Table("office_calendar_feed", clear={"user_id", "token_hash", "made_at", "fetched_at"}, loose={"fetched_at"}),
)
