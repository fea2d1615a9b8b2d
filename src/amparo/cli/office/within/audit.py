"""The chain of the audit log, sealed up to now, and the rows under codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from amparo.office.platform.audit import sealer, verify
from amparo.office.platform.audit import spooled as in_spool
from amparo.office.platform.audit import witnesses as elsewhere
from amparo.office.platform.audit.guarded import guarded_models
from amparo.office.platform.audit.models import Link


def faults(heads: Path, more: Sequence[str], since: str, tell: Callable[[int], None]) -> Iterator[str]:
    """What is not as it was written, by the chain, by the ends that were kept, and by the codes of rows."""
    kept = [*verify.kept_heads(heads), *more]
    _seal()
    found = verify.chain_faults(kept, tell, since) if since else verify.faults(kept, tell)
    return (str(fault) for fault in found)


def to_look_at(*, rows: bool) -> int:
    """How much a proof will look at: links, and rows too."""
    return verify.to_look_at() if rows else links()


def witnessed() -> list[str]:
    """The ends that witnesses have. Raises OfficeError where one does not answer."""
    return elsewhere.heads()


def witnesses() -> list[str]:
    """Each witness with the moment at which it last had the end, and what was wrong."""
    states = {state.place: state for state in elsewhere.states()}
    return [
        " ".join(filter(None, (place, _when(states.get(place)), states[place].trouble if place in states else "")))
        for place in elsewhere.names()
    ]


def office_name() -> str:
    """By which name witnesses know this office."""
    return elsewhere.office_name()


def head() -> str:
    """The end of the chain."""
    _seal()
    return sealer.head()


def spooled(path: Path) -> str:
    """What lies in the spool of reads and is not in the log yet, in words; empty where nothing does."""
    count, oldest = in_spool.lying(path)
    return (
        f"{count} reads since {oldest:%Y-%m-%d %H:%M} UTC lie in the spool and are not chained yet." if oldest else ""
    )


def links() -> int:
    """How many links the chain has."""
    return Link.objects.count()


def rows() -> int:
    """How many rows lie under codes."""
    return sum(model._base_manager.count() for model in guarded_models().values())


def _when(state: elsewhere.State | None) -> str:
    return f"had it at {state.at}" if state and state.at else "never had it"


def _seal() -> None:
    while sealer.seal_pending():
        pass
