"""Whether a petition was filed by a last day, or can still be: for forms whose law looks at the day of filing."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.law.relief.open_points import LEAP_BIRTHDAY, WEEKEND, WEEKEND_RULE_FROM
from amparo.law.tree import (
    ASKED,
    Birthday,
    Given,
    Rule,
    Term,
    WorkingDay,
    all_of,
    any_of,
    date_of,
    days_after,
    one_of,
    years_after,
)


@dataclass(frozen=True, slots=True)
class Petition:
    """A petition by the two facts on record of it: where it stands, and the day USCIS received it.

    `granted` is the value of the first that says it was.
    """

    standing: str
    filed_on: str
    granted: str = "approved"

    @property
    def approved(self) -> Rule:
        """It was approved."""
        return one_of(self.standing, self.granted)

    @property
    def counts(self) -> Rule:
        """It is pending or approved: its day of filing decides. After a denial only a new filing helps."""
        return one_of(self.standing, "pending", self.granted)

    def before(self, event: Term) -> Rule:
        """It counts, and was filed by the day of some event."""
        filed = date_of(self.filed_on)
        return all_of(self.counts, filed <= ASKED, filed <= event)


def filed_by(petition: Petition, last: Term, *counted_from: str) -> Rule:
    """Filed on the last day or before, or that day is still to come; open on what the weekend rule leaves open.

    `counted_from` names the facts that the last day is counted from.
    """
    known = [Given(fact) for fact in counted_from]
    filed = date_of(petition.filed_on)
    return any_of(
        last >= ASKED,
        all_of(*known, WorkingDay(last) >= ASKED, WEEKEND_RULE_FROM <= ASKED, WEEKEND),
        all_of(
            petition.counts,
            filed <= ASKED,
            any_of(
                filed <= last,
                all_of(
                    *known, Given(petition.filed_on), filed <= WorkingDay(last), filed >= WEEKEND_RULE_FROM, WEEKEND
                ),
            ),
        ),
    )


def filed_before_birthday(petition: Petition, born: str, age: int) -> Rule:
    """Filed before the person reached that age, or the person has not reached it yet."""
    surely, perhaps = years_after(date_of(born), age), Birthday(date_of(born), age)
    return any_of(
        filed_by(petition, days_after(surely, -1), born),
        all_of(Given(born), surely < perhaps, filed_by(petition, days_after(perhaps, -1), born), LEAP_BIRTHDAY),
    )
