"""A policy as JSON: how an office writes down a draft before it becomes law, to see whom it would touch."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from amparo.errors import PolicyFileError
from amparo.law.json_file import Json, read_json
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.status import Status
from amparo.law.tree import NO
from amparo.law.tree_json import (
    day_of,
    element_from_json,
    element_to_json,
    list_of,
    number_of,
    object_of,
    rule_from_json,
    says_of,
    says_to_json,
    text_of,
    text_or_words,
    text_to_json,
    to_json,
    words_of,
)

FORMAT = 1
"""Of files with a draft policy. A file may leave it out: the first ones had none."""


def read_policy(path: Path) -> Policy:
    """The draft policy in a file. Raises PolicyFileError, telling the place in the file that is wrong."""
    data = read_json(path, PolicyFileError)
    try:
        return policy_from_json(data)
    except PolicyFileError as wrong:
        raise PolicyFileError(f"{path}: {wrong}") from None
    except RecursionError:
        raise PolicyFileError(f"{path}: is nested too deeply") from None


def policy_from_json(data: Json) -> Policy:
    """A policy from its JSON. Raises PolicyFileError."""
    fields = object_of(
        data,
        "policy",
        required=("name", "label", "citation", "entry_fact", "periods"),
        allowed=("format", "limits", "status", "published_on", "note", "says"),
    )
    if "format" in fields and number_of(fields["format"], "format") != FORMAT:
        raise PolicyFileError(f"format: expected {FORMAT}, the form that this version reads")
    name = text_of(fields["name"], "name")
    if not name.isidentifier():
        raise PolicyFileError(f"name: “{name}” must be one word of letters, digits and _")
    periods = list_of(fields["periods"], "periods")
    if not periods:
        raise PolicyFileError("periods: a policy needs at least one")
    return Policy(
        name=name,
        label=words_of(fields["label"], "label"),
        citation=text_of(fields["citation"], "citation"),
        entry_fact=text_of(fields["entry_fact"], "entry_fact"),
        periods=tuple(_period(period, f"periods[{place}]") for place, period in enumerate(periods)),
        status=_status(fields.get("status", Status.IN_FORCE.value), "status"),
        limits=tuple(text_of(limit, "limits") for limit in list_of(fields.get("limits", []), "limits")),
        published_on=day_of(fields["published_on"], "published_on") if "published_on" in fields else None,
        note=text_or_words(fields["note"], "note") if "note" in fields else None,
        says=says_of(fields["says"], "says") if "says" in fields else None,
    )


def _period(data: Json, where: str) -> PolicyPeriod:
    fields = object_of(
        data,
        where,
        required=("name", "entries_from", "history", "covers"),
        allowed=("entries_until", "excepts", "terms"),
    )
    history = list_of(fields["history"], f"{where}.history")
    if not history:
        raise PolicyFileError(f"{where}.history: needs at least the day on which it begins")
    excepts = list_of(fields.get("excepts", []), f"{where}.excepts")
    until = fields.get("entries_until")
    return PolicyPeriod(
        name=text_of(fields["name"], f"{where}.name"),
        entries_from=_moment(fields["entries_from"], f"{where}.entries_from"),
        entries_until=None if until is None else _moment(until, f"{where}.entries_until"),
        history=tuple(_ruling(ruling, f"{where}.history[{place}]") for place, ruling in enumerate(history)),
        covers=rule_from_json(fields["covers"], f"{where}.covers"),
        excepts=tuple(
            element_from_json(exception, f"{where}.excepts[{place}]") for place, exception in enumerate(excepts)
        ),
        terms=_terms(fields.get("terms", {}), f"{where}.terms"),
    )


def _terms(data: Json, where: str) -> MappingProxyType[str, str | int | bool]:
    fields = object_of(data, where, required=(), allowed=tuple(data) if isinstance(data, dict) else ())
    for key, value in fields.items():
        if not isinstance(value, str | int | bool):
            raise PolicyFileError(f"{where}.{key}: expected a text, a whole number, or true or false")
    return MappingProxyType(fields)  # type: ignore[arg-type]


def _moment(data: Json, where: str) -> Moment:
    """A day as text, or an object with `day` and the clock time in US Eastern time as HHMM."""
    if isinstance(data, str):
        return Moment(day_of(data, where))
    fields = object_of(data, where, required=("day",), allowed=("time",))
    if "time" not in fields:
        return Moment(day_of(fields["day"], f"{where}.day"))
    time = number_of(fields["time"], f"{where}.time")
    if not (0 <= time <= 2359 and time % 100 < 60):
        raise PolicyFileError(f"{where}.time: {time} is no clock time; write 23:59 as 2359")
    return Moment(day_of(fields["day"], f"{where}.day"), time)


def _ruling(data: Json, where: str) -> Ruling:
    fields = object_of(data, where, required=("begins", "status", "citation"), allowed=("note", "spares"))
    return Ruling(
        day_of(fields["begins"], f"{where}.begins"),
        _status(fields["status"], f"{where}.status"),
        text_of(fields["citation"], f"{where}.citation"),
        text_or_words(fields["note"], f"{where}.note") if "note" in fields else None,
        rule_from_json(fields["spares"], f"{where}.spares") if "spares" in fields else NO,
    )


def _status(data: Json, where: str) -> Status:
    try:
        return Status(text_of(data, where))
    except ValueError:
        raise PolicyFileError(f"{where}: “{data}” is none of {', '.join(Status)}") from None


def policy_to_json(policy: Policy) -> Json:
    """A policy as JSON, `policy_from_json` reads it back. Its further questions are not part of the form."""
    data: dict[str, Json] = {
        "name": policy.name,
        "label": {"en": policy.label.en, "es": policy.label.es},
        "citation": policy.citation,
        "entry_fact": policy.entry_fact,
        "status": policy.status.value,
        "limits": list(policy.limits),
        "periods": [period_to_json(period) for period in policy.periods],
    }
    if policy.published_on is not None:
        data["published_on"] = policy.published_on.isoformat()
    if policy.note is not None:
        data["note"] = text_to_json(policy.note)
    if policy.says is not None:
        data["says"] = says_to_json(policy.says)
    return data


def period_to_json(period: PolicyPeriod) -> Json:
    """A period as it stands in the file of a policy."""
    data: dict[str, Json] = {
        "name": period.name,
        "entries_from": _moment_to_json(period.entries_from),
        "history": [ruling_to_json(ruling) for ruling in period.history],
        "covers": to_json(period.covers),
        "excepts": [element_to_json(exception) for exception in period.excepts],
        "terms": dict(period.terms),
    }
    if period.entries_until is not None:
        data["entries_until"] = _moment_to_json(period.entries_until)
    return data


def _moment_to_json(moment: Moment) -> Json:
    if moment.time is None:
        return moment.day.isoformat()
    return {"day": moment.day.isoformat(), "time": moment.time}


def ruling_to_json(ruling: Ruling) -> Json:
    """A ruling as it stands in the file of a policy."""
    data: dict[str, Json] = {
        "begins": ruling.begins.isoformat(),
        "status": ruling.status.value,
        "citation": ruling.citation,
    }
    if ruling.note is not None:
        data["note"] = text_to_json(ruling.note)
    if ruling.spares != NO:
        data["spares"] = to_json(ruling.spares)
    return data
