"""An office made, and the role of its public pages."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from amparo.cli.arguments import KeyFile
from amparo.cli.office import within
from amparo.cli.office.opening import opened, opener
from amparo.cli.terminal import console, plain
from amparo.errors import OfficeError
from amparo.office.platform.home import home
from amparo.office.run import serving


def new(
    name: Annotated[str, typer.Option("--name", help="The first administrator.", prompt="Name of the administrator")],
    email: Annotated[str, typer.Option("--email", help="Their e-mail address.", prompt="Their e-mail address")],
    key_file: KeyFile = None,
) -> None:
    """Make an office and invite its first administrator."""
    if home().exists:
        raise OfficeError(f"there is an office in {home().folder} already")
    serving.make_office(opener(key_file, twice=True, prompt="A passphrase for the office, at least 15 characters: "))
    code = within.making.first_administrator(name, email)
    out = console()
    out.print(plain(f"An office is made in {home().folder}. Back this folder up; the passphrase is not in it."))
    out.print(plain(f"Start it:    amparo serve\nThen {email} signs in at /come-in/ with this code, within 7 days:"))
    out.print(plain(f"    {code}", "bold"))


def role(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The role to make, or to give a new password.")],
    key_file: KeyFile = None,
) -> None:
    """Make the PostgreSQL role of the public pages and print its password."""
    opened(key_file)
    password = secrets.token_urlsafe(24)
    within.making.make_role(name, password)
    out = console()
    out.print(plain(f"The role {name} may put messages in and read none. Give the public pages this and no other:"))
    out.print(plain(f"    DATABASE_URL=postgres://{name}:{password}@HOST/DATABASE", "bold"))
