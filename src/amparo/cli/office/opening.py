"""What opens the office: a key file, a passphrase, or shares put together."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from amparo.cli.terminal import margin, plain
from amparo.errors import OfficeError
from amparo.office.platform.encryption import shares
from amparo.office.platform.encryption.openers import SHARES, Opener
from amparo.office.platform.home import Home, home
from amparo.office.run import serving
from amparo.typed_text import folded

PROMPT = "Passphrase of the office (or the word shares): "


def opener(key_file: Path | None, *, twice: bool = False, prompt: str = PROMPT) -> Opener:
    """The key file, else a passphrase, typed or read from standard input; after the word “shares”, shares.

    With `twice` it is a new passphrase, and the word is none. Raises OfficeError.
    """
    if key_file is not None:
        home().refuse_inside(key_file)
        return Opener.key_file(key_file)
    typed = getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if not twice and folded(typed) == SHARES:
        return _put_together()
    if twice and sys.stdin.isatty() and getpass("The same again: ") != typed:
        raise OfficeError("the two were not the same; nothing was made")
    return Opener.passphrase(typed)


def opened(key_file: Path | None) -> Home:
    """The office of AMPARO_HOME, open in this process from here on. Raises OfficeError, WrongPassphrase."""
    return serving.open_office(opener(key_file))


def typed_share(prompt: str) -> str:
    """The words of one share, on one line or several, until there are enough or a line is empty."""
    if sys.stdin.isatty():
        margin().print(plain(prompt))
    lines: list[str] = []
    while (line := sys.stdin.readline()).strip():
        lines.append(line)
        if sum(not word.strip(".").isdecimal() for line in lines for word in line.split()) >= shares.FEWEST_WORDS:
            break
    return " ".join(lines)


def _put_together() -> Opener:
    """Ask for shares until there are enough. On a terminal a wrong one is asked for again. Raises OfficeError."""
    held: list[shares.Share] = []
    while not held or len(held) < held[0].needed:
        typed = typed_share(f"Share {len(held) + 1}{f' of {held[0].needed} needed' if held else ''}, its words:")
        if not typed and not sys.stdin.isatty():
            break
        try:
            share = shares.read(typed)
        except shares.WrongShare as wrong:
            if not sys.stdin.isatty():
                raise
            margin().print(plain(f"Not taken: {wrong}."))
            continue
        if share.number in {other.number for other in held}:
            margin().print(plain(f"Share {share.number} is taken already."))
            continue
        held.append(share)
    return shares.joined(held)
