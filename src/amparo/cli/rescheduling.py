"""Rescheduling a plan from a terminal, after what happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import SET_ASIDE, WELL
from amparo.cli.arguments import PlanOut
from amparo.cli.given import given
from amparo.cli.plans import put, tell_set_aside, tell_unplaced
from amparo.cli.terminal import margin, people, plain
from amparo.errors import DeskError
from amparo.scheduling import repairing
from amparo.scheduling.files import read_plan, read_urgent, written
from amparo.scheduling.model import Desk, Request

MOST_CHANGES = 40


def repair(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="A plan that `amparo plan` wrote.")],
    absent: Annotated[
        list[str] | None, typer.Option("--absent", metavar="NAME:DAY", help="An interviewer is away that day.")
    ] = None,
    leaves: Annotated[
        list[str] | None,
        typer.Option("--leaves", metavar="NAME:DAY", help="An interviewer leaves for good from that day on."),
    ] = None,
    recused: Annotated[
        list[str] | None,
        typer.Option("--recused", metavar="NAME:REQUEST", help="An interviewer does not meet that client."),
    ] = None,
    urgent: Annotated[
        Path | None, typer.Option("--urgent", metavar="FILE", help='JSON: {"requests": [...]} that came since.')
    ] = None,
    out: PlanOut = None,
) -> int:
    """Reschedule the plan of a file; `SET_ASIDE` when a client lost their hour or has none. Raises DeskError."""
    with given(plan) as file:
        held, before = read_plan(file.path)
    known = {request.id for request in held.requests}
    if urgent is not None:
        with given(urgent) as file:
            held = read_urgent(file.path, held)
    desk, requests = _after(held.desk, held.requests, absent or (), leaves or (), recused or ())
    changed = repairing.repair(desk, requests, before)
    put(written(changed.plan, desk, requests), out)
    _tell(desk, changed)
    tell_unplaced(changed.plan, desk.dates)
    tell_set_aside(held)
    new = any(unplaced_request.request not in known for unplaced_request in changed.plan.unplaced)
    lost = any(change.notice is repairing.Notice.NONE for change in changed.changes)
    return SET_ASIDE if lost or new or held.set_aside else WELL


def _after(
    desk: Desk, requests: Sequence[Request], absent: Sequence[str], leaves: Sequence[str], recused: Sequence[str]
) -> tuple[Desk, list[Request]]:
    """The desk and its requests once that happened: NAME:DAY, NAME:DAY, NAME:REQUEST."""
    days = {date.isoformat(): day for day, date in enumerate(desk.dates)}
    asked = list(requests)
    for absence in absent:
        name, day = _day_of(absence, days)
        desk = repairing.absent(desk, name, [day])
    for leave in leaves:
        name, day = _day_of(leave, days)
        desk = repairing.left(desk, name, day)
    for recusal in recused:
        name, request = _pair(recusal, "NAME:REQUEST")
        if request not in {each.id for each in asked}:
            raise DeskError(f"“{request}” is not among the requests of this plan")
        if name not in {each.name for each in desk.interviewers}:
            raise DeskError(f"“{name}” is nobody here")
        asked = repairing.recused(asked, name, request)
    return desk, asked


def _tell(desk: Desk, changed: repairing.Repaired) -> None:
    say = margin()
    for notice, count in Counter(change.notice for change in changed.changes).most_common():
        say.print(plain(f"{people(count, 'client', 'clients')} to notify: {notice}"))
    for each in changed.changes[:MOST_CHANGES]:
        now = f"{desk.dates[each.after.day]} {_clock(each.after.starts)}" if each.after else "none"
        say.print(plain(f"  {each.request}: {now}"))
    if not changed.changes:
        say.print("No client has to be notified.")


def _day_of(text: str, days: Mapping[str, int]) -> tuple[str, int]:
    name, day = _pair(text, "NAME:DAY")
    if day not in days:
        raise DeskError(f"“{day}” is no working day of this plan: they run from {min(days)} to {max(days)}")
    return name, days[day]


def _pair(text: str, wanted: str) -> tuple[str, str]:
    first, colon, second = text.rpartition(":")
    if not colon or not first or not second:
        raise DeskError(f"“{text}” is not written as {wanted}")
    return first, second


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
