"""Forms of consultations."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Team
from amparo.office.cases.access.rules import TAKES_CASES
from amparo.office.cases.casework.forms import STATUSES, PersonForm
from amparo.office.cases.people.contact import Channel
from amparo.office.intake.models import Need, Offer, Organisation
from amparo.office.intake.referring import by_fit
from amparo.office.intake.requests import Asked
from amparo.office.intake.retention import DEFAULT_DAYS, FEWEST_DAYS, MOST_DAYS
from amparo.office.platform.accounts.models import User
from amparo.office.platform.ui.fields import Day, Telephone, Text
from amparo.office.platform.ui.moments import moment_text

RESULTS = [
    ("reached", _("Reached them")),
    ("no_answer", _("Nobody answered")),
    ("other", _("Another person answered")),
    ("wrong", _("The number or address is wrong")),
]


class AnswerForm(forms.Form):
    """What they will read under their code."""

    text = Text(
        label=_("Your reply, in their language"),
        max_length=4_000,
        lines=6,
        help_text=_("They read it with their code. Plain words, no names they did not give you."),
    )
    slots = forms.MultipleChoiceField(
        label=_("Hours to choose from"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, hours: list[Offer], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["slots"].choices = [(str(hour.pk), hour_label(hour)) for hour in hours]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[UUID]:
        """The hours that were chosen."""
        return [UUID(slot) for slot in self.cleaned_data["slots"]]


class AttemptForm(forms.Form):
    """An attempt to reach them."""

    channel = forms.ChoiceField(
        label=_("By"), choices=[choice for choice in Channel.choices if choice[0] not in (Channel.NONE, Channel.LETTER)]
    )
    result = forms.ChoiceField(label=_("What happened"), choices=RESULTS)
    text = Text(label=_("What was said"), max_length=2_000, lines=3, required=False)


class RequestNoteForm(forms.Form):
    """A note for colleagues."""

    text = Text(label=_("Note"), max_length=4_000, lines=3)


class BookForm(forms.Form):
    """An hour, agreed on by telephone."""

    slot = forms.ChoiceField(label=_("Hour"))

    def __init__(self, hours: list[Offer], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["slot"].choices = [(str(hour.pk), hour_label(hour)) for hour in hours]  # type: ignore[attr-defined]


class ReferForm(forms.Form):
    """Who can help in our place, and what we write about it."""

    organisation = forms.ModelChoiceField(label=_("Organization"), queryset=Organisation.objects.filter(active=True))
    text = Text(label=_("What they will read"), max_length=4_000, lines=6)

    def __init__(self, asked: Asked, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        fitting = [(str(organisation.pk), organisation_label(organisation)) for organisation in by_fit(asked)]
        self.fields["organisation"].choices = [("", "—"), *fitting]  # type: ignore[attr-defined]


class DeclineForm(forms.Form):
    """Why we cannot help."""

    reason = Text(label=_("Why, for the second reader"), max_length=2_000, lines=3)
    text = Text(
        label=_("What they will read, once the second reader agrees"),
        max_length=4_000,
        lines=6,
        help_text=_("Say until when they must act, if a date is near, and who else may help."),
    )


class SecondForm(forms.Form):
    """The second reader's word."""

    agrees = forms.ChoiceField(
        label=_("You have read the request and the reason"),
        choices=[("yes", _("I agree: decline")), ("no", _("Back: we should not decline this"))],
        widget=forms.RadioSelect,
    )
    text = Text(label=_("Why"), max_length=2_000, lines=3, required=False)


class HoldForm(forms.Form):
    """A legal hold, and why."""

    held = forms.BooleanField(label=_("Keep it, whatever the office's time limit says"), required=False)
    text = Text(label=_("Why"), max_length=500)


class RequestWallForm(forms.Form):
    """Whom the request does not exist for."""

    user = forms.ModelChoiceField(
        label=_("Member"), queryset=User.objects.filter(is_active=True, role__in=TAKES_CASES).order_by("name")
    )


class OpenForm(PersonForm):
    """A case from a request."""

    part = None  # type: ignore[assignment]
    status = forms.ChoiceField(label=_("Begins as"), choices=STATUSES[:2])
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.all(), required=False)

    def __init__(self, user: User, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["team"].queryset = user.teams.all()  # type: ignore[attr-defined]


class HoursForm(forms.Form):
    """Hours to offer."""

    day = Day(label=_("Day"))
    opens = forms.TimeField(label=_("From"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    closes = forms.TimeField(label=_("Until"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    minutes = forms.IntegerField(label=_("Minutes for each"), min_value=15, max_value=180, initial=45)

    def clean(self) -> dict[str, Any]:
        """The day lies ahead, and the hours follow each other."""
        cleaned = super().clean() or {}
        if cleaned.get("day") and cleaned["day"] < timezone.localdate():
            self.add_error("day", _("This day is over."))
        if cleaned.get("day") and cleaned["day"] > timezone.localdate() + dt.timedelta(days=180):
            self.add_error("day", _("Offer hours within half a year."))
        if cleaned.get("opens") and cleaned.get("closes") and cleaned["opens"] >= cleaned["closes"]:
            self.add_error("closes", _("The second hour has to be later than the first."))
        return cleaned


class OrganisationForm(forms.ModelForm):  # type: ignore[type-arg]
    """An organisation to refer people to."""

    needs = forms.MultipleChoiceField(
        label=_("Helps with"), choices=Need.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Organisation
        fields = ("name", "place", "needs", "languages", "reach", "note", "checked_on", "active")
        labels = {"active": _("People are referred to it")}
        field_classes = {"checked_on": Day}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.instance.needs:
            self.initial["needs"] = self.instance.needs.split(",")

    def clean_needs(self) -> str:
        """As the column keeps them."""
        return ",".join(self.cleaned_data["needs"])


class ProfileForm(forms.Form):
    """What the public pages say of the office."""

    office = Text(label=_("Name of the office"), max_length=80)
    phone = Telephone(
        label=_("Telephone"), max_length=60, required=False, help_text=_("Shown on the public pages, if you give one.")
    )
    hours = Text(label=_("When it is answered"), max_length=120, required=False)
    days = forms.IntegerField(
        label=_("Days that a declined request is kept"),
        min_value=FEWEST_DAYS,
        max_value=MOST_DAYS,
        initial=DEFAULT_DAYS,
        help_text=_("Counted from the answer. Then it is erased for good, unless held by law."),
    )


def organisation_label(organisation: Organisation) -> str:
    """`Casa del Río, Ciudad Juárez: Shelter and food, Children (es)`."""
    needs = ", ".join(str(Need(need).label) for need in organisation.needs.split(",") if need in Need.values)
    return (
        f"{organisation.name}, {organisation.place}"
        + (f": {needs}" if needs else "")
        + (f" ({organisation.languages})" if organisation.languages else "")
    )


def hour_label(offer: Offer) -> str:
    """`Thu 26 Nov 2026 10:00, Elena Marín`."""
    return f"{moment_text(offer.starts_at)}, {offer.host.name}"
