"""Processes that tests start as people start them: where they listen, what they say, and how they end."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import urllib.request
from contextlib import suppress

PATIENCE = 300.0
"""Seconds after which a process that does not say or answer what it should counts as stuck: many times what a busy
machine needs, and still an end."""


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def end_group(process: subprocess.Popen[str]) -> int:
    """Tell a process and all that it started to end, as Ctrl+C does; whoever is deaf to it for a minute is killed."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    try:
        return process.wait(60)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def told_until(process: subprocess.Popen[str], words: str, patience: float = PATIENCE) -> str:
    """What the leader of a group prints, up to the line with these words.

    Raises AssertionError with what it did print, when it ends without them or the patience is at its end.
    """
    assert process.stdout
    told = ""
    giving_up = threading.Timer(patience, _kill, (process,))
    giving_up.start()
    try:
        for line in process.stdout:
            told += line
            if words in line:
                return told
    finally:
        giving_up.cancel()
    raise AssertionError(told)


def _kill(process: subprocess.Popen[str]) -> None:
    """End a whole group at once, so that nobody holds its output open."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def page_at(address: str) -> str:
    """The page that a served office gives at an address. Raises OSError where none comes."""
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return str(answer.read().decode())
