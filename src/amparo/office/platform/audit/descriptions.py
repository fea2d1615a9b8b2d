"""What was done, in words, for those who read the audit: each room declares its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_noop

from amparo.office.platform.rooms import every

OFTEN: Mapping[str, str] = {
    "person": gettext_noop("person"),
    "people": gettext_noop("people"),
    "document": gettext_noop("document"),
    "date": gettext_noop("date"),
    "cases": gettext_noop("cases"),
    "release": gettext_noop("release"),
    "request": gettext_noop("request"),
}
"""What entries of several rooms are about."""
_MEMBER = re.compile(r"\buser (\d+)")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a room writes in the audit log: its names there, each in words.

    `about` has the words for what stands beside them: what an entry counts or names, and codes by their labels.
    """

    heading: ClassVar[str] = "audit log"
    words: Mapping[str, str]
    about: Mapping[str, str | Promise] = field(default_factory=dict)

    def in_few_words(self) -> str:
        """The names."""
        return ", ".join(self.words)


def recorded_names() -> dict[str, str]:
    """All that is written in the audit log, as rooms declare it: each name with its words, not yet translated."""
    return {name: words for part in every(Recorded) for name, words in part.words.items()}


def in_words(did: str) -> str:
    """The entry in the language of the page; as it is written where we have no words for it."""
    known = recorded_names()
    return gettext(known[did]) if did in known else did


def about_in_words(did: str, about: str, members: Mapping[int, str]) -> str:
    """What an entry is about, in the language of the page: members by name and codes by their labels; ids stay."""
    known = {**OFTEN, **next((part.about for part in every(Recorded) if did in part.words), {})}
    named = _MEMBER.sub(lambda found: members.get(int(found[1]), found[0]), about) if "user " in about else about
    return _any_of(tuple(known)).sub(lambda found: _translated(known[found[0]]), named)


def _translated(words: str | Promise) -> str:
    return str(words) if isinstance(words, Promise) else gettext(words)


@lru_cache(maxsize=64)
def _any_of(known: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these words where it stands alone, the longest first."""
    longest = sorted(known, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
