"""Forms of whereabouts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.border.whereabouts.records import Known, Where
from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.cases.people.persons import Someone
from amparo.office.platform.accounts.models import User
from amparo.office.platform.ui.fields import Day, Text

FIRST = dt.date(1990, 1, 1)


class WhereForm(forms.Form):
    """Where somebody is."""

    place = forms.TypedChoiceField(label=_("Who"), coerce=int)
    city = Text(label=_("City or town"), max_length=120)
    shelter = Text(label=_("Shelter, street or neighborhood"), max_length=200, required=False)
    since = Day(label=_("Since"), required=False)
    known = forms.ChoiceField(label=_("Source"), choices=Known.choices, initial=Known.UNKNOWN)
    others = Text(
        label=_("Disclosure allowed to"),
        max_length=300,
        required=False,
        lines=2,
        help_text=_("Whom they allowed us to inform, besides the members named here."),
    )
    note = Text(label=_("Other notes"), max_length=1000, required=False, lines=3)

    def __init__(self, people: list[Someone], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice = self.fields["place"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(person.place, str(person.names)) for person in people]
        for name in ("city", "shelter", "others", "note"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_since(self) -> dt.date | None:
        """A day that has come."""
        day: dt.date | None = self.cleaned_data["since"]
        if day is not None and not FIRST <= day <= timezone.localdate():
            raise forms.ValidationError(_("This date must be today or earlier."))
        return day

    @property
    def where(self) -> Where:
        """What was typed."""
        cleaned = self.cleaned_data
        since = cleaned["since"].isoformat() if cleaned["since"] else ""
        return Where(cleaned["city"], cleaned["shelter"], since, cleaned["known"], cleaned["others"], cleaned["note"])


class NameForm(forms.Form):
    """One more who may know."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Give this member access"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choice = self.fields["user"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = User.objects.filter(is_active=True, role__in=EVERYBODY).order_by("name")
