"""A form of protection or relief, as the list of elements that must all be met."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from amparo.law.facts import Says, Words
from amparo.law.status import CHECKED_ON, KNOWN_AS_OF, Status
from amparo.law.tree import Element, Limited, Not, Rule


@dataclass(frozen=True, slots=True)
class Requirement:
    """An element that must be met; with `bars`, one that must not be."""

    element: Element
    bars: bool = False

    @property
    def rule(self) -> Rule:
        """What the form of relief needs of this element."""
        return Not(self.element) if self.bars else self.element


@dataclass(frozen=True, slots=True)
class Relief:
    """A form of protection or relief. Available when every requirement is met and no policy limits it.

    Where the order matters it names `no_policy_limits` itself; otherwise the law adds it at the end as
    soon as some policy limits it.
    """

    name: str
    label: Words
    citation: str
    requirements: tuple[Requirement, ...]
    status: Status = Status.IN_FORCE
    note: Words | None = None
    checked_on: dt.date = CHECKED_ON
    known_as_of: dt.date = KNOWN_AS_OF


LIMITED = Says(
    yes=Words(
        "A policy in force on that day closes this form of relief to the person.",
        "Una norma vigente en esa fecha cierra esta vía a la persona.",
    ),
    no=Words(
        "No policy known here closes this form of relief to the person on that day.",
        "Ninguna norma que aquí se conozca cierra esta vía a la persona en esa fecha.",
    ),
    unknown=Words(
        "Whether a policy in force closes this form of relief to the person is not known.",
        "No se sabe si una norma vigente cierra esta vía a la persona.",
    ),
)
"""What the law says of the policies taken together; the policy that closes is named beside it."""


def needs(name: str, label: Words, rule: Rule, citation: str, says: Says) -> Requirement:
    """An element that must be met."""
    return Requirement(Element(name, rule, citation, label, says))


def unless(name: str, label: Words, rule: Rule, citation: str, says: Says) -> Requirement:
    """An element that must not be met: a bar. Its sentence for yes tells why it closes."""
    return Requirement(Element(name, rule, citation, label, says), bars=True)


def no_policy_limits(relief: str, citation: str = "the text of the policy that closes it") -> Requirement:
    """No policy in force closes this form of relief to the person."""
    label = Words("a policy in force closes this form of relief", "una norma vigente cierra esta vía")
    return unless("banned", label, Limited(relief), citation, LIMITED)
