"""The office under work: one case page on a large office, and sixteen members at once on a mix of work."""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

from bench.measure import Report, progress

PAGES, CLIENTS, SECONDS = 200, 16, 20.0
READ, APPEND = 0.70, 0.15
"""Of a hundred requests seventy read a case, fifteen write a note, fifteen read a list."""


def run(people: int) -> Report:
    """Make an office of so many people, serve it, and measure."""
    report = Report([f"An office of {people:,} people on SQLite, served by two workers of four threads"])
    port = _free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TMPDIR": folder}
        command = [str(Path(sys.executable).with_name("amparo")), "demo", "--port", str(port), "--people", str(people)]
        progress("making the office")
        served = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)
        try:
            assert served.stdout is not None
            for line in served.stdout:
                if "password" in line:
                    break
            _alone(report, port)
            _together(report, port)
        finally:
            os.killpg(served.pid, signal.SIGINT)
            served.wait(30)
    return report


class Desk:
    """A member at work, on one kept connection."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("localhost", port, timeout=60)
        self.cookies: dict[str, str] = {}
        page = self.get("/sign-in/")
        self.post("/demo/1/", token=_token(page))
        self.cases = re.findall(r'href="(/cases/[\d-]+/)"', self.get("/people/"))

    def get(self, path: str) -> str:
        """A page. Raises AssertionError when it is not answered well."""
        return self._ask("GET", path)

    def post(self, path: str, token: str, **fields: str) -> str:
        """Send a form."""
        body = urlencode({"csrfmiddlewaretoken": token, **fields})
        return self._ask("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: str | None = None, headers: dict[str, str] | None = None) -> str:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        more = {"Cookie": cookies, "Origin": f"http://localhost:{self.connection.port}", **(headers or {})}
        self.connection.request(method, path, body, more)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        assert answer.status in (200, 302), f"{method} {path}: {answer.status}"
        return page


def _alone(report: Report, port: int) -> None:
    desk = Desk(port)
    seconds = []
    draw = random.Random(1)
    for number in range(PAGES):
        began = time.perf_counter()
        desk.get(draw.choice(desk.cases))
        if number >= 10:
            seconds.append(time.perf_counter() - began)
    middle = statistics.median(seconds) * 1000
    report.lines.append(f"  a case page, alone, over the wire: median {middle:.1f} ms, p95 {_p95(seconds):.1f} ms")
    report.goal(middle < 50, f"case page in {middle:.1f} ms (goal 50)")


def _together(report: Report, port: int) -> None:
    desks = [Desk(port) for _ in range(CLIENTS)]
    told: dict[str, list[float]] = {"read": [], "append": [], "list": []}
    failures: list[str] = []
    until = time.perf_counter() + SECONDS

    def work(number: int, desk: Desk) -> None:
        draw = random.Random(number)
        token = _token(desk.get(desk.cases[0]))
        while time.perf_counter() < until:
            what = draw.random()
            kind = "read" if what < READ else "append" if what < READ + APPEND else "list"
            began = time.perf_counter()
            try:
                if kind == "read":
                    desk.get(draw.choice(desk.cases))
                elif kind == "append":
                    text = f"Note {draw.random()}"
                    desk.post(f"{draw.choice(desk.cases)}notes/", token, text=text, once=str(draw.random()))
                else:
                    desk.get(draw.choice(("/?whose=mine", "/people/", "/calendar/?whose=mine")))
            except (AssertionError, OSError, http.client.HTTPException) as wrong:
                failures.append(str(wrong))
            told[kind].append(time.perf_counter() - began)

    progress(f"{CLIENTS} members at work for {SECONDS:.0f} s")
    threads = [threading.Thread(target=work, args=(number, desk)) for number, desk in enumerate(desks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    every = [one for seconds in told.values() for one in seconds]
    report.lines.append(
        f"  {CLIENTS} members at once, 70/15/15 read/append/list: {len(every) / SECONDS:.0f} requests a second, "
        f"p95 {_p95(every):.0f} ms, {len(failures)} failures (the members share the two cores with the office)"
    )
    report.lines += [f"    {kind:6} {len(seconds):6,}  p95 {_p95(seconds):.0f} ms" for kind, seconds in told.items()]
    report.lines += [f"    failed: {one}" for one in failures[:3]]
    report.goal(not failures, f"{len(failures)} failures among {len(every):,} requests (goal 0)")


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1] * 1000 if len(seconds) > 1 else 0.0


def _token(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, "a page without a form"
    return found.group(1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
