"""The form of a release."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amparo.figures.dimensions import STANDARD
from amparo.figures.releasing import CROSSES, LEAST_LIMIT, LIMIT, MOST_LIMIT, Asked
from amparo.figures.rounding import BASES
from amparo.office.outward.reports.shown import word
from amparo.office.platform.ui.fields import Day

FIRST = dt.date(2019, 1, 1)


def _crosses() -> list[tuple[str, str]]:
    return [
        (f"{down} {across}", f"{word(STANDARD[down].label)} × {word(STANDARD[across].label)}")
        for down, across in CROSSES
    ]


class ReleaseForm(forms.Form):
    """What to publish."""

    until = Day(
        label=gettext_lazy("Count people returned up to"),
        help_text=gettext_lazy("Each person is counted in one release only, as recorded on the day of that release."),
    )
    limit = forms.IntegerField(
        label=gettext_lazy("Fewest people that may be shown"),
        min_value=LEAST_LIMIT,
        max_value=MOST_LIMIT,
        help_text=gettext_lazy("11 is usual; never under 5."),
    )
    base = forms.TypedChoiceField(
        label=gettext_lazy("Rounding"),
        coerce=int,
        choices=[(str(base), gettext_lazy("none")) if not base else (str(base), str(base)) for base in BASES],
    )
    crosses = forms.MultipleChoiceField(
        label=gettext_lazy("Cross-tabulations"),
        choices=_crosses,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_until(self) -> dt.date:
        """A day of the programs, not after today."""
        day: dt.date = self.cleaned_data["until"]
        if not FIRST <= day <= timezone.localdate():
            raise forms.ValidationError(_("Give a day from 2019 until today."))
        return day

    def clean(self) -> dict[str, Any]:
        """Rounding to more than the limit would make noughts."""
        found = super().clean() or {}
        if found.get("base", 0) > found.get("limit", MOST_LIMIT):
            self.add_error("base", _("Rounding to 10 needs a limit of 10 or more."))
        return found

    @property
    def asked(self) -> Asked:
        """What the figures take."""
        cleaned = self.cleaned_data
        pairs = [tuple(cross.split(" ")) for cross in cleaned["crosses"]]
        return Asked(
            cleaned["until"], cleaned["limit"], cleaned["base"], tuple((down, across) for down, across in pairs)
        )


def initial() -> dict[str, Any]:
    """What the form shows first."""
    return {"until": timezone.localdate(), "limit": LIMIT, "base": "0", "crosses": [key for key, _name in _crosses()]}
