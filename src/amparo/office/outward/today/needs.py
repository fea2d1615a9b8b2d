"""What needs a member: what each room declares for Today, asked of all of them before any key is opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Value

from amparo.office.cases.access.gate import visible
from amparo.office.cases.access.on_today import ABOVE, LEFT, RIGHT, Asked, CountedOnToday, OnToday, Opened
from amparo.office.cases.people.persons import titles_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import open_keys
from amparo.office.platform.rooms import every


@dataclass(frozen=True, slots=True)
class Section:
    """What a room declared, with what it found."""

    part: OnToday | CountedOnToday
    found: object

    @property
    def template(self) -> str:
        """What shows it."""
        return self.part.template

    @property
    def recorded(self) -> str:
        """How much was shown, for the audit log; empty where the room has nothing to say."""
        tells = self.part.recorded if isinstance(self.part, OnToday) else None
        return tells(self.found) if tells else ""

    @property
    def recorded_as(self) -> str:
        """The audit log's name for showing it to a member whose work has no cases."""
        return self.part.without_cases if isinstance(self.part, OnToday) else ""


@dataclass(frozen=True, slots=True)
class Needs:
    """Everything that needs a member: of what found nothing, nothing."""

    cases: int
    sections: list[Section]

    def found(self, name: str) -> object:
        """What a room found, by the name of its part; None where it found nothing."""
        return next((section.found for section in self.sections if section.part.name == name), None)

    @property
    def above(self) -> list[Section]:
        """What stands over both columns."""
        return self._in(ABOVE)

    @property
    def left(self) -> list[Section]:
        """What stands in the left column."""
        return self._in(LEFT)

    @property
    def right(self) -> list[Section]:
        """What stands in the right column."""
        return self._in(RIGHT)

    @property
    def recorded(self) -> str:
        """How much was shown, for the audit log."""
        return ", ".join([f"{self.cases} cases", *(section.recorded for section in self.sections if section.recorded)])

    def _in(self, column: str) -> list[Section]:
        return [section for section in self.sections if section.part.column == column]


def needs_of(user: User, *, mine: bool, count: int | None = None) -> Needs:
    """What needs a member, in their own cases or in all they may see. `count` is how many cases, where that is known.

    Twelve queries, eleven with the count; up to three more where somebody cries for help.
    """
    cases = visible(user).filter(assignments__user=user) if mine else visible(user)
    asked = Asked(user, mine, cases)
    sections = [*_found(asked, every(OnToday)), *_counted(asked)]
    return Needs(cases.count() if count is None else count, sorted(sections, key=lambda section: section.part.order))


def without_cases(user: User) -> list[Section]:
    """What needs a member whose work has no cases."""
    asked = Asked(user, mine=False, cases=visible(user))
    return _found(asked, [part for part in every(OnToday) if part.without_cases])


def _found(asked: Asked, parts: Iterable[OnToday]) -> list[Section]:
    """What rooms found: each asks its own query, and the keys of all cases are opened at once."""
    found = [(part, part.find(asked)) for part in parts]
    keys = frozenset().union(*(each.cases for _, each in found))
    case_keys = open_keys(keys) if keys else {}
    opened = Opened(case_keys, titles_of(keys, case_keys) if keys else {})
    sections = (Section(part, each.due(opened)) for part, each in found)
    return [section for section in sections if section.found]


def _counted(asked: Asked) -> list[Section]:
    """How many things wait in each room that only counts them. One query for all."""
    parts = every(CountedOnToday)
    rows = [
        query.order_by().annotate(what=Value(part.name), says=part.says).values_list("what", "says")
        for part in parts
        for query in part.rows(asked)
    ]
    if not rows:
        return []
    first, *others = rows
    said = defaultdict(list)
    for what, says in first.union(*others, all=True).order_by() if others else first:
        said[what].append(says)
    return [Section(part, part.reads(said[part.name])) for part in parts if said[part.name]]
