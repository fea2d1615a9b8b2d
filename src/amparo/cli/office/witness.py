"""A witness served: it opens no office and loads none of its rooms."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.terminal import console, plain
from amparo.office.platform.witness.serving import server


def serve(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the ends are kept, a file for each office.")],
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at, behind a proxy with TLS.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where to listen.")] = 8090,
) -> None:
    """Keep ends until stopped. Raises OfficeError."""
    with server(folder, host, port) as serving:
        console().print(plain(f"The witness keeps ends in {folder} and listens at http://{host}:{port} (stop: Ctrl+C)"))
        serving.serve_forever()
