"""The form of a draft policy as a JSON Schema (2020-12), made from the one list of nodes and the fields of each.

`amparo schema policy` prints what this makes. It accepts whatever `policy_json` reads, and refuses every other shape;
what a schema cannot say is left to the reader: a day that the calendar lacks, a time such as 1275, a name that is no
single word, a whole number written 1.0, a rule nested too deeply.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from amparo.law.calendar import Unit
from amparo.law.facts import Says, Words
from amparo.law.json_file import Json
from amparo.law.nodes import RULES, TERMS
from amparo.law.policy_json import FORMAT
from amparo.law.status import Status
from amparo.law.tree import After, Birthday, Compare, Node, Open, Rule, Term
from amparo.law.tree_json import CENTURY, OLDEST, ORDERS
from amparo.law.values import MIDNIGHT

type Schema = dict[str, Json]

TEXT: Schema = {"type": "string", "pattern": r"\S"}
DAY: Schema = {"type": "string", "pattern": f"^(19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}({MIDNIGHT}|$)"}
WHOLE: Schema = {"type": "integer"}
YES_NO: Schema = {"type": "boolean"}


def policy_schema() -> Schema:
    """The schema of a file with a draft policy."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://amparo.example/schemas/policy.schema.json",
        "title": "A draft policy",
        "description": "The file that `amparo changes --policy` reads (docs/policy-files.md).",
        **_object(
            {
                "format": {"const": FORMAT},
                "name": {"type": "string", "pattern": r"^\S+$"},
                "label": _at("words"),
                "citation": TEXT,
                "entry_fact": TEXT,
                "limits": {"type": "array", "items": TEXT},
                "status": _at("status"),
                "published_on": DAY,
                "note": _at("text_or_words"),
                "says": _at("says"),
                "periods": {"type": "array", "items": _at("period"), "minItems": 1},
            },
            required=("name", "label", "citation", "entry_fact", "periods"),
        ),
        "$defs": {
            "period": _period(),
            "moment": {"anyOf": [DAY, _object({"day": DAY, "time": _between(0, 2359)}, required=("day",))]},
            "ruling": _object(
                {
                    "begins": DAY,
                    "status": _at("status"),
                    "citation": TEXT,
                    "note": _at("text_or_words"),
                    "spares": _at("rule"),
                },
                required=("begins", "status", "citation"),
            ),
            "status": {"enum": [str(status) for status in Status]},
            "words": _fields_of(Words),
            "text_or_words": {"anyOf": [TEXT, _at("words")]},
            "says": _fields_of(Says),
            "rule": _one_of(RULES),
            "term": _one_of(TERMS),
            **{name: _inside(kind) for name, kind in [*RULES.items(), *TERMS.items()]},
        },
    }


def _period() -> Schema:
    return _object(
        {
            "name": TEXT,
            "entries_from": _at("moment"),
            "entries_until": {"anyOf": [_at("moment"), {"type": "null"}]},
            "history": {"type": "array", "items": _at("ruling"), "minItems": 1},
            "covers": _at("rule"),
            "excepts": {"type": "array", "items": _at("element")},
            "terms": {"type": "object", "additionalProperties": {"type": ["string", "integer", "boolean"]}},
        },
        required=("name", "entries_from", "history", "covers"),
    )


def _one_of(kinds: Mapping[str, type[Node]]) -> Schema:
    """An object with exactly one key, which names the kind."""
    return {**_object({name: _at(name) for name in kinds}, required=()), "minProperties": 1, "maxProperties": 1}


def _inside(kind: type[Node]) -> Schema:
    """What stands beside the name of a kind: nothing but true, its one field, or an object of its fields."""
    if kind is Compare:
        return _list_of(_at("term"), {"enum": list(ORDERS)}, _at("term"))
    if kind is Open:
        return _at("text_or_words")
    if kind is After:
        return {"anyOf": [_after(unit) for unit in Unit]}
    if kind is Birthday:
        return _fields_of(kind, age=_between(0, OLDEST))
    held = fields(kind)
    if not held:
        return {"const": True}
    return _form(_hints(kind)[held[0].name]) if len(held) == 1 else _fields_of(kind)


def _after(unit: Unit) -> Schema:
    least = 0 if unit is Unit.WORKING_DAYS else -CENTURY[unit]
    return _fields_of(After, length=_between(least, CENTURY[unit]), unit={"const": unit.value})


def _fields_of(kind: type[Any], **otherwise: Schema) -> Schema:
    hints = _hints(kind)
    forms = {field.name: otherwise.get(field.name) or _form(hints[field.name]) for field in fields(kind)}
    return _object(forms, required=tuple(field.name for field in fields(kind) if _is_needed(field)))


def _is_needed(field: Field[Any]) -> bool:
    return field.default is MISSING


def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind, localns={"Words": Words, "Says": Says})


def _form(hint: Any) -> Schema:
    """The form of a field by its type. Raises TypeError for a type that no JSON is known for."""
    if get_origin(hint) is UnionType:
        (hint,) = (kind for kind in get_args(hint) if kind is not type(None))
    known = {
        Rule: _at("rule"),
        Term: _at("term"),
        Words: _at("words"),
        Says: _at("says"),
        str: TEXT,
        int: WHOLE,
        bool: YES_NO,
        dt.date: DAY,
    }
    if hint in known:
        return known[hint]
    if get_origin(hint) is not tuple:
        raise TypeError(f"no JSON is known for {hint}")
    first, *more = get_args(hint)
    if more != [...]:
        return _list_of(*(_form(part) for part in (first, *more)))
    several: Schema = {"type": "array", "items": _form(first)}
    return {**several, "minItems": 1} if first is Term else several


def _list_of(*forms: Schema) -> Schema:
    return {"type": "array", "prefixItems": [*forms], "minItems": len(forms), "maxItems": len(forms)}


def _object(properties: Mapping[str, Schema], required: tuple[str, ...]) -> Schema:
    schema: Schema = {"type": "object", "properties": {**properties}, "additionalProperties": False}
    return {**schema, "required": [*required]} if required else schema


def _between(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _at(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
