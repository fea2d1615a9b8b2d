"""The form in which something that happened at the border is written down, with the hearing that was given."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amparo.office.border.returns import passages
from amparo.office.border.returns.forms import FIRST, LAST, NOT_KNOWN, WithFacts
from amparo.office.border.returns.models import Kind
from amparo.office.border.returns.passages import OTHER, Hearing, PassageDetails, Passed
from amparo.office.border.returns.ports import PORTS, moment
from amparo.office.cases.access.models import Case
from amparo.office.cases.calendar.dates import ZONES
from amparo.office.cases.calendar.doubts import ask
from amparo.office.cases.calendar.models import HEARINGS
from amparo.office.cases.people.persons import Someone
from amparo.office.platform.ui.fields import Day, Hour, Text

PORT_CHOICES = [NOT_KNOWN, *((name, port.label) for name, port in PORTS.items()), (OTHER, _("another place"))]
ANSWERED = (Kind.EXEMPTION, Kind.PAROLE, Kind.DISENROLMENT)
AT_A_PLACE = (Kind.ENCOUNTER, Kind.RETURN, Kind.REENTRY)
HEARING_FIELDS = ("hearing_kind", "court", "hearing_day", "hearing_hour", "hearing_port", "zone", "port_hour", "side")


class PassageForm(WithFacts):
    """Something that happened at the border, and for a return the hearing that was given with it."""

    field_order = ["person", "on", "port", "place", "policy", "outcome", "together", "separated", "papers", "words"]

    person = forms.ChoiceField(label=_("Who"))
    on = Day(label=_("Day"), required=False, help_text=_("Leave it empty if it is not known."))
    port = forms.ChoiceField(label=_("Port"), choices=PORT_CHOICES, required=False)
    place = Text(label=_("Place, if not a port on the list"), max_length=200, required=False)
    policy = forms.ChoiceField(
        label=_("Under which policy"),
        choices=[NOT_KNOWN, *passages.POLICIES.items()],
        required=False,
        help_text=_("As the papers or the person say."),
    )
    outcome = forms.ChoiceField(label=_("Answer"), choices=[NOT_KNOWN, *passages.OUTCOMES.items()], required=False)
    together = forms.MultipleChoiceField(label=_("Together with"), required=False, widget=forms.CheckboxSelectMultiple)
    separated = forms.MultipleChoiceField(
        label=_("Separated from"), required=False, widget=forms.CheckboxSelectMultiple
    )
    papers = Text(label=_("Papers issued"), max_length=2000, lines=3, required=False, help_text=_("One on each line."))
    words = Text(label=_("What happened, in their words"), max_length=5000, lines=4, required=False)
    hearing_kind = forms.ChoiceField(
        label=_("Next hearing set"),
        choices=[("", _("none, or not known")), *((hearing.value, hearing.label) for hearing in HEARINGS)],
        required=False,
        help_text=_("It is added to the calendar."),
    )
    court = Text(label=_("Court"), max_length=200, required=False)
    hearing_day = Day(label=_("Day of the hearing"), required=False)
    hearing_hour = Hour(label=_("Time of the hearing (US time zone)"))
    hearing_port = forms.ChoiceField(
        label=_("Port to report to"),
        choices=PORT_CHOICES,
        required=False,
        help_text=_("Not always that of the return."),
    )
    zone = forms.ChoiceField(
        label=_("US time zone, if the port is not on the list"), choices=[("", "—"), *ZONES], required=False
    )
    port_hour = Hour(
        label=_("Time to report at the port"),
        help_text=_("As the papers say. Leave it empty if it is not known; four hours before was common."),
    )
    side = forms.ChoiceField(
        label=_("Time zone of that time"),
        choices=[("us", _("the US side")), ("mexico", _("the Mexican city"))],
        required=False,
    )

    def __init__(
        self, kind: str, people: list[Someone], *args: Any, changing: bool = False, hearing: bool = True, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.kind = kind
        self.ids = {str(person.place): str(person.row.pk) for person in people}
        choices = [(str(person.place), str(person.names)) for person in people]
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
            self.add_error("separated", _("A person cannot be both together with them and separated from them."))
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
            self.add_error("zone", _("Give the time zone of this time."))
        if found.get("port_hour") and found.get("side") == "mexico" and port is None:
            self.add_error("side", _("The Mexican time zone is known only for ports on the list; give the US time."))
        if self.errors:
            return None
        day = found["hearing_day"]
        if not FIRST <= day <= LAST:
            self.add_error("hearing_day", _("This year is not possible."))
            return None
        across = port.city_zone if port and found.get("side") == "mexico" else zone
        at = self._moment("hearing_hour", day, found["hearing_hour"], zone)
        port_at = self._moment("port_hour", day, found["port_hour"], across) if found.get("port_hour") else None
        if at is None or (found.get("port_hour") and port_at is None):
            return None
        if port_at is not None and port_at > at:
            self.add_error("port_hour", _("This time is after the hearing."))
            return None
        return Hearing(found["hearing_kind"], at, zone, found["court"], port_at, port.label if port else "")

    def _moment(self, name: str, day: dt.date, hour: str, zone: str) -> dt.datetime | None:
        try:
            return moment(day, dt.time.fromisoformat(hour), zone)
        except ValueError:
            self.add_error(name, _("Daylight saving time skips this hour that night; give the one before or after."))
            return None

    def right(self, case: Case) -> bool:
        """Whether the next hearing, if one is given, may be taken; what can hardly be meant is asked first."""
        given: Hearing | None = self.cleaned_data.get("hearing")
        return given is None or ask(self, case, given.kind, given.at, given.zone)

    @property
    def details(self) -> PassageDetails:
        """What is sealed."""
        given = self.cleaned_data
        return PassageDetails(
            port=given.get("port", ""),
            place=given.get("place", ""),
            policy=given.get("policy", ""),
            outcome=given.get("outcome", ""),
            words=given["words"],
            papers=tuple(paper.strip() for paper in given["papers"].split("\n") if paper.strip()),
            together=tuple(self.ids[key] for key in given.get("together", ())),
            separated=tuple(self.ids[key] for key in given.get("separated", ())),
            hearing_port=(given.get("hearing_port") or given.get("port", "")) if given.get("hearing") else "",
        )


def initial_of(passed: Passed, people: list[Someone]) -> dict[str, Any]:
    """What a form about a passage shows first."""
    places = {str(person.row.pk): str(person.place) for person in people}
    details = passed.details
    return {
        "on": passed.row.on,
        "port": details.port,
        "place": details.place,
        "policy": details.policy,
        "outcome": details.outcome,
        "words": details.words,
        "papers": "\n".join(details.papers),
        "together": [places[key] for key in details.together if key in places],
        "separated": [places[key] for key in details.separated if key in places],
    }
