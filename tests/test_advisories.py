"""Advisories are held against every version that is locked; where nothing can be said, nothing passes."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from scripts.releasing.advisories import CannotTell, about, compare

NOW = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
LOCK = {
    "package": [
        {"name": "amparo", "version": "0.1.0", "source": {"editable": "."}},
        {"name": "grey-heron", "version": "2.4.0", "source": {"registry": "https://pypi.org/simple"}},
    ]
}


def _told(*events: Mapping[str, str], name: str = "Grey_Heron", **more: Any) -> dict[str, Any]:
    """An invented advisory."""
    affected = {
        "package": {"ecosystem": "PyPI", "name": name},
        "ranges": [{"type": "ECOSYSTEM", "events": list(events)}],
    }
    return {"id": "TRY-1", "modified": "2026-11-27T08:00:00Z", "summary": "It bites.", "affected": [affected], **more}


def _file(folder: Path, *advisories: Any) -> Path:
    path = folder / "all.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for number, advisory in enumerate(advisories):
            packed.writestr(f"TRY-{number}.json", advisory if isinstance(advisory, str) else json.dumps(advisory))
    return path


def _versions(folder: Path, *advisories: Any, **bounds: Any) -> list[str]:
    found = compare(LOCK, _file(folder, *advisories), NOW, **{"fewest": 1, **bounds})
    return [f"{one.library} {one.version} {one.advisory} {one.fixed}".strip() for one in found]


@pytest.mark.parametrize(
    ("events", "affected"),
    [
        ([{"introduced": "0"}], True),
        ([{"introduced": "0"}, {"fixed": "2.4.1"}], True),
        ([{"introduced": "0"}, {"fixed": "2.4"}], False),
        ([{"introduced": "0"}, {"fixed": "2.4.1rc1"}], True),
        ([{"introduced": "0"}, {"last_affected": "2.4"}], True),
        ([{"introduced": "0"}, {"last_affected": "2.3.9"}], False),
        ([{"introduced": "2.4.0"}], True),
        ([{"introduced": "2.5"}], False),
        ([{"introduced": "2.10"}], False),
        ([{"introduced": "0"}, {"fixed": "2.0"}, {"introduced": "2.3"}, {"fixed": "2.10"}], True),
        ([{"fixed": "2.10"}, {"introduced": "2.3"}, {"fixed": "2.0"}, {"introduced": "0"}], True),
        ([{"introduced": "0"}, {"fixed": "1.0"}, {"introduced": "2.5"}, {"fixed": "3"}], False),
    ],
)
def test_a_range_is_read_in_the_order_of_versions(events: list[dict[str, str]], affected: bool) -> None:
    assert bool(list(about(_told(*events), {("grey-heron", "2.4.0")}))) is affected


def test_what_is_known_is_told_once_with_the_version_that_is_free_of_it(tmp_path: Path) -> None:
    ours = _told({"introduced": "0"}, {"fixed": "2.4.2"}, {"introduced": "3.0"}, {"fixed": "3.1"})
    named = _told(id="TRY-2")
    named["affected"][0] = {"package": {"ecosystem": "PyPI", "name": "grey.heron"}, "versions": ["weird one", "2.4"]}
    others = [
        _told({"introduced": "0"}, name="grey-herons"),
        _told({"introduced": "0"}, id="TRY-3", withdrawn="2026-11-01T00:00:00Z"),
        _told({"introduced": "0"}, id="TRY-4"),
    ]
    others[2]["affected"][0]["package"]["ecosystem"] = "npm"
    assert _versions(tmp_path, ours, named, *others) == ["grey-heron 2.4.0 TRY-1 2.4.2", "grey-heron 2.4.0 TRY-2"]
    assert _versions(tmp_path, ours, named, looked_at=frozenset({"TRY-1", "TRY-2"})) == []


CLEAR = _told({"introduced": "3"})
UNREADABLE = _told({"introduced": "0"}, {"fixed": "1.0 or so"})
UNNAMED = _told()
UNNAMED["affected"][0]["ranges"] = [{"type": "GIT", "events": [{"introduced": "0"}]}]


@pytest.mark.parametrize(
    ("advisories", "bounds", "why"),
    [
        ([], {}, "holds 0 advisories"),
        ([CLEAR], {"fewest": 2}, "holds 1 advisories, and the whole has over 2"),
        ([_told({"introduced": "3"}, modified="2026-11-20T00:00:00Z")], {}, "ends 2026-11-20, more than 7 days ago"),
        ([_told({"introduced": "3"}, modified="2027-01-01T00:00:00Z")], {}, "which is to come"),
        ([{**CLEAR, "modified": "lately"}], {}, "does not say when"),
        (["{"], {}, "cannot be read"),
        ([UNREADABLE], {}, "a range that cannot be read"),
        ([UNNAMED], {}, "names no version"),
    ],
)
def test_it_cannot_pass_by_skipping(tmp_path: Path, advisories: list[Any], bounds: dict[str, int], why: str) -> None:
    assert _versions(tmp_path, CLEAR) == []
    with pytest.raises(CannotTell, match=why):
        _versions(tmp_path, *advisories, **bounds)


def test_a_file_that_is_absent_or_no_archive_is_no_pass(tmp_path: Path) -> None:
    for path, why in ((tmp_path / "nowhere.zip", "is not there: fetch it"), (tmp_path / "page.zip", "cannot be read")):
        (tmp_path / "page.zip").write_text("<html>moved</html>")
        with pytest.raises(CannotTell, match=why):
            compare(LOCK, path, NOW)
    with pytest.raises(CannotTell, match="names no library"):
        compare({"package": LOCK["package"][:1]}, _file(tmp_path, CLEAR), NOW, fewest=1)
