"""Forms of pages about letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.forms.letters import Template
from amparo.office.cases.people.persons import Someone
from amparo.office.platform.ui.fields import Text
from amparo.office.platform.ui.law_text import law_words

LONGEST = 100_000


class BeginForm(forms.Form):
    """Which letter, and about whom."""

    person = forms.TypedChoiceField(label=_("About whom"), coerce=int)
    template = forms.ChoiceField(label=_("Letter"))

    def __init__(self, people: Sequence[Someone], offered: Sequence[Template], data: Any) -> None:
        super().__init__(data)
        self.fields["person"].choices = [(someone.place, str(someone.names)) for someone in people]  # type: ignore[attr-defined]
        self.fields["template"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *((template.name, law_words(template.title)) for template in offered),
        ]


class LetterForm(forms.Form):
    """What a letter says, in both languages."""

    en = Text(label=_("English"), max_length=LONGEST, lines=24, strip=False)
    es = Text(
        label=_("Spanish"),
        max_length=LONGEST,
        lines=24,
        strip=False,
        required=False,
        help_text=_("An empty line begins a new paragraph; “# ” before one makes it a heading."),
    )


class TemplateForm(forms.Form):
    """A template of the office's own."""

    file = forms.FileField(
        label=_("Template (a TOML file)"),
        help_text=_("Download one of those below, change its name and words, and upload it here."),
    )
