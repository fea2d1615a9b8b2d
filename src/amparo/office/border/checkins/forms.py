"""Forms of check-ins."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.border.checkins import escalation
from amparo.office.border.checkins.agreeing import DEFAULT_HOURS, Agreed
from amparo.office.border.checkins.answers import IN_WORDS, CheckIn
from amparo.office.border.checkins.models import Kind
from amparo.office.border.checkins.plans import Outcome
from amparo.office.cases.people.time_zone import Zone
from amparo.office.platform.ui.fields import Day, Text
from amparo.office.platform.ui.moments import day_at, office_day

FARTHEST = dt.timedelta(days=366)
STEPS = {
    Kind.REMIND: _("Remind them after (hours)"),
    Kind.LEAD: _("Notify the responsible attorney after (hours)"),
    Kind.EVERYBODY: _("Notify everyone on the case after (hours)"),
    Kind.AGREED: _("Carry out the agreed plan after (hours)"),
}


class AgreedForm(forms.Form):
    """A rhythm and its steps."""

    every = forms.IntegerField(label=_("Every"), min_value=1, max_value=60, initial=1)
    unit = forms.ChoiceField(
        label=_("Days or hours"),
        choices=[(escalation.DAYS, _("days")), (escalation.HOURS, _("hours"))],
        initial=escalation.DAYS,
    )
    by = forms.TimeField(
        label=_("At the latest at"),
        input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text=_("In the client's time zone."),
        initial=dt.time(18),
    )
    zone = Zone(help_text=_("Where they are. If you do not know, ask them: what time zone are you in?"))
    first = Day(label=_("For the first time on"))
    then = Text(
        label=_("Agreed plan if no one hears from them"),
        max_length=1000,
        lines=3,
        required=False,
        help_text=_("For example: call the sister; ask at the shelter; report them missing."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for kind, label in STEPS.items():
            self.fields[f"after_{kind}"] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=720,
                required=False,
                initial=DEFAULT_HOURS[kind],
                help_text=_("Only if their safe contact allows a message.") if kind == Kind.REMIND else "",
            )
        self.order_fields(["every", "unit", "by", "zone", "first", *(f"after_{kind}" for kind in STEPS), "then"])

    def clean(self) -> dict[str, Any]:
        """A step that leads to people there must be, and the first day lies ahead."""
        cleaned = super().clean() or {}
        if not self.errors and all(
            cleaned[f"after_{kind}"] is None for kind in (Kind.LEAD, Kind.EVERYBODY, Kind.AGREED)
        ):
            self.add_error("after_lead", _("Give at least one step that notifies the office."))
        if cleaned.get("first") and cleaned.get("zone"):
            today = timezone.now().astimezone(ZoneInfo(cleaned["zone"])).date()
            if not today <= cleaned["first"] <= today + FARTHEST:
                self.add_error("first", _("This day must be today or later, within a year."))
        if cleaned.get("unit") == escalation.HOURS and cleaned.get("every", 4) < 2:
            self.add_error("every", _("Every two hours is the most frequent."))
        return cleaned

    @property
    def agreed(self) -> Agreed:
        """What was typed."""
        cleaned = self.cleaned_data
        hours = {kind.value: cleaned[f"after_{kind}"] for kind in STEPS if cleaned[f"after_{kind}"] is not None}
        first, by = cleaned["first"].isoformat(), f"{cleaned['by']:%H:%M}"
        return Agreed(cleaned["every"], cleaned["unit"], by, cleaned["zone"], first, hours, cleaned["then"])


def initial_of(agreed: Agreed | None, zone: str) -> dict[str, Any]:
    """What the form shows first: what stands, from today on."""
    zone = agreed.zone if agreed else zone
    now = timezone.now()
    initial: dict[str, Any] = {
        "zone": zone,
        "first": day_at(now, zone) if zone else office_day(now),
    }
    if agreed is None:
        return initial
    initial |= {"every": agreed.every, "unit": agreed.unit, "by": agreed.by, "then": agreed.then}
    return initial | {f"after_{kind}": agreed.hours.get(kind) for kind in STEPS}


class HeardForm(forms.Form):
    """A member heard from them."""

    word = forms.ChoiceField(
        label=_("Their answer"), choices=[(check_in.value, _(IN_WORDS[check_in])) for check_in in CheckIn]
    )
    note = Text(label=_("Details"), max_length=1000, lines=2, required=False)


class HandleForm(forms.Form):
    """What was done about an escalation."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=[
            (Outcome.TRIED.value, _("Not reached: stays open")),
            (Outcome.HEARD.value, _("Reached, and safe")),
            (Outcome.SETTLED.value, _("Closed: nothing more to do")),
        ],
    )
    note = Text(label=_("Action taken"), max_length=1000, lines=2)


class StopForm(forms.Form):
    """Why check-ins pause or end."""

    why = Text(label=_("Why"), max_length=300, lines=2)
