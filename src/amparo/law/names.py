"""Help for a name that was typed wrong."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str]) -> str:
    """A clause to end an error with: the nearest name there is, or nothing when none is near."""
    close = get_close_matches(name, list(names), n=1, cutoff=0.5)
    return f"; did you mean “{close[0]}”?" if close else ""
