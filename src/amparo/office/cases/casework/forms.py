"""Forms of casework."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.models import Stage, Status, Team
from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.cases.people import addresses
from amparo.office.cases.people.contact import DAYS, MIDNIGHT, Channel, SafeContact
from amparo.office.cases.people.models import Kinship, Part
from amparo.office.cases.people.persons import Names, Someone, digits_of
from amparo.office.cases.people.time_zone import Zone
from amparo.office.platform.accounts.models import User
from amparo.office.platform.ui.fields import Day, Hour, Text
from amparo.office.platform.zones.offered import ZONES

STATUSES = [(state.value, state.label) for state in Status if state is not Status.ERASED]

TYPED = {
    Channel.PHONE.value: forms.TelInput,
    Channel.SMS.value: forms.TelInput,
    Channel.WHATSAPP.value: forms.TelInput,
    Channel.EMAIL.value: forms.EmailInput,
}
"""The control for a number or an address, by the way; what is neither is words. `ui/office.js` knows them too."""


class ContactForm(forms.Form):
    """How it is safe to reach somebody."""

    channel = forms.ChoiceField(label=_("Safe to reach by"), choices=Channel.choices, initial=Channel.NONE)
    detail = Text(
        label=_("Number, address, or through which person"),
        max_length=200,
        required=False,
        help_text=_("A number with its country, for example +52 656 123 4567."),
    )
    days = forms.TypedMultipleChoiceField(
        label=_("Messages may come in on"),
        choices=list(enumerate(DAYS)),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Without days and hours nothing is sent by machine."),
    )
    opens = Hour(label=_("From"))
    closes = Hour(label=_("Until"), help_text=_("Earlier than “From”: until then on the next day."))
    zone = Zone(
        required=False,
        help_text=_("Ask them: what time zone are you in? Leave it empty where you do not know, and a person decides."),
    )
    zones = forms.CharField(label=_("Time zones it could be"), required=False, widget=forms.HiddenInput)
    hours = Text(label=_("When, in words"), max_length=120, required=False, help_text=_("For the person who calls."))
    say = Text(
        label=_("Name to say in a call"),
        max_length=120,
        required=False,
        help_text=_(
            "For calls only: who we say we are when another person picks up. No message is ever signed with it."
        ),
    )
    voicemail = forms.BooleanField(label=_("A voicemail may be left"), required=False)
    names_office = forms.BooleanField(label=_("A message may name the office"), required=False)
    names_matter = forms.BooleanField(label=_("A message may say that it is about asylum"), required=False)
    code_word = Text(
        label=_("Code word"), max_length=60, required=False, help_text=_("We say it first, so that they know it is us.")
    )
    language = Text(label=_("Language and dialect"), max_length=80, required=False)
    never = Text(label=_("Never"), max_length=300, required=False, help_text=_("For example: never call the house."))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["detail"].widget = TYPED.get(str(self["channel"].value()), forms.TextInput)(
            attrs={"data-typed-by": self.add_prefix("channel"), "maxlength": "200"}
        )

    def clean(self) -> dict[str, Any]:
        """Days and hours are said whole or not at all; a number or address is one that can be written to."""
        cleaned = super().clean() or {}
        cleaned["detail"] = addresses.kept(cleaned.get("channel", ""), cleaned.get("detail", ""))
        if wrong := addresses.fault(cleaned.get("channel", ""), cleaned["detail"]):
            self.add_error("detail", wrong)
        parts = [bool(cleaned.get(name)) for name in ("days", "opens", "closes")]
        if any(parts) and not all(parts) and not self.errors:
            self.add_error("days", _("Give the days and both hours, or none of them."))
        if cleaned.get("opens") and cleaned.get("opens") == cleaned.get("closes") != MIDNIGHT:
            self.add_error("closes", _("Both hours are the same. From when until when?"))
        return cleaned

    def clean_zones(self) -> tuple[str, ...]:
        """The zones that the place they named can have, as the page carried them."""
        return tuple(zone for zone in str(self.cleaned_data["zones"]).split() if zone in ZONES)

    @property
    def contact(self) -> SafeContact:
        """The safe-contact rules as they were typed."""
        cleaned = self.cleaned_data
        return SafeContact.of({**cleaned, "zones": () if cleaned["zone"] else cleaned["zones"]})


class PersonForm(ContactForm):
    """Who somebody is and how it is safe to reach them."""

    field_order = ["given", "surnames", "also", "a_number", "part"]

    given = Text(label=_("Given names"), max_length=120)
    surnames = Text(
        label=_("Surnames"), max_length=120, required=False, help_text=_("Both, where there are two, in their order.")
    )
    also = Text(
        label=_("Other names and spellings"),
        max_length=300,
        required=False,
        help_text=_("Separated by semicolons. The search and the conflict check look at them too."),
    )
    a_number = Text(
        label=_("A-number"),
        max_length=20,
        required=False,
        help_text=_("For example A 123-456-789."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    part = forms.ChoiceField(label=_("Role in the case"), choices=Part.choices, initial=Part.CLIENT)

    def clean_a_number(self) -> str:
        """Seven to nine digits."""
        try:
            return digits_of(self.cleaned_data["a_number"])
        except ValueError:
            raise forms.ValidationError(_("An A-number has seven to nine digits, for example A 123-456-789.")) from None

    @property
    def names(self) -> Names:
        """The names as they were typed."""
        also = tuple(name.strip() for name in self.cleaned_data["also"].split(";") if name.strip())
        return Names(self.cleaned_data["given"], self.cleaned_data["surnames"], also)

    @property
    def about(self) -> dict[str, Any]:
        """What the services take."""
        return {"names": self.names, "a_number": self.cleaned_data["a_number"], "contact": self.contact}


def initial_of(someone: Someone) -> dict[str, Any]:
    """What a form about somebody shows first."""
    return {
        "given": someone.names.given,
        "surnames": someone.names.surnames,
        "also": "; ".join(someone.names.also),
        "a_number": someone.a_number_written,
        "part": someone.row.part,
        **initial_of_contact(someone.contact),
    }


def initial_of_contact(rules: SafeContact) -> dict[str, Any]:
    """What a form about safe contact shows first."""
    return {**rules.kept(), "days": list(rules.days), "zones": " ".join(rules.zones)}


class BeginForm(PersonForm):
    """A new case: its first person, and who works on it."""

    part = None  # type: ignore[assignment]
    status = forms.ChoiceField(label=_("Begins as"), choices=STATUSES[:2])
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.all(), required=False)

    def __init__(self, user: User, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["team"].queryset = user.teams.all()  # type: ignore[attr-defined]


class StatusForm(forms.Form):
    """Where a case stands."""

    status = forms.ChoiceField(label=_("Status"), choices=STATUSES)
    stage = forms.ChoiceField(label=_("Stage of the proceedings"), choices=Stage.choices)
    team = forms.ModelChoiceField(label=_("Team"), queryset=Team.objects.all(), required=False)
    heard_from_on = Day(label=_("Last contact with the client"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, user: User, team: Team | None, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        own = Team.objects.filter(pk__in=[*user.teams.values_list("pk", flat=True), *([team.pk] if team else [])])
        self.fields["team"].queryset = own  # type: ignore[attr-defined]


class StaffForm(forms.Form):
    """Somebody to work on a case."""

    user = forms.ModelChoiceField(
        label=_("Member"), queryset=User.objects.filter(is_active=True, role__in=EVERYBODY).order_by("name")
    )
    lead = forms.BooleanField(label=_("Responsible attorney"), required=False)


class WallForm(forms.Form):
    """Somebody for whom a case shall not exist."""

    user = forms.ModelChoiceField(
        label=_("Member"), queryset=User.objects.filter(is_active=True, role__in=EVERYBODY).order_by("name")
    )


class EraseForm(forms.Form):
    """The number, typed again."""

    number = Text(label=_("Type the case number"), max_length=12)

    def __init__(self, expected: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.expected = expected

    def clean_number(self) -> str:
        """Exactly the number of the case."""
        if self.cleaned_data["number"] != self.expected:
            raise forms.ValidationError(_("That is not the number of this case."))
        return self.expected


class NoteForm(forms.Form):
    """A note."""

    text = Text(label=_("Note"), lines=5, max_length=20_000, strip=False)


class RelationForm(forms.Form):
    """How two people of a case belong together."""

    person = forms.ChoiceField(label=_("Who"))
    kind = forms.ChoiceField(label=_("is"), choices=Kinship.choices)
    other = forms.ChoiceField(label=_("whom"))

    def __init__(self, people: list[Someone], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(str(person.place), str(person.names)) for person in people]
        for name in ("person", "other"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nobody stands to themselves."""
        found = super().clean() or {}
        if found.get("person") and found.get("person") == found.get("other"):
            raise forms.ValidationError(_("Choose two different people."))
        return found


class ReasonForm(forms.Form):
    """Why a statement is taken back, or which of several is right."""

    reason = Text(label=_("Reason"), max_length=500, lines=2, help_text=_("It stays on record beside the statement."))
