"""What opens the office: a key file, or a passphrase."""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from amparo.errors import OfficeError
from amparo.office.platform.encryption.keyring import Opener
from amparo.office.platform.home import Home, home
from amparo.office.run import serving


def opener(key_file: Path | None, *, twice: bool = False, prompt: str = "Passphrase of the office: ") -> Opener:
    """The key file, else a passphrase, typed or read from standard input. Raises OfficeError."""
    if key_file is not None:
        home().refuse_inside(key_file)
        return Opener.key_file(key_file)
    if not sys.stdin.isatty():
        return Opener.passphrase(sys.stdin.readline().rstrip("\n"))
    typed = getpass(prompt)
    if twice and getpass("The same again: ") != typed:
        raise OfficeError("the two were not the same; nothing was made")
    return Opener.passphrase(typed)


def opened(key_file: Path | None) -> Home:
    """The office of AMPARO_HOME, open in this process from here on. Raises OfficeError, WrongPassphrase."""
    return serving.open_office(opener(key_file))
