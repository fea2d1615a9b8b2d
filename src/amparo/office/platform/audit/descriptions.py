"""What was done, in words, for those who read the audit: each room declares its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext

from amparo.office.platform.rooms import every


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a room writes in the audit log: its names there, each in words."""

    heading: ClassVar[str] = "audit log"
    words: Mapping[str, str]

    def told(self) -> str:
        """The names."""
        return ", ".join(self.words)


def recorded_names() -> dict[str, str]:
    """All that is written in the audit log, as rooms declare it: each name with its words, not yet translated."""
    return {name: words for part in every(Recorded) for name, words in part.words.items()}


def in_words(did: str) -> str:
    """The entry in the language of the page; as it is written where we have no words for it."""
    known = recorded_names()
    return gettext(known[did]) if did in known else did
