"""With a head outside the machine even a chain that was written anew from its beginning is found."""

from __future__ import annotations

import datetime as dt
import random
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from amparo.errors import OfficeError
from amparo.office.platform.audit import sealer, witnesses
from amparo.office.platform.audit.record import record
from amparo.office.platform.audit.verify import faults
from amparo.office.platform.witness.serving import server
from tests.office.platform.audit.tampering import Tampering

pytestmark = [pytest.mark.django_db, pytest.mark.one_moment("a chain asks no clock")]


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    serving = server(tmp_path / "ends", "127.0.0.1", 0)
    thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{serving.server_address[1]}"
    serving.shutdown()
    serving.server_close()
    thread.join()


def _chain(count: int) -> None:
    for number in range(count):
        record(1, "case.read", about=f"row {number}")
    sealer.seal_pending()


def test_a_chain_written_anew_is_found_with_a_witness_and_only_so(address: str, settings: Any) -> None:
    settings.WITNESS = address
    _chain(9)
    witnesses.push(timezone.now())
    assert list(faults(witnesses.heads())) == []
    Tampering(random.Random(1)).write_all_anew()
    assert list(faults([])) == []
    assert [fault.place for fault in faults(witnesses.heads())] == [9]
    with pytest.raises(OfficeError, match="cut or written anew"):
        witnesses.push(timezone.now())
    assert "another chain" in witnesses.states()[0].trouble


def test_the_end_is_pushed_to_every_witness_that_is_named(address: str, settings: Any, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.txt"
    settings.WITNESS = f"{address} {file} http://127.0.0.1:9 http://witness.invalid"
    _chain(2)
    with pytest.raises(OfficeError, match=r"does not answer.*not https"):
        witnesses.push(timezone.now())
    assert file.read_text().startswith(sealer.head())
    assert [bool(state.at) for state in witnesses.states()] == [True, True, False, False]
    settings.WITNESS = f"{address} {file}"
    assert set(witnesses.heads()) == {sealer.head()}


def test_a_file_beside_the_database_is_no_witness(settings: Any) -> None:
    settings.WITNESS = str(settings.HOME.folder / "heads.txt")
    _chain(1)
    with pytest.raises(OfficeError, match="office's folder"):
        witnesses.push(timezone.now())


def test_mail_goes_once_a_day_and_says_nothing_but_the_end(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    monkeypatch.setattr(witnesses, "_mail", lambda to, end, now: sent.append(f"{to} {end}"))
    settings.WITNESS = "mailto:partner@office.invalid"
    _chain(1)
    now = timezone.now()
    for hours in (0, 1, 25):
        witnesses.push(now + dt.timedelta(hours=hours))
    assert sent == [f"partner@office.invalid {sealer.head()}"] * 2
