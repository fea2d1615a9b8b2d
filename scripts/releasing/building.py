"""The files of a release, made from a commit and nothing that lies beside it, so that anyone makes the same bytes."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

SUMS = "SHA256SUMS"


class CannotRelease(Exception):
    """Why there is no release, and what to do."""


def commit_moment(checkout: Path, commit: str = "HEAD") -> int:
    """When a commit was made, in seconds since 1970: the moment that every file of the release bears."""
    return int(_git(checkout, "log", "-1", "--format=%ct", commit))


def export(checkout: Path, target: Path, commit: str = "HEAD") -> None:
    """Lay out what was committed, and no more."""
    with tarfile.open(fileobj=io.BytesIO(_git(checkout, "archive", commit))) as packed:
        packed.extractall(target, filter="data")


def build(tree: Path, target: Path, moment: int) -> tuple[Path, ...]:
    """A wheel and an sdist of a laid-out commit, without the network. Raises CannotRelease."""
    target.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(target.absolute())]
    done = subprocess.run(
        command,
        cwd=tree,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(moment)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise CannotRelease(f"it cannot be built: {done.stderr.strip()}")
    return tuple(sorted(path for path in target.iterdir() if path.suffix in (".whl", ".gz")))


def unlike(first: tuple[Path, ...], second: tuple[Path, ...]) -> list[str]:
    """Names of files that the two builds do not both have, or not with the same bytes."""
    one, other = ({path.name: path.read_bytes() for path in built} for built in (first, second))
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def sums(files: list[Path]) -> str:
    """Lines that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(files))


def _git(checkout: Path, *words: str) -> bytes:
    done = subprocess.run(["git", "-C", str(checkout), *words], capture_output=True, check=False)
    if done.returncode:
        raise CannotRelease(f"git {words[0]}: {done.stderr.decode().strip()}")
    return done.stdout


def tested_versions(checkout: Path, tree: Path) -> str:
    """Every library at the version of uv.lock, as a file of constraints for pip, pipx and uv. Raises CannotRelease."""
    uv = checkout / ".tools/bin/uv"
    words = ["export", "--frozen", "--offline", "--all-extras", "--no-dev", "--no-emit-project", "--no-hashes"]
    command = [str(uv), *words, "--no-header", "--no-annotate", "--quiet", "--project", str(tree)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise CannotRelease(f"{uv} is not there: make setup") from None
    if done.returncode:
        raise CannotRelease(f"the tested versions cannot be listed: {done.stderr.strip()}")
    return done.stdout
