"""What lies under a code is made anew where it is no longer true."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone

from amparo.errors import SealingError
from amparo.office.consulting.models import Request, RequestKey
from amparo.office.consulting.requests import Asked, lay_down, unsealed_all, ways_of
from amparo.office.letterbox import collecting
from amparo.office.sealing.boxes import box_of

_log = logging.getLogger(__name__)


def keep_ways_true() -> None:
    """Say anew how an appointment that lies ahead takes place, where their rules have changed since it was said.

    The rules of a case change in its own room; and answers that an earlier version laid down say nothing of it.
    """
    for asked in unsealed_all(Request.objects.filter(offers__starts_at__gt=timezone.now()).distinct()):
        try:
            if _changed(asked):
                _renew(asked.row)
        except SealingError:
            _log.warning("what lies under a code could not be made anew", exc_info=True)


def _changed(asked: Asked) -> bool:
    laid = collecting.laid_down(asked.row.lookup, asked.key)
    return laid is not None and laid.get("ways") != ways_of(asked, laid.get("slots", []))


@transaction.atomic
def _renew(row: Request) -> None:
    lay_down(box_of(row.pk, RequestKey), row)
