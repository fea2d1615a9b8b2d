"""What an entry of the tickler is about, in words."""

from __future__ import annotations

from django.utils.translation import gettext

from amparo.law.book import the_law
from amparo.law.consistency import CONTRADICTIONS
from amparo.law.records import FOLDS
from amparo.law.records.orders import NOT_IN_ORDER
from amparo.law.vocabulary import FACTS
from amparo.office.cases.deadlines.models import Kind, Tickler
from amparo.office.cases.deadlines.reckoning import what_read
from amparo.office.cases.people.models import Part, Person
from amparo.office.platform.encryption.case_keys import OpenKey
from amparo.office.platform.ui.law_text import law_words
from amparo.office.platform.ui.moments import day_text
from amparo.screen.explain import differs_from_records

_OTHERWISE = [differs_from_records(FACTS[fold.fact]) for fold in FOLDS]
CANNOT_BE = {contradiction.name: contradiction.label for contradiction in (*CONTRADICTIONS, *NOT_IN_ORDER, *_OTHERWISE)}


def kept_of(case_key: OpenKey, row: Tickler) -> str:
    """What an entry keeps sealed: see `reckoning.what_kept`."""
    kept: str = case_key.unseal(row, "sealed_what")
    return kept


def what_of(kind: str, kept: str) -> str:
    """What a tickler entry is about, in the language of the page; and where its day is known in part, between which."""
    name, ends = what_read(kept)
    if kind == Kind.CONTRADICTION:
        if name in CANNOT_BE:
            return f"{gettext('Cannot be right:')} {law_words(CANNOT_BE[name])}"
        return law_words(FACTS[name].label) if name in FACTS else name
    deadlines = the_law().deadlines
    label = law_words(deadlines[name].label) if name in deadlines else name
    if ends is None:
        return label
    parts = {"what": label, "first": day_text(ends[0]), "last": day_text(ends[1])}
    return gettext("%(what)s (known in part: between %(first)s and %(last)s)") % parts


def whose_place(person: Person) -> str:
    """Whose it is, by part and place in the case and never by name."""
    pattern = gettext("client %(place)s") if person.part == Part.CLIENT else gettext("relative %(place)s")
    return pattern % {"place": person.place}
