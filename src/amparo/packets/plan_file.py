"""A plan read from a file that people write (TOML): what is wrong in it is named by the place where it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from amparo.errors import PacketError
from amparo.packets.plan import Box, Cover, Exhibit, Packet, Service, Source, Translation
from amparo.packets.presets import preset

MOST_EXHIBITS = 500


def read_plan(text: str) -> Packet:
    """A packet as a plan describes it. Raises PacketError."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise PacketError(f"the plan is not TOML: {wrong}") from None
    _known(given, {"preset", "cover", "exhibits", "service", "stamp", "limit_mb"}, "the plan")
    key = _text(given, "preset", "the plan", needed=True)
    preset(key)
    exhibits = given.get("exhibits", [])
    if not isinstance(exhibits, list) or not exhibits or len(exhibits) > MOST_EXHIBITS:
        raise PacketError(f"the plan needs [[exhibits]], from 1 to {MOST_EXHIBITS} of them")
    limit = given.get("limit_mb", 0)
    if not isinstance(limit, (int, float)) or isinstance(limit, bool) or not 0 <= limit <= 1000:
        raise PacketError("limit_mb of the plan must be a number of megabytes, from 0 to 1000")
    service = _table(given, "service", "the plan")
    return Packet(
        key,
        _cover(_table(given, "cover", "the plan") or {}),
        tuple(_exhibit(one, f"exhibit {place}") for place, one in enumerate(exhibits, 1)),
        _service(service) if service is not None else None,
        _text(given, "stamp", "the plan"),
        int(limit * 1_000_000),
    )


def page_numbers(text: str, where: str) -> tuple[int, ...]:
    """Pages as people write them: “1-3, 7”. Raises PacketError."""
    numbers: list[int] = []
    for part in [part.strip() for part in text.split(",") if part.strip()]:
        span = re.fullmatch(r"(\d{1,4})(?:\s*-\s*(\d{1,4}))?", part)
        first, last = (int(span[1]), int(span[2] or span[1])) if span else (0, 0)
        if not 1 <= first <= last:
            raise PacketError(
                f"pages of {where}: “{part}” is neither a page nor pages from one to another, such as 2-5"
            )
        numbers += range(first, last + 1)
    return tuple(numbers)


def _cover(given: Mapping[str, Any]) -> Cover:
    where = "[cover]"
    _known(given, {"title", "filed_by", "detained", "court", "people", "proceedings", "judge", "hearing"}, where)
    detained = given.get("detained")
    if detained is not None and not isinstance(detained, bool):
        raise PacketError("detained of [cover] must be true or false")
    people = []
    for one in _list(given, "people", where):
        _known(one, {"name", "a_number"}, "people of [cover]")
        people.append(
            (_text(one, "name", "people of [cover]", needed=True), _text(one, "a_number", "people of [cover]"))
        )
    return Cover(
        _text(given, "title", where) or "Exhibits",
        tuple(_texts(given, "filed_by", where)),
        detained,
        _text(given, "court", where),
        tuple(people),
        _text(given, "proceedings", where),
        _text(given, "judge", where),
        _text(given, "hearing", where),
    )


def _service(given: Mapping[str, Any]) -> Service:
    where = "[service]"
    _known(given, {"on", "by", "day", "signer"}, where)
    return Service(
        tuple(_texts(given, "on", where)),
        _text(given, "by", where),
        _text(given, "day", where),
        _text(given, "signer", where),
    )


def _exhibit(given: Any, where: str) -> Exhibit:
    _known(given, {"title", "tab", "group", "files", "translation"}, where)
    files = given.get("files", [])
    if not isinstance(files, list) or not files:
        raise PacketError(f"{where} needs files")
    about = _table(given, "translation", where)
    if about is not None:
        _known(about, {"language", "translator", "address", "telephone"}, f"translation of {where}")
    return Exhibit(
        _text(given, "title", where, needed=True),
        tuple(_source(one, where) for one in files),
        _text(given, "tab", where),
        _text(given, "group", where),
        Translation(**{"language": "", **{key: _text(about, key, where) for key in about}})
        if about is not None
        else None,
    )


def _source(given: Any, where: str) -> Source:
    if isinstance(given, str):
        return Source(given)
    _known(given, {"file", "pages", "redact", "redact_words"}, f"files of {where}")
    name = _text(given, "file", f"files of {where}", needed=True)
    return Source(
        name,
        page_numbers(_text(given, "pages", name), name),
        tuple(_box(one, name) for one in _list(given, "redact", name)),
        tuple(_texts(given, "redact_words", name)),
    )


def _box(given: Mapping[str, Any], name: str) -> Box:
    where = f"redact of {name}"
    sides = ("page", "left", "top", "right", "bottom")
    _known(given, set(sides), where)
    wrong = [side for side in sides if not isinstance(given.get(side), (int, float)) or isinstance(given[side], bool)]
    if wrong:
        raise PacketError(f"{where} needs numbers for page, left, top, right and bottom; {wrong[0]} is none")
    return Box(int(given["page"]), *(float(given[side]) for side in sides[1:]))


def _known(given: Any, keys: Iterable[str], where: str) -> None:
    if not isinstance(given, dict):
        raise PacketError(f"{where} must be a table with {', '.join(sorted(keys))}")
    if strange := sorted(set(given) - set(keys)):
        raise PacketError(
            f"{where} has “{strange[0]}”, which means nothing there; it may have {', '.join(sorted(keys))}"
        )


def _text(given: Mapping[str, Any], key: str, where: str, *, needed: bool = False) -> str:
    value = given.get(key, "")
    if not isinstance(value, str) or (needed and not value.strip()):
        raise PacketError(f"{key} of {where} must be a text" + (" and is needed" if needed else ""))
    return value.strip()


def _texts(given: Mapping[str, Any], key: str, where: str) -> list[str]:
    value = given.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise PacketError(f"{key} of {where} must be a list of texts")
    return [one.strip() for one in value]


def _list(given: Mapping[str, Any], key: str, where: str) -> list[Any]:
    value = given.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise PacketError(f"{key} of {where} must be a list of tables")
    return value


def _table(given: Mapping[str, Any], key: str, where: str) -> dict[str, Any] | None:
    value = given.get(key)
    if value is not None and not isinstance(value, dict):
        raise PacketError(f"{key} of {where} must be a table")
    return value
