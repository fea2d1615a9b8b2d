"""That lines and branches are counted as they went, by few events."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import counting

SOURCE = """\
def way(number):
    if number > 0:
        return 1
    for one in range(number):
        print(one)
    return None
"""


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A function under a monitor of its own, and the arcs that the monitor noted."""
    counting.count_by_monitoring()
    monkeypatch.setattr(counting, "LISTENING", [])
    path = tmp_path / "counted.py"
    path.write_text(SOURCE)
    monitor = counting.BothWays()
    monitor.data, monitor.trace_arcs, monitor.should_trace_cache = {}, True, {}
    monitor.should_trace = lambda name, frame: SimpleNamespace(trace=name == str(path), source_filename=name)
    monitor.lock_data = monitor.unlock_data = lambda: None
    monitor.start()
    names: dict[str, object] = {}
    exec(compile(SOURCE, str(path), "exec"), names)
    yield SimpleNamespace(way=names["way"], arcs=lambda: monitor.data[str(path)], monitor=monitor)
    monitor.stop()


def test_both_ways_of_a_branch_are_noted_whichever_goes_first(counted: SimpleNamespace) -> None:
    for _ in range(5):
        counted.way(1)
    assert (2, 3) in counted.arcs()
    assert (2, 4) not in counted.arcs()
    counted.way(0)
    assert {(2, 4), (4, 6)} <= counted.arcs()
    assert (4, 5) not in counted.arcs()


def test_what_went_one_way_very_often_is_listened_for_again_when_asked(
    counted: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "OFTEN", 3)
    for _ in range(5):
        counted.way(1)
    counted.way(0)
    assert (2, 4) not in counted.arcs()
    counted.monitor.listen_again()
    counted.way(0)
    assert {(2, 3), (2, 4)} <= counted.arcs()
