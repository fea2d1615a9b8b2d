"""A form of protection or relief, as the list of elements that must all be met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from amparo.law.facts import Says, Words
from amparo.law.source import Row, Sourced, Within
from amparo.law.status import Status
from amparo.law.tree import AnyOf, Element, Limited, Not, Open, Rule


class Depth(StrEnum):
    """How much of the law of a form of relief its elements write out."""

    FULL = "full"  # each condition of statute and regulation that facts can decide
    OUTLINE = "outline"  # the main conditions, others not
    CONCLUSION = "conclusion"  # asks for what a lawyer has concluded, not for what that rests on


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
class Parting:
    """A fact that one of these elements needs to be so and another otherwise; of all elements where none is named.

    Where one alone is named, that one may come out the same whatever the fact is, though it reads it.
    """

    fact: str
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relief(Sourced):
    """A form of protection or relief. Available when every requirement is met and no policy limits it.

    Where the order matters it names `no_policy_limits` itself; otherwise the law adds it at the end as
    soon as some policy limits it.

    Only what is written out in full can be available: an outline or a conclusion ends in `lawyer_decides`, which
    nothing on record can answer. `points` is what must be yes on record before anything is asked about it; None where
    it is asked about for everybody. `closed_in` are the postures (`law.posture`) in which it cannot be asked for.
    `parted_by` are facts that one element needs to be so and another otherwise (`law.together`).
    `within` names the elements that rest on other sources than the whole, `rows` those of a table that it reads.
    """

    name: str
    label: Words
    citation: str
    requirements: tuple[Requirement, ...]
    status: Status = Status.IN_FORCE
    note: Words | None = None
    depth: Depth = Depth.FULL
    points: Rule | None = None
    closed_in: tuple[Element, ...] = ()
    parted_by: tuple[Parting, ...] = ()
    within: tuple[Within, ...] = ()
    rows: tuple[Row, ...] = ()


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


POLICIES_MAY_LIMIT = "INA 208(b)(2)(C), 212(f), 215(a)"
"""What lets a policy close a form of relief; the law cites the policies themselves as soon as there are any."""


def no_policy_limits(relief: str, citation: str = POLICIES_MAY_LIMIT) -> Requirement:
    """No policy in force closes this form of relief to the person. The law puts in what its policies cite."""
    label = Words("a policy in force closes this form of relief", "una norma vigente cierra esta vía")
    return unless("banned", label, Limited(relief), citation, LIMITED)


POSTURE = Says(
    yes=Words(
        "Where the case stands now, this cannot be asked for.", "Tal como está el caso ahora, esto no puede pedirse."
    ),
    no=Words(
        "Nothing on record about where the case stands closes it.",
        "Nada de lo que consta sobre el estado del caso lo impide.",
    ),
    unknown=Words(
        "Whether it can be asked for where the case stands now is not known.",
        "No se sabe si puede pedirse tal como está el caso ahora.",
    ),
)


def open_posture(relief: Relief) -> Requirement:
    """The case stands in none of the postures in which the form of relief cannot be asked for."""
    label = Words("the posture of the case closes it", "el estado del caso lo cierra")
    return unless("posture", label, AnyOf(relief.closed_in), relief.citation, POSTURE)


_A_LAWYER: Mapping[Depth, Words] = MappingProxyType(
    {
        Depth.OUTLINE: Words(
            "Whether this form of relief is available is for a lawyer to decide: only an outline of it is "
            "written here.",
            "No se sabe si esta vía de protección procede: aquí solo hay un esquema, y decide un abogado.",
        ),
        Depth.CONCLUSION: Words(
            "Whether this form of relief is available is for a lawyer to decide: what is on record of it is a "
            "conclusion.",
            "No se sabe si esta vía de protección procede: lo que consta es una conclusión, y decide un abogado.",
        ),
    }
)
LAWYER_DECIDES = "lawyer_decides"
"""The element in which every outline and conclusion ends."""


def lawyer_decides(relief: Relief) -> Requirement:
    """What only a lawyer can answer of a form of relief that is not written out in full: always unknown."""
    sentence = _A_LAWYER[relief.depth]
    label = Words("a lawyer decides", "decide un abogado")
    open_to_a_lawyer = Open(Words(sentence.en.removesuffix("."), sentence.es.removesuffix(".")))
    says = Says(
        yes=Words(
            "A lawyer decided that this form of relief is available.",
            "Un abogado decidió que esta vía de protección procede.",
        ),
        no=Words(
            "A lawyer decided that this form of relief is not available.",
            "Un abogado decidió que esta vía de protección no procede.",
        ),
        unknown=sentence,
    )
    return needs(LAWYER_DECIDES, label, open_to_a_lawyer, relief.citation, says)
