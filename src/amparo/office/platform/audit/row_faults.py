"""Rows held against their codes: edited, inserted, removed, swapped, or an older value put back in its place.

One table after the other, a thousand rows at a time. The office may be at work meanwhile: what seems wrong is looked at
once more by itself, with nobody writing, before it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from amparo.office.platform.audit.faults import Fault, Tell, quiet
from amparo.office.platform.audit.first_codes import MARK, fits, mark_of, newest_codes
from amparo.office.platform.audit.guarded import guarded_models, name_of, number_of, tables_by_number
from amparo.office.platform.audit.models import RowCode
from amparo.office.platform.audit.row_codes import form_of

PIECE = 1_000


def row_faults(tell: Tell = quiet) -> Iterator[Fault]:
    """Every row of every table under codes that is not as it was last written; `tell` hears how many were looked at."""
    done = 0
    for model in guarded_models().values():
        matched = 0
        for rows in _pieces(model):
            found = list(_wrong(model, rows))
            matched += len(rows) - len(found)
            done += len(rows)
            tell(done)
            for key in found:
                yield from _once_more(model, key)
        yield from _mark_faults(model)
        if _standing(model).count() != matched:
            yield from _removed(model)
    yield from _strange()


def _pieces(model: type[models.Model]) -> Iterator[Sequence[models.Model]]:
    rows = model._base_manager.order_by("pk")
    piece = list(rows[:PIECE])
    while piece:
        yield piece
        piece = list(rows.filter(pk__gt=piece[-1].pk)[:PIECE])


def _wrong(model: type[models.Model], rows: Sequence[models.Model]) -> Iterator[object]:
    table, form = model._meta.db_table, form_of(model)
    codes = newest_codes(table, [name_of(row.pk) for row in rows])
    for row in rows:
        code = codes.get(name_of(row.pk))
        if code is None or code.gone:
            yield row.pk
        elif code.columns == form.id:
            values = [getattr(row, attribute) for attribute in form.attributes]
            if form.mac(code.row, code.version, code.at, values) != bytes(code.mac):
                yield row.pk
        elif not fits(model, code, row):
            yield row.pk


def _once_more(model: type[models.Model], key: object) -> Iterator[Fault]:
    """Look at one row while nobody writes it."""
    table = model._meta.db_table
    with transaction.atomic():
        row = model._base_manager.select_for_update().filter(pk=key).first()
        code = newest_codes(table, [name_of(key)]).get(name_of(key))
        mark = mark_of(table)
        fit = fits(model, code, row) if code and row and not code.gone else None
    if row is None:
        return  # removed meanwhile: it is looked for among those that are gone
    if code is None:
        if mark is not None:
            yield Fault(gettext_noop("a row was inserted: it has no code of this office"), table=table, key=str(key))
    elif code.gone:
        yield Fault(gettext_noop("a row that was removed was put back"), table=table, key=str(key))
    elif fit is False or (fit is None and mark is not None and mark.columns == form_of(model).id):
        yield Fault(
            gettext_noop("a row is not as it was last written: edited, swapped, or an older value put back"),
            table=table,
            key=str(key),
        )


def _standing(model: type[models.Model]) -> models.QuerySet[RowCode]:
    """The newest code of each row of a table that should be there."""
    number = number_of(model._meta.db_table)
    newer = RowCode.objects.filter(table=number, row=OuterRef("row"), version__gt=OuterRef("version"))
    return RowCode.objects.filter(table=number, gone=False).exclude(row=MARK).exclude(Exists(newer))


def _removed(model: type[models.Model]) -> Iterator[Fault]:
    """Rows that have a code and are not there. Their keys are known but where a code names them by a digest."""
    table = model._meta.db_table
    there: Callable[[Sequence[UUID]], set[UUID]] = _by_key(model) or _by_all(model)
    codes = _standing(model).order_by("row")
    piece = list(codes.values_list("row", flat=True)[:PIECE])
    while piece:
        for row in set(piece) - there(piece):
            with transaction.atomic():
                code = newest_codes(table, [row]).get(row)
                gone = code is None or code.gone or row in there([row])
            if not gone:
                yield Fault(gettext_noop("a row was removed from its table"), table=table, key=_key_of(model, row))
        piece = list(codes.filter(row__gt=piece[-1]).values_list("row", flat=True)[:PIECE])


def _by_key(model: type[models.Model]) -> Callable[[Sequence[UUID]], set[UUID]] | None:
    kind = _kind_of_key(model)
    if kind is UUID:
        return lambda rows: set(model._base_manager.filter(pk__in=rows).values_list("pk", flat=True))
    if kind is int:
        return lambda rows: {
            name_of(key)
            for key in model._base_manager.filter(pk__in=[row.int for row in rows if row.int < 2**63]).values_list(
                "pk", flat=True
            )
        }
    return None


def _by_all(model: type[models.Model]) -> Callable[[Sequence[UUID]], set[UUID]]:
    names = {name_of(key) for key in model._base_manager.values_list("pk", flat=True).iterator(10_000)}
    return names.intersection


def _kind_of_key(model: type[models.Model]) -> type | None:
    key = model._meta.pk
    while isinstance(key, models.ForeignKey):
        key = key.target_field
    return UUID if isinstance(key, models.UUIDField) else int if isinstance(key, models.IntegerField) else None


def _key_of(model: type[models.Model], row: UUID) -> str:
    return str(row.int) if _kind_of_key(model) is int else str(row)


def _mark_faults(model: type[models.Model]) -> Iterator[Fault]:
    """A mark that this office did not set would make rows seem coded, or not."""
    mark, form = mark_of(model._meta.db_table), form_of(model)
    if mark is not None and mark.columns == form.id and form.mac(MARK, mark.version, mark.at, ()) != bytes(mark.mac):
        yield Fault(gettext_noop("the mark of a table is not of this office"), table=form.table)


def _strange() -> Iterator[Fault]:
    """Codes of no table, and rows of which an earlier version has no code any more."""
    counted = RowCode.objects.order_by("table", "row", "version").values_list("table", "row", "version")
    before: tuple[int, UUID, int] | None = None
    for number, row, version in counted.iterator(10_000):
        table = tables_by_number().get(number)
        if table is None:
            yield Fault(gettext_noop("a code is of no table of this office"), key=str(row))
        elif version != (before[2] + 1 if before and before[:2] == (number, row) else 1):
            yield Fault(gettext_noop("an earlier code of a row was removed"), table=table, key=str(row))
        before = number, row, version
