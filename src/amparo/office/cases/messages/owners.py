"""Whom a message can be for. Each room that has people to reach declares its kind: `Reaching`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from amparo.office.cases.people.contact import SafeContact
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey
from amparo.office.platform.rooms import every


@dataclass(frozen=True, slots=True)
class Reachable:
    """Somebody as they stand now: their rules, the key that seals what is said, and how staff find them."""

    rules: SafeContact
    case_key: OpenKey
    title: str
    address: str  # of their page in the office
    case: UUID | None = None
    zone: str = ""  # by whose clock they live


type Find = Callable[[Iterable[UUID]], dict[UUID, Reachable]]
"""The people of these ids; whoever was erased is left out."""
type Seen = Callable[[User, Iterable[UUID]], set[UUID]]
"""Which of these a member may see."""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom a room can reach by message: `kind` names them in each message, `whom` in words."""

    heading: ClassVar[str] = "can reach"
    kind: str
    whom: str
    find: Find
    seen: Seen

    def in_few_words(self) -> str:
        """In words."""
        return self.whom


def kinds() -> dict[str, Recipients]:
    """The kinds of people to whom messages go, by name."""
    return {part.kind: part for part in every(Recipients)}


def found(kind: str, owners: Iterable[UUID]) -> dict[UUID, Reachable]:
    """The people of these ids; whoever was erased is left out."""
    known = kinds()
    return known[kind].find(owners) if kind in known else {}
