"""How far a day that is not on record can lie: not after the day asked, unless its fact says that it may.

What a rule compares with a day out of that reach is then no while the day is not on record: nobody was met at the
border, before today, on a day yet to come. It is never yes for such a reason: an event that a rule needs is proven
by a recorded day, and without one it may never have been. A recorded day is read as it stands, even where it lies
after the day asked, which `law.consistency` tells.

Of some days another fact says whether their event has been (`SAID_BY`). Where it has not, no such day is before or
after any other; where it has, and its day is not on record, it was on some day up to the day asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import cast

from amparo.law import calendar
from amparo.law.facts import FIRST_DAY, LAST_DAY, Fact, Kind
from amparo.law.rewrite import rebuilt, settled
from amparo.law.tree import (
    NO,
    After,
    AllOf,
    AnyOf,
    Birthday,
    Chosen,
    Compare,
    Day,
    Earliest,
    FactTerm,
    Given,
    Latest,
    Node,
    Not,
    Rule,
    Term,
    WorkingDay,
    Yes,
    facts_of,
    proven,
)

SAID_BY: Mapping[str, str] = MappingProxyType({"asylum_filed_on": "asylum_filed", "i730_filed_on": "i730_filed"})
"""The yes/no fact that says whether the event of a day has been."""

EVERYBODY_HAS = frozenset(("born_on", "beneficiary_born_on"))
"""Days that there are, known or not."""

type Ends = tuple[dt.date, dt.date]


def in_reach(node: Node, facts: Mapping[str, Fact], asked: dt.date) -> Node:
    """The settled tree with every comparison that no day within reach can meet bound to a day on record."""
    if not isinstance(node, Compare):
        return rebuilt(node, partial(in_reach, facts=facts, asked=asked))
    left, right = _ends(node.left, facts, asked), _ends(node.right, facts, asked)
    if left is not None and right is not None and not _possible(left, node.order, right):
        on_record = tuple(Given(fact) for fact in facts_of(node))
        return AllOf((AnyOf(on_record) if len(on_record) > 1 else on_record[0], node))
    return _if_it_has_been(node, asked)


def _if_it_has_been(node: Compare, asked: dt.date) -> Rule:
    """The comparison, no where an event that it needs is said not to have been, and certain where it is certain."""
    found: Rule = node
    for day, said in SAID_BY.items():
        if day in facts_of(node):
            found = AllOf((found, AnyOf((Given(day), Not(proven(Not(Yes(said))))))))
    match node.left:
        case FactTerm(day) if day in SAID_BY and (by_then := _by_then(node, asked)) != NO:
            some_day = AllOf((Not(Given(day)), proven(Yes(SAID_BY[day])), by_then))
            return AnyOf((found, some_day))
    return found


def _by_then(node: Compare, asked: dt.date) -> Rule:
    """Whether every day up to the day asked stands in that order to what it is compared with."""
    return NO if node.order == "=" else cast(Rule, settled(Compare(Day(asked), node.order, node.right), asked))


def _possible(left: Ends, order: str, right: Ends) -> bool:
    if order == "<":
        return left[0] < right[1]
    return left[0] <= right[1] and (order == "<=" or right[0] <= left[1])


def _ends(term: Term, facts: Mapping[str, Fact], asked: dt.date) -> Ends | None:
    """Between which days a term lies while no day that it reads is on record; None for a number."""
    match term:
        case Day(day):
            return day, day
        case FactTerm(name):
            fact = facts.get(name)
            if fact is None or fact.kind is not Kind.DATE:
                return None
            return FIRST_DAY, LAST_DAY if fact.may_lie_ahead else asked
        case After(start, length, unit):
            found = _ends(start, facts, asked)
            return found and (calendar.after(found[0], length, unit), calendar.after(found[1], length, unit))
        case Birthday(born, age):
            found = _ends(born, facts, asked)
            return found and (calendar.birthday(found[0], age), calendar.birthday(found[1], age))
        case WorkingDay(day):
            found = _ends(day, facts, asked)
            return found and (calendar.roll_forward(found[0]), calendar.roll_forward(found[1]))
        case Latest(days) | Earliest(days):
            pick = max if isinstance(term, Latest) else min
            every = [_ends(one, facts, asked) for one in days]
            if None in every:
                return None
            known = cast(list[Ends], every)
            return pick(one[0] for one in known), pick(one[1] for one in known)
        case Chosen(cases):
            every = [_ends(one, facts, asked) for _, one in cases]
            if not every or None in every:
                return None
            known = cast(list[Ends], every)
            return min(one[0] for one in known), max(one[1] for one in known)
        case _:
            return None
