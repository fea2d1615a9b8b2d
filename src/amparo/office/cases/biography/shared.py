"""What forms ask and the case knows elsewhere: names and A-number of the person, facts of the law. Asked once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amparo.law.values import written
from amparo.law.vocabulary import FACTS
from amparo.office.cases.casework.relief import GROUP_OF
from amparo.office.cases.people.models import Kinship
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.entry import value_in_words
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.platform.ui.law_text import law_words

FROM_FACTS = ("born_on", "nationality")
"""Facts that every form asks too."""

RELATION = {Kinship.SPOUSE: "spouse", Kinship.CHILD: "child", Kinship.SIBLING: "sibling"}
"""How another of the case stands to the person, as the group of relatives says it. Whether a parent is the mother or
the father nobody said."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing that is known elsewhere; `group` is that of the fact, "" for what stands with the person."""

    label: str
    value: str
    group: str = ""
    fact: str = ""


def shared(someone: Someone, ledger: Ledger) -> list[Shared]:
    """Names, A-number, day of birth, nationality, each with where it is changed; the value "" is not on record."""
    names = Shared("names", str(someone.names))
    number = Shared("a_number", someone.a_number_written if someone.a_number else "")
    facts = [
        Shared(
            law_words(FACTS[name].label),
            value_in_words(ledger.facts[name], FACTS[name]) if name in ledger.facts else "",
            GROUP_OF[name],
            name,
        )
        for name in FROM_FACTS
    ]
    return [names, number, *facts]


def of_names(someone: Someone) -> Mapping[str, str]:
    """The person's names as the particulars ask them, to be looked at: which of them is a middle name nobody said."""
    return {"family_name": someone.names.surnames, "given_name": someone.names.given}


def as_relative(other: Someone, how: Kinship | None, ledger: Ledger) -> Mapping[str, str]:
    """What is known of another of the case, for the form of a relative."""
    return {
        "relation": RELATION.get(how, "") if how else "",
        **of_names(other),
        "a_number": other.a_number_written if other.a_number else "",
        **{name: written(ledger.facts[name]) for name in FROM_FACTS if name in ledger.facts},
    }
