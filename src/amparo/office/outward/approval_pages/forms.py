"""The form of a refusal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.office.platform.ui.fields import Text


class RefuseForm(forms.Form):
    """Why not."""

    reason = Text(label=_("Reason"), max_length=500, lines=3)
