"""What developers need, without a settings module or an office: `amparo dev`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from amparo.cli.office import reloading
from amparo.errors import OfficeError
from tests.office.health import is_well
from tests.processes import PATIENCE, end_group, free_port, page_at, told_until


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A shell as on a fresh clone: no office, no variable of one, a folder of its own for what is temporary."""
    (tmp_path / "tmp").mkdir()
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "AMPARO_HOME", "AMPARO_LETTERBOX")
    }
    wide = {"COLUMNS": "400"}  # the folder of a test has a long name, and what is looked for stands on one line
    return {**kept, **wide, "TMPDIR": str(tmp_path / "tmp"), "HOME": str(tmp_path)}


def run(clone, *words, typed=""):
    command = [sys.executable, "-m", "amparo", "dev", *words]
    at = Path(clone["HOME"])
    done = subprocess.run(command, env=clone, cwd=at, input=typed, capture_output=True, text=True, timeout=PATIENCE)
    assert [one.name for one in at.iterdir()] == ["tmp"]  # nothing was made beside
    assert list((at / "tmp").iterdir()) == []
    return done


def test_models_and_settings_are_checked_on_a_fresh_clone(clone):
    done = run(clone, "check")
    assert done.returncode == 0, done.stderr
    assert "no migration is missing" in done.stdout


def test_migrations_are_made_without_an_office(clone):
    done = run(clone, "makemigrations", "--dry-run", "--empty", "--name", "tried", "docket")
    assert done.returncode == 0, done.stderr
    assert "tried" in done.stdout
    assert run(clone, "makemigrations", "--dry-run", "no_such_app").returncode == 2


def test_any_command_of_django_runs_with_its_own_options(clone):
    done = run(clone, "manage", "sqlmigrate", "docket", "0001", "--backwards")
    assert "DROP TABLE" in done.stdout, done.stderr


def test_a_real_database_is_not_touched(clone):
    done = run({**clone, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}, "manage", "migrate", "docket", "zero")
    assert done.returncode == 0, done.stderr


def test_a_shell_opens_in_a_fictional_office(clone):
    done = run(clone, "shell", "--people", "1", typed="print('cases', Case.objects.count() > 0)\n")
    assert "cases True" in done.stdout, done.stderr


def test_the_office_starts_anew_when_a_file_changes_and_is_kept_where_asked(clone, tmp_path):
    watched, home, port = tmp_path / "watched", tmp_path / "kept", free_port()
    watched.mkdir()
    words = ["server", "--people", "1", "--port", str(port), "--home", str(home), "--watch", str(watched)]
    process = subprocess.Popen(
        [sys.executable, "-m", "amparo", "dev", *words],
        env=clone,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    try:
        told = told_until(process, "is open at")
        assert str(home) in told
        assert "Who would you like to be?" in page_at(f"http://localhost:{port}/sign-in/")
        (watched / "page.html").write_text("changed")
        assert "starts anew" in told_until(process, "is open at")
        assert is_well(page_at(f"http://localhost:{port}/health/"))
    finally:
        assert end_group(process) == 0
        process.stdout.close()
    assert (home / "keyring.json").exists()
    assert list(Path(clone["TMPDIR"]).iterdir()) == []


def test_an_office_that_is_not_fictional_is_refused(tmp_path):
    (tmp_path / "keyring.json").write_text("{}")
    with pytest.raises(OfficeError, match="fictional ones only"):
        reloading.server(port=free_port(), home=tmp_path)


@pytest.mark.parametrize("word", reloading.TO_END)
def test_told_to_end_at_a_moment_at_which_an_exception_is_swallowed_it_ends(tmp_path, word):
    class Swallows:
        def __del__(self):
            signal.raise_signal(word)

    before = signal.getsignal(word)
    with reloading.told_to_end() as is_told:
        looks = reloading.changes((tmp_path,), is_told)
        assert next(looks)
        Swallows()
        assert list(looks) == []
    assert signal.getsignal(word) == before


def test_files_that_come_go_and_change_are_noticed(tmp_path):
    folders = (tmp_path,)
    seen = [reloading.states(folders)]
    (tmp_path / "a.html").write_text("1")
    seen.append(reloading.states(folders))
    os.utime(tmp_path / "a.html", ns=(1, 1))
    seen.append(reloading.states(folders))
    (tmp_path / "notes.md").write_text("not read by an office")
    assert reloading.states(folders) == seen[-1]
    (tmp_path / "a.html").unlink()
    assert reloading.states(folders) == seen[0] != seen[1] != seen[2]
