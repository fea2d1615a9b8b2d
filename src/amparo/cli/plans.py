"""Plans as files, and what is said beside them: who has no hour, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from amparo.cli.terminal import console, margin, number, people, plain
from amparo.errors import DeskError
from amparo.languages import name_of
from amparo.scheduling.files import Read
from amparo.scheduling.model import Plan


def put(text: str, out: Path | None) -> None:
    """Write a plan into a file, or print it. Raises DeskError."""
    if out is None:
        console().out(text, highlight=False)
        return
    try:
        out.write_text(text + "\n", encoding="utf-8")
    except OSError as wrong:
        raise DeskError(f"{out} cannot be written: {wrong.strerror}") from None


def tell_unplaced(made: Plan, dates: Sequence[dt.date]) -> None:
    """Say who has no hour and why, and which hours of which languages are missing."""
    say = margin()
    for why, count in Counter(unplaced_request.why for unplaced_request in made.unplaced).most_common():
        those = _some([unplaced_request.request for unplaced_request in made.unplaced if unplaced_request.why is why])
        say.print(plain(f"{number(count)} not placed: {why}: {those}"))
    for missing in made.missing:
        hours = -(-missing.minutes // 60)
        days = f"between {dates[missing.first]} and {dates[missing.last]}"
        text = f"{people(hours, 'hour', 'hours')} of {name_of(missing.language)} {days}"
        say.print(plain(f"missing: {text}, for {_some(missing.requests)}"))


def tell_set_aside(held: Read) -> None:
    """Say which requests could not be read, and why."""
    for aside in held.set_aside[:20]:
        margin().print(plain(f"set aside {aside.request}: {aside.why}"))
    if len(held.set_aside) > 20:
        margin().print(plain(f"and {number(len(held.set_aside) - 20)} more set aside"))


def _some(ids: Sequence[str]) -> str:
    """The first few; the plan's file names them all."""
    return ", ".join(ids[:5]) + (f" and {number(len(ids) - 5)} more" if len(ids) > 5 else "")
