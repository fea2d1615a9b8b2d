"""The checked face of the desk for Python programs: what is given is read as a file is, before anybody is planned for.

Whoever plans with objects of `desk.model` has them checked too: a text where a number belongs is refused by name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import fields

from amparo.errors import DeskError
from amparo.scheduling.figures import whole
from amparo.scheduling.files import desk_from, request_from
from amparo.scheduling.forecast import WEEK, Demand, Forecast, Staffing
from amparo.scheduling.forecast import forecast as _forecast
from amparo.scheduling.model import Desk, Interpreter, Interviewer, Plan, Request, Tier
from amparo.scheduling.planning import plan as _plan

MOST_WEEKS = 104
OF_A_FILE = ("format", "requests")
"""What a file of a desk holds beside its desk."""


def plan(desk: Desk | Mapping[str, object], requests: Iterable[Request | Mapping[str, object]]) -> Plan:
    """Who meets whom when: see `desk.planning.plan`.

    Desk and requests are objects of `desk.model`, or mappings with the names that a file of a desk has, such as the
    rows of a table; in these None and NaN are not given. Days of the plan are places in `Desk.dates`. Raises
    DeskError, naming who or which request it is, and what is wrong; nobody is left out in silence.
    """
    held = _desk_of(desk)
    if isinstance(requests, Request | Mapping | str) or not isinstance(requests, Iterable):
        raise DeskError(f"requests: {requests!r} is refused: give a list of requests")
    asked = [_request_of(request, place) for place, request in enumerate(requests, 1)]
    names = {interviewer.name for interviewer in held.interviewers}
    for request in asked:
        if unknown := sorted(request.excluded - names):
            raise DeskError(f"request {request.id}: “{', '.join(unknown)}” is excluded, and is nobody here")
    return _plan(held, asked)


def forecast(
    arrivals: float | list[float] | tuple[float, ...],
    *,
    interviewers: int,
    cap: int,
    absent: float = 0.0,
    backlog: int = 0,
    vulnerable: float = 0.0,
    weeks: int = 12,
) -> Forecast:
    """Waiting and backlog by week: see `desk.forecast`, which also tells what a change would do.

    `arrivals` is people a working day on average, or five means from Monday to Friday; `cap` interviews a day for
    each of the `interviewers`; `absent` the share of them away on a day, `vulnerable` of people who go first. Raises
    DeskError, naming the figure and what is allowed.
    """
    days = whole(weeks, "weeks", 1, MOST_WEEKS) * WEEK
    means = tuple(arrivals) if isinstance(arrivals, list) else arrivals
    return _forecast(Demand(means, backlog, vulnerable), Staffing(interviewers, cap, absent), days=days)


def _desk_of(given: object) -> Desk:
    written = _written(given)
    if not isinstance(written, dict):
        raise DeskError(f"desk: {given!r} is refused: give a Desk, or a mapping with its interviewers")
    names = [field.name for field in fields(Desk)]
    if unknown := sorted(set(written) - {*names, *OF_A_FILE}):
        raise DeskError(f"desk: there is nothing called “{unknown[0]}”: a desk has {', '.join(names)}")
    try:
        return desk_from(written)
    except DeskError as wrong:
        raise DeskError(f"desk: {wrong}") from None


def _request_of(given: object, place: int) -> Request:
    written = _written(given)
    name = str(written.get("id", f"number {place}")) if isinstance(written, dict) else f"number {place}"
    try:
        return request_from(written)
    except DeskError as wrong:
        raise DeskError(f"request {name}: {wrong}") from None


def _written(value: object) -> object:
    """A value as a file writes it: objects as mappings, sets and tuples as lists, days as texts."""
    if isinstance(value, Desk | Interviewer | Interpreter | Request):
        return {
            field.name: _written(held) for field in fields(value) if (held := getattr(value, field.name)) is not None
        }
    if isinstance(value, Mapping):
        return {str(name): _written(held) for name, held in value.items() if not _nothing(held)}
    if isinstance(value, list | tuple):
        return [_written(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((_written(item) for item in value), key=repr)
    if isinstance(value, Tier):
        return value.name.lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value.item() if type(value).__module__ == "numpy" and hasattr(value, "item") else value


def _nothing(value: object) -> bool:
    return (
        value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and value != value)
    )
