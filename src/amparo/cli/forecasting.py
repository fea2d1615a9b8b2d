"""Waiting and backlog by week in a terminal, as things are and as they would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer
from rich.table import Table

from amparo.cli.arguments import AsJson
from amparo.cli.terminal import console, plain, print_json, table
from amparo.errors import DeskError
from amparo.scheduling import forecast as desk
from amparo.scheduling.forecast import Change, Demand, Number, Staffing, Wait, compare
from amparo.scheduling.forecast_json import forecast_to_json


@dataclass(frozen=True, slots=True)
class Then:
    """What would be otherwise; None and empty change nothing. `transfers` as DAY:DIFFERENCE, -2 for two who leave."""

    cap: int | None = None
    absent: float | None = None
    times: float | None = None
    transfers: tuple[str, ...] = ()


def forecast(
    arrivals: Annotated[float, typer.Option("--arrivals", min=0, help="People a working day who ask, on average.")],
    interviewers: Annotated[int, typer.Option("--interviewers", min=1, help="How many interview.")],
    cap: Annotated[int, typer.Option("--cap", min=1, help="Interviews a day for each.")],
    absent: Annotated[
        float, typer.Option("--absent", min=0, max=1, help="The share that is away on a day, 0 to 1.")
    ] = 0.0,
    backlog: Annotated[int, typer.Option("--backlog", min=0, help="How many wait already.")] = 0,
    vulnerable: Annotated[
        float, typer.Option("--vulnerable", min=0, max=1, help="The share that goes first, 0 to 1.")
    ] = 0.0,
    weeks: Annotated[int, typer.Option("--weeks", min=1, max=104, help="How far ahead.")] = 12,
    then_cap: Annotated[int | None, typer.Option("--then-cap", min=0, help="And with this cap?")] = None,
    then_absent: Annotated[
        float | None, typer.Option("--then-absent", min=0, max=1, help="And with this share away?")
    ] = None,
    then_times: Annotated[
        float | None, typer.Option("--then-times", help="And with so many times the arrivals?")
    ] = None,
    then_transfer: Annotated[
        list[str] | None, typer.Option("--then-transfer", metavar="DAY:DIFFERENCE", help="And if 20:-2, two leave?")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Print the forecast by week; with a change also what it would be then. Raises DeskError."""
    demand, staffing = Demand(arrivals, backlog, vulnerable), Staffing(interviewers, cap, absent)
    change = _change(Then(then_cap, then_absent, then_times, tuple(then_transfer or ())), demand)
    if change:
        _tell_both(demand, staffing, weeks * 5, change, as_json=as_json)
    else:
        _tell_one(demand, staffing, weeks * 5, as_json=as_json)


def _tell_one(demand: Demand, staffing: Staffing, days: int, *, as_json: bool) -> None:
    made = desk.forecast(demand, staffing, days=days)
    if as_json:
        print_json(forecast_to_json(made))
        return
    shown = table("week", "waiting at its end", "interviewed", "vulnerable waited", "others waited", "days full")
    for week in made.weeks:
        cells = [_people(week.backlog), _people(week.held), _days(week.vulnerable), _days(week.others)]
        shown.add_row(str(week.number), *cells, f"{week.full:.0%}")
    _print(shown)


def _tell_both(demand: Demand, staffing: Staffing, days: int, change: Change, *, as_json: bool) -> None:
    both = compare(demand, staffing, days=days, **change)
    if as_json:
        print_json(forecast_to_json(both.now, both.then))
        return
    shown = table("week", "waiting now", "waiting then", "longest wait now", "longest wait then")
    for now, other in zip(both.now.weeks, both.then.weeks, strict=True):
        cells = [_people(now.backlog), _people(other.backlog), _people(now.longest), _people(other.longest)]
        shown.add_row(str(now.number), *cells)
    _print(shown)


def _print(shown: Table) -> None:
    console().print(shown)
    console().print(
        plain("The median, and in brackets the range of eight in ten. Waits in working days; 0 is the same day.")
    )


def _change(then: Then, demand: Demand) -> Change:
    change: Change = {}
    if then.cap is not None:
        change["cap"] = then.cap
    if then.absent is not None:
        change["absent"] = then.absent
    if then.times is not None:
        change["arrivals"] = demand.times(then.times).arrivals
    if then.transfers:
        change["changes"] = tuple(_transfer(transfer) for transfer in then.transfers)
    return change


def _transfer(text: str) -> tuple[int, int]:
    day, _, difference = text.partition(":")
    try:
        return int(day), int(difference)
    except ValueError:
        raise DeskError(f"“{text}” is not written as DAY:DIFFERENCE, for example 20:-2") from None


def _people(number: Number) -> str:
    return f"{number.median:,.0f} ({number.low:,.0f}–{number.high:,.0f})"


def _days(wait: Wait | None) -> str:
    return "—" if wait is None else f"{wait.mean:.1f} ({wait.low:.1f}–{wait.high:.1f})"
