"""Whether somebody could be returned under the written rules of the day they were met, and what follows if not.

INA 235(b)(2)(C); the guidance of 2019-01-28 and of 2021-12-02, as `law.policies.mpp` declares them. That somebody was
returned is a fact, not a conclusion: many exempt people were.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from amparo.law.book import the_law
from amparo.law.evaluate import Reader
from amparo.law.facts import Fact, Facts, Words
from amparo.law.partial import Between, first_day, last_day
from amparo.law.policies.mpp import MPP, STATUTE
from amparo.law.policy import PolicyPeriod
from amparo.law.questions import answer
from amparo.law.status import Status
from amparo.law.tree import Element
from amparo.law.vocabulary import FACTS

EXEMPT, UNCOVERED, ASK, RETURNABLE = "exempt", "uncovered", "ask", "returnable"


@dataclass(frozen=True, slots=True)
class Screening:
    """What the written rules said of one person.

    `standing` is exempt, uncovered (the program never took them in), returnable, or ask. `ask` names what to ask,
    `why` the open points of law.
    """

    standing: str
    returned: bool
    program: PolicyPeriod | None
    exemptions: tuple[Element, ...]
    ask: tuple[Fact, ...]
    why: tuple[Words, ...]

    @property
    def flagged(self) -> bool:
        """Returned although exempt, or although not covered at all."""
        return self.returned and self.standing in (EXEMPT, UNCOVERED)

    @property
    def found_since(self) -> bool:
        """Whether nothing but a fear interview exempts: it may have come after the return."""
        return bool(self.exemptions) and all(
            exemption.name == "positive_fear_interview" for exemption in self.exemptions
        )

    @property
    def citation(self) -> str:
        """What the request stands on."""
        return "; ".join(dict.fromkeys(exemption.citation for exemption in self.exemptions)) or STATUTE


def screen(facts: Facts, day: dt.date, *, returned: bool) -> Screening:
    """Screen one person by the facts on record, on the day asked. Facts in dispute are left out before."""
    law = the_law()
    covered = answer(law, "policy:mpp.amenable", facts, day)
    exempt = answer(law, "policy:mpp.exempt", facts, day)
    program = program_of(facts.get("encountered_on"))
    read = Reader(facts, day)
    excepts = program.excepts if program else ()
    exemptions = tuple(element for element in excepts if isinstance(element, Element) and read(element).value is True)
    returned = returned or facts.get("returned_to_mexico") is True
    if exempt.says == "yes":
        return Screening(EXEMPT, returned, program, exemptions, (), ())
    if covered.says == "no":
        return Screening(UNCOVERED, returned, program, (), (), ())
    if covered.says == "yes" and exempt.says == "no":
        return Screening(RETURNABLE, returned, program, (), (), ())
    ask = tuple(FACTS[name] for name in dict.fromkeys((*covered.ask, *exempt.ask)))
    return Screening(ASK, returned, program, (), ask, tuple(dict.fromkeys((*covered.why, *exempt.why))))


def program_of(encountered: object) -> PolicyPeriod | None:
    """The program that stood on the day of the encounter, on every day that it can be; None when there was none or
    the day is not known well enough."""
    if not isinstance(encountered, dt.date | Between):
        return None
    first, last = first_day(encountered), last_day(encountered)
    for period in MPP.periods:
        until = period.entries_until
        if period.entries_from.day <= first and (until is None or last <= until.day):
            return period
    return None


def applied(program: PolicyPeriod, day: dt.date) -> bool:
    """Whether a program is surely applied on a day: in force by the last ruling before it, and nothing open."""
    rulings = [ruling for ruling in program.history if ruling.begins <= day]
    return bool(rulings) and rulings[-1].status is Status.IN_FORCE
