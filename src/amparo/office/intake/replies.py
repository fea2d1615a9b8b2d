"""What lies under a code is made anew where it is no longer true.

A background job asks each second. So a request whose answer was found true is opened again only when something of
which the answer is made was written anew: every sealing has bytes of its own, which are compared without a key.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import BinaryField
from django.db.models.functions import Substr
from django.utils import timezone

from amparo.errors import SealingError
from amparo.office.cases.messages.profile import profile
from amparo.office.front_door.dropbox import collecting
from amparo.office.intake.case_rules import sealings_of_cases
from amparo.office.intake.models import Offer, Request, RequestKey
from amparo.office.intake.requests import post_reply, unsealed, ways_of
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys
from amparo.office.platform.encryption.envelope import HEAD

AT_ONCE = 200
"""Requests that are opened in one look: letters wait meanwhile. The others come at the next."""
_log = logging.getLogger(__name__)


type Hours = Mapping[UUID, dt.datetime]


@dataclass(frozen=True, slots=True)
class _Made:
    """Of what an answer is made: what was sealed, the case, and the office's telephone."""

    digest: bytes
    laid: bytes
    rules: bytes
    case: UUID | None
    telephone: str


@dataclass(frozen=True, slots=True)
class _True:
    """An answer that was found true: of what it was made, and when the hours that it names begin."""

    made: _Made
    hours: Mapping[UUID, dt.datetime | None]

    def still(self, made: _Made, hours: Hours) -> bool:
        """Whether it is made of the same now."""
        return self.made == made and all(hours.get(slot) == at for slot, at in self.hours.items())


_found_true: dict[UUID, _True] = {}
"""By request. Of this process: a start looks at each anew."""


def keep_ways_true() -> None:
    """Say anew how an appointment that lies ahead takes place, where their rules have changed since it was said.

    The rules of a case change in its own room; and answers that an earlier version laid down say nothing of it.
    """
    made = _made_of()
    for gone in _found_true.keys() - made.keys():
        del _found_true[gone]
    if not made:
        return
    hours: Hours = dict(Offer.objects.filter(starts_at__gt=timezone.now()).values_list("slot", "starts_at"))
    new = [pk for pk, reply in made.items() if pk not in _found_true or not _found_true[pk].still(reply, hours)][
        :AT_ONCE
    ]
    case_keys = open_keys(new, RequestKey)
    rows = Request.objects.in_bulk(new)
    for pk in new:
        try:
            named = _looked_at(case_keys[pk], rows[pk]) if pk in case_keys and pk in rows else ()
        except SealingError:
            _log.warning("what lies under a code could not be made anew", exc_info=True)
            named = ()
        if named is not None:
            _found_true[pk] = _True(made[pk], {slot: hours.get(slot) for slot in named})


def _made_of() -> dict[UUID, _Made]:
    """Of what the answers to all who have an appointment ahead are made now. Four queries; nothing is opened."""
    sealed = Substr("sealed_told", 1, HEAD, output_field=BinaryField())
    ahead = Request.objects.filter(offers__starts_at__gt=timezone.now()).order_by().distinct()
    rows = list(ahead.values_list("pk", "lookup", "case_id", sealed))
    if not rows:
        return {}
    rules = sealings_of_cases({case for _, _, case, _ in rows if case})
    laid = collecting.sealings(lookup for _, lookup, _, _ in rows)
    telephone = profile().phone
    return {
        pk: _Made(bytes(digest), laid.get(lookup, b""), rules.get(case, b"") if case else b"", case, telephone)
        for pk, lookup, case, digest in rows
    }


def _looked_at(case_key: OpenKey, row: Request) -> tuple[UUID, ...] | None:
    """The hours that a true answer names; None where it was made anew. Raises SealingError."""
    asked = unsealed(case_key, row)
    laid = collecting.posted_reply(row.lookup, asked.key)
    if laid is None:
        return ()
    slots = laid.get("slots", [])
    if laid.get("ways") == ways_of(asked, slots):
        return tuple(UUID(slot) for slot in slots)
    with transaction.atomic():
        post_reply(case_key, row)
    return None
