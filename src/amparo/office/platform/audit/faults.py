"""What a proof finds: one thing that is not as it was written, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

type Tell = Callable[[int], None]


def quiet(_done: int) -> None:
    """Tell nobody how far a proof is."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written: its link and entry, or its table and the key of its row."""

    what: str
    place: int | None = None
    entry: int | None = None
    table: str = ""
    key: str = ""

    def __str__(self) -> str:
        link = gettext("link %(n)s") % {"n": self.place} if self.place is not None else ""
        entry = gettext("row %(n)s") % {"n": self.entry} if self.entry else ""
        row = " ".join(filter(None, (self.table, self.key)))
        where = ", ".join(filter(None, (link, entry, row)))
        return f"{gettext(self.what)} ({where})" if where else gettext(self.what)
