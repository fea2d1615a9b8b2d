"""A witness as a server of its own: `POST /OFFICE` with `place:digest` adds one, `GET /OFFICE` gives them back.

It answers 201 when it keeps an end, 200 when it is the newest it has, and 409 when it contradicts that: the chain was
cut or written anew. There is no way to change or remove one. Started without a key; TLS is a proxy's, as elsewhere.
"""

from __future__ import annotations

import datetime as dt
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from amparo.errors import OfficeError
from amparo.office.platform.witness.keeping import OFFICE, Answer, End, EndStore

STATUS = {Answer.KEPT: 201, Answer.KNOWN: 200, Answer.CONFLICT: 409, Answer.FULL: 507}
LONGEST = 200
SECONDS = 10
MOST = 10_000
"""Ends that are given back at most, spread over all."""


class _Handler(BaseHTTPRequestHandler):
    store: EndStore
    timeout = SECONDS
    server_version, sys_version = "witness", ""

    def do_GET(self) -> None:
        """The ends of an office, oldest first."""
        office = self._office()
        if office:
            self._say(200, "".join(f"{line}\n" for line in self.store.ends(office, MOST)))

    def do_POST(self) -> None:
        """Keep one more."""
        office = self._office()
        if not office:
            return
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > LONGEST:
            return self._say(400, "an end is place:digest\n")
        try:
            end = End.of(self.rfile.read(int(length)).decode("ascii").strip())
        except ValueError:
            return self._say(400, "an end is place:digest\n")
        answer = self.store.keep(office, end, dt.datetime.fromtimestamp(time.time(), dt.UTC))
        return self._say(STATUS[answer], f"{answer.value}\n")

    def log_message(self, *_: object) -> None:
        """Nothing: who pushes when is nobody's business."""

    def _office(self) -> str:
        name = urlsplit(self.path).path.removeprefix("/")
        if OFFICE.fullmatch(name):
            return name
        self._say(404, "no such office\n")
        return ""

    def _say(self, status: int, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)


def server(folder: Path, host: str, port: int) -> ThreadingHTTPServer:
    """A witness that keeps its ends in a folder; call `serve_forever`. Raises OfficeError where it cannot listen."""
    try:
        handler = type("Handler", (_Handler,), {"store": EndStore(folder)})
        return ThreadingHTTPServer((host, port), handler)
    except OSError as wrong:
        raise OfficeError(f"the witness cannot listen at {host}:{port} or keep in {folder}: {wrong.strerror}") from None
