"""Forms of the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Case
from amparo.office.cases.calendar.dates import ZONES, Dated
from amparo.office.cases.calendar.doubts import ask
from amparo.office.cases.calendar.models import Appointment, Kind
from amparo.office.cases.calendar.told import StatedHearing
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import Someone
from amparo.office.platform.ui.fields import Day, Text

FIRST, LAST = dt.date(1990, 1, 1), dt.date(2099, 12, 31)


class DateForm(forms.Form):
    """A hearing, an interview, anything with an hour."""

    whose = forms.ChoiceField(label=_("Whose"), required=False)
    kind = forms.ChoiceField(label=_("What"), choices=Kind.choices)
    day = Day(label=_("Day"))
    hour = forms.TimeField(
        label=_("Time there"),
        input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text=_("In the time zone of the place where it happens."),
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=ZONES)
    place = Text(label=_("Court, port or place"), max_length=200, required=False)
    note = Text(label=_("What to bring or know"), max_length=1000, lines=3, required=False)

    def __init__(self, *given: Any, people: Sequence[Someone] = (), **more: Any) -> None:
        super().__init__(*given, **more)
        self.people = [person for person in people if person.row.part in (Part.CLIENT, Part.RELATIVE)]
        self.fields["whose"].required = not self.is_bound or "whose" in self.data  # else the first person's
        if len(self.people) > 1:
            self.fields["whose"].choices = [(str(person.place), str(person.names)) for person in self.people]  # type: ignore[attr-defined]
        else:
            del self.fields["whose"]

    def clean_day(self) -> dt.date:
        """A day in this century or the end of the last."""
        day: dt.date = self.cleaned_data["day"]
        if not FIRST <= day <= LAST:
            raise forms.ValidationError(_("This year cannot be right."))
        return day

    def clean(self) -> dict[str, Any]:
        """An hour that the clocks skip does not exist."""
        found = super().clean() or {}
        if "day" in found and "hour" in found and "zone" in found:
            there = dt.datetime.combine(found["day"], found["hour"], ZoneInfo(found["zone"]))
            found["at"] = there.astimezone(dt.UTC)
            if found["at"].astimezone(there.tzinfo).replace(tzinfo=None) != there.replace(tzinfo=None):
                self.add_error("hour", _("The clocks skip this hour that night; give the one before or after."))
        return found

    def right(self, case: Case, standing: Appointment | None = None) -> bool:
        """Whether the date may be taken; what can hardly be meant is asked first. What stood already is not asked."""
        kind, at, zone = (self.cleaned_data[name] for name in ("kind", "at", "zone"))
        if standing is not None and (kind, at, zone) == (standing.kind, standing.at, standing.zone):
            return True
        return ask(self, case, kind, at, zone, standing.pk if standing else None)

    @property
    def details(self) -> dict[str, Any]:
        """What the services take."""
        found = {name: self.cleaned_data[name] for name in ("kind", "at", "zone", "place", "note")}
        return found | {"person": self.owner.row if self.owner else None}

    @property
    def owner(self) -> Someone | None:
        """Whose date it is; None where the case has nobody."""
        chosen = self.cleaned_data.get("whose") or (str(self.people[0].place) if self.people else "")
        return next((person for person in self.people if str(person.place) == chosen), None)


def initial_of_stated(stated: StatedHearing) -> dict[str, Any]:
    """What a form about a hearing that was stated shows first; its hour is still to be asked."""
    found = {"whose": str(stated.someone.place), "kind": stated.kind, "day": stated.day, "place": stated.place}
    return {name: value for name, value in found.items() if value}


def initial_of(dated: Dated) -> dict[str, Any]:
    """What a form about a date shows first."""
    there = dated.row.at.astimezone(ZoneInfo(dated.row.zone))
    return {
        "whose": str(dated.row.person.place if dated.row.person else 1),
        "kind": dated.row.kind,
        "day": dated.day,
        "hour": there.time(),
        "zone": dated.row.zone,
        "place": dated.place,
        "note": dated.note,
    }
