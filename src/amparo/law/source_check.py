"""What must hold of sources: nothing is declared without one, without a day, or with more certainty than was read."""

from __future__ import annotations

from collections.abc import Iterator

from amparo.law.book import Law, elements_of
from amparo.law.source import Confidence, Source, Sourced
from amparo.law.status import KNOWN_AS_OF


def sourced(law: Law) -> Iterator[tuple[str, str]]:
    """Where in the law a source is missing or cannot be right, and what is wrong. Drafts of policies have none."""
    for placed in law.sourced():
        yield from ((str(placed), wrong) for wrong in _rests(placed.declared))
        if placed.element and placed.element not in elements_of(law, placed.name):
            yield str(placed), "there is no such element"


def _rests(declared: Sourced) -> Iterator[str]:
    if not declared.sources:
        yield "has no source: say where its text was read and when"
    if declared.known_as_of is None:
        yield "does not say up to which day it is known"
    elif declared.known_as_of > KNOWN_AS_OF:
        yield f"is said to be known up to {declared.known_as_of}, later than anything that was read ({KNOWN_AS_OF})"
    for source in declared.sources:
        yield from _source(source)


def _source(source: Source) -> Iterator[str]:
    if not source.citation.strip():
        yield "has a source without citation"
    if bool(source.read_at.strip()) is (source.confidence is Confidence.FROM_KNOWLEDGE):
        yield f"{source.citation}: what was read has a place, and what is given from knowledge has none"
