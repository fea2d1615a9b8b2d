"""Desks, requests and plans as JSON, to read and to write. A request that cannot be read is set aside, and no other."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from amparo.errors import DeskError
from amparo.law.json_file import read_json
from amparo.scheduling.model import HORIZON, Booking, Desk, Interpreter, Interviewer, Plan, Request, Tier

FORMAT = 1


@dataclass(frozen=True, slots=True)
class SetAside:
    """A request that cannot be read, and why."""

    request: str
    why: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds."""

    desk: Desk
    requests: tuple[Request, ...]
    set_aside: tuple[SetAside, ...]


def read(path: Path) -> Read:
    """A file of a desk and its requests. Raises DeskError when it cannot be read as a whole.

    The file::

        {"format": 1, "first": "2026-01-05", "days": 60,
         "interviewers": [{"name": "Ana", "languages": ["es"], "cap": 4, "weekdays": [0, 1, 2, 3, 4]}],
         "interpreters": [], "rooms": {"El Paso": 3},
         "requests": [{"id": "r1", "minutes": 90, "language": "es", "tier": "child_alone", "last": 10}]}
    """
    document = read_json(path, DeskError)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise DeskError(f'{path} is no file of a desk: it begins with {{"format": {FORMAT}, ...}}')
    desk = desk_from(document)
    kept, aside = _requests(desk, _list(document, "requests"), set())
    return Read(desk, kept, aside)


def read_urgent(path: Path, held: Read) -> Read:
    """What `held` holds and the requests of one more file, which is `{"requests": [...]}` or more. Raises DeskError."""
    document = read_json(path, DeskError)
    if not isinstance(document, dict) or "requests" not in document:
        raise DeskError(f'{path} holds no requests: it is written as {{"requests": [...]}}')
    kept, aside = _requests(held.desk, _list(document, "requests"), {request.id for request in held.requests})
    return Read(held.desk, (*held.requests, *kept), (*held.set_aside, *aside))


def _requests(desk: Desk, written: Iterable[Any], seen: set[str]) -> tuple[tuple[Request, ...], tuple[SetAside, ...]]:
    names = {interviewer.name for interviewer in desk.interviewers}
    kept, aside = [], []
    for place, each in enumerate(written, 1):
        name = str(each.get("id", f"number {place}")) if isinstance(each, dict) else f"number {place}"
        try:
            request = request_from(each)
            _refuse(request.id in seen, f"“{request.id}” stands there twice")
            unknown = sorted(request.excluded - names)
            _refuse(bool(unknown), f"“{', '.join(unknown)}” is excluded, and is nobody here")
        except DeskError as wrong:
            aside.append(SetAside(name, str(wrong)))
            continue
        seen.add(request.id)
        kept.append(request)
    return tuple(kept), tuple(aside)


def read_plan(path: Path) -> tuple[Read, Plan]:
    """A plan with the desk and the requests that it was made for. Raises DeskError when it cannot be read."""
    held = read(path)
    document = read_json(path, DeskError)
    assert isinstance(document, dict)  # `read` refuses anything else
    days = {date.isoformat(): day for day, date in enumerate(held.desk.dates)}
    if "bookings" not in document:
        raise DeskError(f"{path} holds requests and no plan; make one with: amparo plan {path} --out PLAN.json")
    return held, Plan(tuple(sorted(_booked(booking, days) for booking in _list(document, "bookings"))))


def written(plan: Plan, desk: Desk, requests: Iterable[Request]) -> str:
    """A plan as JSON, days as dates and hours as 09:30, with the desk and the requests it was made for."""
    dates = desk.dates
    document = {
        "format": FORMAT,
        "first": desk.first.isoformat(),
        "days": desk.days,
        "bookings": [_booking(booking, dates) for booking in plan.bookings],
        "unplaced": [
            {"request": unplaced_request.request, "why": unplaced_request.why.value}
            for unplaced_request in plan.unplaced
        ],
        "missing": [
            {
                "language": missing.language,
                "minutes": missing.minutes,
                "from": dates[missing.first].isoformat(),
                "until": dates[missing.last].isoformat(),
                "requests": list(missing.requests),
            }
            for missing in plan.missing
        ],
        "interviewers": [_as_written(interviewer) for interviewer in desk.interviewers],
        "interpreters": [_as_written(interpreter) for interpreter in desk.interpreters],
        "rooms": dict(desk.rooms),
        "requests": [_as_written(person) for person in sorted(requests, key=lambda request: request.id)],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _booking(booking: Booking, dates: tuple[dt.date, ...]) -> dict[str, Any]:
    booked = {"request": booking.request, "interviewer": booking.interviewer, "day": dates[booking.day].isoformat()}
    clock = f"{booking.starts // 60:02d}:{booking.starts % 60:02d}"
    more = {"interpreter": booking.interpreter, "place": booking.place}
    return {
        **booked,
        "starts": clock,
        "minutes": booking.minutes,
        **{name: value for name, value in more.items() if value},
    }


def _booked(written: Any, days: dict[str, int]) -> Booking:
    try:
        hours, minutes = map(int, written["starts"].split(":"))
        return Booking(
            days[written["day"]],
            hours * 60 + minutes,
            written["interviewer"],
            written["request"],
            int(written["minutes"]),
            written.get("interpreter", ""),
            written.get("place", ""),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DeskError(f"this booking cannot be read: {json.dumps(written)[:120]}") from None


def _as_written(member: Request | Interviewer | Interpreter) -> dict[str, Any]:
    """As it is read again; what is as by default is left out."""
    found: dict[str, Any] = {}
    for each in fields(member):
        value = getattr(member, each.name)
        if value == each.default:
            continue
        if isinstance(value, Tier):
            found[each.name] = value.name.lower()
        else:
            found[each.name] = sorted(value) if isinstance(value, frozenset) else value
    return found


def desk_from(document: dict[str, Any]) -> Desk:
    """A desk as a file writes it. Raises DeskError."""
    rooms = document.get("rooms", {})
    _refuse(
        not isinstance(rooms, dict) or any(type(count) is not int or count < 0 for count in rooms.values()),
        "rooms are a number for each place",
    )
    days = document.get("days", HORIZON)
    _refuse(type(days) is not int or not 1 <= days <= 400, "days are a whole number from 1 to 400")
    try:
        first = dt.date.fromisoformat(document["first"])
    except (KeyError, TypeError, ValueError):
        raise DeskError("“first” is the first day of the plan, for example 2026-01-05") from None
    return Desk(
        tuple(_member(Interviewer, interviewer) for interviewer in _list(document, "interviewers")),
        tuple(_member(Interpreter, interpreter) for interpreter in _list(document, "interpreters")),
        rooms,
        first,
        days,
    )


def request_from(written: Any) -> Request:
    """A request as a file writes it. Raises DeskError."""
    if isinstance(written, dict) and isinstance(written.get("tier"), str):
        name = written["tier"].upper()
        _refuse(name not in Tier.__members__, f"“{written['tier']}” is no tier: {', '.join(Tier.__members__).lower()}")
        written = {**written, "tier": Tier[name]}
    elif isinstance(written, dict) and "tier" in written:
        raise DeskError(
            f"“tier” is one of {', '.join(Tier.__members__).lower()}, not {json.dumps(written['tier'])[:60]}"
        )
    request = _made(Request, written)
    _refuse(request.minutes < 1 or request.interpreter_adds < 0, "minutes are above 0")
    _refuse(request.earliest < 0, "days count from 0")
    return request


def _member[T](kind: Callable[..., T], written: Any) -> T:
    """Somebody of the desk; an error names them."""
    try:
        return _made(kind, written)
    except DeskError as wrong:
        name = written.get("name") if isinstance(written, dict) else None
        raise DeskError(f"{name}: {wrong}" if isinstance(name, str) else str(wrong)) from None


def _made[T](kind: Callable[..., T], written: Any) -> T:
    _refuse(not isinstance(written, dict), f"{json.dumps(written)[:60]} is not written as {{...}}")
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(written) - set(known))
    _refuse(bool(unknown), f"“{', '.join(unknown)}” is nothing we know; look for a slip of the pen")
    found = {name: _value(name, str(known[name].type), value) for name, value in written.items()}
    try:
        return kind(**found)
    except TypeError as wrong:
        missing = ", ".join(re.findall(r"'(\w+)'", str(wrong)))
        raise DeskError(f"{missing or wrong} is missing") from None


def _value(name: str, kind: str, value: Any) -> Any:
    if kind.startswith("frozenset"):
        inner = int if "int" in kind else str
        _refuse(not isinstance(value, list) or any(type(item) is not inner for item in value), f"“{name}” is a list")
        return frozenset(value)
    if kind in ("int", "int | None"):
        _refuse(type(value) is not int and not (value is None and "None" in kind), f"“{name}” is a whole number")
    elif kind == "str":
        _refuse(not isinstance(value, str), f"“{name}” is a text")
    return value


def _list(document: dict[str, Any], name: str) -> Iterable[Any]:
    held = document.get(name, [])
    _refuse(not isinstance(held, list), f"“{name}” is a list")
    return held  # type: ignore[no-any-return]


def _refuse(wrong: bool, why: str) -> None:
    if wrong:
        raise DeskError(why)
