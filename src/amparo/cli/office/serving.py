"""The office served, or its public pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.arguments import KeyFile
from amparo.cli.office.opening import opener
from amparo.cli.terminal import console, margin, plain
from amparo.office.platform.home import home
from amparo.office.run import serving


def serve(
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; others need AMPARO_ORIGIN.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="Where to listen: 8000, the public pages 8080.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Serve the public pages instead: they need no key and can read nothing.")
    ] = False,
    key_file: KeyFile = None,
) -> None:
    """Serve until stopped. Raises OfficeError."""
    if public:
        _serve_public(host, port or 8080)
    else:
        _serve_office(host, port or 8000, key_file)


def _serve_office(host: str, port: int, key_file: Path | None) -> None:
    """Serve the office of AMPARO_HOME until stopped. A missing office is told before a port that is taken."""
    home().refuse_absent()
    home().refuse_locked_down()
    home().refuse_second()
    serving.check_free(host, port)
    folder = serving.open_office(opener(key_file), migrate=True, tell=lambda text: margin().print(plain(text)))
    address = os.environ.get("AMPARO_ORIGIN") or f"http://localhost:{port}"
    serving.serve(host, port, lambda: console().print(plain(f"{folder.folder} is open at {address} (stop: Ctrl+C)")))


def _serve_public(host: str, port: int) -> None:
    address = os.environ.get("AMPARO_PUBLIC_ORIGIN") or f"http://localhost:{port}"
    serving.serve_public(
        host, port, lambda: console().print(plain(f"The public pages are at {address} (stop: Ctrl+C)"))
    )
