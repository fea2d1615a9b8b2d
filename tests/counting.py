"""Counting lines and branches by `sys.monitoring`, also on a Python whose branches coverage.py does not read.

coverage.py's other way looks at every line that runs, of every library: a test takes twice as long. `sys.monitoring`
tells of our own files alone, and of each line once. From Python 3.14 on it also tells of each branch once for each of
the two ways it can go, and coverage.py reads that. Python 3.12 and 3.13 tell of both ways by one event, `BRANCH`, which
can only be turned off whole. Here that is done once both ways were gone, or one of them very often: what may be missed
so is never counted, and is listened for again in the next file of tests.
"""

from __future__ import annotations

import dis
import sys
from types import CodeType, SimpleNamespace
from typing import Any

import pytest
from coverage import Coverage, bytecode, core, env, sysmon

EVENTS = sys.monitoring.events
ONE_EVENT = not hasattr(EVENTS, "BRANCH_LEFT")
"""Whether this Python tells of both ways of a branch by one event."""

OFTEN = 2_000
"""How often a branch may go the same way before nobody listens any more."""


class BothWays(sysmon.SysMonitor):
    """coverage.py's monitor, which hears of a branch until both ways were gone."""

    def __init__(self) -> None:
        super().__init__()
        self._first: dict[int, int] = {}
        self._times: dict[int, int] = {}

    def sysmon_branch_either(self, code: CodeType, instruction_offset: int, destination_offset: int) -> Any:
        """Note where a branch went, and say whether to tell of it again."""
        place = id(code) + instruction_offset  # the instructions lie within the code: nothing else has this number
        first = self._first.get(place)
        if first == destination_offset:
            self._times[place] = times = self._times[place] + 1
            return sysmon.DISABLE if times > OFTEN else None
        super().sysmon_branch_either(code, instruction_offset, destination_offset)
        if first is not None:
            return sysmon.DISABLE
        self._first[place] = destination_offset
        self._times[place] = 1
        return None

    def start(self) -> None:
        """Begin, and be the one who is asked to listen again."""
        super().start()
        LISTENING[:] = [self]

    def listen_again(self) -> None:
        """Hear once more of what went one way often."""
        self._times = dict.fromkeys(self._times, 1)
        sys.monitoring.restart_events()


LISTENING: list[BothWays] = []
"""Who counts in this process: one at most."""


@pytest.fixture(scope="module", autouse=True)
def _listen_again() -> None:
    """Each file of tests may go the other way where all before it went one."""
    for one in LISTENING:
        one.listen_again()


def runs_tests(config: pytest.Config) -> bool:
    """Whether this process runs tests itself, and does not only hand them out to others."""
    return hasattr(config, "workerinput") or config.getoption("dist", "no") == "no"


def count_where_tests_run(config: pytest.Config) -> None:
    """Let a process that runs tests count by monitoring, and one that hands them out count nothing."""
    if runs_tests(config):
        count_by_monitoring()
    elif (counting := Coverage.current()) is not None:
        counting.stop()


def count_by_monitoring() -> None:
    """Let what is counted from now on be counted so. Nothing is to be done where coverage.py does it by itself."""
    if not ONE_EVENT:
        return
    events = {name: getattr(EVENTS, name) for name in dir(EVENTS) if name.isupper()}
    events |= {"BRANCH_LEFT": EVENTS.BRANCH, "BRANCH_RIGHT": EVENTS.BRANCH}
    sysmon.sys = SimpleNamespace(monitoring=SimpleNamespace(events=SimpleNamespace(**events)))  # type: ignore[assignment]
    core.SysMonitor = BothWays  # type: ignore[misc]
    env.PYBEHAVIOR.branch_right_left = True
    env.SYSMON_DEFAULT = True
    bytecode.RETURNS |= {dis.opmap["RETURN_CONST"]}  # how a function may end in 3.12 and 3.13
