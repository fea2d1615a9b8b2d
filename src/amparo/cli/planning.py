"""Planning interviews from a terminal."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from amparo.cli.terminal import console, margin, number, plain
from amparo.errors import DeskError

if TYPE_CHECKING:
    from amparo.desk.files import Read
    from amparo.desk.model import Plan

WELL, INCOMPLETE = 0, 2


def plan_file(path: Path, out: Path | None, *, bound: bool) -> int:
    """Plan the requests of a file; 2 when somebody could not be placed or read. `bound`: how good can a plan be?"""
    from amparo.desk.files import read, written
    from amparo.desk.planning import plan

    held = read(path)
    made = plan(held.desk, held.requests)
    _put(written(made, held.desk, held.requests), out)
    code = _tell(held, made)
    if bound:
        _tell_bound(held, made)
    return code


def repair_file(path: Path, absences: list[str], recusals: list[str], out: Path | None) -> int:
    """Mend the plan of a file after absences (NAME:DAY) and recusals (NAME:REQUEST); 2 when an hour was lost."""
    from amparo.desk.files import read_plan, written
    from amparo.desk.repairing import Told, absent, recused, repair

    held, before = read_plan(path)
    desk, requests = held.desk, list(held.requests)
    days = {date.isoformat(): day for day, date in enumerate(desk.dates)}
    for one in absences:
        name, day = _pair(one, "NAME:DAY")
        if day not in days:
            raise DeskError(f"“{day}” is no working day of this plan: they run from {min(days)} to {max(days)}")
        desk = absent(desk, name, [days[day]])
    for one in recusals:
        name, request = _pair(one, "NAME:REQUEST")
        if request not in {each.id for each in requests}:
            raise DeskError(f"“{request}” is not among the requests of this plan")
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
    return INCOMPLETE if any(one.told is Told.NONE for one in mended.changes) else WELL


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
    for why, count in Counter(one.why for one in made.unplaced).most_common():
        say.print(plain(f"{number(count)} not placed: {why.value}"))
    for missing in made.missing:
        hours = -(-missing.minutes // 60)
        people = ", ".join(missing.requests[:5]) + (", …" if len(missing.requests) > 5 else "")
        days = f"between {dates[missing.first]} and {dates[missing.last]}"
        say.print(plain(f"missing: {number(hours)} hours of {missing.language} {days}, for {people}"))
    for aside in held.set_aside[:20]:
        say.print(plain(f"set aside {aside.request}: {aside.why}"))
    return INCOMPLETE if made.unplaced or held.set_aside else WELL


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
