"""The question which time zone somebody is in, on the pages of the office."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amparo.office.platform.zones import offered


class Zone(forms.ChoiceField):
    """One of all time zones, grouped by country and continent, in the language of the page."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("label", _("Time zone"))
        super().__init__(choices=_choices, **more)


def _choices() -> list[tuple[str, Any]]:
    language = (get_language() or "en").partition("-")[0]
    return [("", "—"), *offered.groups(language)]
