"""Those who asked, as owners of messages."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from amparo.office.cases.messages.owners import Reachable
from amparo.office.intake.case_rules import rules_of_cases
from amparo.office.intake.gate import visible_requests
from amparo.office.intake.models import Request, RequestKey, State
from amparo.office.intake.requests import unsealed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import open_keys


def find(owners: Iterable[UUID]) -> dict[UUID, Reachable]:
    rows = list(Request.objects.filter(pk__in=list(owners)).exclude(state=State.WITHDRAWN))
    of_cases = rules_of_cases({row.case_id for row in rows if row.case_id})
    case_keys = open_keys([row.pk for row in rows], RequestKey)
    found = {}
    for row in rows:
        if row.pk in case_keys and (row.case_id is None or row.case_id in of_cases):
            asked = unsealed(case_keys[row.pk], row)
            title = gettext("Request %(number)s") % {"number": row.number}
            address = reverse("intake:request", args=[row.pk])
            found[row.pk] = Reachable(
                of_cases.get(row.case_id, asked.rules),
                case_keys[row.pk],
                f"{title} {asked.name}".strip(),
                address,
                zone=asked.zone,
            )
    return found


def seen(user: User, owners: Iterable[UUID]) -> set[UUID]:
    return set(visible_requests(user).filter(pk__in=list(owners)).values_list("pk", flat=True))
