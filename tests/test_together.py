"""That tests which share something dear are run by one worker, whatever the libraries between do with a mark."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.quick import TESTS
from tests.together import FILES, FOLDERS, group_of

BODY = """
import os, pytest

@pytest.mark.parametrize("number", range(6))
def test_it(number):
    with open({told!r}, "a") as told:
        print({name!r}, os.getpid(), file=told)
"""


def test_of_two_workers_one_runs_all_of_a_group(tmp_path: Path) -> None:
    told = tmp_path / "told"
    folder = tmp_path / "tests"
    for name in ("browser/test_a.py", "browser/test_b.py", "test_alone.py"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(BODY.format(told=str(told), name=path.parent.name), encoding="utf-8")
    (folder / "conftest.py").write_text((TESTS / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "--rootdir", str(tmp_path), "-n", "2"]
    for plugin in ("cacheprovider", "django", "cov"):
        command += ["-p", f"no:{plugin}"]
    done = subprocess.run(
        [*command, "--dist", "loadgroup", str(folder)], capture_output=True, text=True, check=False, cwd=TESTS.parent
    )
    assert done.returncode == 0, done.stdout + done.stderr
    ran = [line.split() for line in told.read_text(encoding="utf-8").splitlines()]
    assert len(ran) == 18
    assert len({worker for _, worker in ran}) == 2
    assert len({worker for name, worker in ran if name == "browser"}) == 1


def test_what_stays_together_is_there() -> None:
    assert [name for name in FILES if not (TESTS / name).is_file()] == []
    assert {path.name for path in TESTS.rglob("*") if path.is_dir() and path.name in FOLDERS} == FOLDERS


def test_a_test_is_with_its_folder_its_file_spark_or_alone() -> None:
    assert group_of("tests/office/browser/test_a_day.py::test_it[x/y]") == "browser"
    assert group_of("tests/office/run/serving/test_command_line.py::test_it") == "serving"
    assert group_of("tests/law/test_asking.py::test_it") == "test_asking"
    assert group_of("tests/office/front_door/public_site/test_asking.py::test_it") == ""
    assert group_of("tests/cli/test_terminal.py::test_it[spark]") == group_of("tests/screen/test_spark.py::test_it")
    assert group_of("tests/law/test_nodes.py::test_it") == ""
