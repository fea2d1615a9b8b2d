"""Waiting and backlog by week in a terminal, as things are and as they would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amparo.cli.terminal import console, plain, print_json, table

if TYPE_CHECKING:
    from amparo.desk.forecast import Change, Number, Wait


@dataclass(frozen=True, slots=True)
class Then:
    """What would be otherwise; None and empty change nothing. `transfers` as DAY:DIFFERENCE, -2 for two who leave."""

    cap: int | None = None
    absent: float | None = None
    times: float | None = None
    transfers: tuple[str, ...] = ()


def tell_forecast(
    arrivals: float,
    interviewers: int,
    cap: int,
    *,
    absent: float,
    backlog: int,
    vulnerable: float,
    weeks: int,
    then: Then,
    as_json: bool,
) -> None:
    """Print the forecast by week; with a change also what it would be then."""
    from amparo.desk.forecast import Demand, Staffing, compare, forecast
    from amparo.desk.forecast_json import forecast_to_json

    demand = Demand(arrivals, backlog, vulnerable)
    staffing = Staffing(interviewers, cap, absent)
    change = _change(then, demand)
    out = console()
    if not change:
        made = forecast(demand, staffing, days=weeks * 5)
        if as_json:
            print_json(forecast_to_json(made))
            return
        shown = table("week", "waiting at its end", "interviewed", "vulnerable waited", "others waited", "days full")
        for week in made.weeks:
            told = [_people(week.backlog), _people(week.held), _days(week.vulnerable), _days(week.others)]
            shown.add_row(str(week.number), *told, f"{week.full:.0%}")
        out.print(shown)
    else:
        both = compare(demand, staffing, days=weeks * 5, **change)
        if as_json:
            print_json(forecast_to_json(both.now, both.then))
            return
        shown = table("week", "waiting now", "waiting then", "longest wait now", "longest wait then")
        for now, other in zip(both.now.weeks, both.then.weeks, strict=True):
            told = [_people(now.backlog), _people(other.backlog), _people(now.longest), _people(other.longest)]
            shown.add_row(str(now.number), *told)
        out.print(shown)
    out.print(plain("The median, and in brackets the range of eight in ten. Waits in working days; 0 is the same day."))


def _change(then: Then, demand: object) -> Change:
    from amparo.desk.forecast import Demand

    change: Change = {}
    if then.cap is not None:
        change["cap"] = then.cap
    if then.absent is not None:
        change["absent"] = then.absent
    if then.times is not None:
        assert isinstance(demand, Demand)
        change["arrivals"] = demand.times(then.times).arrivals
    if then.transfers:
        change["changes"] = tuple(_transfer(one) for one in then.transfers)
    return change


def _transfer(text: str) -> tuple[int, int]:
    from amparo.errors import DeskError

    day, _, difference = text.partition(":")
    try:
        return int(day), int(difference)
    except ValueError:
        raise DeskError(f"“{text}” is not written as DAY:DIFFERENCE, for example 20:-2") from None


def _people(told: Number) -> str:
    return f"{told.median:,.0f} ({told.low:,.0f}–{told.high:,.0f})"


def _days(told: Wait | None) -> str:
    return "—" if told is None else f"{told.mean:.1f} ({told.low:.1f}–{told.high:.1f})"
