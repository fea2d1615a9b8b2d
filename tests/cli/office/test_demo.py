"""The first minute: `amparo demo` as people start it, and the Makefile before it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import PATIENCE, end_group, free_port, told_until

ROOT = Path(__file__).parents[3]
OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "AMPARO_HOME", "AMPARO_LETTERBOX", "MAKELEVEL", "MAKEFLAGS")


@pytest.fixture
def shell(tmp_path):
    """A shell of an account that never ran Amparo."""
    (tmp_path / "tmp").mkdir()
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return {**kept, "TMPDIR": str(tmp_path / "tmp"), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}


class Demo:
    """A fictional office of a few people, served by a process of its own."""

    def __init__(self, shell, *words):
        command = [sys.executable, "-m", "amparo", "demo", "--people", "12", "--port", str(free_port()), *words]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            command, env=shell, stdout=pipe, stderr=subprocess.STDOUT, text=True, start_new_session=True
        )

    def until(self, words):
        """The lines that it prints until one has these words."""
        return told_until(self.process, words).splitlines(keepends=True)

    def end(self):
        """Stop it by Ctrl+C; its exit code."""
        try:
            return end_group(self.process)
        finally:
            self.process.stdout.close()


def test_it_says_what_it_does_keeps_what_is_whole_and_shows_it_again(shell, tmp_path):
    killed = Demo(shell)
    assert "Inventing an office of 12 people" in killed.until("what they said")[0]
    os.killpg(killed.process.pid, signal.SIGKILL)
    killed.process.wait()
    killed.process.stdout.close()
    assert {one.name for one in (tmp_path / "cache" / "amparo").iterdir()} == {".making"}  # the lock alone

    first = Demo(shell)
    told = first.until("password")
    assert "Inventing an office of 12 people" in told[0]
    assert [line.split(" s  ")[1] for line in told if "..." in line][:2] == [
        "an empty office ...\n",
        "people, and what they said ...\n",
    ]
    assert first.end() == 0

    second = Demo(shell)
    told = second.until("password")
    assert "Opening the office that was invented at" in told[0]
    assert not any("Inventing" in line for line in told)
    assert second.end() == 0
    served = [one for one in (tmp_path / "tmp").glob("amparo-demo-*") if (one / "office" / "keyring.json").exists()]
    assert len(served) == 1  # of the killed one alone


def test_ctrl_c_while_it_invents_leaves_nothing(shell, tmp_path):
    running = Demo(shell)
    running.until("what they said")
    assert running.end() == 130
    assert list((tmp_path / "tmp").glob("amparo-demo-*")) == []
    assert {one.name for one in (tmp_path / "cache" / "amparo").iterdir()} == {".making"}  # the lock alone


def test_where_nothing_can_be_kept_it_says_so_and_runs(shell, tmp_path):
    (tmp_path / "cache").write_text("not a folder")
    running = Demo(shell)
    told = running.until("password")
    assert "The office is not kept for the next run" in told[0]
    assert running.end() == 0


def test_a_taken_port_names_the_next_free_one(shell):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "amparo", "demo", "--port", str(port)]
        by_hand, by_make = (
            subprocess.run(command, env={**shell, **more}, capture_output=True, text=True, timeout=PATIENCE)
            for more in ({}, {"MAKELEVEL": "1"})
        )
    assert (by_hand.returncode, by_make.returncode) == (2, 2)
    assert "choose another with --port (" in by_hand.stderr
    assert f"something else listens at port {port}" in by_make.stderr
    assert "make run PORT=" in by_make.stderr


@pytest.fixture
def clone(tmp_path):
    """A fresh clone in which nothing is fetched: what fetches says only that it began."""
    folder = tmp_path / "clone"
    (folder / "scripts").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "uv.lock", ".python-version"):
        shutil.copy(ROOT / name, folder)
    fetches = '#!/bin/bash\nmkdir -p .tools/bin .venv/bin\necho "get-uv began"\n'
    fetches += "printf '#!/bin/bash\\necho uv began; echo \" + altair==6\" >&2; echo Prepared >&2' > .tools/bin/uv\n"
    fetches += "printf '#!/bin/bash\\necho \"amparo $*\"' > .venv/bin/amparo\nchmod +x .tools/bin/uv .venv/bin/amparo\n"
    (folder / "scripts" / "get-uv").write_text(fetches)
    (folder / "scripts" / "get-uv").chmod(0o755)
    return folder


def test_make_run_tells_each_step_before_it_begins_and_passes_the_port_on(clone, shell):
    done = subprocess.run(
        ["make", "run", "PORT=8123"], cwd=clone, env=shell, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    told = done.stdout.splitlines()
    assert told[0].startswith("Setting Amparo up")
    assert [line.split(":")[0] for line in told[1:5]] == ["1 of 2", "get-uv began", "2 of 2", "uv began"]
    assert told[5] == "amparo demo --port 8123 --kept out/demo"
    assert "Prepared" in done.stderr
    again = subprocess.run(["make", "run"], cwd=clone, env=shell, capture_output=True, text=True, timeout=PATIENCE)
    assert again.stdout.splitlines() == ["amparo demo --port 8000 --kept out/demo"]
