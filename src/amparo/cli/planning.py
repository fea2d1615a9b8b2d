"""Planning interviews from a terminal."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amparo.cli import SET_ASIDE, WELL
from amparo.cli.given import given
from amparo.cli.terminal import console, margin, number, people, plain
from amparo.errors import DeskError
from amparo.languages import name_of

if TYPE_CHECKING:
    from amparo.desk.files import Read
    from amparo.desk.model import Plan


def plan_file(path: Path, out: Path | None, *, bound: bool) -> int:
    """Plan the requests of a file; `SET_ASIDE` when somebody could not be placed or read. `bound`: how good is it?"""
    from amparo.desk.files import read, written
    from amparo.desk.planning import plan

    with given(path) as file:
        held = read(file.path)
    made = plan(held.desk, held.requests)
    _put(written(made, held.desk, held.requests), out)
    code = _tell(held, made)
    if bound:
        _tell_bound(held, made)
    return code


@dataclass(frozen=True, slots=True)
class Happened:
    """What a plan must be mended for: NAME:DAY, NAME:DAY, NAME:REQUEST, and a file of requests that came since."""

    absences: Sequence[str] = ()
    departures: Sequence[str] = ()
    recusals: Sequence[str] = ()
    urgent: Path | None = None


def repair_file(path: Path, happened: Happened, out: Path | None) -> int:
    """Reschedule the plan of a file after what happened; `SET_ASIDE` when somebody lost their hour or has none."""
    from amparo.desk.files import read_plan, read_urgent, written
    from amparo.desk.repairing import Told, absent, left, recused, repair

    with given(path) as file:
        held, before = read_plan(file.path)
    known = {one.id for one in held.requests}
    if happened.urgent is not None:
        with given(happened.urgent) as file:
            held = read_urgent(file.path, held)
    desk, requests = held.desk, list(held.requests)
    days = {date.isoformat(): day for day, date in enumerate(desk.dates)}
    for one in happened.absences:
        name, day = _day_of(one, days)
        desk = absent(desk, name, [day])
    for one in happened.departures:
        name, day = _day_of(one, days)
        desk = left(desk, name, day)
    for one in happened.recusals:
        name, request = _pair(one, "NAME:REQUEST")
        if request not in {each.id for each in requests}:
            raise DeskError(f"“{request}” is not among the requests of this plan")
        if name not in {each.name for each in desk.interviewers}:
            raise DeskError(f"“{name}” is nobody here")
        requests = recused(requests, name, request)
    mended = repair(desk, requests, before)
    _put(written(mended.plan, desk, requests), out)
    say = margin()
    for told, count in Counter(one.told for one in mended.changes).most_common():
        say.print(plain(f"{number(count)} to be told: {told.value}"))
    for change in mended.changes[:40]:
        now = f"{desk.dates[change.after.day]} {_clock(change.after.starts)}" if change.after else "none"
        say.print(plain(f"  {change.request}: {now}"))
    if not mended.changes:
        say.print("Nobody has to be told anything.")
    _tell_unplaced(mended.plan, desk.dates)
    _tell_set_aside(held)
    new = any(one.request not in known for one in mended.plan.unplaced)
    lost = any(one.told is Told.NONE for one in mended.changes)
    return SET_ASIDE if lost or new or held.set_aside else WELL


def _put(text: str, out: Path | None) -> None:
    if out is None:
        console().out(text, highlight=False)
        return
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as wrong:
        raise DeskError(f"{out} cannot be written: {wrong.strerror}") from None


def _tell(held: Read, made: Plan) -> int:
    say, dates = margin(), held.desk.dates
    say.print(plain(f"{number(len(made.bookings))} of {number(len(held.requests) + len(held.set_aside))} placed"))
    _tell_unplaced(made, dates)
    _tell_set_aside(held)
    return SET_ASIDE if made.unplaced or held.set_aside else WELL


def _tell_unplaced(made: Plan, dates: Sequence[dt.date]) -> None:
    say = margin()
    for why, count in Counter(one.why for one in made.unplaced).most_common():
        those = _some([one.request for one in made.unplaced if one.why is why])
        say.print(plain(f"{number(count)} not placed: {why.value}: {those}"))
    for missing in made.missing:
        hours = -(-missing.minutes // 60)
        days = f"between {dates[missing.first]} and {dates[missing.last]}"
        told = f"{people(hours, 'hour', 'hours')} of {name_of(missing.language)} {days}"
        say.print(plain(f"missing: {told}, for {_some(missing.requests)}"))


def _tell_set_aside(held: Read) -> None:
    for aside in held.set_aside[:20]:
        margin().print(plain(f"set aside {aside.request}: {aside.why}"))
    if len(held.set_aside) > 20:
        margin().print(plain(f"and {number(len(held.set_aside) - 20)} more set aside"))


def _some(ids: Sequence[str]) -> str:
    """The first few; the plan's file names them all."""
    return ", ".join(ids[:5]) + (f" and {number(len(ids) - 5)} more" if len(ids) > 5 else "")


def _day_of(text: str, days: Mapping[str, int]) -> tuple[str, int]:
    name, day = _pair(text, "NAME:DAY")
    if day not in days:
        raise DeskError(f"“{day}” is no working day of this plan: they run from {min(days)} to {max(days)}")
    return name, days[day]


def _tell_bound(held: Read, made: Plan) -> None:
    from amparo.desk.bound import bound_of
    from amparo.desk.measuring import WEIGHTS, waiting_of

    say, waiting = margin(), waiting_of(held.requests, made)
    found = bound_of(held.desk, held.requests, made)
    told = f"waiting {number(waiting.weighted)} days"
    if found is None:
        say.print(plain(f"{told}; no bound was proved in time"))
        return
    above = f", {found.above(waiting.weighted):.1%} above" if found.weighted else ""
    say.print(plain(f"{told}, at least {number(found.weighted)} by the bound{above}"))
    say.print(plain(f"a day weighs {', '.join(map(str, WEIGHTS))} by tier, a child alone first"))


def _pair(text: str, wanted: str) -> tuple[str, str]:
    first, colon, second = text.rpartition(":")
    if not colon or not first or not second:
        raise DeskError(f"“{text}” is not written as {wanted}")
    return first, second


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
