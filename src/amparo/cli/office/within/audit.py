"""The chain of the audit log, sealed up to now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from amparo.office.platform.audit import sealer
from amparo.office.platform.audit.models import Link
from amparo.office.platform.audit.verify import kept_heads, verify


def faults(heads: Path, more: Sequence[str]) -> list[str]:
    """What is not as it was written, by the chain and by the ends that were kept."""
    _seal()
    return [str(fault) for fault in verify([*kept_heads(heads), *more])]


def head() -> str:
    """The end of the chain."""
    _seal()
    return sealer.head()


def links() -> int:
    """How many links the chain has."""
    return Link.objects.count()


def _seal() -> None:
    while sealer.seal_pending():
        pass
