"""What takes two members: each room declares its own deeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import override

from amparo.office.platform.approvals.models import Approval
from amparo.office.platform.rooms import every

type Members = Callable[[Approval], Iterable[int]]
"""Which members, by their ids."""


@dataclass(frozen=True, slots=True)
class Granted:
    """An approval at the moment in which it is done, within the transaction of whoever granted it."""

    request: HttpRequest
    approval: Approval
    details: Mapping[str, Any]


def nobody(_approval: Approval) -> Iterable[int]:
    """No member in particular."""
    return ()


def no_details(_details: Mapping[str, Any]) -> list[tuple[Promise | str, object]]:
    """Nothing more to say than the words of the deed."""
    return []


@dataclass(frozen=True, slots=True)
class GraveDeed:
    """Something that nobody does alone.

    `granters` are those who may grant it; whoever asked is never among them. `affected` are told while it waits, and
    may refuse it. `do` does it, looking again at everything it needs, and raises OfficeError where it can be no more;
    what it answers is shown to whoever granted it. With `later` whoever asked may do it for a day.
    """

    heading: ClassVar[str] = "takes two members"
    name: str
    words: Promise
    granters: Members
    do: Callable[[Granted], HttpResponse | None]
    affected: Members = nobody
    says: Callable[[Mapping[str, Any]], list[tuple[Promise | str, object]]] = no_details
    """What is asked for in particular, as labels and values."""
    within: bool = False
    """Whether `says` tells of a client: then only to members for whom the case exists."""
    later: Callable[[Approval], str] | None = None
    """The address at which whoever asked then does it."""

    def in_few_words(self) -> str:
        """The words, in English."""
        with override("en"):
            return str(self.words)


@cache
def deeds() -> Mapping[str, GraveDeed]:
    """Everything that takes two members, by its name."""
    return {deed.name: deed for deed in every(GraveDeed)}
