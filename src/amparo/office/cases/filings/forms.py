"""Forms of pages about government forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.forms.form import Form
from amparo.law.facts import Fact, Kind
from amparo.office.cases.filings.filing import Filed
from amparo.office.cases.filings.preparing import WAYS
from amparo.office.cases.people.persons import Someone
from amparo.office.platform.ui.fields import Day, Text
from amparo.office.platform.ui.law_text import law_words


class BeginForm(forms.Form):
    """Which form to prepare, and for whom."""

    person = forms.TypedChoiceField(label=_("For whom"), coerce=int)
    form = forms.ChoiceField(label=_("Form"))
    relative = forms.ChoiceField(
        label=_("For which relative"),
        required=False,
        help_text=_("Only for a family petition: each relative has one of their own."),
    )

    def __init__(
        self,
        people: Sequence[Someone],
        offered: Sequence[tuple[str, str]],
        relatives: Sequence[tuple[str, str]],
        data: Any,
        *,
        needs_relative: frozenset[str],
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.needs_relative = needs_relative
        self.fields["person"].choices = [(someone.place, str(someone.names)) for someone in people]  # type: ignore[attr-defined]
        self.fields["form"].choices = [("", "—"), *offered]  # type: ignore[attr-defined]
        self.fields["relative"].choices = [("", "—"), *relatives]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A family petition names the relative, of the person whom it is for."""
        cleaned = super().clean() or {}
        name = cleaned.get("form", "").partition("_")[0]
        relative, person = cleaned.get("relative", ""), cleaned.get("person")
        if name in self.needs_relative and not relative:
            self.add_error("relative", _("Say for which relative it is."))
        if relative and person and not relative.startswith(f"{person} "):
            self.add_error("relative", _("This is a relative of someone else in the case."))
        return cleaned


class MovedForm(forms.Form):
    """Who has moved."""

    person = forms.TypedChoiceField(label=_("Who has moved"), coerce=int)

    def __init__(self, people: Sequence[Someone], data: Any) -> None:
        super().__init__(data)
        self.fields["person"].choices = [(someone.place, str(someone.names)) for someone in people]  # type: ignore[attr-defined]


class AskedForm(forms.Form):
    """What only this government form asks."""

    def __init__(self, form: Form, data: Any, initial: Mapping[str, object]) -> None:
        super().__init__(data, initial=dict(initial))
        for fact in form.asks:
            self.fields[fact.name] = _field(fact)

    @property
    def asked(self) -> Mapping[str, object]:
        """What was answered; what was left empty is left out."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None)}


def _field(fact: Fact) -> forms.Field:
    label = law_words(fact.question)
    match fact.kind:
        case Kind.CHOICE:
            choices = [("", "—"), *((name, law_words(words)) for name, words in fact.choices.items())]
            return forms.ChoiceField(label=label, choices=choices, required=False)
        case Kind.YES_NO:
            return forms.ChoiceField(
                label=label, choices=[("", "—"), ("yes", _("Yes")), ("no", _("No"))], required=False
            )
        case _:
            return Text(
                label=label, required=False, max_length=4_000 if fact.long else 200, lines=4 if fact.long else 1
            )


class CommentForm(forms.Form):
    """What somebody says of an item."""

    text = Text(label=_("Comment"), max_length=1_000, lines=2)


class FiledForm(forms.Form):
    """How a form was filed."""

    day = Day(label=_("Sent or handed in on"))
    how = forms.ChoiceField(label=_("How"), choices=[("", "—"), *((name, _(words)) for name, words in WAYS.items())])
    tracking = Text(label=_("Tracking number"), max_length=60, required=False)
    receipt = Text(label=_("Receipt number"), max_length=20, required=False)
    signed = forms.BooleanField(label=_("Every signature that the form asks for is on it, by hand"))
    paid = forms.BooleanField(label=_("The fee is paid, or a waiver is asked for, or there is none"))

    def clean_day(self) -> dt.date:
        """Not a day that lies ahead."""
        day: dt.date = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This date is still ahead."))
        return day

    @property
    def filed(self) -> Filed:
        """As it was filed."""
        cleaned = self.cleaned_data
        return Filed(cleaned["day"], cleaned["how"], cleaned["tracking"], cleaned["receipt"])


class ReceiptForm(forms.Form):
    """What the receipt says."""

    receipt = Text(label=_("Receipt number"), max_length=20)
    received = Day(label=_("Received on"), help_text=_("The day that the receipt notice gives, not the day it came."))

    def clean_received(self) -> dt.date:
        """Not a day that lies ahead."""
        day: dt.date = self.cleaned_data["received"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This date is still ahead."))
        return day
