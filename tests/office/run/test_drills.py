"""The drills would see what is lost, doubled or half: on an office in which something is, they say so."""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from amparo.office.cases.casework.models import Note
from amparo.office.cases.documents import store
from amparo.office.cases.documents.inspection import Inspected
from amparo.office.cases.statements.models import Source, Statement
from amparo.office.cases.statements.services import Origin, state
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member

DRILLS = Path(__file__).parents[3] / "scripts" / "drills"


def _drill(name: str) -> ModuleType:
    loader = SourceFileLoader(f"drill_{name.partition('.')[0]}", str(DRILLS / name))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    module = module_from_spec(spec)
    sys.modules[loader.name] = module
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module", autouse=True)
def _reachable() -> Iterator[None]:
    sys.path.insert(0, str(DRILLS))
    yield
    sys.path.remove(str(DRILLS))


def _note(held: Held, text: str) -> None:
    row = Note(case=held.case, author=held.case.assignments.get().user)
    row.sealed_text = held.case_key.seal(row, "sealed_text", text)
    row.save(force_insert=True)


@pytest.mark.django_db
def test_what_is_lost_doubled_or_half_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    writes = _drill("writes.py")
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    held = a_case(member(Role.ATTORNEY))
    by = held.case.assignments.get().user
    for text in ("drill 0-1", "drill 0-2", "drill 0-2"):
        _note(held, text)
    seen = Inspected("text/plain", "txt", None, (), scanned=False)
    for what in ("drill 0-4", "drill 0-5"):
        row = store.take(held.case, held.case_key, by, name="a.txt", what=what, content=what.encode(), seen=seen)
    store.path_of(row).unlink()
    facts = {"last_entry_on": dt.date(1950, 1, 9), "entry_manner": "between_ports", "entry_border": "southwest_land"}
    rows = state(held.case, held.case_key, held.first, by, Origin(Source.BY_PHONE), facts)
    Statement.objects.filter(pk=rows["entry_manner"].pk).delete()
    sent = [writes.Write("note", f"drill 0-{number}", acknowledged=True) for number in (1, 2, 3)]
    sent += [
        writes.Write("document", "drill 0-4", acknowledged=False),
        writes.Write("date", "drill 0-6", acknowledged=True),
    ]
    found = writes.reckoned([*sent, writes.Write("facts", "1950-01-09", acknowledged=True)])
    assert {name: found[name] for name in ("lost", "doubled", "half", "there though not acknowledged")} == {
        "lost": 2,
        "doubled": 1,
        "half": 2,
        "there though not acknowledged": 1,
    }


def test_a_disk_after_a_power_cut_holds_what_was_synced_and_names_of_synced_folders_alone(tmp_path: Path) -> None:
    power = _drill("power")
    before, home = tmp_path / "before", tmp_path / "home"
    for folder in (before, home):
        folder.mkdir()
        (folder / "kept").write_bytes(b"old")
    kept = (home / "kept").stat().st_ino
    disk = power.Disk(before, home, forgetful=False)

    def found(name: str, *steps: tuple[str, int, int, str, bytes]) -> dict[str, bytes]:
        for step in steps:
            disk.take(step)
        disk.put_together(tmp_path / name, None)
        return {
            str(path.relative_to(tmp_path / name)): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }

    at = str(home)
    assert found("a", ("W", kept, 0, "", b"new")) == {"kept": b"old"}
    assert found("b", ("S", kept, 0, "", b"")) == {"kept": b"new"}
    made = [
        ("M", 0, 0, f"{at}/xx", b""),
        ("C", 7, 0, f"{at}/xx/file", b""),
        ("W", 7, 0, "", b"all"),
        ("S", 7, 0, "", b""),
    ]
    assert found("c", *made) == {"kept": b"new"}
    assert found("d", ("D", 8, 0, f"{at}/xx", b"")) == {
        "kept": b"new"
    }  # the name of the folder itself is not there yet
    assert found("e", ("D", 9, 0, at, b"")) == {"kept": b"new", "xx/file": b"all"}
    assert found("f", ("R", 0, 0, f"{at}/xx/file", f"{at}/xx/named".encode())) == {"kept": b"new", "xx/file": b"all"}
    assert found("g", ("D", 8, 0, f"{at}/xx", b""), ("U", 0, 0, f"{at}/kept", b"")) == {
        "kept": b"new",
        "xx/named": b"all",
    }
    disk.put_together(tmp_path / "h", random.Random(1))


def test_each_drill_says_what_it_does() -> None:
    for name in ("erase", "full", "kill", "lockdown", "restart", "power"):
        assert f"scripts/drills/{name}" in (_drill(name).__doc__ or "")
