"""An invented office is kept for the next run, as long as what is in it is still true."""

from __future__ import annotations

import datetime as dt
import shutil
import threading

import pytest
import time_machine

from amparo.cli.office import kept
from amparo.cli.office.kept import KEY, OFFICE, Kept
from amparo.errors import OfficeError

NOON = dt.datetime(2026, 12, 4, 19, 0, tzinfo=dt.UTC)  # noon by the office's clock


@pytest.fixture
def place(tmp_path):
    made = tmp_path / "kept"
    made.mkdir()
    return made


@pytest.fixture
def office(tmp_path):
    folder = tmp_path / "made"
    (folder / OFFICE / "documents").mkdir(parents=True)
    (folder / KEY).write_bytes(b"k" * 64)
    (folder / OFFICE / "office.sqlite3").write_bytes(b"rows")
    (folder / OFFICE / "documents" / "1").write_bytes(b"sealed")
    return folder


def test_what_was_kept_is_copied_whole(place, office, tmp_path):
    with time_machine.travel(NOON, tick=False):
        assert Kept(place, 300).since is None
        Kept(place, 300).keep(office)
        assert Kept(place, 300).since == NOON
        into = tmp_path / "served"
        into.mkdir()
        Kept(place, 300).copy_to(into)
    assert (into / OFFICE / "documents" / "1").read_bytes() == b"sealed"
    (into / OFFICE / "office.sqlite3").write_bytes(b"tried this and that")
    with time_machine.travel(NOON, tick=False):
        assert Kept(place, 300).since  # what is tried in a copy is in no later one


@pytest.mark.parametrize("later", [dt.timedelta(hours=6), dt.timedelta(days=1), -dt.timedelta(minutes=1)])
def test_an_office_of_other_hours_is_not_shown_again(place, office, later):
    with time_machine.travel(NOON, tick=False):
        Kept(place, 300).keep(office)
    with time_machine.travel(NOON + later, tick=False):
        assert Kept(place, 300).since is None


def test_nor_after_midnight_by_the_office_s_clock(place, office):
    evening = dt.datetime(2026, 12, 5, 6, 50, tzinfo=dt.UTC)  # ten to midnight
    with time_machine.travel(evening, tick=False):
        Kept(place, 300).keep(office)
    with time_machine.travel(evening + dt.timedelta(minutes=20), tick=False):
        assert Kept(place, 300).since is None


def test_nor_by_other_code_or_of_another_size(place, office, monkeypatch):
    with time_machine.travel(NOON, tick=False):
        Kept(place, 300).keep(office)
        assert Kept(place, 20).since is None
        monkeypatch.setattr(kept, "_code", lambda: "other")
        assert Kept(place, 300).since is None


@pytest.mark.parametrize("part", [KEY, f"{OFFICE}/office.sqlite3", f"{OFFICE}/documents/1", kept.LIST])
def test_one_of_which_something_is_missing_is_not_used(place, office, part):
    with time_machine.travel(NOON, tick=False):
        Kept(place, 300).keep(office)
        whole = Kept(place, 300).folder / part
        whole.write_bytes(whole.read_bytes()[:-1])
        assert Kept(place, 300).since is None
        whole.unlink()
        assert Kept(place, 300).since is None


def test_a_full_disk_leaves_nothing_half_kept(place, office, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    with time_machine.travel(NOON, tick=False):
        with pytest.raises(OSError, match="No space left"):
            Kept(place, 300).keep(office)
        assert list(place.iterdir()) == []
        assert Kept(place, 300).since is None


def test_earlier_offices_and_halves_go_and_nothing_else(place, office):
    with time_machine.travel(NOON - dt.timedelta(days=1), tick=False):
        Kept(place, 300).keep(office)
    (place / "half-123" / OFFICE).mkdir(parents=True)
    (place / "demo-of-somebody").mkdir()
    (place / "letters").mkdir()
    with time_machine.travel(NOON, tick=False):
        Kept(place, 300).keep(office)
        assert {one.name for one in place.iterdir()} == {Kept(place, 300).folder.name, "demo-of-somebody", "letters"}


def test_a_folder_of_true_people_is_refused(tmp_path):
    (tmp_path / "keyring.json").write_text("{}")
    with pytest.raises(OfficeError, match="--kept FOLDER"), kept.held(tmp_path, waits=lambda: None):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["keyring.json"]


def test_two_runs_at_once_make_one_office(place):
    told, first_done = [], threading.Event()

    def second():
        with kept.held(place, waits=lambda: (told.append("waits"), first_done.set())):
            told.append("second")

    with kept.held(place, waits=lambda: told.append("never")):
        other = threading.Thread(target=second)
        other.start()
        assert first_done.wait(20)
        told.append("first")
    other.join(20)
    assert told == ["waits", "first", "second"]


def test_it_lies_in_the_account_s_cache(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert kept.cache() == tmp_path / "amparo"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert kept.cache() == tmp_path / ".cache" / "amparo"
