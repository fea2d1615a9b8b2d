"""That a run of tests which leaves a process running is found, and that a clean one is let through."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "leaving-nothing"


def _run(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPT, "bash", "-c", command], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="processes are looked for in /proc")
def test_a_process_that_is_left_running_is_named_ended_and_fails_the_run() -> None:
    done = _run("sleep 987 >/dev/null 2>&1 &")
    assert done.returncode == 1
    assert "sleep 987" in done.stderr
    assert _run("true").returncode == 0


@pytest.mark.parametrize("code", [0, 3])
def test_a_run_that_leaves_nothing_ends_as_its_command_does(code: int) -> None:
    done = _run(f"sleep 0; exit {code}")
    assert (done.returncode, done.stderr) == (code, "")
