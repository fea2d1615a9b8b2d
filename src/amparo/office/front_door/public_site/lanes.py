"""Turns at the public pages, so that a flood slows the flood and not the people in it.

Each request costs what it costs the machine. A source (a household's or a company's network, never one address, kept
in memory under a key of the day) has an allowance, and so has the machine. Who is beyond it is never turned away: they
get a ticket for a few seconds later, or at once for a sum that their device does. Nothing of this is written down.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from amparo.office.platform.networks import network_of

LOOK, PART, HEAVY = 1, 2, 10
"""What a page, a part of the form, and whatever needs the code's key or the disk cost."""

SOURCE_HOLDS, SOURCE_PER_SECOND = 120.0, 4.0
MACHINE_HOLDS, MACHINE_PER_SECOND = 400.0, 300.0
KEPT_FREE = 0.4
"""The share of the machine's allowance that is kept for those who waited or did the sum."""
SHORTEST_WAIT, LONGEST_WAIT = 2, 15
TICKET_LASTS = 900.0
SUM_LASTS = 300.0
SUM_BITS = 15
SOURCES = 20_000
MESSAGES_A_DAY = 20_000
"""So many messages a day are taken from anybody, and as many again from those who waited or did the sum."""
CROWDED_A_MINUTE = 30
"""More messages than this in a minute are no longer people who ask, or not only."""


@dataclass(slots=True)
class _Allowance:
    holds: float
    per_second: float
    left: float
    at: float

    def refill(self, now: float) -> None:
        self.left = min(self.holds, self.left + (now - self.at) * self.per_second)
        self.at = now


@dataclass(frozen=True, slots=True)
class Turn:
    """Whether it is somebody's turn; if not, how long to wait, with which ticket, or which sum to do instead."""

    admitted: bool
    crowded: bool = False
    waited: bool = False
    seconds: int = 0
    ticket: str = ""
    challenge: str = ""


@dataclass
class Lanes:
    """The turns of one process. `clock` gives seconds that never go back."""

    clock: Callable[[], float] = time.monotonic
    machine_per_second: float = MACHINE_PER_SECOND
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _day: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _day_began: float = 0.0
    _sources: OrderedDict[bytes, _Allowance] = field(default_factory=OrderedDict)
    _used: dict[str, float] = field(default_factory=dict)
    _messages: int = 0
    _latest: deque[float] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _machine: _Allowance = field(init=False)

    def __post_init__(self) -> None:
        self._day_began = self.clock()
        self._machine = _Allowance(MACHINE_HOLDS, self.machine_per_second, MACHINE_HOLDS, self._day_began)

    def turn(self, address: str, cost: int, ticket: str = "", done: str = "") -> Turn:
        """Whether it is the turn of a request from that address, given a ticket or a sum that was done."""
        with self._lock:
            now = self.clock()
            self._new_day(now)
            self._machine.refill(now)
            source = self._source(address, now)
            waited = self._ticket_due(ticket, now) or self._sum_done(done, now)
            reserve = 0.0 if waited or cost == LOOK else MACHINE_HOLDS * KEPT_FREE
            room = self._machine.left - cost >= reserve
            if room and (waited or source.left >= cost):
                self._machine.left -= cost
                source.left = max(source.left - cost, -SOURCE_HOLDS)
                return Turn(True, self._is_crowded(now) or self._machine.left < MACHINE_HOLDS / 2, waited)
            short = max(0.0, cost - source.left) / SOURCE_PER_SECOND
            seconds = min(LONGEST_WAIT, max(SHORTEST_WAIT, round(short)))
            return Turn(False, True, waited, seconds, self._ticket(now + seconds), self._challenge(now))

    def has_room(self, *, waited: bool) -> bool:
        """Whether a message may still be put in today."""
        with self._lock:
            self._new_day(self.clock())
            return self._messages < MESSAGES_A_DAY * (2 if waited else 1)

    def message_taken(self) -> None:
        """Count a message that was put in."""
        with self._lock:
            self._messages += 1
            self._latest.append(self.clock())

    def wait_for_room(self) -> Turn:
        """A turn a little later, for a message that finds no room as things stand."""
        with self._lock:
            now = self.clock()
            return Turn(False, True, False, LONGEST_WAIT, self._ticket(now + LONGEST_WAIT), self._challenge(now))

    def _is_crowded(self, now: float) -> bool:
        while self._latest and self._latest[0] < now - 60:
            self._latest.popleft()
        return len(self._latest) > CROWDED_A_MINUTE

    def _source(self, address: str, now: float) -> _Allowance:
        key = hmac.digest(self._day, network_of(address), hashlib.sha256)[:16]
        held = self._sources.pop(key, None) or _Allowance(SOURCE_HOLDS, SOURCE_PER_SECOND, SOURCE_HOLDS, now)
        held.refill(now)
        self._sources[key] = held
        while len(self._sources) > SOURCES:
            self._sources.popitem(last=False)
        return held

    def _new_day(self, now: float) -> None:
        if now - self._day_began > 86_400:
            self._day, self._day_began, self._messages = secrets.token_bytes(32), now, 0
            self._sources.clear()
        if len(self._used) > SOURCES:
            self._used = {ticket: until for ticket, until in self._used.items() if until > now}

    def _ticket(self, due: float) -> str:
        content = f"{due:.1f}.{secrets.token_hex(8)}"
        return f"{content}.{self._signed('ticket', content)}"

    def _ticket_due(self, ticket: str, now: float) -> bool:
        content, _, signed = ticket.rpartition(".")
        if not content or not self._is_ours("ticket", content, signed):
            return False
        due = float(content.rpartition(".")[0])
        return due - 0.2 <= now <= due + TICKET_LASTS and self._once(ticket, due + TICKET_LASTS)

    def _challenge(self, now: float) -> str:
        content = f"{now:.1f}.{SUM_BITS}.{secrets.token_hex(8)}"
        return f"{content}.{self._signed('sum', content)}"

    def _sum_done(self, done: str, now: float) -> bool:
        """`challenge:number`, where the SHA-256 of both begins with as many zero bits as the challenge asks."""
        challenge, _, number = done.rpartition(":")
        content, _, signed = challenge.rpartition(".")
        if not content or len(number) > 12 or not self._is_ours("sum", content, signed):
            return False
        began, bits = float(content.split(".")[0]), int(content.rsplit(".", 2)[1])
        if not now - SUM_LASTS <= began + 1 <= now + SUM_LASTS:
            return False
        digest = hashlib.sha256(done.encode()).digest()
        return int.from_bytes(digest[:8]) >> (64 - bits) == 0 and self._once(challenge, now + SUM_LASTS)

    def _once(self, token: str, until: float) -> bool:
        if token in self._used:
            return False
        self._used[token] = until
        return True

    def _is_ours(self, kind: str, content: str, signed: str) -> bool:
        return hmac.compare_digest(signed.encode(errors="replace"), self._signed(kind, content).encode())

    def _signed(self, kind: str, content: str) -> str:
        return hmac.new(self._secret, f"{kind} {content}".encode(errors="replace"), hashlib.sha256).hexdigest()[:32]


lanes = Lanes()
"""Those of this process."""
