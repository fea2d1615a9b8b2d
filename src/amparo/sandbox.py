"""A child process that may compute and answer, and nothing else: no files, no network, little memory and time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

WALL_SECONDS = 10.0
MEMORY = 1 << 30
LARGEST_ANSWER = 64 * 1024

_PRELUDE = """
import os, resource, sys
{prepare}
def _close():
    for kind, most in ((resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, {memory}),
                       (resource.RLIMIT_CPU, {seconds}), (resource.RLIMIT_NPROC, 0)):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            pass
    try:
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
    except (AttributeError, OSError):
        try:
            os.unshare(os.CLONE_NEWNET)
        except (AttributeError, OSError):
            pass
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
_close()
"""


class Failed(Exception):
    """The child crashed, ran out of memory or time, or said too much."""


def run(
    script: Path,
    data: bytes,
    *,
    prepare: str = "",
    seconds: float = WALL_SECONDS,
    memory: int = MEMORY,
    largest: int = LARGEST_ANSWER,
) -> bytes:
    """What a script prints when it is run under the limits with the data on standard input. Raises Failed.

    `prepare` is Python that runs before the limits, while modules can still be loaded. `memory` and `largest` are
    bytes: what the child may take, and what it may answer at most.
    """
    source = _PRELUDE.format(prepare=prepare, memory=memory, seconds=max(1, int(seconds)))
    code = f"{source}\nexec(compile({script.read_text()!r}, {script.name!r}, 'exec'))"
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", "-B", "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={},
        start_new_session=True,
    )
    try:
        answer, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        _kill(process)
        raise Failed("it took too long") from None
    finally:
        if process.poll() is None:
            _kill(process)
    if process.returncode != 0 or len(answer) > largest:
        raise Failed("it could not be read")
    return answer


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
