"""Forms that a member has begun and not saved, on Today."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.office.cases.access.on_today import Asked, Found, Opened
from amparo.office.cases.drafts.keeping import own
from amparo.office.cases.statements.models import Draft

MOST = 10


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The first of them, each with the title of its case, if it has one."""

    shown: list[tuple[Draft, str]]
    more: bool

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.shown)


def find(asked: Asked) -> Found:
    """The drafts of the member, whosever the cases are. One query."""
    rows = list(own(asked.user).select_related("case")[: MOST + 1])

    def read(opened: Opened) -> Unsaved:
        titles = [opened.titles.get(row.case_id, "") if row.case_id else "" for row in rows]
        return Unsaved(list(zip(rows, titles, strict=True))[:MOST], len(rows) > MOST)

    return Found(frozenset(row.case_id for row in rows if row.case_id), read)
