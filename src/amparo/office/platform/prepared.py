"""Queries that nearly every request asks: their SQL is worked out once in a process, and then asked with other values.

Django works out the SQL of a query each time, which takes longer than the database takes to answer it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db import connections, models, router
from django.db.models import QuerySet
from django.db.models.query import ModelIterable

type Field = models.Field[Any, Any]


class Prepared[M: models.Model]:
    """A query that is always the same but for some values.

    `made` makes it from values of the `fields`, in their order; it may only compare something with them.
    """

    def __init__(self, made: Callable[..., QuerySet[M]], *fields: Field) -> None:
        self._made = made
        self._fields = [_of_key(field) for field in fields]
        self._asked: dict[str, _Asked[M]] = {}

    def rows(self, *values: object) -> list[M]:
        """The rows for these values. Raises ValueError for a query whose values do not all stand in its SQL."""
        asked = self._asked.get(self._database) or self._work_out()
        return asked.rows([_held(field, value, asked.using) for field, value in zip(self._fields, values, strict=True)])

    def first(self, *values: object) -> M | None:
        """The first of the rows: for a query that finds one at most, or says which comes first."""
        return next(iter(self.rows(*values)), None)

    @property
    def _database(self) -> str:
        return str(connections[router.db_for_read(self._fields[0].model)].vendor)

    def _work_out(self) -> _Asked[M]:
        query = self._made(*(_stand_in(field, place) for place, field in enumerate(self._fields)))
        compiler = query.query.get_compiler(using=query.db)
        sql, params = compiler.as_sql()
        stand_ins = [_held(field, _stand_in(field, place), query.db) for place, field in enumerate(self._fields)]
        places = {at: stand_ins.index(param) for at, param in enumerate(params) if param in stand_ins}
        alike = all(type(params[at]) is type(stand_ins[place]) for at, place in places.items())
        if set(places.values()) != set(range(len(self._fields))) or not alike:
            raise ValueError(f"not every value stands as it is in {sql}")
        asked = _Asked(query.model, query.db, compiler, sql, tuple(params), places)
        self._asked[self._database] = asked
        return asked


@dataclass(frozen=True, slots=True)
class _Asked[M: models.Model]:
    """A query with its SQL, and at which places of its parameters which of the values stands."""

    model: type[M]
    using: str
    compiler: Any
    sql: str
    params: tuple[object, ...]
    places: Mapping[int, int]

    def rows(self, values: Sequence[object]) -> list[M]:
        """Ask it with values as the database holds them."""
        params = tuple(values[self.places[at]] if at in self.places else one for at, one in enumerate(self.params))
        compiler = copy(self.compiler)
        compiler.connection = connections[self.using]  # each thread has its own
        compiler.as_sql = lambda *_, **__: (self.sql, params)
        return list(ModelIterable(QuerySet(self.model, query=_Query(compiler), using=self.using)))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Query:
    """What Django asks of a query that has its SQL already."""

    compiler: Any

    def get_compiler(self, using: str) -> Any:
        """That knows its SQL."""
        return self.compiler


def _of_key(field: Field) -> Field:
    """The field that says of what kind the values are: of a reference, the one it refers to."""
    return _of_key(field.target_field) if isinstance(field, models.ForeignKey) else field


def _held(field: Field, value: object, using: str) -> object:
    return field.get_db_prep_value(value, connections[using])


def _stand_in(field: Field, place: int) -> object:
    """A value that nobody would compare with: it is found again among the parameters of the SQL."""
    number = 1_987_654_321 + place
    match field:
        case models.UUIDField():
            return uuid.UUID(int=number)
        case models.DateTimeField():
            return dt.datetime(1907, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=place)
        case models.IntegerField():
            return number
        case models.CharField():
            return f"stand-in {number}"
        case _:
            raise ValueError(f"no value to stand for those of {field}")
