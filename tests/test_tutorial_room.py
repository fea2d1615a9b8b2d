"""docs/tutorial-room.md is done word for word in a copy of the source, and what it promises holds there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL = (ROOT / "docs/tutorial-room.md").read_text()
FILES = re.findall(r"^`([\w/.]+)`\n\n```\w+\n(.*?)^```$", TUTORIAL, flags=re.M | re.S)
OUTSIDE = re.findall(r"^```diff\n\+\+\+ ([\w/.]+)\n(.*?)^```$", TUTORIAL, flags=re.M | re.S)
ROOM = ("src/amparo/office/cases/reminders/", "tests/office/cases/reminders/")
LEFT_OUT = shutil.ignore_patterns("*.pyc.*", ".pytest_cache")
"""What is compiled goes along, but for what is being written: it need not be compiled a second time."""

THROUGHOUT = '''"""What the office makes of the room, with nothing said of it but what it declares."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from django.urls import reverse

from amparo.office.cases.access.services import erase_rooms
from amparo.office.cases.reminders.models import Reminder
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.descriptions import in_words
from tests.office import matrix
from tests.office.builders import a_case, member, signed_in, world_of
from tests.office.second_person import exported
from tests.office.walk import Walker, cells, surprise

pytestmark = pytest.mark.django_db


def test_the_matrix_walks_the_page_and_finds_what_the_room_declares() -> None:
    assert isinstance(matrix.ROWS["reminders:reminders"], matrix.Case)
    walker = Walker(world_of())
    every = list(cells(["reminders:reminders"]))
    assert len(every) > 200
    assert [told for cell in every if (told := surprise(cell, walker.answer(cell)))] == []


def test_export_erasing_and_the_audit_log_know_the_room() -> None:
    by = member(Role.ATTORNEY)
    held, browser = a_case(by), signed_in(by)
    browser.post(reverse("reminders:reminders", args=[held.number]), {"text": "Ask again."})
    packed = zipfile.ZipFile(io.BytesIO(exported(browser, held.number).content))
    told = json.loads(packed.read(f"{held.number}/case.json"))["reminders"]
    assert [one["text"] for one in told] == ["Ask again."]
    assert in_words("reminder.added") == "wrote a reminder"
    erase_rooms(held.case)
    assert not Reminder.objects.exists()
'''


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source and its tests with the room added as the tutorial says."""
    top = tmp_path_factory.mktemp("tutorial")
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, top / name, ignore=LEFT_OUT)
    shutil.copy(ROOT / "pyproject.toml", top)
    for name, content in FILES:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    for name, diff in OUTSIDE:
        _apply(top / name, diff)
    done = run(top, "-m", "django", "makemigrations", "reminders")
    assert done.returncode == 0, done.stderr
    return top


def _apply(path: Path, diff: str) -> None:
    """Put the lines with a plus where those about them stand."""
    before = "".join(line[1:] + "\n" for line in diff.splitlines() if not line.startswith("+"))
    after = "".join(line[1:] + "\n" for line in diff.splitlines())
    text = path.read_text()
    assert text.count(before) == 1, f"{path} does not read as the tutorial says"
    path.write_text(text.replace(before, after))


def run(top: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the copy."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "DATABASE_"))}
    ours |= {"PYTHONPATH": f"{top / 'src'}:{top}", "DJANGO_SETTINGS_MODULE": "tests.office.settings"}
    return subprocess.run([sys.executable, *words], cwd=top, env=ours, capture_output=True, text=True, check=False)


def test_at_most_three_lines_stand_outside_the_room() -> None:
    assert len(FILES) >= 7
    assert [name for name, _ in FILES if not name.startswith(ROOM)] == []
    added = [line for _, diff in OUTSIDE for line in diff.splitlines() if line.startswith("+")]
    assert 1 <= len(added) <= 3


def test_what_a_room_says_of_itself_fits_ten_lines() -> None:
    declared = dict(FILES)[f"{ROOM[0]}room.py"].partition("ROOM = declare(\n")[2]
    assert len(declared.splitlines()) <= 10


def test_the_room_works_with_its_page_its_row_its_columns_its_export_and_its_erasing(copy: Path) -> None:
    (copy / ROOM[1] / "test_throughout.py").write_text(THROUGHOUT)
    done = run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider",
        ROOM[1], "tests/office/platform/test_rooms.py", "tests/office/platform/encryption/test_inventory.py",
        "tests/office/run/test_addresses.py", "tests/office/test_matrix.py::test_every_address_stands_in_the_table",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]


def test_a_page_without_a_row_or_a_column_that_nobody_declared_would_fail(copy: Path) -> None:
    room = copy / ROOM[0] / "room.py"
    kept = room.read_text()
    room.write_text(re.sub(r"^    (Access|Table|Erasing)\(.*\n", "", kept, flags=re.M))
    try:
        done = run(
            copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nomigrations",
            "tests/office/platform/test_rooms.py", "tests/office/platform/encryption/test_inventory.py",
            "tests/office/test_matrix.py::test_every_address_stands_in_the_table",
        )  # fmt: skip
    finally:
        room.write_text(kept)
    failed = re.findall(r"^FAILED \S+::(\w+)", done.stdout, flags=re.M)
    assert {
        "test_every_address_stands_in_the_table",
        "test_every_column_is_named_as_clear_or_sealed",
        "test_every_room_that_keeps_something_of_a_case_says_what_erasing_takes",
    } <= set(failed)
