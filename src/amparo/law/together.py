"""Elements that cannot all be met, whatever a fact is that is not known: one needs it to be so, another otherwise.

Each element is read for itself, so where one waits for a fact and another waits for its opposite, both are unknown,
and the answer is no. `Relief.parted_by` names such facts; for each of them the elements that read it are looked at for
every value that it can have.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from amparo.law.facts import Fact, Kind, Says, Words
from amparo.law.form_of_relief import Parting, Relief, Requirement, unless
from amparo.law.rewrite import rebuilt, settled
from amparo.law.tree import AllOf, AnyOf, Element, Node, Not, OneOf, Rule, Settled, Yes, facts_of, nodes_of, proven

NOT_TOGETHER = "not_together"
"""The bar that the elements cannot all be met, in a form of relief that a fact parts."""

_SAYS = Says(
    yes=Words(
        "On what is on record its elements cannot all be met, whatever else is found out.",
        "Con lo que consta no pueden cumplirse todos los requisitos a la vez, se averigüe lo que se averigüe.",
    ),
    no=Words(
        "Nothing on record shows that its elements cannot all be met.",
        "Nada de lo que consta muestra que no puedan cumplirse todos los requisitos a la vez.",
    ),
    unknown=Words(
        "Whether its elements can all be met is not known.",
        "No se sabe si pueden cumplirse todos los requisitos a la vez.",
    ),
)


def together(
    relief: Relief, requirements: Sequence[Requirement], facts: Mapping[str, Fact], day: dt.date
) -> tuple[Requirement, ...]:
    """The bar that its settled elements cannot all be met; none where no fact parts them."""
    found = (_never(_parted(requirements, parting), facts[parting.fact], day) for parting in relief.parted_by)
    bars = [bar for bar in found if bar is not None]
    if not bars:
        return ()
    label = Words("the elements cannot all be met", "los requisitos no pueden cumplirse todos")
    return (unless(NOT_TOGETHER, label, AnyOf(tuple(bars)), relief.citation, _SAYS),)


def whichever(relief: Relief, requirement: Requirement, facts: Mapping[str, Fact], day: dt.date) -> Requirement:
    """A settled requirement whose element is yes, or no, also where it is so for each value of a fact that parts it."""
    element = requirement.element
    for parting in relief.parted_by:
        if parting.elements == (element.name,):
            cases = _cases((element.rule,), facts[parting.fact], day)
            yes, no = proven(AllOf(cases)), proven(Not(AnyOf(cases)))
            rule = AllOf((AnyOf((element.rule, yes)), Not(no)))
            element = replace(element, rule=cast(Rule, settled(rule, day)))
    return replace(requirement, element=element)


def _parted(requirements: Sequence[Requirement], parting: Parting) -> tuple[Rule, ...]:
    """The elements that a fact parts, as far as they read it on that day."""
    return tuple(
        requirement.rule
        for requirement in requirements
        if (not parting.elements or requirement.element.name in parting.elements)
        and parting.fact in facts_of(requirement.rule)
    )


def _never(rules: tuple[Rule, ...], fact: Fact, day: dt.date) -> Rule | None:
    """Whether one rule or another fails for each value of a fact; None where there are not two of them."""
    return proven(Not(AnyOf(_cases(rules, fact, day)))) if len(rules) > 1 else None


def _cases(rules: tuple[Rule, ...], fact: Fact, day: dt.date) -> tuple[Rule, ...]:
    """What the rules say together for each value of a fact."""
    return tuple(
        cast(Rule, settled(AllOf(cast(tuple[Rule, ...], tuple(map(put_in, rules)))), day))
        for put_in in _values(rules, fact)
    )


def _values(rules: Sequence[Rule], fact: Fact) -> list[Callable[[Node], Node]]:
    """Each way to put a value of the fact in; values that no rule tells apart once."""
    if fact.kind is Kind.YES_NO:
        return [partial(_put_in, name=fact.name, value=value) for value in (True, False)]
    named = {
        node.values for rule in rules for node in nodes_of(rule) if isinstance(node, OneOf) and node.fact == fact.name
    }
    different = {tuple(value in values for values in named): value for value in fact.choices}
    return [partial(_put_in, name=fact.name, value=value) for value in different.values()]


def _put_in(node: Node, name: str, value: str | bool) -> Node:
    """The tree as if the fact were so; nameless, because what is only supposed may not be told as what is so."""
    match node:
        case Element(rule=inner):
            return _put_in(inner, name, value)
        case Yes(fact) if fact == name:
            return Settled(value is True)
        case OneOf(fact, values) if fact == name:
            return Settled(value in values)
        case _:
            return rebuilt(node, partial(_put_in, name=name, value=value))
