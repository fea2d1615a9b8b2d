"""Forms of the room."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.border.returns import fear
from amparo.office.border.returns.models import State
from amparo.office.border.returns.preparation import Note
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.platform.ui.fields import Day, Text

FIRST, LAST = dt.date(1990, 1, 1), dt.date(2099, 12, 31)
NOT_KNOWN = ("", _("not known"))


class WithFacts(forms.Form):
    """A form whose content can be written among the facts too, with where it comes from."""

    facts = forms.BooleanField(label=_("Record it as a fact too"), required=False)
    source = forms.ChoiceField(
        label=_("Source"),
        choices=[
            (source.value, source.label) for source in Source if source not in (Source.REQUEST, Source.QUESTIONNAIRE)
        ],
        required=False,
    )
    detail = Text(label=_("Which document, record or relative"), max_length=200, required=False)

    def clean_on(self) -> dt.date | None:
        """A day that has come, in this century or the end of the last; empty is not known."""
        day: dt.date | None = self.cleaned_data["on"]
        if day is not None and not FIRST <= day <= LAST:
            raise forms.ValidationError(_("This year is not possible."))
        if day is not None and day > timezone.localdate() + dt.timedelta(days=1):
            raise forms.ValidationError(_("This date is in the future."))
        return day

    def clean(self) -> dict[str, Any]:
        """Facts have a source, and a document a name."""
        found = super().clean() or {}
        if found.get("facts"):
            if not found.get("source"):
                self.add_error("source", _("Give the source."))
            if found.get("source") == Source.DOCUMENT and not found.get("detail"):
                self.add_error("detail", _("Name the document."))
        return found

    @property
    def origin(self) -> Origin | None:
        """Where the facts come from; None where none shall be written."""
        if not self.cleaned_data.get("facts"):
            return None
        cleaned = self.cleaned_data
        return Origin(Source(cleaned["source"]), cleaned.get("detail", ""), said_on=timezone.localdate())


class FearForm(WithFacts):
    """A fear of Mexico that somebody stated."""

    field_order = ["person", "on", "to", "whom", "how", "words", "language", "result", "result_on", "lawyer"]

    person = forms.ChoiceField(label=_("Who"))
    on = Day(label=_("Day"), required=False, help_text=_("Leave it empty if it is not known."))
    to = forms.ChoiceField(label=_("To whom"), choices=[NOT_KNOWN, *fear.TO.items()], required=False)
    whom = Text(label=_("Name, badge or office of the person who heard it"), max_length=200, required=False)
    how = forms.ChoiceField(label=_("Asked or volunteered"), choices=[NOT_KNOWN, *fear.HOW.items()], required=False)
    words = Text(label=_("Exact words"), max_length=5000, lines=4, required=False, help_text=_("Word by word."))
    language = Text(label=_("Language"), max_length=80, required=False)
    result = forms.ChoiceField(
        label=_("Result of the fear interview"), choices=[NOT_KNOWN, *fear.RESULTS.items()], required=False
    )
    result_on = Day(label=_("Day of the result"), required=False)
    lawyer = forms.ChoiceField(label=_("Attorney"), choices=[NOT_KNOWN, *fear.LAWYER.items()], required=False)
    next_step = Text(label=_("Next step"), max_length=500, lines=2, required=False)

    def __init__(self, people: list[Someone], *args: Any, changing: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].choices = [(str(person.place), str(person.names)) for person in people]  # type: ignore[attr-defined]
        if changing:
            del self.fields["person"]
        self.order_fields([*self.field_order, "next_step"])

    def clean_result_on(self) -> dt.date | None:
        """A day in this century or the end of the last."""
        day: dt.date | None = self.cleaned_data["result_on"]
        if day is not None and not FIRST <= day <= LAST:
            raise forms.ValidationError(_("This year is not possible."))
        return day

    @property
    def details(self) -> fear.Stated:
        """What is sealed."""
        given = self.cleaned_data
        names = ("to", "whom", "how", "words", "language", "result", "lawyer", "next_step")
        day = given["result_on"]
        return fear.Stated(**{name: given[name] for name in names}, result_on=day.isoformat() if day else "")


class WithdrawForm(forms.Form):
    """Why something is taken back."""

    reason = Text(label=_("Reason"), max_length=500, lines=2, help_text=_("It stays on record beside it."))
    dates_too = forms.BooleanField(label=_("Also remove from the calendar the hearing that it set"), required=False)

    def __init__(self, *args: Any, dated: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if not dated:
            del self.fields["dates_too"]


class TickForm(forms.Form):
    """How far one thing is."""

    state = forms.ChoiceField(choices=State.choices)
    note = Text(label=_("Note"), max_length=500, required=False)
    language = Text(label=_("Language"), max_length=80, required=False)
    confirmed = forms.BooleanField(label=_("Confirmed by teach-back"), required=False)

    @property
    def details(self) -> Note:
        """What is sealed."""
        given = self.cleaned_data
        return Note(given["note"], given["language"], given["confirmed"])
