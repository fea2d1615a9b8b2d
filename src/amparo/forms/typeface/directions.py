"""Which way each sign of a line runs (Unicode's UAX #9), and the order in which the eye meets them."""

from collections.abc import Sequence
from unicodedata import bidirectional

from bidi import algorithm, get_base_level

RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


def runs_right_to_left(text: str) -> bool:
    """Whether a paragraph begins at the right: its first letter is of a script that does."""
    return any(turns(sign) for sign in text) and get_base_level(text) == 1


def turns(sign: str) -> bool:
    return ord(sign) >= 0x590 and bidirectional(sign) in RIGHT_TO_LEFT


def levels(text: str, right_to_left: bool) -> list[int]:
    """How deep each sign is embedded: even runs to the right, odd to the left."""
    base = int(right_to_left)
    if not base and not any(turns(sign) for sign in text):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    signs = list(storage["chars"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    kept = {id(sign) for sign in storage["chars"]}
    found: list[int] = []
    for sign in signs:  # joiners and marks of direction have no level of their own: they go with what stands before
        found.append(int(sign["level"]) if id(sign) in kept or not found else found[-1])
    return found


def as_read[T](parts: Sequence[T], depth: Sequence[int]) -> list[T]:
    """The parts of a line from left to right (rule L2): from the deepest level up, what stands together is turned."""
    order = list(range(len(parts)))
    for level in range(max(depth, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and depth[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return [parts[place] for place in order]
