"""An office locked down in an emergency. Nothing is imported before that is done which it does not need."""

from __future__ import annotations

import sys

from amparo.office.platform.home import home


def lockdown() -> None:
    """Lock the office of AMPARO_HOME down: whoever serves it forgets its keys and ends. Raises OfficeError."""
    folder = home()
    folder.refuse_absent()
    folder.lock_down()
    sys.stdout.write(
        f"{folder.folder} is locked down: what serves it ends within seconds. Open it: amparo office unlock\n"
    )
