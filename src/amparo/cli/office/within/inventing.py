"""The people of a fictional office, and how to sign in as one of them."""

from __future__ import annotations

from django.conf import settings

from amparo.cli.terminal import console, plain
from amparo.office.run.demo.office import PASSWORD, STAFF
from amparo.office.run.demo.office import fill as fill


def tell(port: int, public: int) -> None:
    """Say where the office is open, where its public pages are (0: nowhere), and who can sign in."""
    out = console()
    out.print(plain(f"\nA fictional office is open at  http://localhost:{port}  (stop: Ctrl+C)", "bold"))
    if public:
        out.print(plain(f"Its public pages, where people ask for help:  http://localhost:{public}", "bold"))
    out.print("Everybody in it is invented; it is gone when it stops. It sends no message to anybody.")
    if settings.DEMO_SENDS_NOTHING:
        out.print("AMPARO_SMTP and AMPARO_SMS are set; a fictional office does not use them.")
    out.print("Sign in with one click as:")
    for name, _, role in STAFF:
        out.print(plain(f"  {name:14} {role.label}"))
    out.print(plain(f"Where a password is asked again: {PASSWORD}"))
