"""Which guarded rows the transaction that is open has written, and what is to be taken back if it comes to nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models


class Written:
    """Rows by table: the model that wrote them and, by primary key, the columns that were written over."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[type[models.Model], dict[object, set[str]]]] = {}

    def add(self, model: type[models.Model], keys: Iterable[object], columns: frozenset[str]) -> None:
        """Note rows that a statement wrote."""
        _, held = self.rows.setdefault(model._meta.db_table, (model, {}))
        for key in keys:
            held.setdefault(key, set()).update(columns)

    def taken(self) -> dict[str, tuple[type[models.Model], dict[object, set[str]]]]:
        """All of them, which are forgotten here."""
        rows, self.rows = self.rows, {}
        return rows


class CodesBeforeCommit:
    """Part of a connection: codes what was written as the last thing of each transaction."""

    in_atomic_block: bool
    alias: str

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.written = Written()
        self._take_back: list[Callable[[], object]] = []

    def if_undone(self, take_back: Callable[[], object]) -> None:
        """Call this if the open transaction is rolled back before anything of it was given to be committed.

        A commit that failed on its way may have been made: nothing that its rows rely on is taken back.
        """
        self._take_back.append(take_back)

    def commit(self) -> None:
        """Code what was written and commit. What cannot be coded is not committed."""
        after: Callable[[], None] | None = None
        if self.written.rows:
            after = self._coded()
        self._take_back = []
        super().commit()  # type: ignore[misc]
        if after:
            after()

    def rollback(self) -> None:
        """Undo the transaction: nothing was written."""
        self.written.taken()
        undone, self._take_back = self._take_back, []
        super().rollback()  # type: ignore[misc]
        for take_back in undone:
            take_back()

    def close(self) -> None:
        """Close: what was not committed is undone."""
        self.written.taken()
        self._take_back = []
        super().close()  # type: ignore[misc]

    def _coded(self) -> Callable[[], None]:
        from amparo.office.platform.audit import row_codes  # holds models, which are not there when this is read

        self.in_atomic_block = True  # Django took it back a moment ago, and the transaction is still open
        try:
            return row_codes.code(self.written.taken(), self.alias)
        except BaseException:
            self.in_atomic_block = False
            self.rollback()
            raise
        finally:
            self.in_atomic_block = False
