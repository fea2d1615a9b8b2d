"""Pushing the end of the chain to where nobody who can change the database can change it, and asking for it there.

AMPARO_WITNESS names the places, with a blank between them: a file outside the office's folder (on a disk of another
machine), the address of a witness (`amparo witness`), or mailto:SOMEBODY, which gets one mail a day.
"""

from __future__ import annotations

import datetime as dt
import http.client
import json
import smtplib
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from amparo.errors import OfficeError
from amparo.office.platform import mail
from amparo.office.platform.audit.sealer import head, keep_head
from amparo.office.platform.audit.verify import kept_heads
from amparo.office.platform.encryption import vault

SECONDS = 10
MAIL_EVERY = dt.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class State:
    """When each witness last had the end, and what was wrong the last time it was asked ("" when nothing)."""

    place: str
    at: dt.datetime | None
    trouble: str


def names() -> list[str]:
    """The witnesses of this office, as AMPARO_WITNESS names them."""
    named: str = settings.WITNESS
    return named.split()


def push(now: dt.datetime) -> None:
    """Give the present end to each witness. Raises OfficeError when one could not be given it, or contradicts it."""
    before = {state.place: state for state in states()}
    after, end = [], head()
    for place in names():
        last = before.get(place, State(place, None, ""))
        after.append(_pushed(place, end, now, last))
    _write(after)
    wrong = [f"{state.place}: {state.trouble}" for state in after if state.trouble]
    if wrong:
        raise OfficeError(f"the end of the audit log did not reach its witness ({'; '.join(wrong)})")


def states() -> list[State]:
    """What became of the last push to each witness."""
    try:
        held = json.loads(_file().read_text())
    except (OSError, ValueError):
        return []
    return [
        State(row["place"], dt.datetime.fromisoformat(row["at"]) if row["at"] else None, row["trouble"]) for row in held
    ]


def heads() -> list[str]:
    """Ends that the witnesses give back. Mail cannot be asked. Raises OfficeError where one does not answer."""
    found: list[str] = []
    for place in names():
        if _is_web(place):
            found += [line.split(" ")[0] for line in _asked(_address(place), None)[1].splitlines() if line]
        elif not place.startswith("mailto:"):
            found += kept_heads(Path(place))
    return found


def office_name() -> str:
    """The name by which a witness knows this office: made from its root secret, so nobody else can push under it."""
    return vault.keyring().derived("witness")[:16].hex()


def _pushed(place: str, end: str, now: dt.datetime, last: State) -> State:
    try:
        if _is_web(place):
            status, _ = _asked(_address(place), end)
            if status == 409:
                return State(place, last.at, "it has another chain: the log was cut or written anew")
            if status not in (200, 201):
                return State(place, last.at, f"it answered {status}")
        elif place.startswith("mailto:"):
            if last.at is not None and now - last.at < MAIL_EVERY:
                return last
            _mail(place.removeprefix("mailto:"), end, now)
        else:
            settings.HOME.refuse_inside(Path(place))
            keep_head(Path(place))
    except OfficeError as wrong:
        return State(place, last.at, str(wrong))
    except (OSError, http.client.HTTPException, smtplib.SMTPException) as wrong:
        return State(place, last.at, type(wrong).__name__)
    return State(place, now, "")


def _is_web(place: str) -> bool:
    return urlsplit(place).scheme in ("http", "https")


def _address(place: str) -> str:
    at = urlsplit(place)
    if at.scheme != "https" and at.hostname not in mail.LOCAL:
        raise OfficeError(f"the address of the witness is not https: {at.scheme}://{at.hostname}")
    return f"{place.rstrip('/')}/{office_name()}"


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirects)


def _asked(address: str, end: str | None) -> tuple[int, str]:
    body = None if end is None else end.encode()
    request = urllib.request.Request(address, body, {"Content-Type": "text/plain"})  # noqa: S310
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            return answer.status, answer.read().decode("ascii")
    except urllib.error.HTTPError as wrong:
        wrong.close()
        if end is None:
            raise OfficeError(f"the witness answered {wrong.code}") from None
        return wrong.code, ""
    except OSError as wrong:
        raise OfficeError(f"the witness does not answer ({type(wrong).__name__})") from None


def _mail(to: str, end: str, now: dt.datetime) -> None:
    mail.send(to, "Log", f"{end} {now.astimezone(dt.UTC).isoformat(timespec='seconds')}\n")


def _write(rows: list[State]) -> None:
    if not rows:
        return
    held = [{"place": row.place, "at": row.at.isoformat() if row.at else None, "trouble": row.trouble} for row in rows]
    path = _file()
    path.touch(0o600)
    path.write_text(json.dumps(held))


def _file() -> Path:
    folder: Path = settings.HOME.folder
    return folder / "witness.json"
