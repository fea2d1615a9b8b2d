"""Needs to follow up, on Today: urgent, or due within a week."""

from __future__ import annotations

from dataclasses import dataclass

from amparo.office.border.needs.follow_up import Held, unsealed
from amparo.office.border.needs.open_needs import due_rows
from amparo.office.cases.access.on_today import Asked, Found, Opened

MOST = 25


@dataclass(frozen=True, slots=True)
class Due:
    """The first of them, each with the title of its case."""

    shown: list[tuple[Held, str]]
    more: bool

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.shown)


def find(asked: Asked) -> Found:
    """What is due for the member. One query."""
    rows = list(due_rows(asked.user, mine=asked.mine)[: MOST + 1])

    def read(opened: Opened) -> Due:
        keys = opened.case_keys
        open_rows = [row for row in rows[:MOST] if row.case_id in keys]
        shown = [(unsealed(keys[row.case_id], row), opened.titles.get(row.case_id, "")) for row in open_rows]
        return Due(shown, len(rows) > MOST)

    return Found(frozenset(row.case_id for row in rows), read)
