"""What fields are called that a template names by a plain path: `me.given_name` is the given name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from amparo.forms.biography.participants import PARTICIPANTS
from amparo.forms.client_file import STATED
from amparo.forms.letters.expressions import path_of
from amparo.law.facts import Fact, Words
from amparo.law.vocabulary import FACTS

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "me": "particulars",
        **dict.fromkeys(
            ("address", "mailing", "previous_address", "addresses", "last_abroad", "where_persecuted"), "addresses"
        ),
        **dict.fromkeys(("spouse", "former_spouses", "children", "mother", "father", "siblings"), "relatives"),
        **dict.fromkeys(("entry", "entries"), "entries"),
        **dict.fromkeys(("papers", "passport", "travel_document"), "papers"),
        **{
            kind: kind
            for kind in (
                "schools",
                "jobs",
                "other_names",
                "trips",
                "organizations",
                "service",
                "arrests",
                "proceedings",
                "filings",
                "hearings",
                "claim",
                "household",
            )
        },
    }
)
"""The names of `forms.views` by the kind of record that each shows."""

A_NUMBER = Words("A-number", "Número A")
TODAY = Words("Date", "Fecha")


def label_of(expression: str) -> Words | None:
    """The label of a field on record, or None where a template has to give one."""
    if expression == "today":
        return TODAY
    path = path_of(expression)
    fact = fact_of(*path) if path else None
    if path == ("me", "a_number"):
        return A_NUMBER
    return fact.label if fact else None


def fact_of(view: str, field: str) -> Fact | None:
    """What a field of a view is: `("me", "born_on")` the fact, `("spouse", "given_name")` the field of relatives."""
    if view in PARTICIPANTS:
        return PARTICIPANTS[view].fields.get(field)
    if view == "facts":
        return FACTS.get(field)
    fields = STATED[KINDS[view]].fields if view in KINDS else {}
    return fields.get(field) or (FACTS.get(field) if view == "me" and field in ("born_on", "nationality") else None)
