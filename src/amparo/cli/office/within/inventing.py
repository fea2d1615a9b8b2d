"""The people of a fictional office, and how to sign in as one of them."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connections

from amparo.cli.terminal import console, plain
from amparo.errors import OfficeError
from amparo.office.run.demo import office
from amparo.office.run.demo.office import PASSWORD, STAFF


def fill(people: int, tell: Callable[[int], None], begins: Callable[[str], None]) -> None:
    """Invent so many people in the open office. Raises OfficeError where the disk is full or taken away."""
    try:
        office.fill(people, tell=tell, begins=begins)
    except (DatabaseError, OSError) as wrong:
        raise OfficeError(f"the office could not be invented: {str(wrong).splitlines()[0]}") from None


def close() -> None:
    """Close the databases: all that was written lies in their files then."""
    connections.close_all()


def tell(port: int, public: int) -> None:
    """Say where the office is open, where its public pages are (0: nowhere), and who can sign in."""
    out = console()
    out.print(plain(f"\nA fictional office is open at  http://localhost:{port}  (stop: Ctrl+C)", "bold"))
    if public:
        out.print(plain(f"Its public pages, where people ask for help:  http://localhost:{public}", "bold"))
    out.print(
        "Everybody in it is invented. What you write in it is gone when it stops, and nothing is sent to anybody."
    )
    out.print("Write nothing true in it: its key lies beside it.")
    if settings.DEMO_SENDS_NOTHING:
        out.print("AMPARO_SMTP and AMPARO_SMS are set; a fictional office does not use them.")
    out.print("Sign in with one click as:")
    for name, _, role in STAFF:
        out.print(plain(f"  {name:14} {role.label}"))
    out.print(plain(f"Where a password is asked again: {PASSWORD}"))
