"""Forms of the room."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amparo.office.calendar.dates import ZONES
from amparo.office.calendar.models import HEARINGS
from amparo.office.look.fields import Day, Hour, Text
from amparo.office.people.persons import Someone
from amparo.office.returns import fear, passages
from amparo.office.returns.models import Kind, State
from amparo.office.returns.passages import OTHER, Hearing, Passed, Told
from amparo.office.returns.ports import PORTS, moment
from amparo.office.returns.run_up import Note
from amparo.office.statements.ledger import Origin
from amparo.office.statements.models import Source

FIRST, LAST = dt.date(1990, 1, 1), dt.date(2099, 12, 31)
NOT_KNOWN = ("", _("not known"))
PORT_CHOICES = [NOT_KNOWN, *((name, port.label) for name, port in PORTS.items()), (OTHER, _("another place"))]
ANSWERED = (Kind.EXEMPTION, Kind.PAROLE, Kind.DISENROLMENT)
AT_A_PLACE = (Kind.ENCOUNTER, Kind.RETURN, Kind.REENTRY)
HEARING_FIELDS = ("hearing_kind", "court", "hearing_day", "hearing_hour", "hearing_port", "zone", "port_hour", "side")


class WithFacts(forms.Form):
    """A form whose content can be written among the facts too, with where it comes from."""

    facts = forms.BooleanField(label=_("Write it among the facts too"), required=False)
    source = forms.ChoiceField(
        label=_("It comes from"),
        choices=[(one.value, one.label) for one in Source if one is not Source.REQUEST],
        required=False,
    )
    detail = Text(label=_("Which document, record or relative"), max_length=200, required=False)

    def clean_on(self) -> dt.date | None:
        """A day that has come, in this century or the end of the last; empty is not known."""
        day: dt.date | None = self.cleaned_data["on"]
        if day is not None and not FIRST <= day <= LAST:
            raise forms.ValidationError(_("This year cannot be right."))
        if day is not None and day > timezone.localdate() + dt.timedelta(days=1):
            raise forms.ValidationError(_("This day is yet to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Facts have a source, and a document a name."""
        found = super().clean() or {}
        if found.get("facts"):
            if not found.get("source"):
                self.add_error("source", _("Say where this comes from."))
            if found.get("source") == Source.DOCUMENT and not found.get("detail"):
                self.add_error("detail", _("Name the document."))
        return found

    @property
    def origin(self) -> Origin | None:
        """Where the facts come from; None where none shall be written."""
        if not self.cleaned_data.get("facts"):
            return None
        told = self.cleaned_data
        return Origin(Source(told["source"]), told.get("detail", ""), said_on=timezone.localdate())


class PassageForm(WithFacts):
    """Something that happened at the border, and for a return the hearing that was given with it."""

    field_order = ["person", "on", "port", "place", "policy", "outcome", "together", "separated", "papers", "words"]

    person = forms.ChoiceField(label=_("Who"))
    on = Day(label=_("Day"), required=False, help_text=_("Leave it empty if it is not known."))
    port = forms.ChoiceField(label=_("Port"), choices=PORT_CHOICES, required=False)
    place = Text(label=_("Place, where it was no port of the list"), max_length=200, required=False)
    policy = forms.ChoiceField(
        label=_("By which policy"),
        choices=[NOT_KNOWN, *passages.POLICIES.items()],
        required=False,
        help_text=_("As the papers or the person say."),
    )
    outcome = forms.ChoiceField(label=_("Answer"), choices=[NOT_KNOWN, *passages.OUTCOMES.items()], required=False)
    together = forms.MultipleChoiceField(label=_("Together with"), required=False, widget=forms.CheckboxSelectMultiple)
    separated = forms.MultipleChoiceField(
        label=_("Separated from"), required=False, widget=forms.CheckboxSelectMultiple
    )
    papers = Text(label=_("Papers given"), max_length=2000, lines=3, required=False, help_text=_("One on each line."))
    words = Text(label=_("What happened, in their words"), max_length=5000, lines=4, required=False)
    hearing_kind = forms.ChoiceField(
        label=_("Next hearing given"),
        choices=[("", _("none, or not known")), *((one.value, one.label) for one in HEARINGS)],
        required=False,
        help_text=_("It is put into the calendar."),
    )
    court = Text(label=_("Court"), max_length=200, required=False)
    hearing_day = Day(label=_("Day of the hearing"), required=False)
    hearing_hour = Hour(label=_("Hour of the hearing, by the clock of the US side"))
    hearing_port = forms.ChoiceField(
        label=_("Port to come to"), choices=PORT_CHOICES, required=False, help_text=_("Not always that of the return.")
    )
    zone = forms.ChoiceField(
        label=_("Clock of the US side, where the port is another"), choices=[("", "—"), *ZONES], required=False
    )
    port_hour = Hour(
        label=_("Hour to be at the port"),
        help_text=_("As the papers say. Leave it empty if it is not known; four hours before was common."),
    )
    side = forms.ChoiceField(
        label=_("That hour is by the clock of"),
        choices=[("us", _("the US side")), ("mexico", _("the Mexican city"))],
        required=False,
    )

    def __init__(
        self, kind: str, people: list[Someone], *args: Any, changing: bool = False, hearing: bool = True, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.kind = kind
        self.ids = {str(one.place): str(one.row.pk) for one in people}
        choices = [(str(one.place), str(one.names)) for one in people]
        for name in ("person", "together", "separated"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for name in self._unasked(changing, hearing):
            self.fields.pop(name, None)
        self.order_fields([*self.field_order, *HEARING_FIELDS])

    def _unasked(self, changing: bool, hearing: bool) -> list[str]:
        names = [] if self.kind == Kind.RETURN else ["policy", "separated"]
        if self.kind == Kind.ENCOUNTER:
            names.remove("separated")
        if self.kind not in ANSWERED:
            names.append("outcome")
        if self.kind not in AT_A_PLACE:
            names += ["port", "place"]
        if len(self.ids) < 2:
            names += ["together", "separated"]
        if self.kind != Kind.RETURN or not hearing:
            names += HEARING_FIELDS
        if self.kind not in (Kind.ENCOUNTER, Kind.RETURN):
            names += ["facts", "source", "detail"]
        return [*names, "person"] if changing else names

    def clean(self) -> dict[str, Any]:
        """Nobody goes with and without somebody at once; a hearing has a day, an hour and a clock."""
        found = super().clean()
        if set(found.get("together", ())) & set(found.get("separated", ())):
            self.add_error("separated", _("Somebody cannot be with them and separated from them."))
        if found.get("person") and found["person"] in {*found.get("together", ()), *found.get("separated", ())}:
            self.add_error("person", _("Choose the others only."))
        if found.get("hearing_kind"):
            found["hearing"] = self._hearing(found)
        elif any(found.get(name) for name in ("hearing_day", "hearing_hour", "port_hour")):
            self.add_error("hearing_kind", _("Say which kind of hearing it is."))
        return found

    def _hearing(self, found: dict[str, Any]) -> Hearing | None:
        port = PORTS.get(found.get("hearing_port") or found.get("port") or "")
        zone = port.zone if port else str(found.get("zone") or "")
        for name in ("hearing_day", "hearing_hour"):
            if not found.get(name) and name not in self.errors:
                self.add_error(name, _("A hearing in the calendar needs it."))
        if not zone:
            self.add_error("zone", _("Say by which clock the hour is."))
        if self.errors:
            return None
        day = found["hearing_day"]
        if not FIRST <= day <= LAST:
            self.add_error("hearing_day", _("This year cannot be right."))
            return None
        across = port.city_zone if port and found.get("side") == "mexico" else zone
        at = self._moment("hearing_hour", day, found["hearing_hour"], zone)
        port_at = self._moment("port_hour", day, found["port_hour"], across) if found.get("port_hour") else None
        if at is None or (found.get("port_hour") and port_at is None):
            return None
        if port_at is not None and port_at > at:
            self.add_error("port_hour", _("That is after the hearing."))
            return None
        return Hearing(found["hearing_kind"], at, zone, found["court"], port_at, port.label if port else "")

    def _moment(self, name: str, day: dt.date, hour: str, zone: str) -> dt.datetime | None:
        try:
            return moment(day, dt.time.fromisoformat(hour), zone)
        except ValueError:
            self.add_error(name, _("The clocks skip this hour that night; give the one before or after."))
            return None

    @property
    def told(self) -> Told:
        """What is sealed."""
        given = self.cleaned_data
        return Told(
            port=given.get("port", ""),
            place=given.get("place", ""),
            policy=given.get("policy", ""),
            outcome=given.get("outcome", ""),
            words=given["words"],
            papers=tuple(one.strip() for one in given["papers"].split("\n") if one.strip()),
            together=tuple(self.ids[one] for one in given.get("together", ())),
            separated=tuple(self.ids[one] for one in given.get("separated", ())),
            hearing_port=(given.get("hearing_port") or given.get("port", "")) if given.get("hearing") else "",
        )


def initial_of(passed: Passed, people: list[Someone]) -> dict[str, Any]:
    """What a form about a passage shows first."""
    places = {str(one.row.pk): str(one.place) for one in people}
    told = passed.told
    return {
        "on": passed.row.on,
        "port": told.port,
        "place": told.place,
        "policy": told.policy,
        "outcome": told.outcome,
        "words": told.words,
        "papers": "\n".join(told.papers),
        "together": [places[one] for one in told.together if one in places],
        "separated": [places[one] for one in told.separated if one in places],
    }


class FearForm(WithFacts):
    """A fear of Mexico that somebody stated."""

    field_order = ["person", "on", "to", "whom", "how", "words", "language", "result", "result_on", "lawyer"]

    person = forms.ChoiceField(label=_("Who"))
    on = Day(label=_("Day"), required=False, help_text=_("Leave it empty if it is not known."))
    to = forms.ChoiceField(label=_("To whom"), choices=[NOT_KNOWN, *fear.TO.items()], required=False)
    whom = Text(label=_("Name, badge or office of whoever heard it"), max_length=200, required=False)
    how = forms.ChoiceField(label=_("Asked or unasked"), choices=[NOT_KNOWN, *fear.HOW.items()], required=False)
    words = Text(label=_("In which words"), max_length=5000, lines=4, required=False, help_text=_("Word by word."))
    language = Text(label=_("In which language"), max_length=80, required=False)
    result = forms.ChoiceField(
        label=_("Result of the fear interview"), choices=[NOT_KNOWN, *fear.RESULTS.items()], required=False
    )
    result_on = Day(label=_("Day of the result"), required=False)
    lawyer = forms.ChoiceField(label=_("Lawyer"), choices=[NOT_KNOWN, *fear.LAWYER.items()], required=False)
    next_step = Text(label=_("Next step"), max_length=500, lines=2, required=False)

    def __init__(self, people: list[Someone], *args: Any, changing: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["person"].choices = [(str(one.place), str(one.names)) for one in people]  # type: ignore[attr-defined]
        if changing:
            del self.fields["person"]
        self.order_fields([*self.field_order, "next_step"])

    def clean_result_on(self) -> dt.date | None:
        """A day in this century or the end of the last."""
        day: dt.date | None = self.cleaned_data["result_on"]
        if day is not None and not FIRST <= day <= LAST:
            raise forms.ValidationError(_("This year cannot be right."))
        return day

    @property
    def told(self) -> fear.Stated:
        """What is sealed."""
        given = self.cleaned_data
        names = ("to", "whom", "how", "words", "language", "result", "lawyer", "next_step")
        day = given["result_on"]
        return fear.Stated(**{name: given[name] for name in names}, result_on=day.isoformat() if day else "")


class WithdrawForm(forms.Form):
    """Why something is taken back."""

    reason = Text(label=_("Reason"), max_length=500, lines=2, help_text=_("It stays on record beside it."))
    dates_too = forms.BooleanField(label=_("Take the hearing that it gave off the calendar too"), required=False)

    def __init__(self, *args: Any, dated: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if not dated:
            del self.fields["dates_too"]


class TickForm(forms.Form):
    """How far one thing is."""

    state = forms.ChoiceField(choices=State.choices)
    note = Text(label=_("Note"), max_length=500, required=False)
    language = Text(label=_("In which language"), max_length=80, required=False)
    confirmed = forms.BooleanField(label=_("They said it back"), required=False)

    @property
    def told(self) -> Note:
        """What is sealed."""
        given = self.cleaned_data
        return Note(given["note"], given["language"], given["confirmed"])
