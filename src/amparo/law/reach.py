"""How far a day that is not on record can lie: not after the day asked, unless its fact says that it may.

What a rule compares with a day out of that reach is then no while the day is not on record: nobody was met at the
border, before today, on a day yet to come. It is never yes for such a reason: an event that a rule needs is proven
by a recorded day, and without one it may never have been. A recorded day is read as it stands, even where it lies
after the day asked, which `law.consistency` tells. Where recorded days bound an unknown one more closely, the readers
look at them (`law.day_order`): that turns on the person, and no tree is written for it.

Of some days another fact says whether their event has been (`day_order.SAID_BY`). Where it has not, no such day is
before or after any other; where it has, and its day is not on record, it was on some day up to the day asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from typing import cast

from amparo.law import calendar
from amparo.law.day_order import SAID_BY
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
    OneOf,
    Rule,
    Term,
    WorkingDay,
    Yes,
    facts_of,
    proven,
)

type Ends = tuple[dt.date, dt.date]


def in_reach(node: Node, facts: Mapping[str, Fact], asked: dt.date) -> Node:
    """The settled tree with every comparison that no day within reach can meet bound to a day on record."""
    if not isinstance(node, Compare):
        return rebuilt(node, partial(in_reach, facts=facts, asked=asked))
    cases = _case_by_case(node)
    if cases is not None:
        return in_reach(settled(cases, asked), facts, asked)
    left, right = _ends(node.left, facts, asked), _ends(node.right, facts, asked)
    if left is not None and right is not None and not _possible(left, node.order, right):
        on_record = tuple(Given(fact) for fact in facts_of(node))
        return AllOf((AnyOf(on_record) if len(on_record) > 1 else on_record[0], node))
    return _not_after_what_is_still_to_come(_if_it_has_been(node, asked), node, facts, asked)


def _not_after_what_is_still_to_come(found: Rule, node: Compare, facts: Mapping[str, Fact], asked: dt.date) -> Rule:
    """The rule for a comparison, no where a day that is not on record would lie after one recorded for later."""
    late = [name for name in facts_of(node.right) if _lies_behind(name, facts)]
    if node.order == "=" or len(late) != 1 or late[0] in facts_of(node.left) or not facts_of(node.left):
        return found
    at_most = settled(Compare(node.left, node.order, cast(Term, _put_in(node.right, late[0], Day(asked)))), asked)
    return AllOf((found, AnyOf((Given(late[0]), Not(proven(Not(cast(Rule, at_most))))))))


def _lies_behind(name: str, facts: Mapping[str, Fact]) -> bool:
    fact = facts.get(name)
    return fact is not None and fact.kind is Kind.DATE and not fact.may_lie_ahead


def _put_in(term: Node, name: str, day: Term) -> Node:
    if term == FactTerm(name):
        return day
    return rebuilt(term, partial(_put_in, name=name, day=day))


def _case_by_case(node: Compare) -> Rule | None:
    """A comparison of a day chosen by cases, for each case; no where no case holds, for then there is no such day."""
    for side, other in ((node.left, node.right), (node.right, node.left)):
        cases = _cases(side)
        if cases is not None:
            left = side is node.left
            return AnyOf(
                tuple(
                    AllOf((*rules, Compare(day, node.order, other) if left else Compare(other, node.order, day)))
                    for rules, day in cases
                )
            )
    return None


def _cases(term: Term) -> list[tuple[tuple[Rule, ...], Term]] | None:
    """In which cases a term is which day, where one is chosen: before the steps that are counted from it."""
    match term:
        case Chosen(cases):
            return [(_this_one(cases[: place + 1]), day) for place, (_, day) in enumerate(cases)]
        case After(start=inner) | Birthday(born=inner) | WorkingDay(day=inner):
            found = _cases(inner)
            return found and [(rules, _counted_from(term, day)) for rules, day in found]
        case _:
            return None


def _counted_from(step: Term, day: Term) -> Term:
    """The step from another day."""
    return cast(Term, rebuilt(step, lambda _: day))


def _this_one(cases: tuple[tuple[Rule, Term], ...]) -> tuple[Rule, ...]:
    """That the last of these cases holds, and none before it."""
    *before, (rule, _) = cases
    return (*(Not(other) for other, _ in before if not _apart(rule, other)), rule)


def _apart(one: Rule, other: Rule) -> bool:
    """Whether two rules never hold together, because one fact would have two values."""
    match one, other:
        case OneOf(fact, values), OneOf(of, others):
            return fact == of and set(values).isdisjoint(others)
        case _:
            return False


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
