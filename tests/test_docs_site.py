"""`make docs` builds the site of the documents without a warning; it asks no other host and holds every document."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OUTSIDE = re.compile(r"""<(?:script|link|img|iframe)[^>]+(?:src|href)=["'](?:https?:)?//""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    made = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "docs"), str(folder)], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    assert "WARNING" not in made.stderr
    return folder / "docs"


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_document_is_a_page(site: Path) -> None:
    documents = [path for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")] if path.name != "README.md"]
    assert [path for path in documents if not (site / path.relative_to(ROOT)).with_suffix(".html").is_file()] == []
    assert (site / "index.html").is_file()


def test_no_page_and_no_style_asks_another_host(site: Path) -> None:
    assert [path for path in pages(site) if OUTSIDE.search(path.read_text(encoding="utf-8"))] == []
    styles = [
        path for path in (site / "_static").rglob("*.css") if re.search(r"url\(\W?(https?:)?//", path.read_text())
    ]
    assert styles == []


def test_the_reference_tells_of_every_library_and_of_no_room_of_the_office(site: Path) -> None:
    names = {path.stem for path in (site / "reference").glob("*.html")}
    assert {"amparo", "amparo.law", "amparo.screen", "amparo.figures"} <= names
    assert not any("office" in name or "cli" in name for name in names)
    first = (site / "reference" / "amparo.html").read_text(encoding="utf-8")
    assert all(f"amparo.{name}" in first for name in ("explain", "screen", "changes", "plan", "forecast", "release"))


def test_the_site_can_be_searched_and_has_a_dark_side(site: Path) -> None:
    assert "deadlin" in (site / "searchindex.js").read_text(encoding="utf-8")
    assert "prefers-color-scheme" in (site / "index.html").read_text(encoding="utf-8")
