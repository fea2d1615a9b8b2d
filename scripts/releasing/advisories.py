"""Compares uv.lock with published advisories, from a file on this machine: nothing is asked of anybody.

The file is what osv.dev gives out for PyPI, a ZIP with one JSON for each advisory (https://ossf.github.io/osv-schema/).
It cannot pass by skipping: a file that is absent, empty, too small or too old is an error, and so is an advisory about
one of our libraries that cannot be read to its end.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

SOURCE = "https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip"
DAYS = 7
FEWEST = 5_000
"""The whole file for PyPI has many more: with fewer it is a part, and a part passes by leaving out."""
AHEAD = dt.timedelta(days=1)
_FIRST = "0"


class CannotTell(Exception):
    """Why nothing can be said, and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """An advisory that is about a version in the lock file."""

    library: str
    version: str
    advisory: str
    summary: str
    fixed: str
    """The lowest later version that is said to be free of it; empty where none is named."""


def compare(
    lock: Mapping[str, Any],
    path: Path,
    now: dt.datetime,
    *,
    days: int = DAYS,
    fewest: int = FEWEST,
    looked_at: frozenset[str] = frozenset(),
) -> list[Found]:
    """What is known of the versions in a lock file, but what somebody has `looked_at`. Raises CannotTell."""
    locked = {
        (_normal(package["name"]), package["version"]) for package in lock["package"] if "registry" in package["source"]
    }
    if not locked:
        raise CannotTell("the lock file names no library")
    count, newest, found = 0, None, list[Found]()
    for advisory in read(path):
        count += 1
        moment = _moment(advisory)
        newest = moment if newest is None else max(newest, moment)
        if "withdrawn" not in advisory and advisory.get("id") not in looked_at:
            found += about(advisory, locked)
    _refuse_stale(path, count, newest, now, days, fewest)
    return sorted(found, key=lambda one: (one.library, one.advisory))


def read(path: Path) -> Iterator[Mapping[str, Any]]:
    """Each advisory of the file. Raises CannotTell."""
    try:
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                if name.endswith(".json"):
                    yield json.loads(packed.read(name))
    except FileNotFoundError:
        raise CannotTell(f"{path} is not there: fetch it from {SOURCE}") from None
    except (OSError, ValueError, zipfile.BadZipFile) as wrong:
        raise CannotTell(f"{path} cannot be read ({wrong}): fetch it again from {SOURCE}") from None


def about(advisory: Mapping[str, Any], locked: Iterable[tuple[str, str]]) -> Iterator[Found]:
    """What an advisory says of the versions that are locked. Raises CannotTell where its ranges cannot be read."""
    for affected in advisory.get("affected", ()):
        package = affected.get("package", {})
        if package.get("ecosystem") != "PyPI":
            continue
        name = _normal(package.get("name", ""))
        for library, version in sorted(locked):
            if library == name and is_affected(affected, version, advisory.get("id", "?")):
                summary = advisory.get("summary") or advisory.get("details", "")
                yield Found(
                    library, version, advisory["id"], " ".join(summary.split())[:100], _fixed(affected, version)
                )


def is_affected(affected: Mapping[str, Any], version: str, advisory: str) -> bool:
    """Whether a version is named, or lies in a range. Events count in the order of versions (PEP 440)."""
    ours = Version(version)
    if any(_same(each, ours) for each in affected.get("versions", ())):
        return True
    ranges = [each for each in affected.get("ranges", ()) if each.get("type") != "GIT"]
    if not ranges and not affected.get("versions"):
        raise CannotTell(f"{advisory} is about {affected['package']['name']} and names no version of it: look at it")
    return any(_lies_in(each.get("events", ()), ours, advisory) for each in ranges)


def _lies_in(events: Iterable[Mapping[str, str]], ours: Version, advisory: str) -> bool:
    inside = False
    for at, kind in sorted(_events(events, advisory), key=lambda event: (event[0], event[1] != "introduced")):
        if kind == "introduced" and ours >= at:
            inside = True
        elif (kind == "fixed" and ours >= at) or (kind == "last_affected" and ours > at):
            inside = False
    return inside


def _events(events: Iterable[Mapping[str, str]], advisory: str) -> Iterator[tuple[Version, str]]:
    for event in events:
        for kind, text in event.items():
            if kind == "limit":
                continue
            try:
                yield Version("0.dev0" if text == _FIRST else text), kind
            except InvalidVersion:
                raise CannotTell(f"{advisory} has a range that cannot be read ({text}): look at it") from None


def _fixed(affected: Mapping[str, Any], version: str) -> str:
    ours = Version(version)
    named = [
        Version(event["fixed"])
        for each in affected.get("ranges", ())
        if each.get("type") != "GIT"
        for event in each.get("events", ())
        if "fixed" in event
    ]
    later = [each for each in named if each > ours]
    return str(min(later)) if later else ""


def _same(text: str, ours: Version) -> bool:
    try:
        return Version(text) == ours
    except InvalidVersion:  # of a time before PEP 440: no version that is locked is written so
        return False


def _moment(advisory: Mapping[str, Any]) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(advisory["modified"])
    except (KeyError, ValueError, TypeError):
        raise CannotTell(f"{advisory.get('id', 'an advisory')} does not say when it was written") from None


def _refuse_stale(path: Path, count: int, newest: dt.datetime | None, now: dt.datetime, days: int, fewest: int) -> None:
    if newest is None or count < fewest:
        raise CannotTell(f"{path} holds {count} advisories, and the whole has over {fewest}: fetch it from {SOURCE}")
    if newest > now + AHEAD:
        raise CannotTell(f"{path} has an advisory of {newest:%Y-%m-%d}, which is to come: its age cannot be told")
    if now - newest > dt.timedelta(days=days):
        raise CannotTell(f"{path} ends {newest:%Y-%m-%d}, more than {days} days ago: fetch it from {SOURCE}")


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
