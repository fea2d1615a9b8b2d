"""The law printed, and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.padding import Padding
from rich.text import Text

from amparo.cli import MISSED, WELL
from amparo.cli.arguments import AsJson
from amparo.cli.given import given
from amparo.cli.law_sources import source_lines
from amparo.cli.terminal import console, plain, print_json, table
from amparo.cli.wording import labels, relief_label
from amparo.errors import UnknownName
from amparo.law.book import Law, the_law
from amparo.law.check import check, check_policy
from amparo.law.clock import Clock
from amparo.law.deadline import Deadline
from amparo.law.facts import Fact
from amparo.law.form_of_relief import Relief
from amparo.law.law_json import FORMAT, Declared, declared_to_json, list_to_json
from amparo.law.names import nearest
from amparo.law.next_step import NEXT_STEPS
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling, ruling_on
from amparo.law.policy_json import read_policy
from amparo.law.sentence import sentence
from amparo.law.tree import YES, AllOf, AnyOf, Element, Settled

KINDS = {
    "facts": "facts",
    "options": "forms of relief",
    "deadlines": "deadlines",
    "clocks": "EAD clocks",
    "policies": "policies",
}
"""What is declared: its key in JSON, and what people call it."""


def list_all(as_json: AsJson = False) -> None:
    """Everything that is declared, by kind."""
    law, out = the_law(), console()
    if as_json:
        print_json(list_to_json(law))
        return
    kinds: tuple[tuple[str, Mapping[str, Relief | Deadline | Clock | Policy]], ...] = (
        ("Forms of relief", law.relief),
        ("Deadlines", law.deadlines),
        ("EAD clocks", law.clocks),
        ("Policies", law.policies),
    )
    for title, declared in kinds:
        rows = table(title, "", "status", "citation")
        for name, declaration in declared.items():
            rows.add_row(name, declaration.label.en, str(declaration.status), declaration.citation)
        out.print(rows)
    facts = table("Facts", "", "type", "sensitivity")
    for name, fact in law.facts.items():
        facts.add_row(name, fact.label.en, str(fact.kind), str(fact.sensitivity))
    out.print(facts)


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A form of relief, deadline, clock, policy or fact.")],
    as_json: AsJson = False,
) -> None:
    """One declaration in full; where a name is used twice (i730), all of that name."""
    law, out = the_law(), console()
    tables: tuple[Mapping[str, Declared], ...] = (law.relief, law.deadlines, law.clocks, law.policies, law.facts)
    found = [table[name] for table in tables if name in table]
    if not found:
        every = [each for table in tables for each in table]
        raise UnknownName(f"nothing is called “{name}”{nearest(name, every)}; “amparo law list” shows every name")
    if as_json:
        print_json(declared_to_json(law, found))
        return
    for declared in found:
        for line in _page(law, declared):
            depth = min(len(line.plain) - len(line.plain.lstrip()), out.width // 4)
            out.print(Padding(line[len(line.plain) - len(line.plain.lstrip()) :], (0, 0, 0, depth), expand=False))
        out.print()


def _page(law: Law, declared: Declared) -> Iterator[Text]:
    match declared:
        case Relief():
            return _relief(law, declared)
        case Deadline():
            return _deadline(law, declared)
        case Clock():
            return _clock(law, declared)
        case Policy():
            return _policy(law, declared)
        case Fact():
            return _fact(declared)


def _head(kind: str, name: str, label: str, es: str, citation: str) -> Iterator[Text]:
    yield Text(f"{kind} {name}: {label}", style="bold")
    yield plain(f"  {es}")
    yield plain(f"  {citation}", "cyan")


def _foot(declared: Relief | Deadline | Clock | Policy) -> Iterator[Text]:
    if declared.note:
        yield plain(f"  Note: {declared.note}")
    yield plain(f"  Status: {declared.status}", "dim")
    yield from source_lines(declared, "  ")
    for part in declared.within if isinstance(declared, Relief) else ():
        yield plain(f"  The element “{part.element}” rests on:", "dim")
        yield from source_lines(part, "      ")


def _relief(law: Law, relief: Relief) -> Iterator[Text]:
    yield from _head("Form of relief", relief.name, relief.label.en, relief.label.es, relief.citation)
    for requirement in law.requirements(relief.name):
        yield plain(f"  {'must not' if requirement.bars else 'must'}: ", "bold") + _named(requirement.element)
        yield from _below(law, requirement.element, "      ")
    if relief.points is not None:
        yield plain(f"  Asked about where: {sentence(relief.points, law.facts)}")
    yield plain(f"  Depth: {relief.depth}")
    if relief.name in NEXT_STEPS:
        step = NEXT_STEPS[relief.name]
        yield plain(f"  Next: {step.form}; {step.forum}; with it: {step.evidence}  {step.citation}")
        for since, fee in step.fee.since:
            yield plain(f"  Fee from {since}: {fee}  {step.fee.citation}")
    yield from _foot(relief)


def _named(element: Element) -> Text:
    label = element.label.en if element.label else element.name
    return Text.assemble(label, (f"  [{element.name}]", "dim"), (f"  {element.citation}", "cyan"))


def _below(law: Law, element: Element, indent: str) -> Iterator[Text]:
    """What an element says: its parts with their own citations where it has such parts, else one sentence."""
    match element.rule:
        case AllOf(rules) | AnyOf(rules) if any(isinstance(rule, Element) for rule in rules):
            yield plain(f"{indent}{'all' if isinstance(element.rule, AllOf) else 'any'} of:", "dim")
            for rule in rules:
                if isinstance(rule, Element):
                    yield Text(f"{indent}· ") + _named(rule)
                    yield from _below(law, rule, indent + "    ")
                else:
                    yield plain(f"{indent}· {sentence(rule, law.facts)}")
        case Element() as inner:
            yield Text(f"{indent}· ") + _named(inner)
            yield from _below(law, inner, indent + "    ")
        case rule:
            yield plain(f"{indent}{sentence(rule, law.facts)}")


def _deadline(law: Law, deadline: Deadline) -> Iterator[Text]:
    yield from _head("Deadline", deadline.name, deadline.label.en, deadline.label.es, deadline.citation)
    yield plain(f"  Counted from: {sentence(deadline.counted_from, law.facts)}")
    yield plain(f"  Falls on: {sentence(deadline.falls_on, law.facts)}")
    if deadline.none_when != Settled(False):
        yield plain(f"  None when: {sentence(deadline.none_when, law.facts)} ({deadline.none_because})")
    for posture in deadline.closed_in:
        yield plain(f"  None where {posture.label}: {sentence(posture.rule, law.facts)}  {posture.citation}")
    for safer in deadline.safer:
        yield plain(f"  Safer: {sentence(safer.day, law.facts)}; {safer.reason}")
    if deadline.alerts:
        yield plain(f"  Alerts: {', '.join(str(months) for months in deadline.alerts)} months before")
    if deadline.consequence:
        yield plain(f"  If missed: {deadline.consequence}")
    yield from _history(deadline.history, "  ")
    yield from _foot(deadline)


def _clock(law: Law, clock: Clock) -> Iterator[Text]:
    yield from _head("EAD clock", clock.name, clock.label.en, clock.label.es, clock.citation)
    yield plain(f"  Shows: {', '.join(words.en for words in clock.shows.values())}")
    yield plain(f"  Reads: {'; '.join(labels(law, clock.reads))}")
    for period in clock.periods:
        yield from _period(law, period, "days")
    yield from _foot(clock)


def _policy(law: Law, policy: Policy) -> Iterator[Text]:
    yield from _head("Policy", policy.name, policy.label.en, policy.label.es, policy.citation)
    limits = "; ".join(relief_label(law, name) for name in policy.limits) or "no form of relief by itself"
    yield plain(f"  Counts entries by: {law.facts[policy.entry_fact].label.en}. Closes: {limits}")
    if policy.published_on:
        yield plain(f"  Published on {policy.published_on} (which is not the day it began to apply)")
    for period in policy.periods:
        yield from _period(law, period, "entries")
    for name, element in policy.questions.items():
        yield plain(f"  {policy.name}.{name}: ", "bold") + plain(element.label.en if element.label else "")
    yield from _foot(policy)


def _period(law: Law, period: PolicyPeriod, counted: str) -> Iterator[Text]:
    until = _moment(period.entries_until) if period.entries_until else "no end"
    yield plain(f"  Period {period.name}: {counted} from {_moment(period.entries_from)} to {until}", "bold")
    if period.covers != YES:
        yield plain(f"      covers: {sentence(period.covers, law.facts)}")
    for exception in period.excepts:
        yield Text("      except: ") + _named(exception)
    yield from _history(period.history, "      ")
    for term, value in period.terms.items():
        yield plain(f"      {term.replace('_', ' ')}: {value}")


def _history(history: tuple[Ruling, ...], indent: str) -> Iterator[Text]:
    """How courts and agencies left it, from which day on, and today."""
    for ruling in history:
        note = f" ({ruling.note})" if ruling.note else ""
        yield plain(f"{indent}from {ruling.begins}: {ruling.status}{note}") + Text(f"  {ruling.citation}", "cyan")
    if history:
        current = ruling_on(history, dt.datetime.now().astimezone().date())
        yield plain(f"{indent}today: {current.status if current else 'not yet in force'}")


def _moment(moment: Moment) -> str:
    clock = "" if moment.time is None else f" {moment.time // 100:02}:{moment.time % 100:02} Eastern"
    return f"{moment.day}{clock}"


def _fact(fact: Fact) -> Iterator[Text]:
    yield from _head("Fact", fact.name, fact.label.en, fact.label.es, f"{fact.kind}, {fact.sensitivity}")
    yield plain(f"  {fact.question.en}")
    yield plain(f"  {fact.question.es}")
    for value, words in fact.choices.items():
        yield plain(f"      {value}: {words.en} / {words.es}")
    if fact.help:
        yield plain(f"  {fact.help}")


def check_law(
    policy: Annotated[
        Path | None, typer.Option("--policy", metavar="FILE", help="Check this draft policy (JSON) as well.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Print every problem; `MISSED` when there is one."""
    law, out = the_law(), console()
    problems = [str(problem) for problem in check(law)]
    if policy is not None:
        with given(policy) as held:
            problems += [str(problem) for problem in check_policy(law, read_policy(held.path))]
    counts = {kind: len(law.relief if kind == "options" else getattr(law, kind)) for kind in KINDS}
    if as_json:
        print_json({"format": FORMAT, "declared": {**counts}, "problems": [*problems]})
    else:
        for problem in problems:
            out.print(plain(problem))
        counted = ", ".join(f"{count} {KINDS[kind]}" for kind, count in counts.items())
        out.print(f"{counted}: {len(problems) or 'no'} problem{'' if len(problems) == 1 else 's'}")
    return MISSED if problems else WELL
