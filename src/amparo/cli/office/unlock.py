"""An office that was locked down, opened again."""

from __future__ import annotations

from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.opening import opened
from amparo.cli.terminal import console, plain
from amparo.errors import OfficeError
from amparo.office.platform.home import home


def unlock(key_file: KeyFile = None) -> None:
    """Let it be served again, with nobody signed in. Raises OfficeError, WrongPassphrase."""
    folder = home()
    folder.refuse_absent()
    if not folder.is_locked_down:
        raise OfficeError(f"the office in {folder.folder} is not locked down")
    opened(key_file)
    within.safekeeping.unlock()
    folder.lockdown.unlink()
    console().print(
        plain(
            "It can be served again: amparo serve. Nobody is signed in; calendar addresses and open "
            "invitations have ended."
        )
    )
