"""Time zones that an earlier version guessed from the place and carried into a case, taken back once.

Until then a place without a known zone was taken for El Paso or Ciudad Juárez, and a case opened from the request kept
that as if the person had said it. Where the zone of the person is still the guess, it gives way to all zones that the
place can have, and a note tells whoever answers for the case. Requests taken in since say so by their key `clock`.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from amparo.errors import SealingError
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import unsealed as person
from amparo.office.front_door.dropbox.questions import Answers
from amparo.office.intake.models import Request, RequestKey
from amparo.office.intake.requests import unsealed
from amparo.office.intake.retention import tell_case
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import open_key
from amparo.office.platform.ui.places import PLACES

GUESSED = {"mexico": "America/Ciudad_Juarez", "us": "America/Denver", "detained": "America/Denver"}
_looked_at = False


def take_back_once() -> None:
    """Look at every request of a case once in the life of a worker."""
    global _looked_at
    if not _looked_at:
        take_back()
        _looked_at = True


def take_back() -> None:
    """Take back what was guessed, in every case opened from a request of before."""
    for row in Request.objects.exclude(case=None):
        try:
            _take_back_of(row)
        except SealingError:  # one that cannot be opened holds up no other
            continue


@transaction.atomic
def _take_back_of(row: Request) -> None:
    row = Request.objects.select_for_update(of=("self",)).select_related("case").get(pk=row.pk)
    case_key = open_key(row.pk, RequestKey)
    kept = case_key.unseal(row, "sealed_told")
    if "clock" in kept:
        return
    asked = unsealed(case_key, row)
    someone = Person.objects.select_for_update().filter(case=row.case_id, place=1).first()
    if someone is not None and row.case is not None and not asked.stated_zone:
        held = open_key(row.case.pk)
        contact = person(held, someone).contact
        if contact.zone and contact.zone == _guess(asked.answers) and asked.rules.zones != (contact.zone,):
            cautious = replace(contact, zone="", zones=asked.rules.zones)
            someone.sealed_contact = held.seal(someone, "sealed_contact", cautious.kept())
            someone.version += 1
            someone.save(update_fields=["sealed_contact", "version"])
            record(None, "person.zone_taken_back", row.case.pk, f"person {someone.place}")
            tell_case(row.case, _("The time zone of the client was guessed from the place. Ask them, and choose it."))
    row.sealed_told = case_key.seal(row, "sealed_told", {**kept, "clock": ""})
    row.save(update_fields=["sealed_told"])


def _guess(answers: Answers) -> str:
    place = str(answers.get("place", "")).casefold()
    named = ((name, zone) for zone, names in PLACES.items() for name in names.casefold().split(", "))
    return next((zone for name, zone in named if name in place), GUESSED.get(str(answers.get("where", "")), ""))
