"""That a test which fails on some days only is found, whichever day it is today."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.moments import MOMENTS, OFFICE, ROOMS, WORST, moments_for, reads_the_clock

HERE = Path(__file__).parent
HOOKS = (HERE / "conftest.py").read_text(encoding="utf-8")

SURE = "assert dt.datetime.now(OFFICE) < dt.datetime.now(OFFICE) + dt.timedelta(1)"
HASTY = {
    "not_a_friday": "assert now.weekday() != 4",
    "a_working_day": "assert now.weekday() < 5",
    "by_day": "assert now.hour < 19",
    "the_day_of_utc": "assert now.date() == dt.datetime.now(dt.UTC).date()",
    "a_day_of_every_year": "now.replace(year=2027)",
    "far_from_new_year": "assert (now + dt.timedelta(days=3)).year == now.year",
    "days_of_24_hours": "assert (now + dt.timedelta(days=1)).utcoffset() == (now - dt.timedelta(days=1)).utcoffset()",
    "an_hour_that_comes_once": "assert now.utcoffset() == now.replace(fold=0).utcoffset()",
}
"""What a test might take for granted of the hour at which it runs."""


def _ran(
    folder: Path, bodies: Mapping[str, str], *options: str, room: str = "interviews"
) -> dict[str, dict[str, bool]]:
    """Tests with these bodies in a room, run with our hooks: of each, whether it passed, by moment."""
    (folder / room).mkdir(parents=True)
    (folder / "conftest.py").write_text(HOOKS, encoding="utf-8")
    tests = [f"def test_{name}():\n    now = dt.datetime.now(OFFICE)\n    {body}\n" for name, body in bodies.items()]
    text = "\n\n".join(["import datetime as dt\n\nfrom tests.moments import OFFICE\n", *tests])
    (folder / room / "test_it.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-v", "-c", "/dev/null", "--rootdir", str(folder)]
    for plugin in ("cacheprovider", "django", "xdist", "cov"):
        command += ["-p", f"no:{plugin}"]
    done = subprocess.run(
        [*command, *options, str(folder)], capture_output=True, text=True, check=False, cwd=HERE.parent
    )
    found: dict[str, dict[str, bool]] = {}
    for name, moment, outcome in re.findall(r"::test_(\w+)(?:\[([\w-]+)\])? (PASSED|FAILED)", done.stdout):
        found.setdefault(name, {})[moment] = outcome == "PASSED"
    assert set(found) == set(bodies), done.stdout + done.stderr
    return found


def test_whatever_is_taken_for_granted_fails_at_some_moment_whichever_day_it_is(tmp_path: Path) -> None:
    passed = _ran(tmp_path, HASTY, "--moments")
    assert [list(at) for at in passed.values()] == [list(MOMENTS)] * len(HASTY)
    assert [name for name, at in passed.items() if all(at.values())] == []
    assert [name for name, at in passed.items() if not any(at.values())] == []


def test_what_holds_on_every_day_passes_at_every_moment(tmp_path: Path) -> None:
    assert _ran(tmp_path, {"sure": SURE}, "--moments") == {"sure": dict.fromkeys(MOMENTS, True)}


def test_elsewhere_a_test_that_asks_what_time_it_is_is_run_at_the_worst_of_them(tmp_path: Path) -> None:
    assert _ran(tmp_path, {"sure": SURE}, "--moments", room="harm") == {"sure": dict.fromkeys(WORST, True)}


@pytest.mark.parametrize("room", ["interviews", "harm"])
def test_what_make_test_runs_is_each_moment_once(tmp_path: Path, room: str) -> None:
    all_of_them = _ran(tmp_path / "1", {"sure": SURE}, "--moments", room=room)["sure"]
    parts = [_ran(tmp_path / "2", {"sure": SURE}, "--worst", room=room)["sure"]]
    if len(all_of_them) > 1:
        parts.append(_ran(tmp_path / "3", {"sure": SURE}, "--other-moments", room=room)["sure"])
    assert sorted(moment for part in parts for moment in part) == sorted(all_of_them)


def test_without_the_option_a_test_runs_once_and_now(tmp_path: Path) -> None:
    assert _ran(tmp_path, {"sure": SURE}) == {"sure": {"": True}}


@pytest.mark.parametrize("at", ["friday-evening", "2026-12-11 19:16"])
def test_anything_can_be_run_at_a_named_moment_or_at_an_hour_by_the_offices_clock(tmp_path: Path, at: str) -> None:
    assert _ran(tmp_path, {"it": "assert f'{now:%a %H:%M}' == 'Fri 19:16'"}, "--at", at) == {"it": {"": True}}


def test_a_file_that_asks_what_time_it_is_is_found_wherever_it_lies(tmp_path: Path) -> None:
    asks, does_not = tmp_path / "test_asks.py", tmp_path / "test_does_not.py"
    asks.write_text("from django.utils import timezone\n\ndef test() -> None:\n    assert timezone.localdate()\n")
    does_not.write_text("def test() -> None:\n    assert 'today'\n")
    assert moments_for(asks) == WORST
    assert moments_for(does_not) == ()
    assert reads_the_clock("import datetime as dt\ndt.date.today()")


def test_the_rooms_that_reckon_with_days_are_rooms() -> None:
    office = HERE.parent / "src" / "amparo" / "office"
    rooms = {path.parent.name for path in office.rglob("room.py")}
    assert rooms >= ROOMS


def test_the_moments_are_what_their_names_say() -> None:
    at = {name: moment.astimezone(OFFICE) for name, moment in MOMENTS.items()}
    assert len(at) >= 8
    assert [at[name].weekday() for name in ("friday-noon", "friday-evening", "sunday-night")] == [4, 4, 6]
    assert (at["leap-day"].month, at["leap-day"].day) == (2, 29)
    assert (at["new-years-eve"].month, at["new-years-eve"].day) == (12, 31)


@pytest.mark.parametrize("name", ["clocks-go-forward", "mexican-clocks-go-forward", "mexican-clocks-go-back"])
def test_the_clocks_change_soon_after_the_moment(name: str) -> None:
    moment = MOMENTS[name]
    soon = (moment.astimezone(dt.UTC) + dt.timedelta(hours=3)).astimezone(moment.tzinfo)
    assert soon.utcoffset() != moment.utcoffset()
