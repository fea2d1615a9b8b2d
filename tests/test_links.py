"""Every link within the repository leads somewhere, and every path that a document names exists."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "bench" / "README.md"])
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*\.(?:py|toml|json|md|html|css|txt|yml|yaml|svg|png|csv|cff))`")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def prose(path: Path) -> str:
    return _FENCED.sub("", path.read_text(encoding="utf-8"))


@cache
def anchors(path: Path) -> frozenset[str]:
    """The anchors that a host gives to the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    plain = (re.sub(r"[`*\[\]]|\]\([^)]*\)", "", one).strip().lower() for one in headings)
    return frozenset(re.sub(r"[^\w\- ]", "", one).replace(" ", "-") for one in plain)


def broken(path: Path, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return False
    place, _, anchor = link.partition("#")
    target = (path.parent / place).resolve() if place else path
    return not target.exists() or bool(anchor and anchor not in anchors(target))


@pytest.mark.parametrize("path", DOCS, ids=lambda one: str(one.relative_to(ROOT)))
def test_every_link_of_a_document_leads_somewhere(path: Path) -> None:
    assert [link for link in _LINK.findall(prose(path)) if broken(path, link)] == []


def test_a_link_that_leads_nowhere_would_be_found() -> None:
    assert broken(ROOT / "README.md", "docs/nowhere.md")
    assert broken(ROOT / "README.md", "docs/the-office.md#nowhere")
    assert not broken(ROOT / "README.md", "docs/the-office.md#who-may-do-what")


@cache
def files() -> tuple[str, ...]:
    """Every file of the repository, with a slash before it."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return tuple(f"/{line}" for line in listed.stdout.splitlines() if (ROOT / line).exists())


@pytest.mark.parametrize("path", DOCS, ids=lambda one: str(one.relative_to(ROOT)))
def test_every_test_that_a_document_names_exists(path: Path) -> None:
    named = set(re.findall(r"`(test_\w+\.py)`", prose(path)))
    assert sorted(one for one in named if not any(name.endswith(f"/{one}") for name in files())) == []


@pytest.mark.parametrize("path", DOCS, ids=lambda one: str(one.relative_to(ROOT)))
def test_every_file_that_a_document_names_exists(path: Path) -> None:
    """A path may begin at any folder that the sentence is about. The room of the tutorial is built in its own test."""
    named = {one for one in _PATH.findall(prose(path)) if "xx" not in one and "/reminders/" not in one}
    assert sorted(one for one in named if not any(name.endswith(f"/{one}") for name in files())) == []
