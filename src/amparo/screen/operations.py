"""What an engine must offer, so that the compiler can write trees for it: Polars and Spark do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from amparo.law.facts import Fact
from amparo.law.tree import Term


class Operations[E](Protocol):
    """What an engine must offer. Expressions are three-valued: null is unknown, and/or/not are Kleene's."""

    def truth(self, value: bool | None) -> E:
        """The same answer for everyone; None is unknown."""

    def number(self, value: int | None) -> E:
        """The same whole number for everyone; None is unknown."""

    def yes_no(self, fact: str) -> E:
        """A yes/no column."""

    def days(self, fact: str) -> E:
        """A date column as days since 1970-01-01, or a number column as it is."""

    def last_days(self, fact: str) -> E:
        """The last day that each row of a date column can be, as `days`."""

    def one_of(self, fact: Fact, values: tuple[str, ...]) -> E:
        """Whether a choice or country column holds one of these values."""

    def known(self, fact: str) -> E:
        """Whether a column holds anything: true or false, never null."""

    def both(self, left: E, right: E) -> E:
        """And."""

    def either(self, left: E, right: E) -> E:
        """Or."""

    def opposite(self, rule: E) -> E:
        """Not."""

    def proven(self, rule: E) -> E:
        """True where the rule is true, else false."""

    def ordered(self, left: E, order: str, right: E) -> E:
        """Two numbers in an order: <, <=, =, > or >=."""

    def counted(self, steps: tuple[Term, ...], day: E) -> E:
        """The day that these steps of the calendar reach, the first step first: see `calendar_tables.reached`."""

    def kept(self, number: E) -> E:
        """The same number, worked out once however often the expression is used: what costs more than a comparison."""

    def kept_truth(self, rule: E) -> E:
        """The same answer, worked out once however often the expression is used."""

    def sound(self, rule: E) -> E:
        """As `kept_truth`, of columns of the docket alone: where a recorded day contradicts no other."""

    def bound(self, day: E) -> E:
        """As `kept`, of such answers and of columns of the docket alone: an end of where an unknown day lies."""

    def where(self, rule: E, number: E) -> E:
        """The number where the rule is true, else null."""

    def first_known(self, numbers: Sequence[E]) -> E:
        """The first of several numbers that is not null."""

    def outermost(self, numbers: Sequence[E], *, latest: bool) -> E:
        """The largest (or smallest) of several numbers, nulls left out; null when all are."""

    def extreme(self, numbers: Sequence[E], *, latest: bool) -> E:
        """The largest (or smallest) of several numbers; null when one is null."""

    def chosen(self, holds: E, number: E, rest: E | None, *, together: bool) -> E:
        """The number where the rule holds, else the rest; null where the rule is null, or where nothing is left.

        `together` promises that the rest is null wherever the rule is.
        """
