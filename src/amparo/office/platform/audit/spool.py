"""The spool: entries of the audit log that say who read what while the database took no writes.

A file of fixed size that is written in place, so that it takes an entry on a full disk too. Its first slot names the
round; the others hold entries, each with a code over itself and all before it in the round, made with a key that lies
not beside it. Whoever can write the file can cut entries off its end unseen; all else that is changed is found.
"""

from __future__ import annotations

import datetime as dt
import errno
import fcntl
import hashlib
import hmac
import json
import os
import secrets
import struct
import uuid
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption import vault

SLOT = 1_024
"""Bytes of a slot: two sectors of a disk."""
BYTES = 16 * 1_024 * 1_024
_MAGIC = b"amparo reads 1\0\0"
_HEAD = struct.Struct(">16s16s32s")
_FRONT = struct.Struct(">16sIH32s")


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries of a round in their order, and how many slots hold something else."""

    entries: tuple[AuditEntry, ...]
    not_ours: int


def make(path: Path, size: int = BYTES) -> None:
    """Make the spool where there is none, each byte written: later no room has to be found for it. Raises OSError."""
    if path.exists():
        return
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "r+b") as file:
            for _ in range(size // SLOT):
                file.write(bytes(SLOT))
            file.flush()
            Spool(file.fileno()).begin_anew()
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def opened(path: Path) -> Iterator[Spool]:
    """The spool, as long as nobody else of the office has it. Raises OSError where there is none."""
    file = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield Spool(file)
    finally:
        os.close(file)


def add(path: Path, entry: AuditEntry) -> None:
    """Keep an entry until the database writes again. Raises OSError where the spool is full or there is none."""
    with opened(path) as spool:
        spool.add(entry)


def is_empty(path: Path) -> bool:
    """Whether no entry lies there, which it also is where there is no spool."""
    try:
        file = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return True
    try:
        spool = Spool(file)
        return spool.places > 0 and spool.is_free(0)
    finally:
        os.close(file)


class Spool:
    """An open spool."""

    def __init__(self, file: int) -> None:
        self.file = file
        self.places = os.fstat(file).st_size // SLOT - 1
        head = os.pread(file, _HEAD.size, 0).ljust(_HEAD.size, b"\0")
        magic: bytes
        self.round: bytes
        self.mac: bytes
        magic, self.round, self.mac = _HEAD.unpack(head)
        self.is_ours = magic == _MAGIC and hmac.compare_digest(self.mac, _mac(magic, self.round))

    def begin_anew(self) -> None:
        """Leave nothing in it."""
        self.round = secrets.token_bytes(16)
        self.mac = _mac(_MAGIC, self.round)
        os.pwrite(self.file, _HEAD.pack(_MAGIC, self.round, self.mac), 0)
        os.fsync(self.file)

    def is_free(self, place: int) -> bool:
        """Whether no entry of this round stands at a place."""
        return os.pread(self.file, 16, (place + 1) * SLOT) != self.round

    def add(self, entry: AuditEntry) -> None:
        """Write one entry behind the others. Raises OSError where there is no room, or the file is not ours."""
        if not self.is_ours:
            raise OSError(errno.EBADMSG, "the spool of reads is not ours")
        place = bisect_left(range(self.places), True, key=self.is_free)
        if place >= self.places:
            raise OSError(errno.ENOSPC, "the spool of reads is full")
        before = self._slot(place - 1)[2] if place else self.mac
        plain = _packed(entry)
        mac = _mac(before, self.round, b"%d" % place, plain)
        front = _FRONT.pack(self.round, place, len(plain), mac)
        os.pwrite(self.file, (front + plain).ljust(SLOT, b"\0"), (place + 1) * SLOT)
        os.fdatasync(self.file)

    def contents(self) -> Contents:
        """What lies there."""
        if not self.is_ours:
            return Contents((), 1)
        entries, not_ours, before = [], 0, self.mac
        last = max((place for place in range(self.places) if not self.is_free(place)), default=-1)
        for place in range(last + 1):
            number, plain, mac = self._slot(place)
            if number == place and hmac.compare_digest(mac, _mac(before, self.round, b"%d" % place, plain)):
                entries.append(_unpacked(plain))
            else:
                not_ours += 1
            before = mac
        return Contents(tuple(entries), not_ours)

    def _slot(self, place: int) -> tuple[int, bytes, bytes]:
        slot = os.pread(self.file, SLOT, (place + 1) * SLOT)
        _, number, length, mac = _FRONT.unpack(slot[: _FRONT.size])
        return number, slot[_FRONT.size : _FRONT.size + length], mac


def _packed(entry: AuditEntry) -> bytes:
    case = entry.case.hex if entry.case else None
    values = [entry.key.hex, entry.at.isoformat(), entry.actor, entry.did, case, entry.about]
    plain = json.dumps(values, ensure_ascii=False).encode(errors="replace")
    if _FRONT.size + len(plain) > SLOT:
        raise OSError(errno.EMSGSIZE, "an entry is too long for the spool of reads")
    return plain


def _unpacked(plain: bytes) -> AuditEntry:
    key, at, actor, did, case, about = json.loads(plain)
    case_id = uuid.UUID(case) if case else None
    return AuditEntry(
        key=uuid.UUID(key), at=dt.datetime.fromisoformat(at), actor=actor, did=did, case=case_id, about=about
    )


def _mac(*parts: bytes) -> bytes:
    return hmac.digest(_derived(vault.keyring()), b"".join(b"%d:" % len(part) + part for part in parts), hashlib.sha256)


@lru_cache(maxsize=4)
def _derived(ring: object) -> bytes:
    return ring.derived("spool of reads")  # type: ignore[attr-defined,no-any-return]
