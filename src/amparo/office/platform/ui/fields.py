"""Form fields that keep exactly what was typed or say why they cannot."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _


class Text(forms.CharField):
    """A text, kept to the letter. What no database can hold is refused with a sentence."""

    def __init__(self, *, lines: int = 1, max_length: int = 200, strip: bool = True, **more: Any) -> None:
        if lines > 1:
            more.setdefault("widget", forms.Textarea(attrs={"rows": lines}))
        super().__init__(max_length=max_length, strip=strip, **more)

    def to_python(self, value: Any) -> str:
        """Line ends as browsers send them are one character. Raises ValidationError for half characters."""
        text = (super().to_python(value) or "").replace("\r\n", "\n")
        if any(0xD800 <= ord(char) <= 0xDFFF for char in text):
            raise ValidationError(_("It holds half a character, which cannot be kept; type it again."))
        return text


class Telephone(Text):
    """A telephone number, or words that tell one, typed with the keyboard for it."""

    widget = forms.TelInput


class Day(forms.DateField):
    """A day, typed with the browser's own control or as 2019-07-16."""

    widget = forms.DateInput

    def __init__(self, **more: Any) -> None:
        more.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(input_formats=["%Y-%m-%d"], **more)


class Hour(forms.TimeField):
    """An hour of the clock, kept as `18:30`; empty where none is given."""

    def __init__(self, **more: Any) -> None:
        more.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        super().__init__(input_formats=["%H:%M", "%H:%M:%S"], required=False, **more)

    def clean(self, value: Any) -> str:
        """The hour as text. Raises ValidationError."""
        at = super().clean(value)
        return f"{at:%H:%M}" if at else ""


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, also when that is nothing at all; None where it is only to be shown."""
    return request.POST if request.method == "POST" else None


def version_sent(request: HttpRequest) -> int:
    """Which version of a row a form was made from, for two who edit at once; 0, which no row has, if unsaid."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else 0
