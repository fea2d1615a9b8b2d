"""Whom a message can be for. Each room that has people to reach adds its kind here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from amparo.office.cases.people.contact import SafeContact
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey


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
class Kind:
    """A kind of owner."""

    find: Find
    seen: Seen


KINDS: dict[str, Kind] = {}


def found(kind: str, owners: Iterable[UUID]) -> dict[UUID, Reachable]:
    """The people of these ids; whoever was erased is left out."""
    return KINDS[kind].find(owners) if kind in KINDS else {}
