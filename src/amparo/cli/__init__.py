"""Amparo in a terminal: the law and its application, as commands.

`main` runs them; every error that a person can put right is one line on standard error and exit code 2.
"""

from __future__ import annotations

import signal
import sys
import threading
from types import FrameType

from amparo.cli.tree import tree
from amparo.errors import AmparoError

WELL, MISSED, WRONG, SET_ASIDE, STOPPED, TERMINATED = 0, 1, 2, 3, 130, 143
"""Exit codes: well; a case, check or proof missed; the input is wrong and nothing was done; rows, requests or people
were set aside and the rest is done; stopped by hand; told to end."""


class Terminated(BaseException):
    """The system told this process to end. What is half written goes away on the way out."""


def main() -> None:
    """The `amparo` command."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _end)
    try:
        tree()()
    except AmparoError as wrong:
        print(f"amparo: {printable(str(wrong))}", file=sys.stderr)  # noqa: T201
        sys.exit(WRONG)
    except KeyboardInterrupt:
        print("amparo: stopped; no file was changed", file=sys.stderr)  # noqa: T201
        sys.exit(STOPPED)
    except Terminated:
        sys.exit(TERMINATED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise Terminated


def printable(text: str) -> str:
    """The text with control characters shown, not obeyed: a file must not steer the terminal."""
    return "".join(char if char.isprintable() or char == "\n" else f"\\x{ord(char):02x}" for char in text)
