"""What integrity costs: a write with the code of its row and without, and ten years of the audit log verified."""

from __future__ import annotations

import multiprocessing
import os
import resource
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

from bench.measure import Report, progress

ROUNDS, AT_ONCE = 60, 10
TEN_YEARS = 25_000_000
PIECE = 10_000


def run(entries: int) -> Report:
    """Measure in a process of its own, for it opens an office."""
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        return alone.apply(_measured, (entries,))


def _measured(entries: int) -> Report:
    report = Report(["Integrity, on SQLite (seconds of the processor, for the machine may be shared)"])
    with tempfile.TemporaryDirectory() as folder:
        _open(Path(folder))
        _writes(report)
        _verified(report, entries)
    return report


def _open(folder: Path) -> None:
    os.environ["AMPARO_HOME"] = str(folder / "office")
    os.environ.pop("DATABASE_URL", None)
    from amparo.office.platform.encryption.openers import Opener
    from amparo.office.run import serving

    key = folder / "office.key"
    key.write_bytes(os.urandom(64))
    serving.make_office(Opener.key_file(key))


def _writes(report: Report) -> None:
    """A note as a page writes it: the transaction alone, and the same without codes, interleaved."""
    from django.db import transaction

    from amparo.office.cases.access import services
    from amparo.office.cases.casework.models import Note
    from amparo.office.platform.accounts.models import User
    from amparo.office.platform.audit.engine.written import Written
    from amparo.office.platform.audit.record import record

    user = User.objects.create_user("somebody@office.invalid", None, name="Somebody", role="attorney")
    with transaction.atomic():
        case, key = services.begin(user, team=None, lead=None)

    def write() -> None:
        with transaction.atomic():
            row = Note(case=case, author=user)
            row.sealed_text = key.seal(row, "sealed_text", "what somebody said " * 10)
            row.save(force_insert=True)
            record(user.pk, "note.written", case.pk, str(row.pk))

    def several() -> None:
        for _ in range(AT_ONCE):
            write()

    noting, found = Written.add, {True: [0.0], False: [0.0]}
    for _ in range(ROUNDS):
        for coded in (True, False):
            Written.add = noting if coded else lambda *_: None  # type: ignore[method-assign]
            found[coded].append(_processor(several) / AT_ONCE)
    Written.add = noting  # type: ignore[method-assign]
    with_codes, without = (1000 * statistics.median(found[coded]) for coded in (True, False))
    report.lines.append(f"  a note written: {with_codes:.2f} ms, without the code of its row {without:.2f} ms")


def _verified(report: Report, entries: int) -> None:
    from amparo.office.platform.audit.verify import chain_faults

    progress(f"writing {entries:,} entries of an audit log")
    _fill(entries)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    progress("verifying them")
    faults: list[object] = []
    took = _processor(lambda: faults.extend(chain_faults()))
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    minutes = took / entries * TEN_YEARS / 60
    report.lines.append(
        f"  {entries:,} entries verified: {took:.1f} s, {more:.0f} MB more at its height; "
        f"25 million, ten years, would take {minutes:.0f} minutes"
    )
    report.goal(not faults, f"{len(faults)} faults in a log that nobody touched (goal 0)")
    report.goal(minutes < 15 and more < 200, f"ten years in {minutes:.0f} minutes, {more:.0f} MB (goal 15 and 200)")


def _fill(entries: int) -> None:
    from django.utils import timezone

    from amparo.office.platform.audit.models import AuditEntry, Link
    from amparo.office.platform.audit.record import mac_of
    from amparo.office.platform.audit.sealer import next_digest, seal_pending

    while seal_pending():
        pass
    last = Link.objects.order_by("-place")[0]
    place, digest, case = last.place, bytes(last.digest), uuid.uuid4()
    key = AuditEntry.objects.order_by("-pk")[0].pk
    for _ in range(entries // PIECE):
        rows, links = [], []
        for _ in range(PIECE):
            key, place = key + 1, place + 1
            row = AuditEntry(
                pk=key, key=uuid.uuid4(), at=timezone.now(), actor=1, did="case.read", case=case, about="x"
            )
            row.mac = mac_of(row)
            digest = next_digest(digest, place, key, row.mac)
            rows.append(row)
            links.append(Link(place=place, entry=key, digest=digest))
        AuditEntry.objects.bulk_create(rows, batch_size=1_000)
        Link.objects.bulk_create(links, batch_size=1_000)


def _processor(what: Callable[[], object]) -> float:
    began = time.process_time()
    what()
    return time.process_time() - began
