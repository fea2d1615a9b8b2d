"""Who may open an address of no case: a row of the access matrix."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.office.platform.rooms import BOTH


@dataclass(frozen=True, slots=True)
class ForRoles:
    """An address of no case. `roles` may open it; others are answered with `refused`."""

    roles: frozenset[str]
    methods: tuple[str, ...] = BOTH
    refused: int = 403

    def in_few_words(self) -> str:
        """Who may, in words."""
        return ", ".join(sorted(self.roles)) or "nobody who is signed in"
