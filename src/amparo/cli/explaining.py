"""One person explained: for reading, and as JSON for other programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import takewhile
from typing import Annotated

import typer
from rich.text import Text

from amparo.cli import printable
from amparo.cli.arguments import Arrivals, AsJson, Docket, Filings, Hearings, On, Proceedings
from amparo.cli.given import given
from amparo.cli.terminal import MARKS, answer, console, day_words, known_as_of, plain, print_json, table
from amparo.cli.wording import labels, value_in_words, yes_or_no
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
    hearings: Hearings = None,
    filings: Filings = None,
    arrivals: Arrivals = None,
    as_json: AsJson = False,
) -> None:
    """Explain one person of a docket."""
    law = the_law()
    records = records_of(read_tables(proceedings, filings, arrivals, hearings), plain_key(person))
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
    applying = [policy for policy in explanation.policies if policy.value is not False]
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
    deciding = [(element, _behind(found, place)) for place, element in enumerate(found.deciding) if element.depth == 0]
    shown = deciding if found.value is True or found.state is State.LAWYER_DECIDES else deciding[:MOST_ELEMENTS]
    for element, behind in shown:
        text.append(_element(law, element, behind, facts)).append(f"  {(behind or element).element.citation}\n", "cyan")
    if len(deciding) > len(shown):
        text.append(f"and {len(deciding) - len(shown)} more\n", "dim")
    if found.next_step is not None:
        step = found.next_step
        text.append(f"next: {step.form}; {step.forum}; fee: {step.fee.on(day)}  ", "green")
        text.append(step.citation, "cyan").append(f"\nevidence: {step.evidence}\n")
    if found.ask:
        text.append(f"open questions: {_some(labels(law, found.ask), '; ')}\n", "yellow")
    if found.why and found.state is not State.LAWYER_DECIDES:
        text.append(f"for a lawyer: {_some([str(words) for words in found.why], '; ')}\n", "yellow")
    text.rstrip()
    return text


def _behind(found: ReliefAnswer, place: int) -> Deciding | None:
    """The one element within an element that alone made it true; None when several did, or it is not true."""
    within = list(takewhile(lambda element: element.depth > 0, found.deciding[place + 1 :]))
    nearest = [element for element in within if element.depth == 1 and element.element.label]
    return nearest[0] if found.deciding[place].value is True and len(nearest) == 1 else None


def _element(law: Law, element: Deciding, behind: Deciding | None, facts: Facts) -> str:
    known = [f"{law.facts[name].label.en}: {value_in_words(law.facts[name], facts[name])}" for name in element.facts]
    if len(known) == 1 and facts[element.facts[0]] is element.value:
        known = []  # the fact would only repeat the element
    sentences = " ".join(dict.fromkeys(_sentence(each) for each in (element, behind) if each))
    return sentences + (f" ({_some(known, '; ')})" if known else "")


def _sentence(element: Deciding) -> str:
    """What an element says; of a draft's element that has no sentence its label and the answer."""
    return (
        element.says.en
        if element.says
        else f"{element.element.label or element.element.name}: {yes_or_no(element.value)}."
    )


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
    for deadline in explanation.deadlines:
        if deadline.falls_on is None and not deadline.none and deadline.why:
            console().print(
                plain(f"{deadline.deadline.label.en}: for a lawyer: {'; '.join(map(str, deadline.why))}", "yellow")
            )
    if not known:
        console().print("No deadline can be counted from what is known.")
        return
    rows = table("Deadline", "!falls on", "!safer day", "counted from", "Law")
    for deadline in known:
        rows.add_row(
            Text("\n").join((plain(deadline.deadline.label.en), _stands(deadline), *_open_points(deadline))),
            _falls_on(deadline, day),
            _safer(deadline),
            _counted(deadline),
            Text(deadline.deadline.citation, "cyan"),
        )
    console().print(rows)


def _open_points(deadline: DeadlineAnswer) -> list[Text]:
    return [plain(f"for a lawyer: {reason}", "yellow") for reason in deadline.why]


def _falls_on(deadline: DeadlineAnswer, day: dt.date) -> Text:
    assert deadline.falls_on is not None
    assert deadline.may_last is not None
    late = deadline.may_last < day and not deadline.done
    text = day_words(deadline.falls_on, day)
    if deadline.latest_day:
        text = f"between {deadline.falls_on} and {deadline.latest_day}"
    return Text(text, style="dim" if deadline.done else "red" if late else "bold")


def _safer(deadline: DeadlineAnswer) -> str:
    """The day to go by where it is earlier than the last day, or where that is known only between two ends."""
    if deadline.safe_day:
        return deadline.safe_day.isoformat()
    return deadline.falls_on.isoformat() if deadline.latest_day and deadline.falls_on else ""


def _stands(deadline: DeadlineAnswer) -> Text:
    """Met on which day, missed by how many days and what may excuse it, or open."""
    match deadline.status:
        case DeadlineStatus.MET:
            return Text(f"met on {_on(deadline)}", style="green")
        case DeadlineStatus.DONE:
            return Text("filed, the day is not known", style="yellow")
        case DeadlineStatus.MISSED:
            return Text(f"{_missed(deadline)}{_excuse(deadline)}", style="red")
        case DeadlineStatus.PASSED:
            return Text("passed; not on record whether it was met", style="yellow")
        case DeadlineStatus.ASK:
            return Text("hangs on a day known only in part", style="yellow")
        case _:
            return Text("open")  # the days left stand beside it


def _missed(deadline: DeadlineAnswer) -> str:
    done = f" (filed on {_on(deadline)})" if deadline.done_on else " so far"
    least = "at least " if deadline.missed_by_at_most else ""
    return f"missed by {least}{_days(deadline.missed_by or 0)}{done}"


def _on(deadline: DeadlineAnswer) -> str:
    return written(deadline.done_on)


def _excuse(deadline: DeadlineAnswer) -> str:
    if not deadline.excuses:
        return ""
    asked = "excuse on record" if deadline.excuse_claimed else "ask about an excuse"
    return f"\n{asked}: {' or '.join(excuse.label.en for excuse in deadline.excuses)}; a lawyer decides"


def _days(number: int) -> str:
    return f"{number:,} day" if number == 1 else f"{number:,} days"


def _counted(deadline: DeadlineAnswer) -> str:
    start = written(deadline.counted_from)
    return f"{start}, moved from {deadline.rolled_from:%a} {deadline.rolled_from}" if deadline.rolled_from else start


def _print_clocks(law: Law, clocks: tuple[ClockAnswer, ...], day: dt.date) -> None:
    shown = [clock for clock in clocks if clock.readings]
    if not shown:
        return
    rows = table("EAD clock (asylum clock)", "shows", "Law")
    for clock in shown:
        readings = [f"{clock.clock.shows[name].en}: {_reading(value, day)}" for name, value in clock.readings.items()]
        remarks = [*map(str, clock.why), *(f"open question: {label}" for label in labels(law, clock.ask))]
        rows.add_row(clock.clock.label.en, plain("\n".join((*readings, *remarks))), Text(clock.clock.citation, "cyan"))
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
