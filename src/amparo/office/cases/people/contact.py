"""How it is safe to reach somebody. What is not allowed here is not done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.office.cases.people.contact_hours import Hours, is_known
from amparo.office.platform.ui.places import place_of


class Channel(models.TextChoices):
    """Ways to reach somebody."""

    NONE = "none", gettext_lazy("Do not contact")
    IN_PERSON = "in_person", gettext_lazy("Only in person")
    PHONE = "phone", gettext_lazy("Phone call")
    WHATSAPP = "whatsapp", gettext_lazy("WhatsApp or Signal")
    SMS = "sms", gettext_lazy("Text message")
    EMAIL = "email", gettext_lazy("E-mail")
    LETTER = "letter", gettext_lazy("Letter")
    THROUGH = "through", gettext_lazy("Through another person")


DAYS = (
    gettext_lazy("Mon"),
    gettext_lazy("Tue"),
    gettext_lazy("Wed"),
    gettext_lazy("Thu"),
    gettext_lazy("Fri"),
    gettext_lazy("Sat"),
    gettext_lazy("Sun"),
)


MOST_NAMED = 3
MIDNIGHT = "00:00"


@dataclass(frozen=True, slots=True)
class SafeContact:
    """The rules of one person: by which channel, where, when, which name to say, and what never to do.

    `days`, `opens`, `closes` and `zone` say when a message may come in; without them no machine sends any. Where the
    zone was not said, `zones` are all it could be, and the hours must be right by each of them.
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
    closes: str = ""  # 21:30; earlier than `opens`: on the next day
    zone: str = ""  # IANA, as it was said
    zones: tuple[str, ...] = ()  # where it was not said, every one that the place they named can have

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> SafeContact:
        """The rules as they were sealed; unknown keys are left out."""
        names = {field.name for field in fields(cls)}
        values = {name: value for name, value in kept.items() if name in names}
        days = tuple(sorted({int(day) for day in values.get("days", ())}))
        return cls(**{**values, "days": days, "zones": tuple(sorted(set(values.get("zones", ()))))})

    def kept(self) -> dict[str, Any]:
        """The rules as they are sealed."""
        return asdict(self)

    @property
    def clocks(self) -> tuple[str, ...]:
        """Every zone they could live by: the one that was said, else all that their place can have; maybe none."""
        possible = (self.zone,) if self.zone else self.zones
        return possible if all(is_known(zone) for zone in possible) else ()

    @property
    def hours_known(self) -> bool:
        """Whether it was said on which days and from when until when a message may come in, by whatever clock.

        From midnight until midnight is the whole day; any other hour until the same hour says nothing.
        """
        whole = self.opens == self.closes == MIDNIGHT
        return bool(self.days and self.opens and self.closes and (self.opens != self.closes or whole))

    @property
    def times_known(self) -> bool:
        """Whether days, hours and the clocks they could be by are known."""
        return bool(self.hours_known and self.clocks)

    def is_open(self, at: dt.datetime) -> bool:
        """Whether a message may come in at that moment, by every clock it could be; never, where none is known."""
        return self._hours.is_open(at) if self.times_known else False

    def next_open(self, after: dt.datetime) -> dt.datetime | None:
        """The first moment from `after` on at which a message may come in; None where there is none or none known."""
        return self._hours.next_open(after) if self.times_known else None

    @property
    def _hours(self) -> Hours:
        opens, closes = dt.time.fromisoformat(self.opens), dt.time.fromisoformat(self.closes)
        return Hours(self.days, opens, closes, self.clocks)

    @property
    def times(self) -> str:
        """`Mon, Wed 18:00–21:30 (El Paso)`."""
        if not (self.days or self.opens or self.closes):
            return ""
        days = _("every day") if len(self.days) == 7 else ", ".join(str(DAYS[day]) for day in self.days)
        night = _(" the next day") if self.opens and self.closes and self.closes < self.opens else ""
        days = days or _("days not given")
        text = f"{days} {self.opens or '?'}–{self.closes or '?'}{night}"
        return f"{text} ({self.clock})"

    @property
    def clock(self) -> str:
        """By whose clock the hours are, in words; that it is not known, where it is not."""
        if self.zone:
            return place_of(self.zone)
        places = list(dict.fromkeys(place_of(zone) for zone in self.clocks))
        if len(places) == 1:
            return places[0]
        if not places:
            return _("time zone not known")
        if len(places) > MOST_NAMED:
            return _("time zone not known, %(n)s are possible") % {"n": len(places)}
        return _("time zone not known: %(places)s") % {"places": _(" or ").join(places)}

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
