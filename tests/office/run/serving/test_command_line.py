"""The office from a terminal, each command in a process of its own as people run it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from amparo.office.platform.encryption.keyring import Keyring
from amparo.office.platform.encryption.openers import Opener
from tests.office.health import is_well
from tests.processes import PATIENCE, end_group, free_port, page_at, told_until

PHRASE = "six grey herons by the lake\n"


class Terminal:
    """A terminal whose office lies in a folder of its own."""

    def __init__(self, folder: Path, made: Path | None = None) -> None:
        self.made = made
        self.home = folder / "office"
        self.folder = folder
        ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MAKELEVEL")  # make starts these tests too
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        self.environment = {**kept, "AMPARO_HOME": str(self.home), "COLUMNS": "120"}
        self.amparo = str(Path(sys.executable).with_name("amparo"))

    def run(self, *words: str, typed: str = PHRASE) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        command = [self.amparo, *words]
        at = {"env": self.environment, "cwd": self.folder}
        return subprocess.run(command, input=typed, capture_output=True, text=True, check=False, timeout=PATIENCE, **at)

    def new(self) -> subprocess.CompletedProcess[str]:
        """Make the office."""
        return self.run("office", "new", "--name", "Nora", "--email", "nora@office.invalid")

    def make(self) -> None:
        """Have an office: a copy of the one that was made once for all of these tests."""
        assert self.made
        shutil.copytree(self.made, self.home)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    terminal = Terminal(tmp_path_factory.mktemp("made"))
    done = terminal.new()
    assert done.returncode == 0, done.stderr
    return terminal.home


@pytest.fixture
def terminal(tmp_path: Path, made: Path) -> Terminal:
    return Terminal(tmp_path, made)


def test_an_office_is_made_served_and_stopped(terminal: Terminal) -> None:
    done = terminal.new()
    assert re.search(r"([A-Z2-7]{4}-){5}[A-Z2-7]{4}", done.stdout)
    assert terminal.home.stat().st_mode & 0o077 == 0
    again = terminal.new()
    assert (again.returncode, "already" in again.stderr) == (2, True)
    with (served := _served(terminal)) as address:
        assert is_well(page_at(f"{address}/health/"))
        page = page_at(address)
        assert "Sign in" in page
        assert "Who would you like to be?" not in page
        assert _limits_of_core_dumps(served.process.pid) == {"0"}
    open_to_others = [path for path in terminal.home.rglob("*") if path.stat().st_mode & 0o077]
    assert open_to_others == []
    assert "everything as it was written" in terminal.run("audit", "verify").stdout


def _limits_of_core_dumps(pid: int) -> set[str]:
    """What a process and all under it may leave of a core dump, as Linux says it."""
    found, waiting = set(), [pid]
    while waiting:
        process = Path("/proc", str(waiting.pop()))
        told = re.search(r"Max core file size +(\w+)", process.joinpath("limits").read_text())
        found.add(told[1] if told else "unknown")
        waiting += [int(child) for task in process.glob("task/*/children") for child in task.read_text().split()]
    return found


class _served:  # noqa: N801
    def __init__(self, terminal: Terminal, port: int = 0) -> None:
        self.port = port or free_port()
        self.process = subprocess.Popen(
            [terminal.amparo, "serve", "--port", str(self.port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=terminal.environment,
            start_new_session=True,
        )

    def __enter__(self) -> str:
        assert self.process.stdin
        self.process.stdin.write(PHRASE)
        self.process.stdin.close()
        told_until(self.process, "is open at")
        return f"http://localhost:{self.port}"

    def __exit__(self, *_: object) -> None:
        assert end_group(self.process) == 0
        assert self.process.stdout
        self.process.stdout.close()


def test_a_wrong_passphrase_opens_nothing(terminal: Terminal) -> None:
    terminal.make()
    for words in (("serve", "--port", str(free_port())), ("key", "rotate"), ("audit", "verify"), ("audit", "head")):
        done = terminal.run(*words, typed="not the passphrase at all\n")
        assert (done.returncode, "not the passphrase" in done.stderr) == (2, True), words


def test_where_there_is_no_office_it_says_how_to_make_one(terminal: Terminal) -> None:
    with _taken() as port:
        office, public = (terminal.run("serve", *more, "--port", str(port)) for more in ((), ("--public",)))
    assert (office.returncode, public.returncode) == (2, 2)
    assert "there is no office" in office.stderr
    assert "amparo office new" in office.stderr
    assert "the dropbox cannot be opened" in public.stderr
    assert "serve the office first" in " ".join(public.stderr.split())


def test_a_port_in_use_is_told(terminal: Terminal) -> None:
    terminal.make()
    with _taken() as port:
        for words in (("serve",), ("demo",)):
            assert "choose another with --port" in terminal.run(*words, "--port", str(port)).stderr, words


@contextmanager
def _taken() -> Iterator[int]:
    """A port at which somebody else listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield int(taken.getsockname()[1])


def test_keys_rotate_and_change_and_a_key_file_opens(terminal: Terminal) -> None:
    terminal.make()
    assert "0 case keys" in terminal.run("key", "rotate").stdout
    outside = terminal.folder / "office.key"
    assert terminal.run("key", "file", str(outside)).returncode == 0
    assert terminal.run("key", "file", str(outside)).returncode == 2
    assert "must not lie" in terminal.run("key", "file", str(terminal.home / "office.key")).stderr
    assert terminal.run("key", "change", "--to", str(outside)).returncode == 0
    assert terminal.run("audit", "head").returncode == 2
    assert terminal.run("audit", "head", "--key-file", str(outside)).returncode == 0


def test_a_docket_is_taken_in_after_a_dry_run(terminal: Terminal) -> None:
    terminal.make()
    _attorney(terminal)
    path = terminal.folder / "docket.csv"
    path.write_text("person,given,nationality,hearing_on\np1,Rosa,HN,2020-01-07\np2,Ana,Narnia,\n")
    words = ("import", str(path), "--by", "elena@office.invalid")
    dry = terminal.run(*words, "--dry-run")
    assert "Nothing was written" in dry.stdout
    assert "1 people in 1 new cases" in dry.stdout
    assert "Days to be asked: 1." in dry.stderr
    assert "line 2, hearing_on: 2020-01-07: This day is past." in dry.stderr
    done = terminal.run(*words)
    assert done.returncode == 3  # a row was set aside
    assert "docket.rejects.csv" in done.stderr.replace("\n", "")
    assert "Narnia" in (terminal.folder / "docket.rejects.csv").read_text()
    assert "Days to be asked: 1." in done.stderr
    assert "2020-01-07" in (terminal.folder / "docket.to-ask.csv").read_text()
    assert "imported before" in terminal.run(*words).stdout
    assert "no attorney" in terminal.run("import", str(path), "--by", "nobody@office.invalid").stderr
    assert "there is no team" in terminal.run(*words, "--team", "None").stderr


def _attorney(terminal: Terminal) -> None:
    with closing(sqlite3.connect(terminal.home / "office.sqlite3", autocommit=True)) as database:
        database.execute(
            "INSERT INTO accounts_user (password, email, name, role, language, speaks, is_active, made_at)"
            " VALUES ('!', 'elena@office.invalid', 'Elena', 'attorney', 'en', '', 1, '2026-01-01')"
        )


def test_a_tampered_audit_is_told_and_a_kept_head_shows_a_cut(terminal: Terminal) -> None:
    terminal.make()
    head = terminal.run("audit", "head").stdout.strip()
    whole = terminal.run("audit", "verify", "--head", head)
    assert whole.returncode == 0
    assert "No head outside this machine" not in whole.stderr
    assert "No head outside this machine" in terminal.run("audit", "verify").stderr
    with closing(sqlite3.connect(terminal.home / "office.sqlite3", autocommit=True)) as database:
        database.execute("DELETE FROM audit_link")
        database.execute("DELETE FROM audit_deed")
    emptied = terminal.run("audit", "verify")
    assert emptied.returncode == 1
    assert "the chain is empty" in emptied.stderr or "codes of rows" in emptied.stderr
    cut = terminal.run("audit", "verify", "--head", head)
    assert cut.returncode == 1
    assert "cut" in cut.stderr


def _job_workers(master: int) -> list[int]:
    """The processes beside the workers: they are nicer than those, so that a page goes first."""
    ours = os.getpriority(os.PRIO_PROCESS, master)
    return [each for each in _children(master) if os.getpriority(os.PRIO_PROCESS, each) > ours]


def _children(master: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{master}/task/{master}/children").read_text().split()]


def test_what_a_later_version_opened_is_refused_and_what_an_earlier_one_had_is_copied_first(terminal: Terminal) -> None:
    terminal.make()
    with closing(sqlite3.connect(terminal.home / "office.sqlite3", autocommit=True)) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('docket', '9999_later', '2027-01-01')"
        )
    later = terminal.run("serve", "--port", str(free_port()))
    assert later.returncode == 2
    assert "opened by a later version of Amparo (docket 9999_later)" in " ".join(later.stderr.split())
    with closing(sqlite3.connect(terminal.home / "office.sqlite3", autocommit=True)) as database:
        database.execute("DELETE FROM django_migrations WHERE name = '9999_later'")
        database.execute("DELETE FROM django_migrations WHERE app = 'safekeeping'")
        database.execute("DROP TABLE safekeeping_backup")
    with _served(terminal) as address:
        assert is_well(page_at(f"{address}/health/"))
    (copy,) = (terminal.home / "before-upgrade").iterdir()
    assert {each.name for each in copy.iterdir()} == {"office.sqlite3", "letterbox.sqlite3"}


def test_locked_down_it_forgets_its_keys_at_once_and_opens_by_passphrase_or_shares_alone(terminal: Terminal) -> None:
    terminal.make()
    shares = Keyring.open(terminal.home / "keyring.json", Opener.passphrase(PHRASE.strip())).make_shares(2, 3)
    assert "is not locked down" in terminal.run("office", "unlock").stderr
    serving = _served(terminal)
    serving.__enter__()
    with closing(sqlite3.connect(terminal.home / "office.sqlite3", autocommit=True)) as database:
        database.execute(
            "INSERT INTO accounts_session (session_key, session_data, expire_date, started_at, seen_at, device)"
            " VALUES ('k', '', '2099-01-01', '2099-01-01', '2099-01-01', '')"
        )
    held = [serving.process.pid, *_children(serving.process.pid)]
    assert terminal.run("office", "lockdown", typed="").returncode == 0
    assert serving.process.wait(PATIENCE) == 4
    assert serving.process.stdout
    assert "locked down" in serving.process.stdout.read()
    serving.process.stdout.close()
    assert not [pid for pid in held if Path(f"/proc/{pid}").exists()]
    refused = terminal.run("serve", "--port", str(free_port()))
    assert (refused.returncode, "is locked down" in " ".join(refused.stderr.split())) == (2, True)
    assert terminal.run("office", "unlock", typed="not the passphrase at all\n").returncode == 2
    assert terminal.run("office", "unlock", typed=f"shares\n{shares[2].text}\n{shares[0].text}\n").returncode == 0
    with closing(sqlite3.connect(terminal.home / "office.sqlite3", autocommit=True)) as database:
        assert database.execute("SELECT count(*) FROM accounts_session").fetchone() == (0,)
    with _served(terminal) as address:
        assert is_well(page_at(f"{address}/health/"))


def test_a_killed_office_starts_again_with_all_it_had(terminal: Terminal) -> None:
    terminal.make()
    serving = _served(terminal)
    serving.__enter__()
    second = terminal.run("serve", "--port", str(free_port()))
    assert (second.returncode, second.stdout) == (2, "")
    assert f"is served already, by process {serving.process.pid}" in " ".join(second.stderr.split())
    worker = _job_workers(serving.process.pid)[0]
    before = _children(serving.process.pid)
    os.kill(worker, signal.SIGKILL)
    told_until(serving.process, "is begun anew")
    assert worker not in (after := _children(serving.process.pid))
    assert len(after) == len(before) == 5  # three of the jobs, two of requests
    os.kill(serving.process.pid, signal.SIGKILL)  # the master alone: what it began has a moment to go
    serving.process.wait(20)
    assert serving.process.stdout
    with _served(terminal, serving.port) as address:
        assert is_well(page_at(f"{address}/health/"))
    serving.process.stdout.close()
    assert terminal.run("audit", "verify").returncode == 0
