"""What a client filled in comes by the dropbox: kept sealed with the case until it is reviewed line by line."""

from __future__ import annotations

import hmac
import re
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from amparo.forms.biography import BIOGRAPHY
from amparo.office.border.questionnaires.models import Arrival, Questionnaire
from amparo.office.border.questionnaires.sharing import taken_back
from amparo.office.cases.access.models import Case
from amparo.office.front_door.dropbox.models import SealedMessage
from amparo.office.intake.alarms import raise_alarm
from amparo.office.intake.danger_words import speaks_of_danger
from amparo.office.intake.models import AlarmKind
from amparo.office.intake.retention import tell_case
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import open_key

KIND = "questionnaire"
LONGEST, CARDS = 5_000, 40
type Lines = dict[str, dict[str, Any]]


def take(message: SealedMessage, content: dict[str, Any]) -> None:
    """Keep what one message holds; the same message twice is one. Raises ValueError for what ours could not send."""
    lookup = str(content["lookup"])
    if not re.fullmatch(r"[0-9a-f]{32}", lookup):
        raise ValueError("no lookup")
    with transaction.atomic():
        found = Questionnaire.objects.filter(lookup=lookup).select_for_update(of=("self",))
        row = found.select_related("case", "person").first()
        if row is None:
            raise ValueError("nobody's questionnaire")
        case_key = open_key(row.case_id)
        key = str(case_key.unseal(row, "sealed_code")["key"])
        if not hmac.compare_digest(key.encode(), str(content["key"]).encode(errors="replace")):
            raise ValueError("not from whoever has the code")
        if content.get("withdraw") is True:
            taken_back(row)
            return
        lines = lines_of(content["told"], case_key.unseal(row, "sealed_groups"))
        if not lines or Arrival.objects.filter(pk=message.pk).exists():
            return
        arrival = Arrival(pk=message.pk, questionnaire=row, at=min(message.at, timezone.now()))
        arrival.sealed_lines = case_key.seal(arrival, "sealed_lines", lines)
        arrival.save(force_insert=True)
        record(None, "questionnaire.came", row.case_id, f"questionnaire {row.pk} {len(lines)}")
        tell_case(row.case, gettext("The client filled in a questionnaire: it waits to be reviewed, line by line."))
        day = timezone.localdate(arrival.at)
        Case.objects.filter(pk=row.case_id, heard_from_on__lt=day).update(heard_from_on=day)
        if any(speaks_of_danger(text) for line in lines.values() for text in line["fields"].values()):
            raise_alarm(
                message.pk, AlarmKind.WORDS, message.at, case=row.case, person=row.person, crowded=message.crowded
            )


def lines_of(told: Any, asked: Collection[str]) -> Lines:
    """What our own page could have sent, each card a line: anybody can write a message with anything in it."""
    found: Lines = {}
    for group in asked:
        cards = told.get(group, []) if group in BIOGRAPHY else []
        for card in cards[:CARDS]:
            fields = {
                name: str(card[name]).encode(errors="replace").decode()[:LONGEST]
                for name in BIOGRAPHY[group].fields
                if str(card.get(name, "")).strip()
            }
            if fields:
                found[str(len(found) + 1)] = {"group": group, "fields": fields}
    return found
