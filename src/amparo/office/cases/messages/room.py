"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.messages import outbox, people, reminders
from amparo.office.cases.messages.owners import Reaching
from amparo.office.platform.rooms import Job, declare

ROOM = declare(
    Reaching(people.PERSON, "people of cases", people.find, people.seen),
    Job("remind people of their dates", reminders.remind, order=80),
    Job("send what is due", outbox.deliver, order=85),
    Erasing("messages, sent and not sent", people.erase_in),
)
