"""Requests as they are once unsealed, their history, and what the person sees of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from amparo.law.calendar import years_after
from amparo.office.cases.people import addresses
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.answers import countries_of
from amparo.office.front_door.dropbox.questions import Answers
from amparo.office.intake.case_rules import rules_of_cases
from amparo.office.intake.models import Entry, Kind, Offer, Request, RequestKey, State
from amparo.office.intake.ways import Way, shown_to_staff, way_at
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey, open_key, open_keys
from amparo.office.platform.zones.possible import zones_of

ADDITIONS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, unsealed."""

    row: Request
    answers: Answers
    language: str  # of the pages they used
    key: bytes
    clock: str = ""  # the time zone, as they said when staff asked them

    @property
    def name(self) -> str:
        """What they want to be called, or ""."""
        return str(self.answers.get("name", ""))

    @property
    def words(self) -> str:
        """What they wrote."""
        return str(self.answers.get("words", ""))

    @property
    def speaks(self) -> str:
        """The code of the language they speak best; that of the pages where they did not say."""
        language = str(self.answers.get("language", ""))
        return language if language and language != "other" else self.language

    @property
    def dates(self) -> list[tuple[str, dt.date]]:
        """The dates that lie ahead by what they told, nearest first: which question, which day.

        Whoever was granted asylum has two years to petition for family (8 CFR 208.21(d)).
        """
        today = timezone.localdate()
        found = [(name, dt.date.fromisoformat(str(self.answers[name]))) for name in DATED if name in self.answers]
        found = [(name, years_after(day, 2) if name == "granted" else day) for name, day in found]
        return sorted((dated for dated in found if dated[1] >= today), key=lambda dated: dated[1])

    @property
    def rules(self) -> SafeContact:
        """How it is safe to reach them."""
        answers = self.answers
        channel = CHANNELS.get(str(answers.get("channel", "none")), Channel.NONE)
        days = answers.get("days", [])
        assert isinstance(days, list)
        spoken = SPOKEN.get(str(answers.get("language", "")), "") or SPOKEN.get(self.language, "")
        dialect = str(answers.get("dialect", ""))
        return SafeContact(
            channel=channel,
            detail=addresses.kept(channel, str(answers.get("detail", "")), countries_of(answers)),
            days=tuple(int(day) for day in days),
            opens=str(answers.get("from", "")),
            closes=str(answers.get("until", "")),
            zone=self.stated_zone,
            zones=self._possible,
            say=str(answers.get("say", "")),
            voicemail=answers.get("voicemail") == "yes",
            code_word=str(answers.get("code_word", "")),
            language=f"{spoken} ({dialect})" if spoken and dialect else spoken or dialect,
            never=str(answers.get("never", "")),
            names_office=answers.get("may_name") == "yes",
            names_matter=answers.get("may_matter") == "yes",
        )

    @property
    def way_in_words(self) -> str:
        """What their page says of how an appointment takes place, for staff."""
        return shown_to_staff(self.rules if "channel" in self.answers else None)

    @property
    def stated_zone(self) -> str:
        """The time zone they said is theirs, when staff asked them or in the request; "" where they did not."""
        return self.clock or str(self.answers.get("zone", ""))

    @property
    def zone(self) -> str:
        """The clock they live by: as they said, or the only one that their place can have; "" where it is not known."""
        return self.stated_zone or (self._possible[0] if len(self._possible) == 1 else "")

    @property
    def _possible(self) -> tuple[str, ...]:
        if self.stated_zone:
            return ()
        return tuple(sorted(zones_of(str(self.answers.get("place", "")), str(self.answers.get("where", "")))))


DATED = ("hearing", "interview", "granted")
CHANNELS = {
    "phone": Channel.PHONE,
    "sms": Channel.SMS,
    "whatsapp": Channel.WHATSAPP,
    "email": Channel.EMAIL,
    "through": Channel.THROUGH,
    "none": Channel.NONE,
}
SPOKEN = {
    "en": "English",
    "es": "Spanish",
    "ht": "Haitian Creole",
    "pt": "Portuguese",
    "fr": "French",
    "ru": "Russian",
    "ar": "Arabic",
}


def unsealed(case_key: OpenKey, row: Request) -> Asked:
    """A request as it was asked. Raises SealingError."""
    kept = case_key.unseal(row, "sealed_told")
    return Asked(row, kept["told"], kept["language"], bytes.fromhex(kept["key"]), kept.get("clock", ""))


def key_under(lookup: str) -> bytes | None:
    """The key of the code of a request; None where no request has that code. Raises SealingError."""
    row = Request.objects.filter(lookup=lookup).first()
    return unsealed(open_key(row.pk, RequestKey), row).key if row is not None else None


def unsealed_all(rows: Iterable[Request]) -> list[Asked]:
    """Requests as they were asked, with one query for the keys."""
    wanted = list(rows)
    case_keys = open_keys([row.pk for row in wanted], RequestKey)
    return [unsealed(case_keys[row.pk], row) for row in wanted if row.pk in case_keys]


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of the history, unsealed."""

    row: Entry
    what: dict[str, Any]

    @property
    def before(self) -> list[tuple[str, str]]:
        """The answers that stood before a correction: question and answer, as they were given."""
        return [
            (name, ", ".join(answer) if isinstance(answer, list) else str(answer))
            for name, answer in self.what.get("before", {}).items()
        ]

    @property
    def text(self) -> str:
        """The words of it."""
        return str(self.what.get("text", ""))


def history_of(case_key: OpenKey, row: Request) -> list[Happened]:
    """Everything that happened, oldest first."""
    rows = Entry.objects.filter(request=row).select_related("by").order_by("at")
    return [Happened(entry, case_key.unseal(entry, "sealed_what")) for entry in rows]


def enter(
    case_key: OpenKey,
    row: Request,
    kind: Kind,
    what: dict[str, Any],
    by: User | None = None,
    known_as: UUID | None = None,
) -> Entry:
    """Record what happened, under the id `known_as` where one is given."""
    entry = Entry(id=known_as or uuid4(), request=row, kind=kind, by=by)
    entry.sealed_what = case_key.seal(entry, "sealed_what", what)
    entry.save(force_insert=True)
    return entry


def post_reply(case_key: OpenKey, row: Request, offered: Iterable[UUID] = ()) -> None:
    """Lay down in the dropbox what the person shall see: our answers, the hours offered, the hour they have."""
    asked = unsealed(case_key, row)
    happened = history_of(case_key, row)
    slots = [str(key) for key in offered] or next(
        (event.what["slots"] for event in reversed(happened) if event.what.get("slots")), []
    )
    ahead = Offer.objects.filter(request=row, starts_at__gt=timezone.now())
    booked = ahead.values_list("slot", flat=True).first()
    if booked is not None and str(booked) not in slots:
        slots = [*slots, str(booked)]
    closed = row.state in (State.DECLINED, State.REFERRED, State.WITHDRAWN)
    slots = [] if closed else slots
    content = {
        "state": "closed" if closed else "open",
        "answers": [
            {"at": event.row.at.isoformat(), "text": event.text} for event in happened if event.row.kind == Kind.ANSWER
        ],
        "slots": slots,
        "ways": ways_of(asked, slots),
        "zone": asked.zone or timezone.get_default_timezone_name(),
        "case": row.case_id is not None,
    }
    collecting.answer(row.lookup, asked.key, content)


def ways_of(asked: Asked, slots: Iterable[str]) -> dict[str, str]:
    """How an appointment at each of these hours would take place, by the id of the hour.

    Once a case was opened its rules hold; who never said how to be reached has none.
    """
    row = asked.row
    silent = row.case_id is None and "channel" not in asked.answers
    rules = rules_of_cases([row.case_id]).get(row.case_id) if row.case_id else None if silent else asked.rules
    starts = Offer.objects.filter(slot__in=list(slots)).values_list("slot", "starts_at")
    return {str(slot): (way_at(rules, at) if rules else Way.UNKNOWN).value for slot, at in starts}
