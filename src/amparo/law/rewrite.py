"""Trees made from trees: policies written out, and all that the day asked already settles folded away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from amparo.errors import UnknownName
from amparo.law import calendar
from amparo.law.ends import compared
from amparo.law.nodes import not_a_node
from amparo.law.policy import Policy, applies, in_force
from amparo.law.tree import (
    NO,
    YES,
    After,
    AllOf,
    AnyOf,
    Applies,
    Asked,
    Birthday,
    Chosen,
    Compare,
    Day,
    Earliest,
    Element,
    FactTerm,
    Given,
    Implied,
    InForce,
    Latest,
    Limited,
    Node,
    Not,
    Number,
    OneOf,
    Open,
    Rule,
    Settled,
    Term,
    WorkingDay,
    Yes,
)


def rebuilt(node: Node, change: Callable[[Node], Node]) -> Node:
    """The same node with `change` made to each of its parts; the node itself when no part changed."""
    match node:
        case AllOf(rules) | AnyOf(rules):
            return type(node)(cast(tuple[Rule, ...], tuple(change(rule) for rule in rules)))
        case Latest(days) | Earliest(days):
            return type(node)(cast(tuple[Term, ...], tuple(change(day) for day in days)))
        case Not(rule):
            return Not(cast(Rule, change(rule)))
        case Element(name, rule, citation, label, says):
            return Element(name, cast(Rule, change(rule)), citation, label, says)
        case Implied(claim, by):
            return Implied(cast(Rule, change(claim)), cast(Rule, change(by)))
        case Compare(left, order, right):
            return Compare(cast(Term, change(left)), order, cast(Term, change(right)))
        case After(start, length, unit):
            return After(cast(Term, change(start)), length, unit)
        case Birthday(born, age):
            return Birthday(cast(Term, change(born)), age)
        case WorkingDay(day):
            return WorkingDay(cast(Term, change(day)))
        case Chosen(cases):
            return Chosen(tuple((cast(Rule, change(rule)), cast(Term, change(term))) for rule, term in cases))
        case Settled() | Open() | Yes() | OneOf() | Given() | InForce() | Applies() | Limited():
            return node
        case Day() | Number() | Asked() | FactTerm():
            return node
        case _:
            raise not_a_node(node)


def written_out(node: Node, policies: Mapping[str, Policy]) -> Node:
    """The tree with every mention of a policy replaced by what that policy says.

    Raises UnknownName for a policy that the law does not have.
    """
    match node:
        case InForce(name):
            return written_out(in_force(_policy(name, policies)), policies)
        case Applies(name):
            return written_out(applies(_policy(name, policies)), policies)
        case Limited(relief):
            limiting = tuple(applies(policy) for policy in policies.values() if relief in policy.limits)
            return written_out(AnyOf(limiting), policies) if limiting else NO
        case _:
            return rebuilt(node, partial(written_out, policies=policies))


def _policy(name: str, policies: Mapping[str, Policy]) -> Policy:
    if name not in policies:
        raise UnknownName(f"no policy is called “{name}”; there are {', '.join(policies)}")
    return policies[name]


def settled(node: Node, asked: dt.date) -> Node:
    """The tree as it reads on one day: the day asked put in, and every part that it decides folded away.

    Any reader gives the same answer, and asks the same facts, for the folded tree as for the whole one.
    """
    if isinstance(node, Asked):
        return Day(asked)
    return _folded(rebuilt(node, partial(settled, asked=asked)))


def _folded(node: Node) -> Node:
    match node:
        case Not(rule) if (known := truth(rule)) is not None:
            return NO if known else YES
        case AllOf(rules):
            return _joined(rules, AllOf, absorbs=False)
        case AnyOf(rules):
            return _joined(rules, AnyOf, absorbs=True)
        case Implied(claim, by):
            return {True: YES, False: claim, None: node}[truth(by)]
        case Compare(Day(left) | Number(left), order, Day(right) | Number(right)):
            return Settled(compared(left, order, right))
        case After(Day(start), length, unit):
            return Day(calendar.after(start, length, unit))
        case Birthday(Day(born), age):
            return Day(calendar.birthday(born, age))
        case WorkingDay(Day(day)):
            return Day(calendar.roll_forward(day))
        case Latest(days) if all(isinstance(day, Day) for day in days):
            return max(cast(tuple[Day, ...], days), key=lambda day: day.day)
        case Earliest(days) if all(isinstance(day, Day) for day in days):
            return min(cast(tuple[Day, ...], days), key=lambda day: day.day)
        case Chosen(cases):
            return _first_left(cases)
        case _:
            return node


def truth(rule: Rule) -> bool | None:
    """What a folded rule has come to, looking through element names; None while it depends on facts."""
    while isinstance(rule, Element):
        rule = rule.rule
    return rule.answer if isinstance(rule, Settled) else None


def _joined(rules: tuple[Rule, ...], join: type[AllOf | AnyOf], *, absorbs: bool) -> Rule:
    left: list[Rule] = []
    for rule in rules:
        known = truth(rule)
        if known is absorbs:
            return Settled(absorbs)
        if known is None:
            left.extend(rule.rules if isinstance(rule, join) else (rule,))
    if not left:
        return Settled(not absorbs)
    return left[0] if len(left) == 1 else join(tuple(left))


def _first_left(cases: tuple[tuple[Rule, Term], ...]) -> Term:
    left: list[tuple[Rule, Term]] = []
    for rule, term in cases:
        known = truth(rule)
        if known is False:
            continue
        if known and not left:
            return term
        left.append((rule, term))
        if known:
            break
    return Chosen(tuple(left))
