"""The one list of the kinds of nodes, each with its name in JSON; every reader of trees is held to it.

Whoever adds a kind writes it here and in the `Rule` or `Term` of `law.tree`. A reader that has no way to read it then
fails by name: mypy tells where a `match` ends in `not_a_node`, a table made by `for_each` cannot even be imported, and
`tests/law/test_nodes.py` walks all readers over one node of each kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from amparo.law.tree import (
    After,
    AllOf,
    AnyOf,
    Applies,
    Asked,
    Birthday,
    Chosen,
    Compare,
    Day,
    Earliest,
    Element,
    FactTerm,
    Given,
    Implied,
    InForce,
    Latest,
    Limited,
    Node,
    Not,
    Number,
    OneOf,
    Open,
    Rule,
    Settled,
    Term,
    WorkingDay,
    Yes,
)

if TYPE_CHECKING:
    from typing import Never

RULES: Mapping[str, type[Rule]] = MappingProxyType(
    {
        "settled": Settled,
        "open": Open,
        "yes": Yes,
        "one_of": OneOf,
        "given": Given,
        "compare": Compare,
        "not": Not,
        "all": AllOf,
        "any": AnyOf,
        "implied": Implied,
        "element": Element,
        "in_force": InForce,
        "applies": Applies,
        "limited": Limited,
    }
)
"""What answers yes, no or unknown."""

TERMS: Mapping[str, type[Term]] = MappingProxyType(
    {
        "day": Day,
        "number": Number,
        "asked": Asked,
        "value": FactTerm,
        "after": After,
        "birthday": Birthday,
        "working_day": WorkingDay,
        "latest": Latest,
        "earliest": Earliest,
        "chosen": Chosen,
    }
)
"""What is a day or a number."""

NAMES: Mapping[type[Node], str] = MappingProxyType(
    {kind: name for named in (RULES, TERMS) for name, kind in named.items()}
)
"""The name of each kind in JSON."""

MENTIONS: frozenset[type[Node]] = frozenset((InForce, Applies, Limited))
"""What stands for a policy: `rewrite.written_out` puts the policy's own rule in its place before anybody answers."""


def for_each[T](reader: str, ways: Mapping[type[Node], T], kinds: Iterable[type[Node]]) -> Mapping[type[Node], T]:
    """A reader's ways to read the kinds of nodes. Raises TypeError with the names of those that it forgets."""
    forgotten = [kind.__name__ for kind in kinds if kind not in ways]
    if forgotten:
        raise TypeError(f"{reader} cannot read {', '.join(forgotten)}")
    return dict(ways)  # a plain one, for it is looked into for every node of every person


def not_a_node(node: Never) -> TypeError:
    """What a reader raises where every kind has been read: mypy refuses the call while one has not."""
    return TypeError(f"not a node of a tree that is read here, or the tree is not settled: {node!r}")
