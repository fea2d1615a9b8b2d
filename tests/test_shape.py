"""`scripts/shape` measures any checkout, and this one keeps what it was given."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def shape() -> dict[str, object]:
    """What the command prints."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/shape", "--json"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_it_measures_rooms_layers_lines_and_imports(shape: dict[str, object]) -> None:
    assert shape["rooms at the top of the office"] == 8
    assert re.fullmatch(r"\d+ modules: .+", str(shape["longest import chain"]))
    assert re.match(r"median \d+, p90 \d+, longest \d+", str(shape["functions"]))


def test_a_new_room_takes_at_most_three_lines_in_one_file(shape: dict[str, object]) -> None:
    told = re.fullmatch(r"(\d+) in 1 file", str(shape["lines outside the folder of a new room"]))
    assert told is not None
    assert int(told[1]) <= 3


def test_no_line_of_a_template_is_longer_than_140(shape: dict[str, object]) -> None:
    told = re.search(r"longest (\d+)", str(shape["template lines"]))
    assert told is not None
    assert int(told[1]) <= 140
