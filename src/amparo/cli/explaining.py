"""One person explained: for reading, and as JSON for other programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import takewhile
from typing import Annotated

import typer
from rich.text import Text

from amparo.cli import printable
from amparo.cli.arguments import Arrivals, AsJson, Docket, Filings, On, Proceedings
from amparo.cli.given import given
from amparo.cli.terminal import MARKS, answer, console, day_words, known_as_of, plain, print_json, table
from amparo.cli.wording import labels, said, yes_or_no
from amparo.law.book import Law, the_law
from amparo.law.clock import ClockAnswer
from amparo.law.facts import Facts
from amparo.law.partial import Between
from amparo.law.reckoning import DeadlineAnswer, DeadlineStatus
from amparo.law.record import folded
from amparo.law.records import FOLDS
from amparo.law.values import written
from amparo.screen.deciding import Deciding
from amparo.screen.explain import Explanation, ReliefAnswer, State
from amparo.screen.explain import explain as explained
from amparo.screen.explanation_json import explanation_to_json
from amparo.screen.files.docket_file import open_docket
from amparo.screen.files.record_file import read_tables, records_of
from amparo.typed_text import seen as plain_key

STATES = {
    State.AVAILABLE: MARKS[True],
    State.LAWYER_DECIDES: ("may be: a lawyer decides", "green"),
    State.UNKNOWN: MARKS[None],
    State.UNAVAILABLE: MARKS[False],
}
"""How each state of a form of relief is printed, in the order of printing; those to which nothing points are listed."""
MOST_ELEMENTS, MOST_LISTED = 2, 4


def explain(
    docket: Docket,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="The key of one person in the docket.")],
    on: On,
    proceedings: Proceedings = None,
    filings: Filings = None,
    arrivals: Arrivals = None,
    as_json: AsJson = False,
) -> None:
    """Explain one person of a docket."""
    law = the_law()
    records = records_of(read_tables(proceedings, filings, arrivals), plain_key(person))
    with given(docket) as held:
        facts = open_docket(held.path, law.facts).person(plain_key(person))
    explanation = explained(law, facts, on, records)
    facts = folded(FOLDS, facts, records, on).facts
    if as_json:
        print_json(explanation_to_json(person, facts, explanation))
        return
    out = console()
    out.print(plain(f"{person} on {on:%A} {on.isoformat()}", "bold"))
    for contradiction in explanation.contradictions:
        out.print(plain(f"! Cannot be right: {contradiction.label.en}.", "red"))
    _print_relief(law, explanation, facts)
    _print_questions(explanation)
    _print_deadlines(explanation)
    _print_clocks(law, explanation.clocks, on)
    out.print(known_as_of(explanation.known_as_of))


def _print_relief(law: Law, explanation: Explanation, facts: Facts) -> None:
    rows = table("Form of relief", "", "Why, and the law", spaced=True)
    shown = [found for found in explanation.relief if found.state in STATES]
    for found in sorted(shown, key=lambda each: tuple(STATES).index(each.state)):
        rows.add_row(
            plain(found.relief.label.en, "bold"), _state(found.state), _why(law, found, facts, explanation.day)
        )
    if shown:
        console().print(rows)
    unpointed = [found.relief.label.en for found in explanation.relief if found.state is State.NOTHING_POINTS]
    if unpointed:
        console().print(plain(f"Nothing on record points to: {'; '.join(unpointed)}.", "dim"))
    applying = [one for one in explanation.policies if one.value is not False]
    if applying:
        policies = table("Policy", "", "What is open about it")
        for policy in applying:
            reach = Text("applies", "red") if policy.value else answer(None)
            open_points = (*labels(law, policy.ask), *map(str, policy.why))
            policies.add_row(policy.policy.label.en, reach, plain(_some(open_points, "; ")))
        console().print(policies)


def _state(state: State) -> Text:
    word, style = STATES[state]
    return Text(word, style=style)


def _why(law: Law, found: ReliefAnswer, facts: Facts, day: dt.date) -> Text:
    """The elements that decided, with the facts behind them and the law, and what is still to be asked."""
    text = Text()
    deciding = [(one, _behind(found, place)) for place, one in enumerate(found.deciding) if one.depth == 0]
    shown = deciding if found.value is True or found.state is State.LAWYER_DECIDES else deciding[:MOST_ELEMENTS]
    for one, behind in shown:
        text.append(_element(law, one, behind, facts)).append(f"  {(behind or one).element.citation}\n", "cyan")
    if len(deciding) > len(shown):
        text.append(f"and {len(deciding) - len(shown)} more\n", "dim")
    if found.next_step is not None:
        step = found.next_step
        text.append(f"next: {step.form}; {step.forum}; fee: {step.fee.on(day)}  ", "green")
        text.append(step.citation, "cyan").append(f"\nevidence: {step.evidence}\n")
    if found.ask:
        text.append(f"open questions: {_some(labels(law, found.ask), '; ')}\n", "yellow")
    if found.why and found.state is not State.LAWYER_DECIDES:
        text.append(f"for a lawyer: {_some([str(one) for one in found.why], '; ')}\n", "yellow")
    text.rstrip()
    return text


def _behind(found: ReliefAnswer, place: int) -> Deciding | None:
    """The one element within an element that alone made it true; None when several did, or it is not true."""
    within = list(takewhile(lambda one: one.depth > 0, found.deciding[place + 1 :]))
    nearest = [one for one in within if one.depth == 1 and one.element.label]
    return nearest[0] if found.deciding[place].value is True and len(nearest) == 1 else None


def _element(law: Law, one: Deciding, behind: Deciding | None, facts: Facts) -> str:
    known = [f"{law.facts[name].label.en}: {said(law.facts[name], facts[name])}" for name in one.facts]
    if len(known) == 1 and facts[one.facts[0]] is one.value:
        known = []  # the fact would only repeat the element
    sentences = " ".join(dict.fromkeys(_sentence(each) for each in (one, behind) if each))
    return sentences + (f" ({_some(known, '; ')})" if known else "")


def _sentence(one: Deciding) -> str:
    """What an element says; of a draft's element that has no sentence its label and the answer."""
    return one.says.en if one.says else f"{one.element.label or one.element.name}: {yes_or_no(one.value)}."


def _some(names: Sequence[str], separator: str) -> str:
    """The first few of a list, and how many more there are."""
    more = f"{separator}and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return printable(separator.join(names[:MOST_LISTED]) + more)


def _print_questions(explanation: Explanation) -> None:
    if not explanation.questions:
        console().print("No open questions: every answer stands on what is known.")
        return
    asked = table("Open questions", "Why")
    for question in explanation.asked_first:
        asked.add_row(question.fact.question.en, question.reason.en)
    console().print(asked)
    more = len(explanation.questions) - len(explanation.asked_first)
    if more > 0:
        console().print(f"and {more} further open questions: --json lists them all")


def _print_deadlines(explanation: Explanation) -> None:
    day = explanation.day
    known = sorted(
        (deadline for deadline in explanation.deadlines if deadline.falls_on is not None),
        key=lambda deadline: str(deadline.falls_on),
    )
    for one in explanation.deadlines:
        if one.falls_on is None and not one.none and one.why:
            console().print(plain(f"{one.deadline.label.en}: for a lawyer: {'; '.join(map(str, one.why))}", "yellow"))
    if not known:
        console().print("No deadline can be counted from what is known.")
        return
    rows = table("Deadline", "!falls on", "!safer day", "counted from", "Law")
    for one in known:
        rows.add_row(
            Text("\n").join((plain(one.deadline.label.en), _stands(one), *_open_points(one))),
            _falls_on(one, day),
            _safer(one),
            _counted(one),
            Text(one.deadline.citation, "cyan"),
        )
    console().print(rows)


def _open_points(one: DeadlineAnswer) -> list[Text]:
    return [plain(f"for a lawyer: {reason}", "yellow") for reason in one.why]


def _falls_on(one: DeadlineAnswer, day: dt.date) -> Text:
    assert one.falls_on is not None
    assert one.may_last is not None
    late = one.may_last < day and not one.done
    text = day_words(one.falls_on, day)
    if one.latest_day:
        text = f"between {one.falls_on} and {one.latest_day}"
    return Text(text, style="dim" if one.done else "red" if late else "bold")


def _safer(one: DeadlineAnswer) -> str:
    """The day to go by where it is earlier than the last day, or where that is known only between two ends."""
    if one.safe_day:
        return one.safe_day.isoformat()
    return one.falls_on.isoformat() if one.latest_day and one.falls_on else ""


def _stands(one: DeadlineAnswer) -> Text:
    """Met on which day, missed by how many days and what may excuse it, or open."""
    match one.status:
        case DeadlineStatus.MET:
            return Text(f"met on {_on(one)}", style="green")
        case DeadlineStatus.DONE:
            return Text("filed, the day is not known", style="yellow")
        case DeadlineStatus.MISSED:
            return Text(f"{_missed(one)}{_excuse(one)}", style="red")
        case DeadlineStatus.PASSED:
            return Text("passed; not on record whether it was met", style="yellow")
        case DeadlineStatus.ASK:
            return Text("hangs on a day known only in part", style="yellow")
        case _:
            return Text("open")  # the days left stand beside it


def _missed(one: DeadlineAnswer) -> str:
    done = f" (filed on {_on(one)})" if one.done_on else " so far"
    least = "at least " if one.missed_by_at_most else ""
    return f"missed by {least}{_days(one.missed_by or 0)}{done}"


def _on(one: DeadlineAnswer) -> str:
    return written(one.done_on)


def _excuse(one: DeadlineAnswer) -> str:
    if not one.excuses:
        return ""
    asked = "excuse on record" if one.excuse_claimed else "ask about an excuse"
    return f"\n{asked}: {' or '.join(excuse.label.en for excuse in one.excuses)}; a lawyer decides"


def _days(number: int) -> str:
    return f"{number:,} day" if number == 1 else f"{number:,} days"


def _counted(one: DeadlineAnswer) -> str:
    start = written(one.counted_from)
    return f"{start}, moved from {one.rolled_from:%a} {one.rolled_from}" if one.rolled_from else start


def _print_clocks(law: Law, clocks: tuple[ClockAnswer, ...], day: dt.date) -> None:
    shown = [clock for clock in clocks if clock.readings]
    if not shown:
        return
    rows = table("EAD clock (asylum clock)", "shows", "Law")
    for one in shown:
        readings = [f"{one.clock.shows[name].en}: {_reading(value, day)}" for name, value in one.readings.items()]
        remarks = [*map(str, one.why), *(f"open question: {label}" for label in labels(law, one.ask))]
        rows.add_row(one.clock.label.en, plain("\n".join((*readings, *remarks))), Text(one.clock.citation, "cyan"))
    console().print(rows)


def _reading(value: object, day: dt.date) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case Between(first, last) if isinstance(first, int):
            return f"{first} to {last}"
        case Between(first, last):
            return f"between {first} and {last}"
        case dt.date():
            return day_words(value, day)
        case None:
            return "cannot be foreseen"
        case _:
            return str(value)
