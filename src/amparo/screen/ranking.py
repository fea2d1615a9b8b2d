"""Which open question comes first: what is due soonest, then what decides most, each with a plain reason.

How much a question decides is counted in worlds. Of all that an answer could still hang on, a question has the share
of worlds in which it is the one that turns the answer, weighed by how unsure its own answer is. A yes that would close
a way, such as a bar, is taken to be true in one world of fifty: few people are barred, and whoever has told nothing
yet is not asked that first. Each form of relief counts once, however many questions it has, and the deadline that goes
with it too; any other deadline that nothing on record has set running counts a quarter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from amparo.law.book import LawOnDay
from amparo.law.deadline import Deadline
from amparo.law.facts import Fact, Words
from amparo.law.form_of_relief import Relief
from amparo.law.reckoning import DeadlineAnswer
from amparo.law.tree import (
    AllOf,
    AnyOf,
    Element,
    Implied,
    Not,
    Rule,
    Settled,
    Yes,
    facts_of,
)

ASKED_FIRST = 10
"""So many questions are shown at once; more are folded away."""
SOON = 90
"""A deadline within so many days puts what hangs on it first, the nearest first;"""
WORTH = 0.05
"""but only what decides so much of an answer."""
CLOSES, EVEN = 0.02, 0.5
"""In how many worlds a yes that would close a way is true; and anything else."""
OF_A_DEADLINE = 0.25
"""What an unknown deadline counts that goes with no form of relief still open."""
MOST_NAMED = 2
"""So many forms of relief are named in a reason; the rest is a number."""


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask for, and the forms of relief and deadlines that wait for it.

    `decides` is how many answers hang on it, counted in shares; `soonest` the deadline that is due first of those
    that go with what it decides, `due_in` the days until then. None where no such deadline is known and lies ahead.
    """

    fact: Fact
    of_relief: tuple[Relief, ...]
    of_deadlines: tuple[Deadline, ...]
    decides: float = 0.0
    soonest: Deadline | None = None
    due_in: int | None = None

    @property
    def relief(self) -> tuple[str, ...]:
        """The names of the forms of relief."""
        return tuple(one.name for one in self.of_relief)

    @property
    def deadlines(self) -> tuple[str, ...]:
        """The names of the deadlines."""
        return tuple(one.name for one in self.of_deadlines)

    @property
    def options(self) -> tuple[str, ...]:
        """`relief`, by the name that scripts written earlier know."""
        return self.relief

    @property
    def reason(self) -> Words:
        """Why it is asked, in a few words: what it helps to decide, and how soon that is due."""
        return _reason(self)


def _reason(question: Question) -> Words:
    forms = [one.label for one in question.of_relief]
    times = [one.label for one in question.of_deadlines if one is not question.soonest]
    told: list[Words] = []
    if forms:
        en, es = _listed(forms)
        told.append(Words(f"helps to decide {en}", f"ayuda a decidir {es}"))
    if times:
        en, es = _listed(times)
        many = len(times) > 1
        told.append(
            Words(
                f"needed for the deadline{'s' if many else ''} {en}",
                f"hace falta para {'los plazos' if many else 'el plazo'} {es}",
            )
        )
    if question.soonest is not None and question.due_in is not None:
        label, days = question.soonest.label, question.due_in
        told.append(
            Words(
                f"“{label.en}” is due {_in_days(days, 'today', 'tomorrow', f'in {days} days')}",
                f"«{label.es}» vence {_in_days(days, 'hoy', 'mañana', f'en {days} días')}",
            )
        )
    en, es = "; ".join(one.en for one in told), "; ".join(one.es for one in told)
    return Words(en[:1].upper() + en[1:], es[:1].upper() + es[1:])


def _in_days(days: int, today: str, tomorrow: str, later: str) -> str:
    return {0: today, 1: tomorrow}.get(days, later)


def _listed(labels: Sequence[Words]) -> tuple[str, str]:
    """The first labels in quotation marks, and how many more there are."""
    shown, more = labels[:MOST_NAMED], len(labels) - MOST_NAMED
    en, es = [f"“{one.en}”" for one in shown], [f"«{one.es}»" for one in shown]
    if more > 0:
        return f"{', '.join(en)} and {more} more", f"{', '.join(es)} y {more} más"
    return " and ".join(en), " y ".join(es)


def ranked(
    today: LawOnDay, asks: Mapping[str, Sequence[str]], deadlines: Sequence[DeadlineAnswer]
) -> tuple[Question, ...]:
    """The facts still wanted, the first to be asked first. `asks` are those of each form of relief not known yet."""
    law = today.law
    shares: dict[str, float] = {}
    forms: dict[str, list[Relief]] = {}
    times: dict[str, list[Deadline]] = {}
    due: dict[str, tuple[int, Deadline]] = {}
    ahead = _ahead(today, deadlines)
    for relief, ask in asks.items():
        weights = weights_of(today, relief)
        whole = sum(weights[name] for name in ask) or 1.0
        for name in ask:
            shares[name] = shares.get(name, 0.0) + weights[name] / whole
            forms.setdefault(name, []).append(law.relief[relief])
            if relief in ahead:
                due[name] = min(due.get(name, ahead[relief]), ahead[relief], key=lambda one: one[0])
    for limit in deadlines:
        counts = (
            1.0
            if any(_goes_with(today, limit.deadline, relief) for relief, ask in asks.items() if ask)
            else OF_A_DEADLINE
        )
        for name in limit.ask:
            shares[name] = shares.get(name, 0.0) + counts / len(limit.ask)
            times.setdefault(name, []).append(law.deadlines[limit.deadline.name])
    wanted = [
        _question(fact, forms.get(name, ()), times.get(name, ()), shares[name], due.get(name))
        for name, fact in law.facts.items()
        if name in shares
    ]
    return tuple(sorted(wanted, key=_place))


def _place(question: Question) -> tuple[int, float]:
    soon = question.due_in is not None and question.due_in <= SOON and question.decides >= WORTH
    return question.due_in if soon and question.due_in is not None else SOON + 1, -question.decides


def _question(
    fact: Fact, forms: Sequence[Relief], times: Sequence[Deadline], share: float, due: tuple[int, Deadline] | None
) -> Question:
    days, deadline = due or (None, None)
    return Question(fact, tuple(forms), tuple(times), share, deadline, days)


def _ahead(today: LawOnDay, deadlines: Sequence[DeadlineAnswer]) -> dict[str, tuple[int, Deadline]]:
    """For each form of relief the days to the soonest deadline that goes with it and lies ahead."""
    found: dict[str, tuple[int, Deadline]] = {}
    for limit in deadlines:
        days = limit.days_left(today.day)
        if days is None or days < 0 or limit.done:
            continue
        for relief in today.law.relief:
            if _goes_with(today, limit.deadline, relief) and (relief not in found or days < found[relief][0]):
                found[relief] = days, today.law.deadlines[limit.deadline.name]
    return found


def _goes_with(today: LawOnDay, deadline: Deadline, relief: str) -> bool:
    """Whether a form of relief asks on which day the thing was done that the deadline is for."""
    return deadline.done_on is not None and deadline.done_on.fact in weights_of(today, relief)


def weights_of(today: LawOnDay, relief: str) -> Mapping[str, float]:
    """How much each fact that a form of relief reads decides it, of somebody of whom nothing is known."""
    kept = today.weights
    if relief not in kept:
        found = dict.fromkeys(today.facts_of(today.relief(relief)), 0.0)
        _weigh(today.relief(relief), 1.0, True, found)
        kept[relief] = found
    return kept[relief]


def _weigh(rule: Rule, turns: float, helps: bool, found: dict[str, float]) -> None:
    """Give each fact its part: `turns` is the share of worlds in which this part of the tree turns the answer."""
    match rule:
        case AllOf(rules) | AnyOf(rules):
            chances = [_chance(one, helps) for one in rules]
            free = chances if isinstance(rule, AllOf) else [1 - one for one in chances]
            for place, one in enumerate(rules):
                _weigh(one, turns * prod(free[:place]) * prod(free[place + 1 :]), helps, found)
        case Not(inner):
            _weigh(inner, turns, not helps, found)
        case Element(rule=inner):
            _weigh(inner, turns, helps, found)
        case Implied(claim, by):
            _weigh(claim, turns * (1 - _chance(by, helps)), helps, found)
        case _:
            chance = _chance(rule, helps)
            for name in facts_of(rule):
                found[name] += 2 * chance * (1 - chance) * turns


def _chance(rule: Rule, helps: bool) -> float:
    """In how many worlds a part of the tree is yes, as if no fact stood in it twice."""
    match rule:
        case AllOf(rules):
            return prod(_chance(one, helps) for one in rules)
        case AnyOf(rules):
            return 1 - prod(1 - _chance(one, helps) for one in rules)
        case Not(inner):
            return 1 - _chance(inner, not helps)
        case Element(rule=inner):
            return _chance(inner, helps)
        case Implied(claim, by):
            return 1 - (1 - _chance(claim, helps)) * (1 - _chance(by, helps))
        case Settled(answer):
            return float(answer)
        case Yes():
            return EVEN if helps else CLOSES
        case _:
            return EVEN
