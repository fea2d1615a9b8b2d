"""Which parts of trees stand in several places: `LawOnDay` makes equal parts the same part, so they are told by id."""

from __future__ import annotations

from amparo.law.tree import AllOf, AnyOf, Compare, Implied, Node, Rule, parts_of


class Shared:
    """The parts worth working out once, of all trees looked at so far. They are kept, so that their ids stay theirs."""

    def __init__(self) -> None:
        self._seen: dict[int, Node] = {}
        self._shared: set[int] = set()

    def __contains__(self, part: int) -> bool:
        return part in self._shared

    def look_at(self, tree: Rule) -> None:
        """Note what stands in several places of a tree, or stood in one looked at before."""
        waiting: list[Node] = [tree]
        while waiting:
            node = waiting.pop()
            if id(node) not in self._seen:
                self._seen[id(node)] = node
                waiting += parts_of(node)
            elif isinstance(node, AllOf | AnyOf | Implied | Compare):
                self._shared.add(id(node))
