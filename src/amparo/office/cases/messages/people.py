"""People of cases as owners of messages."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.models import Case
from amparo.office.cases.messages.models import Message
from amparo.office.cases.messages.owners import Reachable
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import unsealed
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import open_keys

PERSON = "person"


def find(owners: Iterable[UUID]) -> dict[UUID, Reachable]:
    rows = list(Person.objects.filter(pk__in=list(owners)).select_related("case"))
    case_keys = open_keys({row.case_id for row in rows})
    found = {}
    for row in rows:
        if row.case_id in case_keys:
            someone = unsealed(case_keys[row.case_id], row)
            address = reverse("casework:case_person", args=[row.case.number, row.place])
            found[row.pk] = Reachable(
                someone.contact, case_keys[row.case_id], f"{someone.names}, {row.case.number}", address, row.case_id
            )
    return found


def seen(user: User, owners: Iterable[UUID]) -> set[UUID]:
    return set(Person.objects.filter(pk__in=list(owners), case__in=visible(user)).values_list("pk", flat=True))


def erase_in(case: Case) -> None:
    """Destroy the messages to people of the case, sent and not sent."""
    people = list(Person.objects.filter(case=case).values_list("pk", flat=True))
    Message.objects.filter(owner__in=people).delete()
