"""What decided an answer: the elements through which it came out, and the whole sentences that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from amparo.law.book import LawOnDay
from amparo.law.day_order import bounding
from amparo.law.evaluate import Reader
from amparo.law.facts import Fact, Words
from amparo.law.tree import AllOf, AnyOf, Element, Given, Implied, Not, OneOf, Rule, Yes

type Truth = bool | None

MOST_ASKED = 4
"""So many facts to ask for are named in a sentence; the rest is a number."""
MOST_UNDER = 2
"""So many elements beneath an unknown one are told after it."""

ALL_MET = Words(
    "Every element is met by what is on record, and nothing on record closes it.",
    "Lo que consta cumple todos los requisitos, y nada de lo que consta lo impide.",
)


@dataclass(frozen=True, slots=True)
class Deciding:
    """An element that decided an answer: how it came out, by which facts on record. Depth 0 is a requirement.

    Of an element that is unknown `ask` names the facts that would decide it, `why` what the law leaves open.
    """

    element: Element
    value: Truth
    facts: tuple[str, ...]
    depth: int
    ask: tuple[str, ...] = ()
    why: tuple[Words, ...] = ()

    @property
    def says(self) -> Words | None:
        """The element's sentence for its answer; None for a part of a draft that declares none."""
        return None if self.element.says is None else self.element.says.of(self.value)


def deciding(today: LawOnDay, rule: Rule, read: Reader, depth: int) -> tuple[list[Deciding], dict[str, None]]:
    """The named elements through which a rule came out as it did, outermost first, and the facts that did it."""
    match rule:
        case Element():
            below, used = deciding(today, rule.rule, read, depth + 1)
            return [_deciding_of(today, rule, read, tuple(used), depth), *below], used
        case AllOf(rules) | AnyOf(rules):
            value = read(rule).value
            findings: list[Deciding] = []
            facts: dict[str, None] = {}
            for part in rules:
                if read(part).value is value:
                    below, used = deciding(today, part, read, depth)
                    findings += below
                    facts |= used
            return findings, facts
        case Not(part):
            return deciding(today, part, read, depth)
        case Implied(claim, by):
            proof = read(by)
            return deciding(today, by if proof.value is True or proof.may_hold else claim, read, depth)
        case Yes(fact) | OneOf(fact) | Given(fact):
            return [], {fact: None} if fact in read.facts else {}
        case _:
            answered = read(rule).value is not None
            return [], {fact: None for name in today.facts_of(rule) for fact in _on_record(name, read, answered)}


def _on_record(name: str, read: Reader, answered: bool) -> tuple[str, ...]:
    """The fact; where it is not known and there is an answer none the less, the recorded days that bound it."""
    if name in read.facts:
        return (name,)
    return bounding(name, read.facts) if answered and name in read.bounds else ()


def _deciding_of(today: LawOnDay, element: Element, read: Reader, facts: tuple[str, ...], depth: int) -> Deciding:
    reading = read(element)
    if reading.value is None:
        ask = tuple(sorted(today.asks(element, read)))
        return Deciding(element, None, facts, depth, ask, tuple(sorted(reading.why)))
    return Deciding(element, bool(reading.value), facts, depth)


def reason_of(value: Truth, found: Sequence[Deciding], facts: Mapping[str, Fact]) -> Words:
    """What decided an answer before all else, in whole sentences: the element, what lies under it, what to ask.

    An answer other than yes is always decided by an element: ValueError where none is given, for nothing true is left
    to say.
    """
    if value is True:
        return ALL_MET
    if not found:
        raise ValueError("no element decided an answer that is not yes")
    first, *rest = found
    under = [line for line in takewhile(lambda line: line.depth > 0, rest) if line.depth == 1 and line.element.label]
    return joined((first.says, *_beneath(first, under), *_missing(first, facts)))


def _beneath(first: Deciding, under: Sequence[Deciding]) -> Iterator[Words | None]:
    """Which bar is met, which policy applies, or the one part that fails; a long list of parts says nothing more."""
    most = {True: len(under), False: 1, None: MOST_UNDER}[first.value]
    if len(under) <= most:
        yield from (line.says for line in under)


def _missing(first: Deciding, facts: Mapping[str, Fact]) -> Iterator[Words]:
    labels = [facts[name].label for name in first.ask]
    if labels:
        more = len(labels) - MOST_ASKED
        shown = labels[:MOST_ASKED]
        en, es = ", ".join(f"“{label.en}”" for label in shown), ", ".join(f"«{label.es}»" for label in shown)
        yield Words(
            f"To be asked: {en}{f' and {more} more' if more > 0 else ''}.",
            f"Por preguntar: {es}{f' y {more} más' if more > 0 else ''}.",
        )
    elif first.why:
        en, es = "; ".join(reason.en for reason in first.why), "; ".join(reason.es for reason in first.why)
        yield Words(f"The law is open: {en}.", f"La ley no lo resuelve: {es}.")


def joined(sentences: Sequence[Words | None]) -> Words:
    """The sentences one after another, each once."""
    distinct = list(dict.fromkeys(sentence for sentence in sentences if sentence is not None))
    return Words(" ".join(text.en for text in distinct), " ".join(text.es for text in distinct))
