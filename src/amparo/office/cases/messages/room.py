"""What this room declares."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from amparo.office.cases.access.on_today import CountedOnToday
from amparo.office.cases.access.rules import TAKES_CASES, WORKING
from amparo.office.cases.access.services import Erasing
from amparo.office.cases.messages import changes, outbox, people, reminders
from amparo.office.cases.messages.owners import Recipients
from amparo.office.cases.messages.profile import as_published
from amparo.office.front_door.dropbox.collecting import introduce
from amparo.office.platform.accounts.menu import Menu
from amparo.office.platform.accounts.rows import ForRoles
from amparo.office.platform.audit.descriptions import Recorded
from amparo.office.platform.encryption.columns import Table
from amparo.office.platform.rooms import AT_START, GET, POST, Access, AfterRestore, Job, declare

ROOM = declare(
    Menu("messages:outbox", _("Outbox"), TAKES_CASES, order=80),
    Recipients(people.PERSON, "people of cases", people.find, people.seen),
    Job(
        "tell the public pages how to reach the office", lambda now: introduce(as_published()), every=AT_START, order=30
    ),
    AfterRestore("what was due may have gone already", outbox.after_restore),
    Job("remind people of their dates", reminders.remind, order=80),
    Job("send what is due", outbox.deliver, order=85),
    CountedOnToday(
        "unaware",
        "people told an hour that no longer holds",
        lambda asked: [changes.unaware(asked.cases)],
        "messages/on_today.html",
        order=10,
    ),
    Erasing("messages, sent and not sent", people.erase_in),
    Recorded(
        {
            "message.sending": gettext_noop("a message to the client was sent"),
            "message.sent": gettext_noop("sent a message to the client by hand"),
            "message.told": gettext_noop("told the client what a message would have said"),
            "message.cancelled": gettext_noop("cancelled a message"),
            "outbox.read": gettext_noop("read the outbox"),
        },
        about={
            "message": gettext_noop("message"),
        },
    ),
    Access(
        {
            "outbox": ForRoles(WORKING, GET),
            "message": ForRoles(WORKING, POST),
        }
    ),
    Table(
        "reaching_profile",
        clear={"id", "office", "phone", "hours", "days", "restored_at"},
        why="of the office, told to everybody",
    ),
    Table(
        "reaching_message",
        sealed={"sealed_said"},
        clear={
            "id",
            "owner_kind",
            "owner",
            "purpose",
            "event",
            "at",
            "zone",
            "due_at",
            "until",
            "state",
            "reason",
            "tries",
            "sent_at",
            "sent_by",
        },
    ),
)
