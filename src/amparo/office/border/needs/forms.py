"""Forms about needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.border.needs.follow_up import Held, Wanted
from amparo.office.border.needs.models import Kind, State
from amparo.office.border.needs.referring import choices_for
from amparo.office.cases.people.persons import Someone
from amparo.office.intake.models import Organisation
from amparo.office.platform.accounts.models import User
from amparo.office.platform.ui.fields import Day, Text

FURTHEST = dt.timedelta(days=366)
LONGEST = dt.timedelta(days=5 * 366)


def in_a_week() -> dt.date:
    """When to look after something next, unless somebody says otherwise."""
    return timezone.localdate() + dt.timedelta(days=7)


def next_for(held: Held) -> dt.date:
    """When to look after it next: tomorrow if it is urgent, and before what there is runs out."""
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    before = held.row.lasts_until - dt.timedelta(days=1) if held.row.lasts_until else in_a_week()
    return tomorrow if held.row.urgent else max(tomorrow, min(before, in_a_week()))


def check_next(day: dt.date | None) -> dt.date | None:
    """A day on which somebody can still look after it. Raises ValidationError."""
    if day and day < timezone.localdate():
        raise forms.ValidationError(_("This date is past."))
    if day and day > timezone.localdate() + FURTHEST:
        raise forms.ValidationError(_("The follow-up must be within a year."))
    return day


class NeedForm(forms.Form):
    """What somebody needs."""

    kind = forms.ChoiceField(label=_("What is needed"), choices=[("", "—"), *Kind.choices])
    person = forms.TypedChoiceField(label=_("Who needs it"), coerce=int, empty_value=None, required=False)
    what = Text(
        label=_("Description"),
        max_length=2_000,
        lines=3,
        required=False,
        help_text=_("For example: insulin, one vial left; a bed for four from Friday."),
    )
    city = Text(
        label=_("City where it is needed"),
        max_length=120,
        required=False,
        help_text=_("The city only: it finds who may help there. Where they live belongs under Whereabouts."),
    )
    urgent = forms.BooleanField(label=_("Urgent"), required=False)
    lasts_until = Day(
        label=_("Supplies last until"),
        required=False,
        help_text=_("The day on which medicines, bed or food run out."),
    )
    next_on = Day(label=_("Next follow-up"), initial=in_a_week)
    follower = forms.ModelChoiceField(
        label=_("Assigned to"), queryset=User.objects.none(), required=False, empty_label=_("no one yet")
    )

    def __init__(
        self, people: Sequence[Someone], followers: QuerySet[User], *args: Any, held: Held | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self._people = {person.place: person.row for person in people}
        self._before = held.row.next_on if held else None
        named = [(str(person.place), str(person.names)) for person in people]
        self.fields["person"].choices = [("", _("everyone in the case")), *named]  # type: ignore[attr-defined]
        self.fields["follower"].queryset = followers  # type: ignore[attr-defined]
        self.fields["follower"].label_from_instance = lambda member: member.name  # type: ignore[attr-defined]
        if held and not held.open:
            del self.fields["next_on"]

    def clean_lasts_until(self) -> dt.date | None:
        """A day of these years."""
        day: dt.date | None = self.cleaned_data["lasts_until"]
        if day and abs(day - timezone.localdate()) > LONGEST:
            raise forms.ValidationError(_("This year is not possible."))
        return day

    def clean_next_on(self) -> dt.date | None:
        """A day still to come, or the one that stood there already."""
        day: dt.date | None = self.cleaned_data["next_on"]
        return day if day == self._before else check_next(day)

    @property
    def wanted(self) -> Wanted:
        """What was filled in, once it is valid."""
        found = self.cleaned_data
        return Wanted(
            kind=Kind(found["kind"]),
            what=found["what"],
            city=found["city"],
            person=self._people.get(found["person"]) if found["person"] else None,
            urgent=found["urgent"],
            lasts_until=found["lasts_until"],
            next_on=found.get("next_on") or in_a_week(),
            follower=found["follower"],
        )


def initial_of(held: Held) -> dict[str, Any]:
    """What a form about a need shows first."""
    row = held.row
    return {
        "kind": held.kind,
        "person": row.person.place if row.person else None,
        "what": held.what,
        "city": held.city,
        "urgent": row.urgent,
        "lasts_until": row.lasts_until,
        "next_on": row.next_on,
        "follower": row.follower_id,
    }


class FollowForm(forms.Form):
    """What was done, and what it led to."""

    text = Text(label=_("Action taken"), max_length=2_000, lines=3)
    state = forms.ChoiceField(
        label=_("Status"),
        choices=[
            (State.OPEN.value, _("Still open")),
            (State.MET.value, _("Met")),
            (State.ENDED.value, _("No longer needed")),
        ],
        initial=State.OPEN,
        widget=forms.RadioSelect,
    )
    next_on = Day(label=_("Next follow-up"), required=False, help_text=_("While it is still open."))

    def __init__(self, held: Held, *args: Any, changeable: bool, **more: Any) -> None:
        """`changeable`: whether the member may change what becomes of the need, or only add what was done."""
        super().__init__(*args, **more)
        self.fields["next_on"].initial = next_for(held)
        if not changeable:
            self._offer((held.state.value, _("Still open") if held.open else _("No change")))
        elif not held.open:
            self._offer((State.OPEN.value, _("Reopen")), (held.state.value, _("No change")))

    def _offer(self, *states: tuple[str, Any]) -> None:
        self.fields["state"].choices = states  # type: ignore[attr-defined]
        self.fields["state"].initial = states[0][0]

    def clean(self) -> dict[str, Any]:
        """What is open has a next day."""
        found = super().clean() or {}
        if found.get("state") == State.OPEN and "next_on" in found:
            if found["next_on"] is None:
                self.add_error("next_on", _("Give the next follow-up, so that it is not forgotten."))
            else:
                try:
                    check_next(found["next_on"])
                except forms.ValidationError as wrong:
                    self.add_error("next_on", wrong)
        return found


class ReferForm(forms.Form):
    """To whom somebody was sent."""

    organisation = forms.ModelChoiceField(label=_("Organization"), queryset=Organisation.objects.filter(active=True))
    text = Text(label=_("What was agreed"), max_length=2_000, lines=3, required=False)
    next_on = Day(label=_("Next follow-up"))

    def __init__(self, held: Held, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["next_on"].initial = next_for(held)
        self.fields["organisation"].choices = [("", "—"), *choices_for(held)]  # type: ignore[attr-defined]

    def clean_next_on(self) -> dt.date | None:
        """A day still to come."""
        return check_next(self.cleaned_data["next_on"])
