"""How it is safe to reach somebody. What is not allowed here is not done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.office.look.places import place_of


class Channel(models.TextChoices):
    """Ways to reach somebody."""

    NONE = "none", gettext_lazy("Do not contact")
    IN_PERSON = "in_person", gettext_lazy("Only in person")
    PHONE = "phone", gettext_lazy("Phone call")
    WHATSAPP = "whatsapp", gettext_lazy("WhatsApp or Signal")
    SMS = "sms", gettext_lazy("Text message")
    EMAIL = "email", gettext_lazy("E-mail")
    LETTER = "letter", gettext_lazy("Letter")
    THROUGH = "through", gettext_lazy("Through somebody else")


DAYS = (
    gettext_lazy("Mon"),
    gettext_lazy("Tue"),
    gettext_lazy("Wed"),
    gettext_lazy("Thu"),
    gettext_lazy("Fri"),
    gettext_lazy("Sat"),
    gettext_lazy("Sun"),
)


@dataclass(frozen=True, slots=True)
class SafeContact:
    """The rules of one person: by which channel, where, when, which name to say, and what never to do.

    `days`, `opens`, `closes` and `zone` say when a message may come in; without them no machine sends any.
    """

    channel: str = Channel.NONE
    detail: str = ""  # number, address, or through whom
    hours: str = ""  # when, in words, for whoever calls
    say: str = ""  # the name under which the office calls
    voicemail: bool = False
    code_word: str = ""
    language: str = ""
    never: str = ""
    names_office: bool = False  # a message may say who we are
    names_matter: bool = False  # a message may say what it is about
    days: tuple[int, ...] = ()  # 0 is Monday
    opens: str = ""  # 18:00
    closes: str = ""  # 21:30; not later than `opens`: on the next day
    zone: str = ""  # IANA, of the place where the person is

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> SafeContact:
        """The rules as they were sealed; unknown keys are left out."""
        names = {one.name for one in fields(cls)}
        told = {name: value for name, value in kept.items() if name in names}
        return cls(**{**told, "days": tuple(sorted({int(day) for day in told.get("days", ())}))})

    def kept(self) -> dict[str, Any]:
        """The rules as they are sealed."""
        return asdict(self)

    @property
    def times_known(self) -> bool:
        """Whether it was said on which days and at which hours a message may come in."""
        return bool(self.days and self.opens and self.closes and self.zone)

    def is_open(self, at: dt.datetime) -> bool:
        """Whether a message may come in at that moment; never, where the times are not known."""
        if not self.times_known:
            return False
        there = at.astimezone(ZoneInfo(self.zone))
        opens, closes = dt.time.fromisoformat(self.opens), dt.time.fromisoformat(self.closes)
        clock = there.time()
        if opens < closes:
            return there.weekday() in self.days and opens <= clock < closes
        if clock >= opens:
            return there.weekday() in self.days
        return clock < closes and (there.weekday() - 1) % 7 in self.days  # the evening of the day before goes on

    def next_open(self, after: dt.datetime) -> dt.datetime | None:
        """The first moment from `after` on at which a message may come in; None where the times are not known."""
        if not self.times_known:
            return None
        if self.is_open(after):
            return after
        zone = ZoneInfo(self.zone)
        first = after.astimezone(zone).date()
        for days in range(9):
            opening = dt.datetime.combine(first + dt.timedelta(days), dt.time.fromisoformat(self.opens), zone)
            moment = opening.astimezone(dt.UTC)  # an hour that the clocks skip becomes the one after it
            if moment >= after and self.is_open(moment):
                return moment
        return None

    @property
    def times(self) -> str:
        """`Mon–Fri 18:00–21:30, El Paso time`."""
        if not (self.days or self.opens or self.closes):
            return ""
        days = _("every day") if len(self.days) in (0, 7) else ", ".join(str(DAYS[day]) for day in self.days)
        clock = place_of(self.zone) if self.zone else _("clock not said")
        return f"{days} {self.opens or '?'}–{self.closes or '?'} ({clock})"

    @property
    def label(self) -> str:
        """The channel in words."""
        return str(Channel(self.channel).label)

    @property
    def line(self) -> str:
        """Everything one must know before calling, in one line."""
        parts = [f"{self.label}: {self.detail}" if self.detail else self.label]
        if self.times:
            parts.append(self.times)
        if self.hours:
            parts.append(self.hours)
        if self.language:
            parts.append(_("speaks %(language)s") % {"language": self.language})
        if self.say:
            parts.append(_("say “%(name)s”") % {"name": self.say})
        if self.channel == Channel.PHONE:
            parts.append(_("voicemail allowed") if self.voicemail else _("no voicemail"))
        if self.code_word:
            parts.append(_("code word “%(word)s”") % {"word": self.code_word})
        return " · ".join(parts)
