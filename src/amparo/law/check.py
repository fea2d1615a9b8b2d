"""What must hold of the declarations: `amparo law check` prints what does not.

Every name is declared, every tree has the types it reads, every element has a citation and can be met by
somebody on some day, no two periods of a policy cover the same entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from amparo.law.book import Law
from amparo.law.countries import COUNTRIES
from amparo.law.facts import Fact, Kind, Words
from amparo.law.names import nearest
from amparo.law.next_step import NEXT_STEPS
from amparo.law.nodes import not_a_node
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling, applies
from amparo.law.possible import can_be_true
from amparo.law.record import Fold
from amparo.law.records import FOLDS, RECORD_KINDS
from amparo.law.rewrite import written_out
from amparo.law.source_check import sourced
from amparo.law.tree import (
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
    nodes_of,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the declarations that must be mended, and where."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def check(law: Law) -> list[Problem]:
    """Everything that is wrong with the law, in the order of its declarations; empty when nothing is."""
    return [
        *(problem for fact in law.facts.values() for problem in _fact(fact)),
        *(problem for policy in law.policies.values() for problem in check_policy(law, policy)),
        *(problem for relief in law.relief for problem in _relief(law, relief)),
        *(problem for deadline in law.deadlines for problem in _deadline(law, deadline)),
        *(problem for clock in law.clocks for problem in _clock(law, clock)),
        *(problem for fold in FOLDS for problem in check_fold(law, fold)),
        *(Problem(where, what) for where, what in sourced(law)),
    ]


def check_fold(law: Law, fold: Fold) -> Iterator[Problem]:
    """What is wrong with a fact that follows from records: names, a field of another kind, no order to take one by."""
    where, kind = f"records, {fold.fact}", RECORD_KINDS.get(fold.kind)
    yield from _cited(where, fold.citation)
    if fold.fact not in law.facts or kind is None:
        yield Problem(where, f"there is no fact called “{fold.fact}”, or no records called “{fold.kind}”")
        return
    fact = law.facts[fold.fact]
    for tree in (fold.where, fold.only):
        for node in nodes_of(tree):
            if isinstance(node, Yes | OneOf | Given | FactTerm):
                yield from _use(node, kind.fields.get(node.fact), where, kind.fields)
    if fold.gives is None and fact.kind is not Kind.YES_NO:
        yield Problem(where, "gives yes, and the fact is no yes/no")
    if fold.gives is not None and (fold.by is None or kind.fields[fold.gives].kind is not fact.kind):
        yield Problem(where, f"gives {fold.gives}, which is of another kind, or has no day to take one by")
    if fold.lists_days and fold.gives != fold.by:
        yield Problem(where, "looks ahead and gives another thing than its day: it is of that record alone")
    if fold.by is not None and kind.fields[fold.by].kind is not Kind.DATE:
        yield Problem(where, f"takes one by {fold.by}, which is no day")


def check_policy(law: Law, policy: Policy) -> list[Problem]:
    """Everything that is wrong with one policy of a law, or with a draft about to join it."""
    where = f"policy {policy.name}"
    trees: list[tuple[str, Rule]] = []
    for period in policy.periods:
        place = f"{where}, period {period.name}"
        trees.append((place, period.covers))
        trees += [(f"{place}, exception {exception.name}", exception) for exception in period.excepts]
        trees += [(f"{place}, ruling of {ruling.begins}", ruling.spares) for ruling in period.history]
    trees += [(f"{where}.{name}", rule) for name, rule in policy.questions.items()]
    problems = [
        *_cited(where, policy.citation),
        *_worded(where, policy.label),
        *_entry_fact(law, policy, where),
        *_periods(policy, where),
        *(problem for place, tree in trees for problem in check_tree(law, tree, place)),
        *(
            Problem(where, f"limits “{name}”, which is no form of relief{nearest(name, law.relief)}")
            for name in policy.limits
            if name not in law.relief
        ),
    ]
    if not problems:
        problems += _elements(law.with_policy(policy), where, applies(policy))
    return problems


def _entry_fact(law: Law, policy: Policy, where: str) -> Iterator[Problem]:
    fact = law.facts.get(policy.entry_fact)
    if fact is None or fact.kind is not Kind.DATE:
        yield Problem(where, f"counts entries by “{policy.entry_fact}”, which is no date fact")


def _periods(policy: Policy, where: str) -> Iterator[Problem]:
    if not policy.periods:
        yield Problem(where, "has no period")
    in_order = sorted(policy.periods, key=lambda period: _from(period))
    for earlier, later in pairwise(in_order):
        if earlier.entries_until is None or _until(earlier.entries_until) >= _from(later):
            yield Problem(where, f"period {later.name} overlaps period {earlier.name}")
    for period in policy.periods:
        place = f"{where}, period {period.name}"
        if period.entries_until is not None and _until(period.entries_until) < _from(period):
            yield Problem(place, "ends before it begins")
        if not period.history:
            yield Problem(place, "has no history: say from which day on it stands")
        yield from _history(place, period.history)


def _history(place: str, history: tuple[Ruling, ...]) -> Iterator[Problem]:
    for before, after in pairwise(history):
        if after.begins <= before.begins:
            yield Problem(place, f"the ruling of {after.begins} does not come after the one of {before.begins}")
    for ruling in history:
        yield from _cited(f"{place}, ruling of {ruling.begins}", ruling.citation)


def _from(period: PolicyPeriod) -> tuple[int, int]:
    return period.entries_from.day.toordinal(), period.entries_from.time or 0


def _until(moment: Moment) -> tuple[int, int]:
    return moment.day.toordinal(), 2359 if moment.time is None else moment.time


def _fact(fact: Fact) -> Iterator[Problem]:
    where = f"fact {fact.name}"
    yield from _worded(where, fact.label)
    yield from _worded(where, fact.question)
    if (fact.kind is Kind.CHOICE) != bool(fact.choices):
        yield Problem(where, "a choice needs choices, and nothing else has them")
    for label in fact.choices.values():
        yield from _worded(where, label)


def _relief(law: Law, name: str) -> Iterator[Problem]:
    relief, where = law.relief[name], f"relief {name}"
    yield from _cited(where, relief.citation)
    yield from _worded(where, relief.label)
    step = NEXT_STEPS.get(name)
    if step is None:
        yield Problem(where, "names no next step: form, forum, fee, evidence (law.next_step)")
    elif step.deadline and step.deadline not in law.deadlines:
        yield Problem(where, f"its next step names the deadline “{step.deadline}”, which there is not")
    for requirement in law.requirements(name):
        problems = list(check_tree(law, requirement.element, where))
        yield from problems or _elements(law, where, requirement.element)
    if relief.points is not None:
        yield from check_tree(law, relief.points, f"{where}, what points to it")


def _deadline(law: Law, name: str) -> Iterator[Problem]:
    deadline, where = law.deadlines[name], f"deadline {name}"
    yield from _cited(where, deadline.citation)
    yield from _history(where, deadline.history)
    yield from _worded(where, deadline.label)
    for term in (deadline.counted_from, deadline.ends, *(safer.day for safer in deadline.safer)):
        yield from check_tree(law, term, where)
    for rule in (
        deadline.none,
        deadline.points or YES,
        *((deadline.done_when,) if deadline.done_when is not None else ()),
        *(excuse.when for excuse in deadline.excuses),
        *(ruling.spares for ruling in deadline.history),
        *(safer.when for safer in deadline.safer),
    ):
        yield from check_tree(law, rule, where)


def _clock(law: Law, name: str) -> Iterator[Problem]:
    clock, where = law.clocks[name], f"clock {name}"
    yield from _cited(where, clock.citation)
    yield from _worded(where, clock.label)
    for period in clock.periods:
        yield from _history(f"{where}, period {period.name}", period.history)
        yield from check_tree(law, period.covers, f"{where}, period {period.name}")
    for fact in clock.reads:
        if fact not in law.facts:
            yield Problem(where, f"reads the fact “{fact}”, which is not declared")


def _cited(where: str, citation: str) -> Iterator[Problem]:
    if not citation.strip():
        yield Problem(where, "has no citation")


def _worded(where: str, words: Words | None) -> Iterator[Problem]:
    if words is None or not words.en.strip() or not words.es.strip():
        yield Problem(where, "needs a label in English and in Spanish")


def _elements(law: Law, where: str, rule: Rule) -> Iterator[Problem]:
    """Every named element below a rule can be met by somebody on some day, unless it is left to a lawyer as a whole."""
    seen = set()
    for node in nodes_of(written_out(rule, law.policies)):
        if isinstance(node, Element) and node not in seen and not isinstance(node.rule, Open):
            seen.add(node)
            if not can_be_true(node, law.facts):
                yield Problem(where, f"nothing can make the element “{node.name}” true")


def check_tree(law: Law, tree: Node, where: str) -> Iterator[Problem]:
    """Names that are not declared, values that a fact cannot take, comparisons of unlike things."""
    for node in nodes_of(tree):
        match node:
            case Element(name, _, citation, label):
                yield from _cited(f"{where}, element {name}", citation)
                if label is not None:
                    yield from _worded(f"{where}, element {name}", label)
            case Yes(fact) | OneOf(fact) | Given(fact) | FactTerm(fact):
                yield from _use(node, law.facts.get(fact), where, law.facts)
            case Compare(left, _, right):
                kinds = {_kind(left, law.facts), _kind(right, law.facts)}
                if not (kinds <= {"day", "any"} or kinds <= {"number", "any"}):
                    yield Problem(where, "compares a day with a number")
            case After(start=day) | Birthday(born=day) | WorkingDay(day):
                yield from _days((day,), law.facts, where)
            case Latest(days) | Earliest(days):
                yield from _days(days, law.facts, where)
            case InForce(policy) | Applies(policy):
                if policy in law.policies:
                    continue
                yield Problem(where, f"names the policy “{policy}”, which there is not{nearest(policy, law.policies)}")
            case Limited(relief):
                if relief in law.relief:
                    continue
                yield Problem(
                    where, f"names the form of relief “{relief}”, which there is not{nearest(relief, law.relief)}"
                )
            case Settled() | Open() | Not() | AllOf() | AnyOf() | Implied() | Asked() | Day() | Number() | Chosen():
                pass
            case _:
                raise not_a_node(node)


def _use(
    node: Yes | OneOf | Given | FactTerm, fact: Fact | None, where: str, facts: Mapping[str, Fact]
) -> Iterator[Problem]:
    if fact is None:
        yield Problem(where, f"reads the fact “{node.fact}”, which is not declared{nearest(node.fact, facts)}")
        return
    match node:
        case Yes() if fact.kind is not Kind.YES_NO:
            yield Problem(where, f"reads {fact.name} as yes or no, but it is a {fact.kind}")
        case FactTerm() if fact.kind not in (Kind.DATE, Kind.NUMBER):
            yield Problem(where, f"reads {fact.name} as a day or number, but it is a {fact.kind}")
        case OneOf(_, values):
            allowed = COUNTRIES if fact.kind is Kind.COUNTRY else fact.choices
            for value in values:
                if value not in allowed:
                    yield Problem(where, f"{fact.name} can never be “{value}”{nearest(value, allowed)}")
        case _:
            pass


def _days(terms: tuple[Term, ...], facts: Mapping[str, Fact], where: str) -> Iterator[Problem]:
    if any(_kind(term, facts) == "number" for term in terms):
        yield Problem(where, "counts from a number as if it were a day")


def _kind(term: Term, facts: Mapping[str, Fact]) -> str:
    match term:
        case Number():
            return "number"
        case FactTerm(fact):
            kind = facts[fact].kind if fact in facts else None
            return "number" if kind is Kind.NUMBER else "day" if kind is Kind.DATE else "any"
        case Chosen(cases):
            kinds = {_kind(case, facts) for _, case in cases}
            return kinds.pop() if len(kinds) == 1 else "any"
        case Asked() | Day() | After() | Birthday() | WorkingDay() | Latest() | Earliest():
            return "day"
