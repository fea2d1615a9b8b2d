"""What is done to a case at an address: a row of the access matrix."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.office.cases.access.rules import Permission


@dataclass(frozen=True, slots=True)
class OfACase:
    """An address within a case: whoever may see the case and has that permission may open it."""

    permission: Permission
    methods: tuple[str, ...]

    def in_few_words(self) -> str:
        """What it takes, in words."""
        return f"whoever may {self.permission.value} the case"
