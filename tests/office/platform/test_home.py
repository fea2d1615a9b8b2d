"""The office's folder: made private, served by one, locked down without a key, and nobody's place for a key file."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from amparo.errors import OfficeError
from amparo.office.platform import home as place
from amparo.office.platform.home import LETTERBOX, VARIABLE, Home, home


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.delenv(LETTERBOX, raising=False)
    made = Home(tmp_path / "office")
    made.make()
    return made


def test_the_folder_that_is_named_is_the_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "named"))
    assert home() == Home(tmp_path / "named")
    monkeypatch.delenv(VARIABLE)
    monkeypatch.chdir(tmp_path)
    assert home() == Home(tmp_path / "amparo-office")


def test_an_office_is_there_once_its_keys_are(office: Home) -> None:
    with pytest.raises(OfficeError, match=r"there is no office in .*amparo office new"):
        office.refuse_absent()
    office.keyring.write_text("{}")
    office.refuse_absent()


def test_the_folder_is_private_and_one_that_cannot_be_made_is_named(office: Home) -> None:
    assert office.folder.stat().st_mode & 0o077 == 0
    assert office.documents.is_dir()
    (office.folder / "file").touch()
    with pytest.raises(OfficeError, match="cannot be made: Not a directory"):
        Home(office.folder / "file" / "office").make()


def test_a_locked_down_office_is_refused_until_it_is_unlocked(office: Home) -> None:
    office.refuse_locked_down()
    office.lock_down()
    assert office.lockdown.stat().st_mode & 0o077 == 0
    with pytest.raises(OfficeError, match="is locked down; open it with: amparo office unlock"):
        office.refuse_locked_down()
    with pytest.raises(OfficeError, match="end the processes by hand"):
        Home(office.folder / "nowhere").lock_down()


def test_whoever_serves_it_already_is_named(office: Home) -> None:
    office.refuse_second()
    with pytest.raises(OfficeError, match=f"is served already, by process {os.getpid()}"):
        office.refuse_second()


@pytest.mark.parametrize("left", ["", "4194305"], ids=["nobody", "a process that is gone"])
def test_the_children_of_a_killed_server_are_waited_for(
    office: Home, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    lock = os.open(office.folder / ".serving", os.O_RDWR | os.O_CREAT, 0o600)
    os.write(lock, left.encode())
    fcntl.flock(lock, fcntl.LOCK_EX)
    waited = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            os.close(lock)

    monkeypatch.setattr(place.time, "sleep", wait)
    office.refuse_second()
    assert len(waited) == 3
    assert (office.folder / ".serving").read_text() == str(os.getpid())


def test_children_that_stay_are_waited_for_in_vain(office: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = os.open(office.folder / ".serving", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    waited: list[float] = []
    monkeypatch.setattr(place.time, "sleep", waited.append)
    with pytest.raises(OfficeError, match="is served already, by process unknown"):
        office.refuse_second()
    assert sum(waited) == pytest.approx(place.PATIENCE - 0.1)
    os.close(lock)


def test_what_others_could_read_is_closed_to_them(office: Home) -> None:
    open_to_all = office.folder / "office.sqlite3"
    open_to_all.touch(mode=0o644)
    open_to_all.chmod(0o644)
    outside = office.folder.parent / "outside"
    outside.touch()
    outside.chmod(0o644)
    (office.folder / "link").symlink_to(outside)
    office.close_to_others()
    assert open_to_all.stat().st_mode & 0o777 == 0o600
    assert outside.stat().st_mode & 0o777 == 0o644


def test_a_dropbox_outside_is_shared_with_its_group(
    office: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.letterbox.touch(mode=0o600)
    office.share_letterbox()
    assert office.letterbox.stat().st_mode & 0o777 == 0o600  # inside the office's folder nobody else comes to it
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv(LETTERBOX, str(elsewhere))
    office.share_letterbox()  # there is none yet
    office.letterbox.touch(mode=0o600)
    office.share_letterbox()
    assert office.letterbox.stat().st_mode & 0o777 == 0o660

    def refused(*_given: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refused)
    with pytest.raises(OfficeError, match="belongs to another account: Operation not permitted"):
        office.share_letterbox()


def test_a_key_file_beside_the_lock_is_refused(office: Home, tmp_path: Path) -> None:
    office.refuse_inside(tmp_path / "office.key")
    with pytest.raises(OfficeError, match="must not lie in the office's folder"):
        office.refuse_inside(office.folder / ".." / "office" / "office.key")


@pytest.mark.parametrize(("process", "alive"), [("1", True), ("4194305", False), ("", False), ("who", False)])
def test_a_process_is_alive_whoever_it_belongs_to(process: str, alive: bool) -> None:
    assert place._is_alive(process) is alive
