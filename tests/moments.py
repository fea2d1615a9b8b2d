"""The same tests at moments at which days and clocks go wrong: Fridays, nights, the day on which clocks change.

A test is *day-sensitive* when its file asks what time it is: nobody has to remember to say so. `pytest --moments` runs
those tests and no others: the rooms of court days and hours at each moment, the rest on a Friday evening;
`--every-moment` runs all of them, and the rooms that reckon with days whole, at each. `pytest --at friday-evening` runs
anything at one moment, and so does `--at "2026-12-04 19:16"`, by the office's clock.

`make test` runs nothing twice on that Friday evening: with `--worst` everything runs once, the day-sensitive tests on
the Friday evening and not now, and with `--other-moments` they run at the moments that are left.
"""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

OFFICE = ZoneInfo("America/Denver")
TIJUANA = ZoneInfo("America/Tijuana")

MOMENTS = {
    "friday-noon": dt.datetime(2026, 12, 4, 12, 0, tzinfo=OFFICE),
    "friday-evening": dt.datetime(2026, 12, 4, 19, 16, tzinfo=OFFICE),  # Saturday by the clock of UTC
    "sunday-night": dt.datetime(2026, 12, 6, 23, 30, tzinfo=OFFICE),
    "eight-in-the-evening": dt.datetime(2026, 12, 9, 20, 0, tzinfo=OFFICE),
    "leap-day": dt.datetime(2028, 2, 29, 10, 0, tzinfo=OFFICE),
    "new-years-eve": dt.datetime(2026, 12, 31, 22, 0, tzinfo=OFFICE),  # the next year by the clock of UTC
    "clocks-go-forward": dt.datetime(2027, 3, 14, 1, 50, tzinfo=OFFICE),  # the next hour is 3 o'clock, in Juárez too
    "clocks-went-back": dt.datetime(2027, 11, 7, 1, 10, fold=1, tzinfo=OFFICE),  # this hour was there before
    "mexican-clocks-go-forward": dt.datetime(2027, 3, 14, 1, 50, tzinfo=TIJUANA),  # an hour after those of Juárez
    "mexican-clocks-go-back": dt.datetime(2027, 11, 6, 23, 50, tzinfo=TIJUANA),  # the night before, as seen from there
}
"""Each with the next hour or day on its other side. Mexico's border cities change with the United States; the rest of
Mexico has not changed since 30 October 2022."""

WORST = ("friday-evening",)
"""A Friday that is a Saturday elsewhere."""

ASKS = frozenset({"localdate", "localtime", "now", "today", "TODAY"})
"""Names by which a test asks what time it is."""

ROOMS = frozenset(
    {"interviews", "returns", "checkins", "calendar", "deadlines", "today", "messages", "intake", "exchange"}
)
"""Rooms of the office that reckon with days, whether or not their tests ask for the day themselves."""

COURT = frozenset({"interviews", "returns", "calendar", "deadlines", "today"})
"""Rooms that reckon with working days, hearings and the clocks of two places: where such faults were found."""

ELSEWHERE = frozenset({"browser", "serving"})
"""What is tried in processes of its own, whose clock a test cannot set: `faketime` can, see for-developers.md."""


def reads_the_clock(source: str) -> bool:
    """Whether a file of tests asks what time it is."""
    called = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return any(getattr(one, "attr", getattr(one, "id", "")) in ASKS for one in called)


def moments_for(path: Path) -> tuple[str, ...]:
    """The moments at which the tests of a file are run; none where no day matters to them."""
    if path.parent.name in ELSEWHERE:
        return ()
    if not reads_the_clock(path.read_text(encoding="utf-8")):
        return ()
    if path.parent.name in COURT:
        return tuple(MOMENTS)
    return WORST


def moment_of(text: str) -> dt.datetime:
    """A moment by its name, or a day and hour by the office's clock. Raises ValueError for anything else."""
    return MOMENTS.get(text) or dt.datetime.fromisoformat(text).replace(tzinfo=OFFICE)


def add_options(parser: pytest.Parser) -> None:
    """The options."""
    group = parser.getgroup("moments")
    group.addoption(
        "--moments", action="store_true", help="the day-sensitive tests alone, at moments that concern them"
    )
    group.addoption("--every-moment", action="store_true", help="the day-sensitive tests alone, at every moment")
    group.addoption("--worst", action="store_true", help="everything, the day-sensitive tests on a Friday evening")
    group.addoption("--other-moments", action="store_true", help="as --moments, without the Friday evening")
    group.addoption("--at", help=f"run everything at one moment: {', '.join(MOMENTS)}, or a day and hour")


def pytest_configure(config: pytest.Config) -> None:
    """The mark, and the clock of the whole run."""
    config.addinivalue_line("markers", "one_moment(why): not run at every moment, though it asks what time it is")
    if text := config.getoption("--at"):
        try:
            travelling = time_machine.travel(moment_of(text), tick=True)
        except ValueError:
            raise pytest.UsageError(f"--at: {text} is neither a day and hour nor one of {', '.join(MOMENTS)}") from None
        travelling.start()
        config.add_cleanup(travelling.stop)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Once at each moment."""
    names = _moments_of(metafunc.definition)
    if names:
        metafunc.parametrize("moment", [MOMENTS[name] for name in names], ids=names, indirect=True)


def leave_out_others(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With --moments, the day-sensitive tests alone."""
    if _alone(config):
        config.hook.pytest_deselected(items=[item for item in items if not _moments_of(item)])
        items[:] = [item for item in items if _moments_of(item)]


@pytest.fixture(autouse=True)
def moment(request: pytest.FixtureRequest) -> Iterator[None]:
    """The clock of one test."""
    if not hasattr(request, "param"):
        yield
        return
    with time_machine.travel(request.param, tick=True):
        yield


def just_before_those_of(file: pytest.Item) -> AbstractContextManager[object]:
    """The clock for what the tests of a file share, which is made before the first of them."""
    names = _moments_of(file)
    return time_machine.travel(MOMENTS[names[0]] - dt.timedelta(minutes=1)) if names else nullcontext()


_KNOWN: dict[Path, tuple[str, ...]] = {}


def _moments_of(item: pytest.Item) -> tuple[str, ...]:
    if not _asked(item.config) or item.get_closest_marker("one_moment"):
        return ()
    if item.path not in _KNOWN:
        _KNOWN[item.path] = moments_for(item.path)
    found = _KNOWN[item.path]
    if item.config.getoption("--worst"):
        return WORST if found else ()
    if item.config.getoption("--other-moments"):
        return tuple(name for name in found if name not in WORST)
    every = item.config.getoption("--every-moment")
    sensitive = found or item.path.parent.name in ROOMS or reads_the_clock(item.path.read_text(encoding="utf-8"))
    return tuple(MOMENTS) if every and sensitive and item.path.parent.name not in ELSEWHERE else found


def _alone(config: pytest.Config) -> bool:
    return any(config.getoption(option) for option in ("--moments", "--every-moment", "--other-moments"))


def _asked(config: pytest.Config) -> bool:
    return _alone(config) or bool(config.getoption("--worst"))
