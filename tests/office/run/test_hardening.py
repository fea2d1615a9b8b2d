"""Keys end on no disk: no core dumps, and nothing in the office's folder that others may read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from amparo.office.platform.home import Home

TELLS = """
import ctypes, os, resource
from amparo.office.run.hardening import harden, lock_memory
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), oct(os.umask(0)))
resource.setrlimit(resource.RLIMIT_MEMLOCK, (65536, 65536))
print(lock_memory())
"""


@pytest.mark.one_moment("a process, on whatever day")
def test_a_process_with_keys_leaves_no_core_and_lets_no_other_read_it() -> None:
    told = subprocess.run([sys.executable, "-c", TELLS], capture_output=True, text=True, check=True).stdout.split("\n")
    assert told[0] == "(0, 0) 0 0o77"
    assert told[1] == "False"  # under a limit it would fail later, when memory is asked for


def test_what_an_earlier_version_left_open_to_others_is_closed(tmp_path: Path) -> None:
    home = Home(tmp_path / "office")
    home.make()
    sealed = home.documents / "ab" / "abcdef"
    sealed.parent.mkdir(mode=0o755)
    for path in (home.database, home.keyring, sealed):
        path.write_text("sealed")
        path.chmod(0o644)
    home.close_to_others()
    assert [path for path in home.folder.rglob("*") if path.stat().st_mode & 0o077] == []
    assert sealed.read_text() == "sealed"
