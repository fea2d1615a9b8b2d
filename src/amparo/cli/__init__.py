"""Amparo in a terminal: the law and its application, as commands.

`main` runs them; every error that a person can mend is one line on standard error and exit code 2.
"""

from __future__ import annotations

import sys


def main() -> None:
    """The `amparo` command. Exit codes: 0 well, 1 a case or check missed, 2 the input is wrong."""
    from amparo.cli.commands import app
    from amparo.errors import AmparoError

    try:
        app()
    except AmparoError as wrong:
        print(f"amparo: {printable(str(wrong))}", file=sys.stderr)  # noqa: T201
        sys.exit(2)
    except KeyboardInterrupt:
        print("amparo: stopped; no file was changed", file=sys.stderr)  # noqa: T201
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def printable(text: str) -> str:
    """The text with control characters shown, not obeyed: a file must not steer the terminal."""
    return "".join(one if one.isprintable() or one == "\n" else f"\\x{ord(one):02x}" for one in text)
