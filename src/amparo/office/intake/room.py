"""What this room declares."""

from __future__ import annotations

from amparo.office.cases.access.services import Erasing
from amparo.office.cases.drafts.keeping import DraftOwner
from amparo.office.cases.messages.owners import Reaching
from amparo.office.intake import contact, gate, guessed_zones, retention, taking
from amparo.office.platform.rooms import EACH_SECOND, Job, declare

ROOM = declare(
    Reaching(taking.REQUEST, "people who asked for a consultation", contact.find, contact.seen),
    DraftOwner("key", "requests for a consultation", gate.owner_of_drafts),
    Job("bring in what lies in the dropbox", lambda now: taking.collect(), every=EACH_SECOND),
    Job("take back guessed time zones", lambda now: guessed_zones.take_back_once(), order=70),
    Job("erase requests kept long enough", retention.clear, order=90),
    Erasing("the requests that became the case, and what lies under their codes", retention.erase_with),
)
