"""A witness keeps ends of chains, never writes over one, and says so when a chain contradicts what it has."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from amparo.office.platform.witness import keeping
from amparo.office.platform.witness.keeping import Answer, End, EndStore
from amparo.office.platform.witness.serving import server

OFFICE, NOW = "ab" * 16, dt.datetime(2026, 11, 28, tzinfo=dt.UTC)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    serving = server(tmp_path / "ends", "127.0.0.1", 0)
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{serving.server_address[1]}"
    serving.shutdown()
    serving.server_close()
    thread.join()


def _end(place: int, digit: str = "a") -> End:
    return End(place, digit * 64)


def _post(address: str, body: str) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body.encode())) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code


def test_an_end_is_kept_once_and_what_contradicts_it_is_refused(tmp_path: Path) -> None:
    store = EndStore(tmp_path)
    told = [store.keep(OFFICE, end, NOW) for end in (_end(5), _end(5), _end(9), _end(9, "b"), _end(7), _end(5))]
    assert told == [Answer.KEPT, Answer.KNOWN, Answer.KEPT, *[Answer.CONFLICT] * 3]
    again = EndStore(tmp_path)  # started anew it knows the same
    assert again.keep(OFFICE, _end(8), NOW) == Answer.CONFLICT
    assert again.ends(OFFICE, 10) == [f"{_end(5)} 2026-11-28T00:00:00Z", f"{_end(9)} 2026-11-28T00:00:00Z"]
    assert [path.stat().st_mode & 0o077 for path in tmp_path.iterdir()] == [0]


def test_of_many_ends_some_of_all_are_given_back_with_the_last(tmp_path: Path) -> None:
    store = EndStore(tmp_path)
    for place in range(1, 24):
        store.keep(OFFICE, _end(place), NOW)
    places = [int(line.partition(":")[0]) for line in store.ends(OFFICE, 5)]
    assert places == [1, 6, 11, 16, 21, 23]


def test_it_serves_a_limited_number_of_offices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_OFFICES", 1)
    store = EndStore(tmp_path)
    assert store.keep(OFFICE, _end(1), NOW) == Answer.KEPT
    assert store.keep("cd" * 16, _end(1), NOW) == Answer.FULL


def test_over_the_wire_it_takes_ends_and_nothing_else(address: str) -> None:
    office = f"{address}/{OFFICE}"
    assert [_post(office, str(end)) for end in (_end(3), _end(3), _end(2))] == [201, 200, 409]
    assert [_post(office, body) for body in ("", "3", "3:xyz", "-1:" + "a" * 64, "x" * 201)] == [400] * 5
    assert [_post(f"{address}/{name}", str(_end(1))) for name in ("", "../etc", "AB" * 16, f"{OFFICE}/x")] == [404] * 4
    with urllib.request.urlopen(office) as answer:
        assert answer.read().decode().startswith(str(_end(3)))
    for method in ("PUT", "DELETE", "PATCH"):
        with pytest.raises(urllib.error.HTTPError, match="501"):
            urllib.request.urlopen(urllib.request.Request(office, b"", method=method))


def test_it_knows_neither_django_nor_a_key() -> None:
    """What a witness loads when it is served, looked at in a process of its own."""
    look = (
        "import sys; from amparo.cli.office import witness;"
        "print([name for name in sys.modules if name.partition('.')[0] == 'django'"
        " or 'encryption' in name or 'cases' in name])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
