"""Planning interviews from a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import SET_ASIDE, WELL
from amparo.cli.arguments import PlanOut
from amparo.cli.given import given
from amparo.cli.plans import put, tell_set_aside, tell_unplaced
from amparo.cli.terminal import margin, number, plain
from amparo.scheduling.bound import bound_of
from amparo.scheduling.files import Read, read, written
from amparo.scheduling.measuring import WEIGHTS, waiting_of
from amparo.scheduling.model import Plan
from amparo.scheduling.planning import plan as planned
from amparo.scheduling.planning import plan_by_list


def plan(
    requests: Annotated[Path, typer.Argument(metavar="REQUESTS", help="JSON: interviewers, interpreters, requests.")],
    out: PlanOut = None,
    bound: Annotated[
        bool, typer.Option("--bound", help="Also say how little people could wait at best (extra: desk).")
    ] = False,
) -> int:
    """Plan the requests of a file; `SET_ASIDE` when a client could not be placed or read. `bound`: how good is it?"""
    with given(requests) as file:
        held = read(file.path)
    made = planned(held.desk, held.requests)
    put(written(made, held.desk, held.requests), out)
    code = _tell(held, made)
    if bound:
        _tell_bound(held, made)
    return code


def _tell(held: Read, made: Plan) -> int:
    say, dates = margin(), held.desk.dates
    say.print(plain(f"{number(len(made.bookings))} of {number(len(held.requests) + len(held.set_aside))} placed"))
    tell_unplaced(made, dates)
    tell_set_aside(held)
    return SET_ASIDE if made.unplaced or held.set_aside else WELL


def _tell_bound(held: Read, made: Plan) -> None:
    say, waiting = margin(), waiting_of(held.requests, made)
    found = bound_of(held.desk, held.requests, made)
    text = f"waiting {number(waiting.weighted)} days"
    if found is None:
        say.print(plain(f"{text}; no bound was proved in time"))
        return
    above = f", {found.above(waiting.weighted):.1%} above" if found.weighted else ""
    say.print(plain(f"{text}, at least {number(found.weighted)} by the bound{above}"))
    listed = waiting_of(held.requests, plan_by_list(held.desk, held.requests))
    kept = f"; {number(listed.missed)} would miss a deadline" if listed.missed else ""
    say.print(plain(f"A list, first come first served: {number(listed.weighted)} weighted days of waiting{kept}"))
    say.print(plain(f"a day weighs {', '.join(map(str, WEIGHTS))} by tier, a child alone first"))
