"""How many minutes somebody needs: by what is talked about and what makes talking slower. An office sets its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from amparo.errors import DeskError


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of an office: for each kind of interview, and what each need adds. None of them is law."""

    kinds: Mapping[str, int] = field(
        default_factory=lambda: MappingProxyType(
            {"intake": 60, "declaration": 120, "fear_preparation": 90, "fear_interview": 90, "asylum_interview": 120}
        )
    )
    child: int = 30
    trauma: int = 30
    interpreter: int = 30

    def needed(self, kind: str, *, child: bool = False, trauma: bool = False) -> int:
        """The minutes with somebody who speaks the language. Raises DeskError for a kind the office does not have."""
        if kind not in self.kinds:
            raise DeskError(f"“{kind}” is no kind of interview here; choose one of: {', '.join(sorted(self.kinds))}")
        return self.kinds[kind] + child * self.child + trauma * self.trauma
