"""Forms about harm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils import dates, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from amparo.office.border.harm.custody import BY_HAND
from amparo.office.border.harm.details import LABELS, Exhibit, IncidentDetails, Reported
from amparo.office.border.harm.models import Corroboration, Kind
from amparo.office.border.harm.when import How, When
from amparo.office.cases.documents.store import Held
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.platform.ui.fields import Day, Text

EARLIEST = dt.date(1900, 1, 1)
AHEAD = dt.timedelta(days=1)  # the day at the place may be a day further than the office's
NEEDED = {
    How.DAY: {"first"}, How.SPAN: {"first", "last"}, How.BETWEEN: {"first", "last"}, How.MONTH: {"year"},
    How.UNKNOWN: set(),
}  # fmt: skip
"""What each answer on the time needs; a month goes with a year."""

PARTS: Sequence[tuple[Promise, tuple[str, ...]]] = (
    (_("What happened, and when"), ("kind", "also", "how", "first", "last", "year", "month", "words")),
    (_("Where"), ("city", "region", "exact")),
    (_("Who"), ("against", "others", "by_whom")),
    (_("What happened"), ("what", "injuries")),
    (_("Reported"), ("reported", "reported_to", "reported_on", "report_result")),
    (_("Source"), ("source", "detail", "said_on", "statements")),
    (_("Corroboration"), ("corroboration", "corroborated", "exhibits")),
)
SIDE_BY_SIDE = frozenset({"first", "last", "year", "month", "city", "region", "reported_on"})


@dataclass(frozen=True, slots=True)
class Offered:
    """What of the case an incident can be linked to."""

    people: Sequence[Someone]
    documents: Sequence[Held]
    statements: Sequence[tuple[UUID, str]]


class IncidentForm(forms.Form):
    """An incident. Everything but the kind may stay empty: it is then not known."""

    kind = forms.ChoiceField(label=LABELS["kind"], choices=[("", "—"), *Kind.choices])
    also = forms.MultipleChoiceField(
        label=LABELS["also"],
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At the same time, by the same people. Figures count the kind above."),
    )
    how = forms.ChoiceField(label=LABELS["when"], choices=How.choices, initial=How.UNKNOWN, widget=forms.RadioSelect)
    first = Day(label=_("Date, or start date"), required=False)
    last = Day(label=_("End date"), required=False)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=EARLIEST.year, max_value=2099)
    month = forms.TypedChoiceField(
        label=_("Month"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("not known")), *dates.MONTHS.items()],
    )
    words = Text(
        label=_("When, in their words"),
        required=False,
        max_length=200,
        help_text=_("For example: a week after Easter, the night before the second hearing."),
    )
    city = Text(label=LABELS["city"], required=False, max_length=120, help_text=_("Shown on lists."))
    region = Text(
        label=LABELS["region"], required=False, max_length=120, help_text=_("For example: Chihuahua, Guatemala.")
    )
    exact = Text(
        label=LABELS["exact"],
        required=False,
        max_length=400,
        lines=2,
        help_text=_("Street, shelter, bridge. Shown in the record only, never on lists or in the chronology."),
    )
    against = forms.TypedMultipleChoiceField(
        label=LABELS["against"], coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple
    )
    others = Text(label=LABELS["others"], required=False, max_length=300)
    by_whom = Text(
        label=LABELS["by_whom"],
        required=False,
        max_length=600,
        lines=2,
        help_text=_(
            "As far as is known: names, group, uniform, vehicle. "
            "Shown in the record, and in the chronology if you choose so."
        ),
    )
    what = Text(label=LABELS["what"], required=False, max_length=6_000, lines=6)
    injuries = Text(label=LABELS["injuries"], required=False, max_length=2_000, lines=2)
    reported = forms.ChoiceField(
        label=LABELS["reported"], choices=Reported.choices, required=False, widget=forms.RadioSelect
    )
    reported_to = Text(label=LABELS["reported_to"], required=False, max_length=200)
    reported_on = Day(label=LABELS["reported_on"], required=False)
    report_result = Text(label=LABELS["report_result"], required=False, max_length=600, lines=2)
    source = forms.ChoiceField(label=LABELS["origin"], choices=Source.choices, initial=Source.IN_PERSON)
    detail = Text(label=_("Which relative, document or record"), required=False, max_length=200)
    said_on = Day(label=_("Date told"), required=False)
    statements = forms.TypedMultipleChoiceField(
        label=_("Related statements"), coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple
    )
    corroboration = forms.MultipleChoiceField(
        label=LABELS["corroboration"],
        choices=Corroboration.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    corroborated = Text(label=LABELS["corroborated"], required=False, max_length=600, lines=2)
    exhibits = forms.TypedMultipleChoiceField(
        label=_("Documents of this case"), coerce=UUID, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, offered: Offered, *args: Any, standing: IncidentDetails | None = None, **more: Any) -> None:
        more.setdefault("initial", initial_of(standing) if standing else None)
        super().__init__(*args, **more)
        named = standing.exhibits if standing else ()
        self._exhibits = {exhibit.document: exhibit for exhibit in named} | {
            document.row.pk: Exhibit(document.row.pk, document.place, document.what, document.sha256)
            for document in offered.documents
        }
        self._choose("against", [(person.row.pk, str(person.names)) for person in offered.people])
        self._choose("statements", offered.statements)
        self._choose(
            "exhibits", [(exhibit.document, f"{exhibit.place}: {exhibit.what}") for exhibit in self._exhibits.values()]
        )

    def _choose(self, name: str, choices: Sequence[tuple[UUID, str]]) -> None:
        if choices:
            self.fields[name].choices = [(str(key), label) for key, label in choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    @property
    def parts(self) -> Iterator[tuple[Promise, list[list[BoundField]]]]:
        """The fields under their headings; those that stand side by side together."""
        for heading, names in PARTS:
            rows: list[list[BoundField]] = []
            beside = False
            for name in (name for name in names if name in self.fields):
                if beside and name in SIDE_BY_SIDE:
                    rows[-1].append(self[name])
                else:
                    rows.append([self[name]])
                beside = name in SIDE_BY_SIDE
            yield heading, rows

    def clean(self) -> dict[str, Any]:
        """The time holds together; nothing lies ahead."""
        found = super().clean() or {}
        latest = timezone.localdate() + AHEAD
        for name in ("first", "last", "reported_on", "said_on"):
            day = found.get(name)
            if day and day > latest:
                self.add_error(name, _("This date is in the future."))
            if day and day < EARLIEST:
                self.add_error(name, _("This year is not possible."))
        if (found.get("year") or 0) > latest.year:
            self.add_error("year", _("This year is in the future."))
        if found.get("year") == latest.year and (found.get("month") or 0) > latest.month:
            self.add_error("month", _("This month is in the future."))
        if "how" in found:
            self._fits(found, NEEDED[How(found["how"])])
        if found.get("first") and found.get("last") and found["last"] <= found["first"]:
            self.add_error("last", _("The end date must be later than the start date."))
        reported = any(found.get(name) for name in ("reported_to", "reported_on", "report_result"))
        if reported and found.get("reported") != Reported.YES:
            self.add_error("reported", _("To whom, when or with what result is given below: then it was reported."))
        return found

    def _fits(self, found: dict[str, Any], needed: set[str]) -> None:
        for name in ("first", "last", "year"):
            if name in needed and found.get(name) is None and name not in self.errors:
                self.add_error(name, _("The answer above needs this."))
        for name in ("first", "last", "year", "month"):
            fits = name in needed or (name == "month" and "year" in needed)
            if not fits and found.get(name) is not None:
                self.add_error(name, _("Leave this empty, or choose another answer above."))

    @property
    def details(self) -> IncidentDetails:
        """What was filled in, once it is valid."""
        found = self.cleaned_data
        texts = {name: found[name] for name in _PLAIN}
        return IncidentDetails(
            **texts,
            kind=Kind(found["kind"]),
            also=tuple(Kind(kind) for kind in found["also"] if kind != found["kind"]),
            when=self._when(),
            against=tuple(found.get("against", ())),
            reported=Reported(found["reported"]),
            reported_on=found["reported_on"],
            corroboration=tuple(map(Corroboration, found["corroboration"])),
            origin=Origin(Source(found["source"]), found["detail"], "", found["said_on"]),
            statements=tuple(found.get("statements", ())),
            exhibits=tuple(self._exhibits[key] for key in found.get("exhibits", ())),
        )

    def _when(self) -> When:
        found = self.cleaned_data
        how = How(found["how"])
        if how == How.MONTH:
            return When.month_of(found["year"], found["month"], found["words"])
        return When(how, found["first"], found["last"], found["words"])


_PLAIN = (
    "city", "region", "exact", "others", "what", "by_whom", "injuries", "reported_to", "report_result", "corroborated",
)  # fmt: skip


def initial_of(details: IncidentDetails) -> dict[str, Any]:
    """What a form about an incident shows first."""
    when, origin = details.when, details.origin
    by_month = when.how == How.MONTH and when.first
    return {name: getattr(details, name) for name in _PLAIN} | {
        "kind": details.kind,
        "also": [kind.value for kind in details.also],
        "how": when.how,
        "first": None if by_month else when.first,
        "last": None if by_month else when.last,
        "year": when.first.year if by_month and when.first else None,
        "month": when.first.month if by_month and when.first and not when.is_year else None,
        "words": when.words,
        "against": [str(key) for key in details.against],
        "reported": details.reported,
        "reported_on": details.reported_on,
        "corroboration": [corroboration.value for corroboration in details.corroboration],
        "source": origin.kind,
        "detail": origin.detail,
        "said_on": origin.said_on,
        "statements": [str(statement) for statement in details.statements],
        "exhibits": [str(exhibit.document) for exhibit in details.exhibits],
    }


class WithdrawForm(forms.Form):
    """Why an incident is not held to be so any more."""

    reason = Text(label=_("Why"), max_length=600, lines=2)


class CustodyForm(forms.Form):
    """Who had a document in hand."""

    act = forms.ChoiceField(label=_("Action"), choices=[(act.value, act.label) for act in BY_HAND])
    on = Day(label=_("On"), initial=timezone.localdate)
    who = Text(label=_("From or to"), required=False, max_length=200)
    text = Text(label=_("More on that"), required=False, max_length=600, lines=2)

    def clean_on(self) -> dt.date:
        """A day that is not still to come."""
        day: dt.date = self.cleaned_data["on"]
        if day > timezone.localdate() + AHEAD:
            raise forms.ValidationError(_("This date is in the future."))
        if day < EARLIEST:
            raise forms.ValidationError(_("This year is not possible."))
        return day


class ChronologyForm(forms.Form):
    """What of the harm goes into the annex."""

    place = forms.ChoiceField(
        label=_("Places"),
        choices=[("city", _("city and region")), ("region", _("region only")), ("none", _("no places"))],
        required=False,
    )
    person = forms.TypedChoiceField(label=_("Harmed person"), coerce=int, empty_value=None, required=False)
    by = forms.BooleanField(label=_("Name the perpetrators"), required=False)
    leave = forms.BooleanField(label=_("Leave out sensitive kinds"), required=False)

    def __init__(self, people: Sequence[Someone], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        named = [(str(person.place), str(person.names)) for person in people]
        self.fields["person"].choices = [("", _("everyone")), *named]  # type: ignore[attr-defined]
