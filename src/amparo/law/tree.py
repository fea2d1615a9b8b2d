"""Rules as data: small trees over facts, each answering yes, no or unknown (Kleene's logic).

A `Rule` answers; a `Term` is a day or a number that rules compare. Nothing here computes: a tree is read
by exactly three readers (`law.evaluate` for one person, `screen.columns` in Polars, `screen.spark`), is
printed by `law.sentence` and carried as JSON by `law.tree_json`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from amparo.law.calendar import Unit

if TYPE_CHECKING:
    from amparo.law.facts import Says, Words


class _Comparable:
    """Lets terms be compared the way a regulation does: `date_of("asylum_filed_on") <= deadline`."""

    __slots__ = ()

    def __le__(self: Term, other: Term) -> Compare:  # type: ignore[misc]
        return Compare(self, "<=", other)

    def __lt__(self: Term, other: Term) -> Compare:  # type: ignore[misc]
        return Compare(self, "<", other)

    def __ge__(self: Term, other: Term) -> Compare:  # type: ignore[misc]
        return Compare(other, "<=", self)

    def __gt__(self: Term, other: Term) -> Compare:  # type: ignore[misc]
        return Compare(other, "<", self)

    def same_as(self: Term, other: Term) -> Compare:  # type: ignore[misc]
        return Compare(self, "=", other)


# --- terms -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Day(_Comparable):
    """A fixed day."""

    day: dt.date


@dataclass(frozen=True, slots=True)
class Number(_Comparable):
    """A fixed whole number."""

    number: int


@dataclass(frozen=True, slots=True)
class Asked(_Comparable):
    """The day for which the question is asked."""


@dataclass(frozen=True, slots=True)
class FactTerm(_Comparable):
    """The value of a date or whole-number fact; unknown when the fact is."""

    fact: str


@dataclass(frozen=True, slots=True)
class After(_Comparable):
    """A length of time after (or, when negative, before) a day. Working days count forward only."""

    start: Term
    length: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Birthday(_Comparable):
    """The day someone born on `born` reaches that age."""

    born: Term
    age: int


@dataclass(frozen=True, slots=True)
class WorkingDay(_Comparable):
    """The day itself, or the next day that is no weekend and no federal holiday."""

    day: Term


@dataclass(frozen=True, slots=True)
class Latest(_Comparable):
    """The latest of several days; unknown when one is."""

    days: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Earliest(_Comparable):
    """The earliest of several days; unknown when one is."""

    days: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Chosen(_Comparable):
    """The term of the first case whose rule is yes; unknown from the first rule that is unknown on.

    When no case holds there is no such day: that reads as unknown too, with nothing to ask.
    """

    cases: tuple[tuple[Rule, Term], ...]


type Term = Day | Number | Asked | FactTerm | After | Birthday | WorkingDay | Latest | Earliest | Chosen


# --- rules -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Settled:
    """Yes or no, whatever the facts."""

    answer: bool


@dataclass(frozen=True, slots=True)
class Open:
    """A point of law that public sources leave open: always unknown, for a lawyer to answer."""

    reason: Words


@dataclass(frozen=True, slots=True)
class Yes:
    """A yes/no fact, read as it stands."""

    fact: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """A choice or country is one of these values."""

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two days or two numbers in this order: `<`, `<=` or `=`. Unknown when either side is."""

    left: Term
    order: str
    right: Term


@dataclass(frozen=True, slots=True)
class Given:
    """Whether the fact is on record at all: yes or no, never unknown, and so never asked.

    For the few places where the law turns on what has been recorded; everywhere else a missing fact is
    unknown, not "no".
    """

    fact: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; unknown stays unknown."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class AllOf:
    """Yes when every part is; no as soon as one part is no."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Yes as soon as one part is; no when every part is no."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Implied:
    """What `claim` says, or yes when `by` proves it. A `by` that is no or unknown proves nothing.

    So a filing day on record shows that an application was filed, and nobody is asked twice.
    """

    claim: Rule
    by: Rule


@dataclass(frozen=True, slots=True)
class Element:
    """A named part of the law with its citation; it answers as its rule does, and `says` so in a sentence.

    Everything that this package declares has its label and its sentences; a draft from a file may have none.
    """

    name: str
    rule: Rule
    citation: str
    label: Words | None = None
    says: Says | None = None


@dataclass(frozen=True, slots=True)
class InForce:
    """The policy may be applied on the day asked, to some entry. Decision axis only."""

    policy: str


@dataclass(frozen=True, slots=True)
class Applies:
    """The policy reaches this person on the day asked: in force for this entry, covered, no exception."""

    policy: str


@dataclass(frozen=True, slots=True)
class Limited:
    """Some policy that limits this form of relief applies to this person on the day asked."""

    relief: str


type Rule = (
    Settled
    | Open
    | Yes
    | OneOf
    | Compare
    | Given
    | Not
    | AllOf
    | AnyOf
    | Implied
    | Element
    | InForce
    | Applies
    | Limited
)

type Node = Rule | Term

ASKED = Asked()
YES = Settled(True)
NO = Settled(False)


# --- words for writing rules ---------------------------------------------------------------------------


def date_of(fact: str) -> FactTerm:
    """The day a date fact gives."""
    return FactTerm(fact)


number_of = date_of
"""The number a whole-number fact gives."""


def on(year: int, month: int, day: int) -> Day:
    """A fixed day."""
    return Day(dt.date(year, month, day))


def one_of(fact: str, *values: str) -> OneOf:
    """A choice or country is one of these values."""
    return OneOf(fact, values)


def all_of(*rules: Rule) -> AllOf:
    """Every one of these."""
    return AllOf(rules)


def any_of(*rules: Rule) -> AnyOf:
    """At least one of these."""
    return AnyOf(rules)


def years_after(start: Term, years: int) -> After:
    """So many calendar years on, 29 February counting to the 28th."""
    return After(start, years, Unit.YEARS)


def months_after(start: Term, months: int) -> After:
    """So many calendar months on, or back when negative."""
    return After(start, months, Unit.MONTHS)


def days_after(start: Term, days: int) -> After:
    """So many calendar days on, or back when negative."""
    return After(start, days, Unit.DAYS)


def working_days_after(start: Term, days: int) -> After:
    """So many working days on."""
    return After(start, days, Unit.WORKING_DAYS)


def latest(*days: Term) -> Latest:
    """The latest of these days."""
    return Latest(days)


def earliest(*days: Term) -> Earliest:
    """The earliest of these days."""
    return Earliest(days)


def chosen(*cases: tuple[Rule, Term]) -> Chosen:
    """The term of the first case that holds."""
    return Chosen(cases)


def in_turn(condition: Rule, rule: Rule) -> AllOf:
    """Both, and the second is asked for only once the first is proven. Where it is known to be no, so is the answer."""
    return all_of(condition, once(condition, rule), Not(proven(Not(rule))))


def parts_of(node: Node) -> tuple[Node, ...]:
    """The nodes directly below this one, in the order they are written."""
    match node:
        case AllOf(rules) | AnyOf(rules):
            return rules
        case Not(rule) | Element(rule=rule):
            return (rule,)
        case Implied(claim, by):
            return (claim, by)
        case Compare(left, _, right):
            return (left, right)
        case After(start=start):
            return (start,)
        case Birthday(born=born):
            return (born,)
        case WorkingDay(day):
            return (day,)
        case Latest(days) | Earliest(days):
            return days
        case Chosen(cases):
            return tuple(part for case in cases for part in case)
        case Settled() | Open() | Yes() | OneOf() | Given() | InForce() | Applies() | Limited():
            return ()
        case Day() | Number() | Asked() | FactTerm():
            return ()
        case _:
            assert_never(node)


def nodes_of(node: Node) -> list[Node]:
    """The node and everything below it, in the order they are written."""
    return [node, *(below for part in parts_of(node) for below in nodes_of(part))]


def facts_of(node: Node) -> dict[str, None]:
    """The names of the facts a tree reads, in the order they are written, each once."""
    return {below.fact: None for below in nodes_of(node) if isinstance(below, Yes | OneOf | Given | FactTerm)}


def proven(rule: Rule) -> Implied:
    """Yes only when the rule is yes; otherwise no, with nothing to ask.

    For what switches a safe default off: while it is unproven the safe default stands.
    """
    return Implied(NO, rule)


def once(condition: Rule, rule: Rule) -> Rule:
    """The rule, once the condition is proven; until then yes, with nothing to ask.

    For what the law wants of some alone. Beside it, in the same "all of", must stand what asks for the condition.
    """
    return any_of(Not(proven(condition)), rule)
