"""The first codes: of rows that an earlier version wrote, and of all rows of a table that has other columns now.

What stands there when it is first coded is taken as it is: nothing tells whether somebody changed it before. From the
mark on that is set when a table is through, a row without a code is one that nobody of the office wrote.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.utils import timezone

from amparo.office.platform.audit import row_codes
from amparo.office.platform.audit.guarded import attributes_of, guarded_models, name_of, number_of
from amparo.office.platform.audit.models import CodedColumns, RowCode
from amparo.office.platform.audit.row_codes import Form, form_of

MARK = UUID(int=0)
"""The row under whose name the marks of a table stand: no row has it."""
SECONDS = 20.0
"""How long one round may take: other jobs wait meanwhile."""

_through: dict[str, object] = {}
"""Up to which primary key each table is through, in this process."""


def code_first(now: dt.datetime | None = None, seconds: float = SECONDS) -> bool:
    """Code what has no code of today's columns yet, for so long; whether all tables are through."""
    until = time.monotonic() + seconds
    for model in guarded_models().values():
        form = form_of(model)
        mark = mark_of(form.table)
        if mark is not None and mark.columns == form.id:
            continue
        for _ in _pieces(model, form, mark):
            if time.monotonic() > until:
                return False
    return True


def mark_of(table: str) -> RowCode | None:
    """The newest mark of a table: every row had a code of its columns then."""
    return RowCode.objects.filter(table=number_of(table), row=MARK).order_by("-version").first()


def _pieces(model: type[models.Model], form: Form, mark: RowCode | None) -> Iterator[None]:
    """Code one piece of a table after the other, each in a transaction of its own, and set the mark at the end."""
    while True:
        with transaction.atomic():
            rows = model._base_manager.order_by("pk").select_for_update()
            after = _through.get(form.table)
            piece = list((rows if after is None else rows.filter(pk__gt=after))[: row_codes.AT_ONCE])
            kept = row_codes.keep(form, DEFAULT_DB_ALIAS)
            if not piece:
                _set_mark(form, mark)
            else:
                _code(model, form, piece)
        row_codes.kept_for_good(kept)
        if not piece:
            _through.pop(form.table, None)
            return
        _through[form.table] = piece[-1].pk
        yield


def _code(model: type[models.Model], form: Form, piece: Sequence[models.Model]) -> None:
    newest = newest_codes(form.table, [name_of(row.pk) for row in piece])
    fresh = {}
    for row in piece:
        code = newest.get(name_of(row.pk))
        if code is None or (code.columns != form.id and fits(model, code, row) is not False):
            fresh[row.pk] = tuple(getattr(row, attribute) for attribute in form.attributes)
    row_codes.add(form, fresh, DEFAULT_DB_ALIAS)


def newest_codes(table: str, names: Sequence[UUID]) -> dict[UUID, RowCode]:
    """The newest code of each of these rows."""
    codes = RowCode.objects.filter(table=number_of(table), row__in=names).order_by("row", "version")
    return {code.row: code for code in codes}


def fits(model: type[models.Model], code: RowCode, row: models.Model) -> bool | None:
    """Whether a row is as its code says; None where the code covers columns that the table does not have any more."""
    form = _form_by_number(model, code.columns)
    if form is None:
        return None if RowCode.objects.filter(table=code.table, row=MARK, columns=code.columns).exists() else False
    values: list[Any] = [getattr(row, attribute) for attribute in form.attributes]
    return not code.gone and form.mac(code.row, code.version, code.at, values) == bytes(code.mac)


def _form_by_number(model: type[models.Model], number: int) -> Form | None:
    kept = CodedColumns.objects.filter(pk=number, table=model._meta.db_table).first()
    columns = tuple(kept.columns.split(",")) if kept else ()
    pairs = attributes_of(model, columns)
    if tuple(column for column, _ in pairs) != columns:
        return None
    return Form(model._meta.db_table, columns, tuple(attribute for _, attribute in pairs))


def _set_mark(form: Form, before: RowCode | None) -> None:
    at, version = timezone.now(), before.version + 1 if before else 1
    mac = form.mac(MARK, version, at, ())
    RowCode.objects.create(
        table=number_of(form.table), row=MARK, version=version, columns=form.id, at=at, mac=mac, batch=None
    )
