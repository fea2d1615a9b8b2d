"""Asking: questions that cannot change an answer, and answers called unknown though every world gives the same.

`python -m bench.asking 300` asks every form of relief, element and policy for 300 people of the sample docket and as
many put together by chance, of whom much or little is known; `--always` takes every event for one that has been.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from amparo.law.book import Law, LawOnDay, elements_of, the_law
from amparo.law.countries import COUNTRIES
from amparo.law.evaluate import Reader
from amparo.law.facts import Fact, Facts, Kind, Value
from amparo.law.tree import Rule, facts_of
from amparo.screen.files.docket_file import facts_of_row
from amparo.screen.sample import sample
from bench.measure import Report, progress
from bench.worlds import Worlds, limits, open_tree

DAYS = (
    *(dt.date(2019, 7, 16), dt.date(2020, 6, 30), dt.date(2022, 3, 15)),
    *(dt.date(2024, 6, 5), dt.date(2025, 8, 15), dt.date(2026, 6, 25)),
)
GAPS = (0.15, 0.4, 0.7, 0.9, 1.0)
"""How often a fact of somebody put together by chance is not known."""


@dataclass
class Found:
    """What was counted, and where what was wrong stands: an answer, or an answer and a fact."""

    answers: int = 0
    unknown: int = 0
    wrong: int = 0
    asked: int = 0
    useless: int = 0
    unsettled: int = 0
    trees: int = 0
    where: Counter[tuple[str, ...]] = field(default_factory=Counter)


def measured(people: Iterable[tuple[Facts, dt.date]], law: Law, never: bool = True, but: Collection[str] = ()) -> Found:
    """Ask everything for these people, but not these questions, and have each open answer looked at by the solver."""
    found, chance, seen = Found(), Random(0), dict[tuple[object, ...], _Looked]()
    for facts, day in people:
        read, today = Reader(facts, day), law.on(day)
        bounds = limits(facts)
        for name, rule in questions(law, today):
            if name in but:
                continue
            found.answers += 1
            reading = read(rule)
            if reading.value is not None:
                continue
            found.unknown += 1
            tree = open_tree(rule, facts, day)
            key = tree, day, *((name, bounds[name]) for name in facts_of(tree) if name in bounds)
            if key not in seen:
                seen[key] = _Looked(Worlds(tree, law.facts, facts, day, never), chance)
            looked = seen[key]
            found.unsettled += looked.open is None
            if looked.open is False:
                found.wrong += 1
                found.where["wrong", name] += 1
            for fact in today.asks(rule, read):
                found.asked += 1
                found.unsettled += looked.matters(fact) is None
                if looked.matters(fact) is False:
                    found.useless += 1
                    found.where["useless", name, fact] += 1
    found.trees = len(seen)
    return found


class _Looked:
    """What the solver says of one open tree, each thing once."""

    def __init__(self, worlds: Worlds, chance: Random) -> None:
        self.worlds = worlds
        self.chance = chance
        self._matters: dict[str, bool | None] = {}

    @cached_property
    def open(self) -> bool | None:
        """Whether the answer can still be both yes and no."""
        return self.worlds.both_ways(self.chance)

    def matters(self, fact: str) -> bool | None:
        """Whether the fact can change the answer."""
        if fact not in self._matters:
            self._matters[fact] = self.worlds.matters(fact, self.chance)
        return self._matters[fact]


def questions(law: Law, today: LawOnDay) -> Iterator[tuple[str, Rule]]:
    """Every form of relief with each of its elements, and every question about a policy."""
    for name in law.relief:
        yield f"relief:{name}", today.relief(name)
        for element in elements_of(law, name):
            yield f"element:{name}.{element}", today.element(name, element)
    for name, policy in law.policies.items():
        for about in ("applies", "in_force", *policy.questions):
            yield f"policy:{name}.{about}", today.policy(name, about)


def people(law: Law, number: int, seed: int) -> Iterator[tuple[Facts, dt.date]]:
    """So many people of the sample docket and as many put together by chance, each with a day to ask for."""
    chance = Random(seed)
    likely = [facts_of_row(row, law.facts) for row in sample(number, seed).iter_rows(named=True)]
    for place, facts in enumerate([*likely, *(somebody(law, chance) for _ in range(number))]):
        yield facts, DAYS[place % len(DAYS)]


def somebody(law: Law, chance: Random) -> Facts:
    """A person put together by chance: no fact depends on another, and some contradict."""
    gap = chance.choice(GAPS)
    told = (fact for fact in law.facts.values() if fact.kind not in (Kind.TEXT, Kind.PERIODS))
    return {fact.name: _value(fact, chance) for fact in told if chance.random() >= gap}


def _value(fact: Fact, chance: Random) -> Value:
    match fact.kind:
        case Kind.DATE:
            return dt.date(2014, 1, 1) + dt.timedelta(days=chance.randrange(4600))
        case Kind.YES_NO:
            return chance.random() < 0.4
        case Kind.NUMBER:
            return chance.randrange(2400)
        case Kind.COUNTRY:
            return chance.choice(list(COUNTRIES))
        case _:
            return chance.choice(list(fact.choices))


def run(number: int, never: bool = True) -> Report:
    """Measure, and tell."""
    law = the_law()
    progress(f"{number} likely people and {number} by chance")
    found = measured(people(law, number, seed=1), law, never)
    report = Report(["Asking: every form of relief, element and policy, each open tree looked at by CP-SAT"])
    report.lines += [
        f"  {found.answers:,} answers, {found.unknown:,} of them unknown, {found.trees:,} trees",
        f"  {found.asked:,} facts asked for, {found.useless:,} of them useless ({found.useless / found.asked:.2%})",
        f"  {found.unsettled:,} times neither two such worlds were found nor that there are none",
        f"  {found.wrong:,} unknown that are yes or no in every world ({found.wrong / found.unknown:.2%})",
        *(f"  {many:6} {' '.join(where)}" for where, many in found.where.most_common(40)),
    ]
    report.goal(found.useless == 0, f"{found.useless} useless questions (goal 0)")
    report.goal(found.wrong == 0, f"{found.wrong} wrong unknown (goal 0)")
    return report


if __name__ == "__main__":
    print(run(int(sys.argv[1]), never="--always" not in sys.argv).text())
