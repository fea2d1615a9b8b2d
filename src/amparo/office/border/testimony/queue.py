"""What waits across the cases of a member: texts to read, releases to ask back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from amparo.office.border.testimony.models import Consent, Release, State, Text
from amparo.office.border.testimony.texts import WrittenTestimony
from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.rules import WORKING
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import open_keys

MOST = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that waits for a second reader."""

    number: str
    story: int
    title: str
    writer: str
    given_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A release on a consent that was taken back since."""

    number: str
    place: int
    recipient: str
    on: dt.date


def to_read(user: User) -> list[Waiting]:
    """Texts of the member's cases in which they did not write, the longest waiting first."""
    given = list(_given(user).select_related("case", "writer").order_by("given_at")[:MOST])
    case_keys = open_keys({row.case_id for row in given})
    found = []
    for row in given:
        story = WrittenTestimony.of(case_keys[row.case_id].unseal(row, "sealed_words"))
        if user.pk not in story.hands:
            found.append(Waiting(row.case.number, row.story, story.title, row.writer.name, row.given_at))
    return found


def waiting_for(user: User) -> list[QuerySet[Text] | QuerySet[Release]]:
    """What waits for the member, to be counted beside other things: texts to read, releases to ask back."""
    return [_given(user).order_by(), _astray(user).order_by()] if user.role in WORKING else []


def to_ask_back(user: User) -> list[ToAsk]:
    """Releases of the member's cases that nobody has asked back since a consent for them was withdrawn."""
    found = list(_astray(user).select_related("case").order_by("on")[:MOST])
    case_keys = open_keys({row.case_id for row in found})
    return [
        ToAsk(row.case.number, row.place, case_keys[row.case_id].unseal(row, "sealed_about")["recipient"], row.on)
        for row in found
    ]


def _given(user: User) -> QuerySet[Text]:
    return Text.objects.filter(state=State.GIVEN, case__in=visible(user)).exclude(writer=user)


def _astray(user: User) -> QuerySet[Release]:
    taken_back = Consent.objects.filter(releases=OuterRef("pk"), withdrawn_at__isnull=False)
    return Release.objects.filter(Exists(taken_back), case__in=visible(user), asked_back_at=None)
