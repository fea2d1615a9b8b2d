"""Forms of the interview desk."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amparo.office.cases.access.rules import EVERYBODY
from amparo.office.cases.people.contact import DAYS
from amparo.office.cases.people.persons import Someone
from amparo.office.interviews.languages import KNOWN, keys_of
from amparo.office.interviews.models import Gender, Interpreter, Interviewer, Outcome, Profile
from amparo.office.interviews.requests import KINDS, TIERS, Needs
from amparo.office.platform.accounts.models import User
from amparo.office.platform.ui.fields import Day, Hour, Text
from amparo.scheduling.model import LONGEST, Tier
from amparo.scheduling.needs import Minutes

MOST_DAYS = 400
WORKDAYS = list(enumerate(DAYS[:5]))


class Datalist(forms.TextInput):
    """A line with suggestions: other words may be typed."""

    template_name = "interviews/datalist.html"

    def __init__(self, suggested: tuple[str, ...]) -> None:
        super().__init__(attrs={"list": "languages", "autocomplete": "off"})
        self.suggested = suggested

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The words to suggest, beside what Django needs."""
        return {**super().get_context(name, value, attrs), "suggested": self.suggested}


class WantedForm(forms.Form):
    """Who is to be interviewed, and what they need."""

    person = forms.ChoiceField(label=_("Who"))
    kind = forms.ChoiceField(label=_("What for"), choices=list(KINDS.items()))
    language = Text(label=_("Language or dialect"), max_length=60, widget=Datalist(KNOWN))
    tier = forms.TypedChoiceField(
        label=_("What makes it urgent"),
        choices=[(int(tier), label) for tier, label in TIERS.items()],
        coerce=int,
        initial=int(Tier.ORDINARY),
        help_text=_("The first of these that holds: people higher on the list come earlier."),
    )
    child = forms.BooleanField(label=_("A child is interviewed: more time"), required=False)
    trauma = forms.BooleanField(label=_("It is about grave harm: more time"), required=False)
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=15,
        max_value=LONGEST,
        help_text=_("Leave empty for what the office has set. More may be given, never less."),
    )
    earliest = Day(label=_("Not before"), required=False)
    last = Day(label=_("Deadline"), required=False)
    gender = forms.ChoiceField(label=_("Interviewer"), choices=Gender.choices, required=False)
    wish = forms.BooleanField(
        label=_("Only a wish"),
        required=False,
        help_text=_("It is granted where it costs nobody a day. Unticked, they are given nobody else."),
    )
    place = forms.ChoiceField(label=_("Where"), required=False)
    note = Text(label=_("Good to know"), max_length=500, lines=2, required=False)

    def __init__(self, people: list[Someone], minutes: Minutes, rooms: dict[str, int], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.set_minutes = minutes
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)
        person.choices = [(str(someone.place), str(someone.names)) for someone in people]
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(name, KINDS.get(name, name)) for name in minutes.kinds]
        place = self.fields["place"]
        assert isinstance(place, forms.ChoiceField)
        where: list[tuple[str, str | Promise]] = [("", _("Anywhere, or by telephone or video"))]
        place.choices = [*where, *((room, room) for room in rooms)]

    def clean_language(self) -> str:
        """A language has letters."""
        language: str = self.cleaned_data["language"]
        if len(keys_of(language)) != 1:
            raise forms.ValidationError(_("Name one language; an interpreter is found for it."))
        return language

    def clean(self) -> dict[str, Any]:
        """Days in their order; never under the minutes that the office has set."""
        cleaned = super().clean() or {}
        earliest, last = cleaned.get("earliest"), cleaned.get("last")
        if last and last < timezone.localdate():
            self.add_error("last", _("This day is over."))
        elif earliest and last and last < earliest:
            self.add_error("last", _("The deadline is before the first day."))
        if "kind" in cleaned and "minutes" in cleaned:
            least = self.set_minutes.needed(cleaned["kind"], child=cleaned["child"], trauma=cleaned["trauma"])
            cleaned["minutes"] = cleaned["minutes"] or least
            if cleaned["minutes"] < least:
                self.add_error("minutes", _("Nobody is rushed: this needs at least %(n)s minutes.") % {"n": least})
        return cleaned

    @property
    def needs(self) -> Needs:
        """What was typed."""
        cleaned = dict(self.cleaned_data)
        del cleaned["person"]
        return Needs(**cleaned, interpreter_adds=self.set_minutes.interpreter)


class RecuseForm(forms.Form):
    """An interviewer will not meet somebody."""

    interviewer = forms.ModelChoiceField(label=_("Who"), queryset=Interviewer.objects.none())
    reason = Text(
        label=_("Reason"),
        max_length=500,
        lines=2,
        required=False,
        help_text=_("Nobody asks for it. What you write is sealed in the case and stands on no list."),
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        who = self.fields["interviewer"]
        assert isinstance(who, forms.ModelChoiceField)
        who.queryset = working()
        who.label_from_instance = lambda interviewer: interviewer.user.name  # type: ignore[method-assign, assignment]

    def offer_only(self, user: User) -> None:
        """Only themselves: who may not change the case recuses nobody else."""
        who = self.fields["interviewer"]
        assert isinstance(who, forms.ModelChoiceField)
        who.queryset = working().filter(user=user)


class EndForm(forms.Form):
    """What came of an interview, and what is still needed."""

    outcome = forms.ChoiceField(label=_("What came of it"), choices=Outcome.choices, widget=forms.RadioSelect)
    more = forms.IntegerField(
        label=_("Minutes still needed"),
        required=False,
        min_value=15,
        max_value=LONGEST,
        help_text=_("They are booked at once where there is room, with the same interviewer if they have any."),
    )

    def clean(self) -> dict[str, Any]:
        """Where more time is needed, it is said how much."""
        cleaned = super().clean() or {}
        if (
            cleaned.get("outcome") in (Outcome.MORE, Outcome.CUT)
            and not cleaned.get("more")
            and "more" not in self.errors
        ):
            self.add_error("more", _("Say how many minutes are still needed: they are booked."))
        if cleaned.get("outcome") == Outcome.DONE and cleaned.get("more"):
            self.add_error("more", _("Nothing is needed any more when all was said."))
        return cleaned


class WorkingForm(forms.Form):
    """Days, hours and languages of somebody."""

    languages = Text(
        label=_("Languages"),
        max_length=200,
        help_text=_("With commas: Spanish, K'iche'. As one speaks, so one names it."),
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Works on"), choices=WORKDAYS, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    minutes = forms.IntegerField(
        label=_("Minutes of interviews a day, at most"), min_value=0, max_value=720, initial=360
    )
    leaves_on = Day(
        label=_("Leaves on"), required=False, help_text=_("A transfer: from this day on they are not here any more.")
    )

    def clean_languages(self) -> str:
        """At least one language."""
        languages: str = self.cleaned_data["languages"]
        if not keys_of(languages):
            raise forms.ValidationError(_("Name at least one language."))
        return ", ".join(filter(None, (name.strip() for name in languages.split(","))))

    def clean_weekdays(self) -> str:
        """As the column keeps them."""
        return ",".join(map(str, self.cleaned_data["weekdays"]))


class InterviewerForm(WorkingForm):
    """A member who interviews."""

    field_order = ["user", "languages", "cap"]

    user = forms.ModelChoiceField(label=_("Member"), queryset=User.objects.none())
    cap = forms.IntegerField(
        label=_("Interviews a day, at most"),
        min_value=0,
        max_value=20,
        initial=4,
        help_text=_("The plan never passes it. 0: for now none."),
    )
    gap = forms.IntegerField(label=_("Minutes between two"), min_value=0, max_value=240, initial=15)
    opens = Hour(label=_("From"), initial="09:00")
    closes = Hour(label=_("Until"), initial="17:00")
    gender = forms.ChoiceField(
        label=_("Woman or man"),
        choices=[("", "—"), *Gender.choices[1:]],
        required=False,
        help_text=_("Some people ask for it."),
    )
    places = Text(label=_("Only at"), max_length=200, required=False, help_text=_("Places with commas; empty for any."))

    def __init__(self, *args: Any, row: Interviewer | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        who = self.fields["user"]
        assert isinstance(who, forms.ModelChoiceField)
        who.queryset = _may_interview(row)
        who.label_from_instance = lambda member: f"{member.name}, {member.get_role_display()}"  # type: ignore[method-assign, assignment]

    def clean(self) -> dict[str, Any]:
        """A day has a beginning and an end."""
        cleaned = super().clean() or {}
        for name in ("opens", "closes"):
            if name in cleaned and not cleaned[name]:
                self.add_error(name, _("Give an hour."))
        if cleaned.get("opens") and cleaned.get("closes"):
            cleaned["opens"], cleaned["closes"] = (dt.time.fromisoformat(cleaned[name]) for name in ("opens", "closes"))
            if cleaned["closes"] <= cleaned["opens"]:
                self.add_error("closes", _("The last hour must be later than the first."))
        return cleaned


class InterpreterForm(WorkingForm):
    """Somebody who interprets."""

    field_order = ["name", "languages"]

    name = Text(label=_("Name"), max_length=100)

    def __init__(self, *args: Any, row: Interpreter | None = None, **more: Any) -> None:
        super().__init__(*args, **more)
        self.row = row

    def clean_name(self) -> str:
        """Two of a name could not be told apart."""
        name: str = self.cleaned_data["name"]
        if Interpreter.objects.filter(name=name).exclude(pk=self.row.pk if self.row else 0).exists():
            raise forms.ValidationError(_("There is an interpreter of this name."))
        return name


class AwayForm(forms.Form):
    """Days on which somebody is away."""

    first = Day(label=_("Away from"))
    last = Day(label=_("Until, that day included"), required=False)

    def clean(self) -> dict[str, Any]:
        """One day where only one was named."""
        cleaned = super().clean() or {}
        if "first" in cleaned:
            cleaned["last"] = cleaned.get("last") or cleaned["first"]
            if cleaned["last"] < cleaned["first"]:
                self.add_error("last", _("This ends before it begins."))
            elif (cleaned["last"] - cleaned["first"]).days > MOST_DAYS:
                self.add_error("last", _("That is more than a year: give the day they leave instead."))
        return cleaned


class SettingsForm(forms.Form):
    """Minutes and rooms of the office."""

    child = forms.IntegerField(label=_("A child is interviewed: minutes more"), min_value=0, max_value=240)
    trauma = forms.IntegerField(label=_("It is about grave harm: minutes more"), min_value=0, max_value=240)
    interpreter = forms.IntegerField(label=_("With an interpreter: minutes more"), min_value=0, max_value=240)
    days = forms.IntegerField(label=_("Working days a plan looks ahead"), min_value=5, max_value=120)
    rooms = Text(
        label=_("Rooms"),
        max_length=2_000,
        lines=3,
        required=False,
        help_text=_("One place a line, with how many can interview there at once: El Paso 3"),
    )

    def __init__(self, profile: Profile, minutes: Minutes, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.kinds = list(minutes.kinds)
        for name, value in minutes.kinds.items():
            self.fields[f"kind_{name}"] = forms.IntegerField(
                label=KINDS.get(name, name), min_value=15, max_value=LONGEST, initial=value
            )
        self.order_fields([*(f"kind_{name}" for name in minutes.kinds), "child", "trauma", "interpreter"])
        written = "\n".join(f"{place} {count}" for place, count in profile.rooms.items())
        now = {"child": profile.child, "trauma": profile.trauma, "interpreter": profile.interpreter}
        self.initial = {**now, "days": profile.days, "rooms": written, **self.initial}

    def clean_rooms(self) -> dict[str, int]:
        """A number for each place."""
        found: dict[str, int] = {}
        for line in self.cleaned_data["rooms"].splitlines():
            place, _space, count = line.strip().rpartition(" ")
            if not line.strip():
                continue
            if not (place.strip() and count.isascii() and count.isdigit() and int(count) <= 1000) or len(place) > 80:
                raise forms.ValidationError(_("“%(line)s” is not a place and a number.") % {"line": line[:60]})
            found[place.strip()] = int(count)
        return found

    @property
    def details(self) -> dict[str, Any]:
        """What the service takes."""
        kept = {name: self.cleaned_data[name] for name in ("child", "trauma", "interpreter", "days", "rooms")}
        return {**kept, "kinds": {name: self.cleaned_data[f"kind_{name}"] for name in self.kinds}}


class ForecastForm(forms.Form):
    """What the forecast is asked."""

    arrivals = forms.FloatField(label=_("People who come a working day"), min_value=0, max_value=1_000)
    backlog = forms.IntegerField(label=_("Who wait now"), min_value=0, max_value=100_000)
    interviewers = forms.IntegerField(label=_("Interviewers"), min_value=0, max_value=500)
    cap = forms.IntegerField(label=_("Interviews a day each, at most"), min_value=0, max_value=12)
    absent = forms.IntegerField(label=_("Of a hundred days, so many away"), min_value=0, max_value=90)
    weeks = forms.IntegerField(label=_("Weeks ahead"), min_value=1, max_value=26)

    SLIDERS = ("cap", "absent")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in self.SLIDERS:
            field = self.fields[name]
            assert isinstance(field, forms.IntegerField)
            field.widget = forms.NumberInput(
                attrs={"type": "range", "min": field.min_value, "max": field.max_value, "data-shows": name}
            )


def working() -> QuerySet[Interviewer]:
    """Everybody who interviews now."""
    here = Q(leaves_on=None) | Q(leaves_on__gt=timezone.localdate())
    return Interviewer.objects.filter(here, user__is_active=True).select_related("user")


def _may_interview(row: Interviewer | None) -> QuerySet[User]:
    if row is not None:
        return User.objects.filter(pk=row.user_id)
    return User.objects.filter(is_active=True, role__in=EVERYBODY, interviewer=None).order_by("name")
