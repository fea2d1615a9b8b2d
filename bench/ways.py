"""Whether what the pages of appointments say is still true: asked each second by the keeper, in an office of many.

Each size runs in a process of its own, with an office in a temporary folder.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.measure import Report, progress

RUNS = 5
GOAL = 0.05
"""Seconds that it may take of each second, with as many appointments ahead as a large office can keep."""


def run(people: int, ahead: tuple[int, ...] = (200, 1_000, 10_000)) -> Report:
    """Measure with so many requests, of which so many have an appointment ahead."""
    report = Report([f"The pages of appointments kept true, {people:,} requests on SQLite"])
    for count in (one for one in ahead if one <= people):
        progress(f"{count:,} appointments ahead")
        told = _apart(people, count)
        report.lines.append(
            f"  {count:6,} appointments ahead: {told['again'] * 1000:.1f} ms each second, "
            f"{told['first']:.1f} s after a start until each was looked at, {told['longest']:.2f} s at once at most"
        )
        if count == 1_000:
            report.goal(
                told["again"] < GOAL, f"looked at again in {told['again'] * 1000:.1f} ms (goal {GOAL * 1000:.0f})"
            )
    return report


def _apart(people: int, ahead: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "AMPARO_HOME": str(Path(folder) / "office")}
        environment.pop("DATABASE_URL", None)
        command = [sys.executable, "-m", "bench.ways", str(people), str(ahead)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _measure(people: int, ahead: int) -> dict[str, float]:
    from amparo.office.platform.encryption.openers import Opener
    from amparo.office.run import serving

    serving.make_office(Opener.passphrase("six grey herons by the lake"))
    _fill(people, ahead)
    from amparo.office.intake.replies import AT_ONCE, keep_ways_true

    looks = [_seconds(keep_ways_true) for _ in range(-(-ahead // AT_ONCE) + RUNS)]
    return {"first": sum(looks[:-RUNS]), "longest": max(looks), "again": statistics.median(looks[-RUNS:])}


def _seconds(look: Callable[[], None]) -> float:
    began = time.perf_counter()
    look()
    return time.perf_counter() - began


def _fill(people: int, ahead: int) -> None:
    from django.db import transaction
    from django.utils import timezone

    from amparo.office.intake.models import Offer, Request, RequestKey
    from amparo.office.intake.requests import post_reply
    from amparo.office.platform.accounts.models import User
    from amparo.office.platform.encryption.case_keys import new_key

    host = User.objects.create_user("host@office.invalid", None, name="Host", role="attorney")
    starts = timezone.now() + dt.timedelta(days=9)
    told = {"words": "Ayuda. " * 40, "name": "Marisol", "channel": "phone", "detail": "+52 656 123 4567"}
    with transaction.atomic():
        for number in range(people):
            row = Request(number=number, lookup=f"{number:032x}")
            case_key = new_key(row, RequestKey)
            row.sealed_told = case_key.seal(
                row, "sealed_told", {"told": told, "language": "es", "key": f"{number:064x}"}
            )
            row.save(force_insert=True)
            if number < ahead:
                Offer.objects.create(slot=_slot(number), host=host, starts_at=starts, minutes=45, request=row)
                post_reply(case_key, row)


def _slot(number: int) -> str:
    return f"{number:032x}"


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]), int(sys.argv[2]))))
