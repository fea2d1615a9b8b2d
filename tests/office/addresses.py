"""Every address that the office knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def addresses() -> dict[str, URLPattern]:
    """Every address that the resolver knows, by its name with that of its room before it."""

    def walk(patterns: Iterable[URLPattern | URLResolver], room: str = "") -> Iterator[tuple[str, URLPattern]]:
        for one in patterns:
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, room + (f"{one.namespace}:" if one.namespace else ""))
            else:
                yield f"{room}{one.name}" if one.name else f"nameless {one.pattern}", one

    found: dict[str, URLPattern] = {}
    for name, pattern in walk(get_resolver().url_patterns):
        found.setdefault(name, pattern)
    return found
