"""The public pages under a flood, on one core: whether honest people get through, and the office can still work."""

from __future__ import annotations

import asyncio
import collections
import http.client
import itertools
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

from amparo.office.front_door.dropbox.codes import WORDS, Code
from bench.measure import Report, progress
from bench.office import Desk, _free_port, _p95

PEOPLE, NORMAL, TIMES = 300, 1, 50
"""The office; how many honest people come in a second; how many times their number the flood sends requests."""
PATIENCE, GRACE = 60.0, 30.0
"""The seconds in which somebody must have their receipt; how long after a run one still waits for them."""
PAUSE = 0.5
NETWORKS = 5_000
LOOKS, PARTS = 0.40, 0.40
"""Of a hundred requests of the flood forty fetch a page, forty send a part, the rest a whole request."""
KEPT = 0.25
"""The share of parts, and of honest people, for whom a draft is to be kept."""
STALE = 3.0
"""The server closes a connection after five idle seconds; an older one than this is not used again."""
TIMEOUT = 30.0


def run(seconds: float) -> Report:
    """Serve an office and its public pages on one core, and flood them twice."""
    report = Report(
        [
            f"The public pages on one core with the office: {NORMAL} honest person and {TIMES * NORMAL} requests of a "
            f"flood a second, {seconds:.0f} s"
        ]
    )
    cores = sorted(os.sched_getaffinity(0))
    port = _free_port()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "TMPDIR": folder, "AMPARO_PROXY": "1"}
        command = [str(Path(sys.executable).with_name("amparo")), "demo", "--port", str(port), "--people", str(PEOPLE)]
        progress("making the office")
        os.sched_setaffinity(0, cores[:1])  # whoever is started now stays there
        served = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, start_new_session=True)
        os.sched_setaffinity(0, cores[-1:])
        try:
            public = _public_port(served)
            usual = _Run(port, public, Path(folder), cores[0], iter(()))
            asyncio.run(usual.last(max(seconds / 4, 4.0)))
            report.lines.append(f"  without a flood: {usual.honest_told()}; staff pages {usual.staff_told()}")
            draw = random.Random(2)
            many = [f"{draw.randrange(20, 90)}.{draw.randrange(256)}.{draw.randrange(256)}.7" for _ in range(NETWORKS)]
            for name, addresses in (("one address", ["203.0.113.9"]), (f"{NETWORKS:,} addresses", many)):
                _flooded(report, name, seconds, _Run(port, public, Path(folder), cores[0], _nuisances(addresses)))
        finally:
            os.sched_setaffinity(0, cores)
            os.killpg(served.pid, signal.SIGINT)
            served.wait(30)
    return report


def _public_port(served: subprocess.Popen[str]) -> int:
    assert served.stdout is not None
    public = 0
    for line in served.stdout:
        found = re.search(r"public pages.*http://localhost:(\d+)", line)
        public = int(found[1]) if found else public
        if "password" in line:
            break
    for _ in range(100):
        try:
            ask = http.client.HTTPConnection("localhost", public, timeout=5)
            ask.request("GET", "/es/ask/")
            ask.getresponse()
            return public
        except OSError:
            time.sleep(0.1)
    raise AssertionError("no public pages")


def _flooded(report: Report, name: str, seconds: float, one: _Run) -> None:
    progress(f"a flood from {name}")
    before = one.bytes_held()
    asyncio.run(one.last(seconds))
    grown = (one.bytes_held() - before) / 1e6
    counted, late = one.counted(seconds)
    helped = sum(person.helped for person in counted)
    share = helped / len(counted) * 100 if counted else 0.0
    waits = sum(person.waits for person in one.people)
    honest, staff = _p95(one.honest), _p95(one.staff)
    every = sum(one.flood.values())
    parted = ", ".join(f"{status} {number:,}" for status, number in sorted(one.flood.items()))
    admitted = ", ".join(f"{kind} {number:,} of {one.sent[kind]:,}" for kind, number in sorted(one.admitted.items()))
    messages = one.admitted["sends"] / one.lasted
    report.lines += [
        f"  a flood from {name}: {every:,} requests in {one.lasted:.0f} s, never more than "
        f"{one.behind * 1000:.0f} ms behind the clock",
        f"    answered: {parted}; p95 {_p95(one.flooded):.0f} ms; admitted: {admitted}",
        f"    {helped} of {len(counted)} honest people helped, and {sum(one.helped for one in late)} of {len(late)} "
        f"who came too late to count; {one.honest_told()}; told to wait {waits} times",
        f"    staff pages: {one.staff_told()}; their core was idle {one.idle:.0%} of the time",
        f"    the office's folder grew by {grown:.1f} MB ({grown / one.lasted * 3600:.0f} MB an hour); "
        f"messages of the flood taken in: {messages:.1f} a second",
    ]
    report.lines += [f"    {told}" for told in one.trouble[:5]]
    report.goal(share >= 99.5, f"{name}: {share:.1f} % of honest people helped within {PATIENCE:.0f} s (goal 99.5)")
    report.goal(honest < 2_000, f"{name}: p95 of honest requests {honest:.0f} ms (goal 2,000)")
    report.goal(staff < 500, f"{name}: p95 of staff pages {staff:.0f} ms (goal 500)")
    report.goal(not one.faults, f"{name}: {one.faults} answers of 5xx or none (goal 0)")


@dataclass
class _Person:
    """Somebody who asks for help, and how it went."""

    began: float
    helped: bool = False
    waits: int = 0


@dataclass(frozen=True)
class _Nuisance:
    """A request of the flood."""

    kind: str
    address: str
    path: str
    form: Sequence[tuple[str, str]] | None


@dataclass
class _Run:
    """One stretch of time, and all that was measured in it."""

    port: int
    public: int
    folder: Path
    core: int
    nuisances: Iterator[_Nuisance]
    people: list[_Person] = field(default_factory=list)
    honest: list[float] = field(default_factory=list)
    staff: list[float] = field(default_factory=list)
    flooded: list[float] = field(default_factory=list)
    flood: collections.Counter[str] = field(default_factory=collections.Counter)
    sent: collections.Counter[str] = field(default_factory=collections.Counter)
    admitted: collections.Counter[str] = field(default_factory=collections.Counter)
    trouble: list[str] = field(default_factory=list)
    faults: int = 0
    behind: float = 0.0
    lasted: float = 0.0
    idle: float = 0.0

    async def last(self, seconds: float) -> None:
        """Let people come for so long; the flood and the staff go on until the last of them is done."""
        wire, over = _Wire(self.public), threading.Event()
        began, idle = time.perf_counter(), _idle_seconds(self.core)
        staff = asyncio.create_task(asyncio.to_thread(self._work, over))
        flood = asyncio.create_task(self._pour(wire, over))
        people = []
        async for number in _each_second(NORMAL, lambda: time.perf_counter() - began >= seconds):
            person = _Person(time.perf_counter() - began)
            self.people.append(person)
            people.append(asyncio.create_task(self._ask_for_help(wire, person, number)))
        _, waiting = await asyncio.wait(people, timeout=GRACE)
        self.lasted = time.perf_counter() - began
        self.idle = (_idle_seconds(self.core) - idle) / self.lasted
        for one in waiting:
            one.cancel()
        over.set()
        await asyncio.gather(staff, flood)
        wire.close()

    def counted(self, seconds: float) -> tuple[list[_Person], list[_Person]]:
        """Those who had all their time before the grace was over, and the rest."""
        until = seconds + GRACE - min(PATIENCE, GRACE + seconds / 2)
        return [one for one in self.people if one.began <= until], [one for one in self.people if one.began > until]

    def bytes_held(self) -> int:
        """The size of the office's folder."""
        return sum(one.stat().st_size for one in self.folder.glob("amparo-demo-*/**/*") if one.is_file())

    def honest_told(self) -> str:
        """The honest requests in words."""
        return f"{len(self.honest):,} honest requests, p95 {_p95(self.honest):.0f} ms, max {_most(self.honest):.0f} ms"

    def staff_told(self) -> str:
        """The staff's pages in words."""
        queue, cases = self.staff[1::2], self.staff[::2]
        told = f"{len(self.staff)}, p95 {_p95(self.staff):.0f} ms, max {_most(self.staff):.0f} ms"
        return f"{told} (cases p95 {_p95(cases):.0f} ms, the queue p95 {_p95(queue):.0f} ms)"

    async def _ask_for_help(self, wire: _Wire, person: _Person, number: int) -> None:
        draw = random.Random(number)
        address = f"172.{16 + number // 256 % 16}.{number % 256}.{draw.randrange(1, 255)}"
        answers = _answers(draw)
        path, form = "/es/", None
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    answer = await wire.ask(path, address, form)
                    self.honest.append(answer.seconds)
                    self._look_at(answer, f"an honest person at {path}")
                    if answer.status == 0:
                        await asyncio.sleep(1)
                        continue
                    page = _Page(answer.page)
                    if page.words == WORDS and not page.target:
                        person.helped = True
                        return
                    if answer.status in (429, 503):
                        person.waits += 1
                        await asyncio.sleep(answer.wait)
                    elif answer.status != 200 or not page.target:
                        self.trouble.append(f"an honest person got {answer.status} from {path} and cannot go on")
                        return
                    path, form = page.target, page.filled(answers)
        except TimeoutError:
            self.trouble.append(f"an honest person gave up at {path} after being told to wait {person.waits} times")

    async def _pour(self, wire: _Wire, over: threading.Event) -> None:
        sent = set()
        async for _ in _each_second(TIMES * NORMAL, over.is_set, self._note_behind):
            nuisance = next(self.nuisances, None)
            if nuisance is None:
                return
            one = asyncio.create_task(self._annoy(wire, nuisance))
            sent.add(one)
            one.add_done_callback(sent.discard)
        await asyncio.gather(*sent)

    async def _annoy(self, wire: _Wire, one: _Nuisance) -> None:
        answer = await wire.ask(one.path, one.address, one.form)
        self._look_at(answer, f"the flood at {one.path}")
        self.flood[str(answer.status) if answer.status else "none"] += 1
        self.sent[one.kind] += 1
        self.admitted[one.kind] += answer.status == 200
        self.flooded.append(answer.seconds)

    def _look_at(self, answer: _Answer, who: str) -> None:
        if answer.status == 0 or answer.status >= 500:
            self.faults += 1
            self.trouble.append(f"{who}: {answer.status or answer.page}")

    def _note_behind(self, seconds: float) -> None:
        self.behind = max(self.behind, seconds)

    def _work(self, over: threading.Event) -> None:
        desk, draw = Desk(self.port), random.Random(3)
        for number in itertools.count():
            began = time.perf_counter()
            try:
                desk.get("/consultations/" if number % 2 else draw.choice(desk.cases))
            except (AssertionError, OSError, http.client.HTTPException) as wrong:
                self.faults += 1
                self.trouble.append(f"staff: {wrong}")
            self.staff.append(time.perf_counter() - began)
            if over.wait(PAUSE):
                return


async def _each_second(
    times: int, over: Callable[[], bool], behind: Callable[[float], None] = lambda _: None
) -> AsyncIterator[int]:
    """So many numbers in every second, on time whatever the answers do, until it is over."""
    began = time.perf_counter()
    for number in itertools.count():
        left = began + number / times - time.perf_counter()
        await asyncio.sleep(max(0.0, left))
        if over():
            return
        behind(max(0.0, time.perf_counter() - began - number / times))
        yield number


def _nuisances(addresses: Sequence[str]) -> Iterator[_Nuisance]:
    draw = random.Random(4)
    told = [("where", "mexico"), ("status", "no"), ("danger", "no"), ("channel", "none")]
    while True:
        address, what = draw.choice(addresses), draw.random()
        code = ("code", Code.new().written("es"))
        if what < LOOKS:
            yield _Nuisance("pages", address, draw.choice(("/es/", "/es/ask/", "/es/safe/", "/es/code/")), None)
        elif what < LOOKS + PARTS:
            step = draw.choice(("where", "situation", "reach"))
            keep = [("keep", "yes")] if draw.random() < KEPT else []
            yield _Nuisance("parts", address, "/es/ask/", [code, ("step", step), ("go", "next"), *keep, *told])
        else:
            words = "".join(draw.choices("abcdefghij ", k=4_990))
            whole = [code, ("step", "review"), ("go", "send"), *told, ("words", words)]
            yield _Nuisance("sends", address, "/es/ask/", whole)


def _answers(draw: random.Random) -> dict[str, list[str]]:
    """What somebody says of themselves, by the names of the questions."""
    channel = draw.choice(("phone", "whatsapp", "none"))
    return {
        "keep": ["yes" if draw.random() < KEPT else ""],
        "where": [draw.choice(("us", "mexico", "elsewhere"))],
        "place": ["Tijuana"],
        "status": [draw.choice(("no", "unsure"))],
        "danger": ["no"],
        "fears_home": ["yes"],
        "hearing": ["2027-03-15"],
        "children": ["2"],
        "name": ["Ana"],
        "language": ["es"],
        "channel": [channel],
        "detail": ["+52 55 5555 0123"],
        "days": ["1", "3"],
        "from": ["18:00"],
        "until": ["20:30"],
        "words": ["Necesito hablar con alguien. " * 10],
    }


@dataclass(frozen=True)
class _Answer:
    """What came back; status 0 when nothing did, and then the page says why."""

    status: int
    wait: float
    page: str
    seconds: float


type _Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class _Wire:
    """Kept connections, as many as are needed at once."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.idle: list[tuple[float, _Line]] = []

    def close(self) -> None:
        """Hang up."""
        for _, (_, writer) in self.idle:
            writer.close()

    async def ask(self, path: str, address: str, form: Sequence[tuple[str, str]] | None) -> _Answer:
        """Fetch a page, or send a form, as if from that address."""
        body = b"" if form is None else urlencode(form).encode()
        head = f"{'GET' if form is None else 'POST'} {path} HTTP/1.1\r\nHost: localhost:{self.port}"
        head += f"\r\nX-Real-IP: {address}"
        if form is not None:
            head += f"\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}"
            head += f"\r\nOrigin: http://localhost:{self.port}"
        began = time.perf_counter()
        try:
            async with asyncio.timeout(TIMEOUT):
                status, headers, page = await self._carried(head.encode() + b"\r\n\r\n" + body)
        except (OSError, EOFError, ValueError) as wrong:  # TimeoutError is an OSError
            return _Answer(0, 0.0, f"no answer ({type(wrong).__name__})", time.perf_counter() - began)
        return _Answer(status, float(headers.get("retry-after", 0)), page, time.perf_counter() - began)

    async def _carried(self, request: bytes) -> tuple[int, Mapping[str, str], str]:
        reader, writer = await self._line()
        try:
            writer.write(request)
            first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            page = await _body(reader, headers)
        except BaseException:
            writer.close()
            raise
        if headers.get("connection", "").lower() == "close":
            writer.close()
        else:
            self.idle.append((time.perf_counter(), (reader, writer)))
        return int(first.split()[1]), headers, page.decode()

    async def _line(self) -> _Line:
        while self.idle:
            since, (reader, writer) = self.idle.pop()
            if time.perf_counter() - since < STALE and not reader.at_eof():
                return reader, writer
            writer.close()
        return await asyncio.open_connection("127.0.0.1", self.port)


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return await reader.readexactly(int(headers["content-length"]))
    found = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        found += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return found


class _Page(HTMLParser):
    """What somebody without JavaScript sees of a page: its main button or link, its form, the words of a code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.target = ""  # where the main button or link leads
        self.words = 0
        self._given: list[tuple[str, str]] | None = None  # the fields of the form with the main button
        self._open: set[str] = set()
        self._fields: list[tuple[str, str]] = []
        self._action, self._list, self._select, self._area = "", False, "", ""
        self.feed(text)

    def filled(self, answers: Mapping[str, Sequence[str]]) -> list[tuple[str, str]] | None:
        """The form with everything hidden as it was and the questions answered; None when there is no form."""
        if self._given is None:
            return None
        ours = [(name, value) for name in sorted(self._open) for value in answers.get(name, ())]
        return [(name, value) for name, value in self._given if name not in self._open or name not in answers] + ours

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is a form, a field, the main button, a word."""
        has = {name: value or "" for name, value in attrs}
        name, main = has.get("name", ""), "main" in has.get("class", "").split()
        match tag:
            case "form":
                self._fields, self._action, self._open = [], has.get("action", ""), set()
            case "input":
                self._input(name, has)
            case "select" | "textarea":
                self._open.add(name)
                self._select, self._area = (name, "") if tag == "select" else ("", name)
            case "option" if self._select and "selected" in has:
                self._fields.append((self._select, has.get("value", "")))
            case "button" if main:
                self.target, self._given = self._action, self._fields
                if name:
                    self._fields.append((name, has.get("value", "")))
            case "a" if main:
                self.target = has.get("href", "")
            case "ol":
                self._list = has.get("class") == "words"
            case "li" if self._list:
                self.words += 1

    def handle_endtag(self, tag: str) -> None:
        """Note what ends."""
        if tag == "ol":
            self._list = False
        elif tag in ("select", "textarea"):
            self._select = self._area = ""

    def handle_data(self, data: str) -> None:
        """Note what stands in a text field already."""
        if self._area:
            self._fields.append((self._area, data.removeprefix("\n")))

    def _input(self, name: str, has: Mapping[str, str]) -> None:
        kind = has.get("type", "text")
        if kind != "hidden":
            self._open.add(name)
        if kind not in ("radio", "checkbox") or "checked" in has:
            self._fields.append((name, has.get("value", "")))


def _idle_seconds(core: int) -> float:
    """How long a core has had nothing to do, for us or for anybody else on this machine."""
    for line in Path("/proc/stat").read_text().splitlines():
        if line.startswith(f"cpu{core} "):
            return int(line.split()[4]) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _most(seconds: Sequence[float]) -> float:
    return max(seconds, default=0.0) * 1000
