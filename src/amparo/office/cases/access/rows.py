"""What is done to a case at an address: a row of the access matrix."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.office.cases.access.rules import Permission


@dataclass(frozen=True, slots=True)
class OfACase:
    """An address within a case: whoever may see the case and has that permission may open it."""

    permission: Permission
    methods: tuple[str, ...]
    own: bool = False
    """Whoever may add may do that as well, to what they themselves added within hours (see `own.py`)."""

    def in_few_words(self) -> str:
        """What it takes, in words."""
        also = ", or add to it what is their own" if self.own else ""
        return f"whoever may {self.permission.value} the case{also}"
