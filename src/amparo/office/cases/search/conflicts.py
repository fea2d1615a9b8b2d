"""The conflict check: whether the office knows somebody already, without saying more than the asker may know.

It looks at clients, relatives, adverse parties and past consultations of the whole office (ABA Model Rules 1.7, 1.10,
1.18). Of cases that are not the asker's it says only that somebody has to look; of a case behind a wall nothing: the
asker hears the same words, after the same time, as where nothing was found, and who answers for that case is told on
Today to look.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from time import sleep

from django.utils import timezone

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case, Wall
from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.cases.people import directory
from amparo.office.cases.people.known import matched
from amparo.office.cases.people.name_index import Found
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.audit.record import record

LIKELY = 0.75
MOST = 20
EVEN = 0.25
"""A check is answered at whole quarters of a second."""
CHECKED = "conflict.checked"


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody in one of the asker's own cases."""

    case: Case
    found: Found


@dataclass(frozen=True, slots=True)
class Answer:
    """What the asker is told. `refer`: somebody else has to look before anything goes on, and they are to ask them."""

    own: tuple[Match, ...]
    refer: bool

    @property
    def clear(self) -> bool:
        """Whether there is nothing to tell: nothing was found, or only behind a wall."""
        return not self.own and not self.refer


def check(user: User, text: str) -> Answer:
    """Check a name or A-number. Each check is counted and put on record, without the name."""
    found = [hit for hit in directory.search_everywhere(text) if hit.score >= LIKELY]
    cases = {hit.listed.case for hit in found}
    theirs = {case.pk: case for case in visible(user).filter(pk__in=cases)}
    walled = set(Wall.objects.filter(user=user, case__in=cases).values_list("case", flat=True))
    others = cases - set(theirs) - walled
    sees = user.role in TAKES_CASES
    record(user.pk, CHECKED, about=f"{len(cases)} cases matched")
    matched(user, others | walled, walled - set(theirs))
    own = tuple(Match(theirs[hit.listed.case], hit) for hit in found if hit.listed.case in theirs)[:MOST]
    return Answer(own if sees else (), refer=bool(others) or (bool(own) and not sees))


def checks_today(user: User) -> int:
    """How many names the member has checked today."""
    midnight = timezone.make_aware(dt.datetime.combine(timezone.localdate(), dt.time()))
    return AuditEntry.objects.filter(actor=user.pk, did=CHECKED, at__gte=midnight).count()


def wait_until_even(begun: float) -> None:
    """Wait before an answer to a check that began then, by the monotonic clock."""
    sleep(until_even(time.monotonic() - begun))


def until_even(taken: float) -> float:
    """The seconds that an answer still waits, so that how long the looking took tells nothing of what was found."""
    return -taken % EVEN
