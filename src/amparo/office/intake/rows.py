"""What is done to a request for a consultation at an address: a row of the access matrix."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.office.cases.access.rules import Permission


@dataclass(frozen=True, slots=True)
class OfARequest:
    """An address within a request: whoever takes cases, may see the request and has that permission may open it."""

    permission: Permission
    methods: tuple[str, ...]

    def in_few_words(self) -> str:
        """What it takes, in words."""
        return f"whoever takes cases and may {self.permission.value} the request"
