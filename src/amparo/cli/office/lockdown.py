"""An office locked down in an emergency, and opened again."""

from __future__ import annotations

from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.opening import opened
from amparo.cli.terminal import console, plain
from amparo.errors import OfficeError
from amparo.office.platform.home import home


def lockdown() -> None:
    """Lock the office of AMPARO_HOME down: whoever serves it forgets its keys and ends. Raises OfficeError."""
    folder = home()
    folder.refuse_absent()
    folder.lock_down()
    console().print(
        plain(f"{folder.folder} is locked down: what serves it ends within five seconds. Open it: amparo office unlock")
    )


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
