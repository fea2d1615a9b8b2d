"""What an expression in a template may be: names and a few functions, so that its answer is never larger than it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from amparo.errors import FormsError
from amparo.forms.saying import compiled

LONGEST = 300  # signs; also what bounds how deep brackets can stand

_NODES = frozenset(
    {
        "and_expression",
        "comparator",
        "field",
        "function_expression",
        "identity",
        "index",
        "index_expression",
        "literal",
        "multi_select_list",
        "not_expression",
        "or_expression",
        "projection",
        "subexpression",
    }
)
"""Kinds of JMESPath nodes. Pipes, `@`, flattening and `&` are left out: with them a short text can double its answer
again and again."""

FUNCTIONS = frozenset(
    {
        "address",
        "contains",
        "digits",
        "given",
        "joined",
        "known",
        "label",
        "last_first",
        "length",
        "month",
        "name",
        "state",
        "street",
        "text",
        "upper",
        "word",
    }
)


def checked(expression: str) -> str:
    """The expression, if a template may use it. Raises FormsError, saying why not."""
    if len(expression) > LONGEST:
        raise FormsError(f"an expression takes {LONGEST} signs at most: “{expression[:40]}…”")
    try:
        parsed = compiled(expression).parsed
        for node in _nodes(parsed):
            if node["type"] not in _NODES:
                raise FormsError(f"“{expression}” uses what a template may not ({node['type'].replace('_', ' ')})")
            if node["type"] == "function_expression" and node["value"] not in FUNCTIONS:
                raise FormsError(f"“{expression}”: a template knows no function “{node['value']}”")
    except RecursionError:
        raise FormsError(f"“{expression[:40]}…” has too many brackets") from None
    return expression


def path_of(expression: str) -> tuple[str, str] | None:
    """`("me", "given_name")` of `me.given_name` and of `children[0].given_name`; None of anything else."""
    node = compiled(expression).parsed
    if node["type"] != "subexpression" or len(node["children"]) != 2 or node["children"][1]["type"] != "field":
        return None
    first = node["children"][0]
    if first["type"] == "index_expression":
        first = first["children"][0]
    return (first["value"], node["children"][1]["value"]) if first["type"] == "field" else None


def _nodes(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for child in node["children"]:
        if isinstance(child, dict):
            yield from _nodes(child)
