"""Whether a version is ready to be given out: its changes bear a day, and an office that it made is kept."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from scripts.releasing.building import CannotRelease

OFFICES = Path("tests/office/upgrade")
_HEADING = re.compile(r"^## (?P<version>\d[\w.]*) \((?P<when>[^)]*)\)$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def version_of(tree: Path) -> str:
    """The version of a source tree."""
    project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def released(changelog: str) -> list[str]:
    """The versions that were given out: those whose changes bear a day."""
    return [found["version"] for found in _HEADING.finditer(changelog) if _DAY.fullmatch(found["when"])]


def without_office(tree: Path) -> list[str]:
    """Versions that were given out and of which no office is kept for later ones to open."""
    versions = released((tree / "CHANGELOG.md").read_text(encoding="utf-8"))
    return [version for version in versions if not (tree / OFFICES / f"office-{version}.tar.xz").exists()]


def refuse_unready(tree: Path) -> None:
    """Raises CannotRelease."""
    version = version_of(tree)
    if version not in released((tree / "CHANGELOG.md").read_text(encoding="utf-8")):
        raise CannotRelease(f"CHANGELOG.md has no heading “## {version} (YYYY-MM-DD)”: a release bears its day")
    if missing := without_office(tree):
        raise CannotRelease(
            f"no office of {', '.join(missing)} is kept in {OFFICES}: make it with python -m tests.office.upgrade.make "
            f"office-{missing[0]}"
        )
