"""What somebody who can change the database may try, each as SQL with an office's own tables and a throw of the dice.

`Tampering` is asked for one after the other by the drill (`scripts/drills/tamper`) and, in small, by `test_row_codes`.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.db import connection, models
from django.db.models import F
from django.utils import timezone

from amparo.office.cases.access.models import Wall
from amparo.office.cases.calendar.models import Appointment
from amparo.office.cases.people.models import Person
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit import sealer
from amparo.office.platform.audit.guarded import coded_columns, guarded_models, name_of, number_of
from amparo.office.platform.audit.models import AuditEntry, CodeBatch, Link, RowCode
from amparo.office.platform.audit.record import mac_of
from amparo.office.platform.encryption.case_keys import open_key

DECIDES = ("docket_wall", "docket_assignment", "accounts_user", "docket_team_members", "docket_case",
           "office_calendar_appointment", "consulting_request_walled")  # fmt: skip


@dataclass
class Tampering:
    """An office as it was some time ago, and the dice. Each try says what it did; "" where the dice found nothing."""

    dice: random.Random
    older: dict[str, dict[object, dict[str, Any]]] = field(default_factory=dict)

    def remember(self) -> None:
        """Keep what all rows hold now: it is what an older backup has."""
        for table in coded_columns():
            self.older[table] = {row[_key(table)]: row for row in _rows(table)}

    def work(self) -> None:
        """What an office does in the course of a day, so that rows have earlier values that could be put back."""
        for person in Person.objects.order_by("pk")[:20]:
            key = open_key(person.case_id)
            person.sealed_names = key.seal(person, "sealed_names", key.unseal(person, "sealed_names"))
            person.save(update_fields=["sealed_names"])
        Appointment.objects.update(at=F("at") + dt.timedelta(days=1), version=F("version") + 1)
        for wall in Wall.objects.all():
            Wall.objects.filter(pk=wall.pk).update(since=timezone.now())
        User.objects.filter(role="paralegal").update(role="volunteer")

    def write_all_anew(self) -> None:
        """What somebody may do who has the opened keys too: an entry changed, its code and the chain made again."""
        entry = self.dice.choice(AuditEntry.objects.all())
        entry.actor = (entry.actor or 0) + 1
        entry.mac = mac_of(entry)
        entry.save()
        Link.objects.all().delete()
        CodeBatch.objects.all().delete()
        RowCode.objects.update(batch=None)
        while sealer.seal_pending():
            pass

    @property
    def kinds(self) -> Sequence[Callable[[], str]]:
        """Each kind of tampering."""
        return (
            self.edit, self.edit_what_decides, self.flip_sealed, self.remove, self.insert, self.swap, self.older_row,
            self.older_cell, self.older_with_codes, self.role, self.edit_entry, self.remove_entry, self.swap_links,
            self.edit_code, self.remove_code, self.repeat_code, self.cut, self.empty_chain, self.empty_table,
        )  # fmt: skip

    def edit(self) -> str:
        """Another value in any clear column of any row."""
        return self._edit(self._table())

    def edit_what_decides(self) -> str:
        """The same of what decides who sees a case and when it is heard."""
        return self._edit(self.dice.choice(DECIDES))

    def flip_sealed(self) -> str:
        """One bit of a sealed value."""
        table, row = self._row()
        names = [name for name in _columns(table) if isinstance(row[name], (bytes, memoryview)) and row[name]]
        if not names:
            return ""
        name = self.dice.choice(names)
        value = bytearray(row[name])
        value[self.dice.randrange(len(value))] ^= 1 << self.dice.randrange(8)
        return _set(table, row, {name: bytes(value)})

    def remove(self) -> str:
        """A row."""
        table, row = self._row()
        return _remove(table, row)

    def insert(self) -> str:
        """A copy of a row under another key: one more wall, assignment, member, note."""
        table, row = self._row()
        key = _model(table)._meta.pk
        if key.is_relation:
            return ""
        fresh: Any = uuid4() if isinstance(key, models.UUIDField) else self.dice.randrange(10**6, 10**7)
        return _insert(
            table, {**row, key.column: _plain(fresh) if not isinstance(key, models.CharField) else str(fresh)}
        )

    def swap(self) -> str:
        """What two rows of a table hold."""
        table = self._table()
        rows = _rows(table)
        if len(rows) < 2:
            return ""
        one, two = self.dice.sample(rows, 2)
        names = [name for name in coded_columns()[table] if name != _key(table) and one[name] != two[name]]
        if not names:
            return ""
        name = self.dice.choice(sorted(names))
        _set(table, one, {name: two[name]})
        return _set(table, two, {name: one[name]})

    def older_row(self) -> str:
        """A whole row as it was."""
        return self._older(lambda row, then: then)

    def older_cell(self) -> str:
        """One value as it was."""

        def one(row: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
            names = sorted(name for name in then if then[name] != row[name])
            name = self.dice.choice(names)
            return {name: then[name]}

        return self._older(one)

    def older_with_codes(self) -> str:
        """A whole row as it was, and the codes that it was given since removed."""
        done = self._older(lambda row, then: then)
        if done:
            table, key = done.split(" ")[1:3]
            codes = RowCode.objects.filter(table=number_of(table), row=name_of(_native(table, key)))
            _sql(f"DELETE FROM audit_rowcode WHERE id = {codes.order_by('-version').values_list('pk', flat=True)[0]}")
        return done

    def role(self) -> str:
        """A member with another role."""
        rows = _rows("accounts_user")
        row = self.dice.choice(rows)
        roles = {"attorney", "paralegal", "volunteer", "auditor", "administrator"} - {row["role"]}
        return _set("accounts_user", row, {"role": self.dice.choice(sorted(roles))})

    def edit_entry(self) -> str:
        """Another member in an entry of the audit log."""
        entry = self._id("audit_deed")
        _sql("UPDATE audit_deed SET actor = COALESCE(actor, 0) + 1 WHERE id = %s", entry)
        return f"edited audit_deed {entry}"

    def remove_entry(self) -> str:
        """An entry of the audit log, with its link or without."""
        entry = self._id("audit_deed")
        _sql("DELETE FROM audit_deed WHERE id = %s", entry)
        if self.dice.random() < 0.5:
            _sql("DELETE FROM audit_link WHERE deed = %s", entry)
        return f"removed audit_deed {entry}"

    def swap_links(self) -> str:
        """The entries of two links."""
        (one, first), (two, second) = self.dice.sample(_sql("SELECT place, deed FROM audit_link"), 2)
        _sql("UPDATE audit_link SET deed = -999999999 WHERE place = %s", one)
        _sql("UPDATE audit_link SET deed = %s WHERE place = %s", first, two)
        _sql("UPDATE audit_link SET deed = %s WHERE place = %s", second, one)
        return f"swapped links {one} {two}"

    def edit_code(self) -> str:
        """A code said to be of another row."""
        code = self._id("audit_rowcode")
        _sql("UPDATE audit_rowcode SET version = version + 1000 WHERE id = %s", code)
        return f"edited audit_rowcode {code}"

    def remove_code(self) -> str:
        """A code."""
        code = self._id("audit_rowcode")
        _sql("DELETE FROM audit_rowcode WHERE id = %s", code)
        return f"removed audit_rowcode {code}"

    def repeat_code(self) -> str:
        """An earlier code once more, as the newest, for a row as it was then."""
        names = "version, columns, gone, at, mac"
        code = self._id("audit_rowcode")
        _sql(
            f'INSERT INTO audit_rowcode ("table", "row", {names}, batch) SELECT "table", "row", version + 1000, '
            f"columns, gone, at, mac, batch FROM audit_rowcode WHERE id = %s",
            code,
        )
        return f"repeated audit_rowcode {code}"

    def cut(self) -> str:
        """The end of the chain, with all that it covered."""
        last = _sql("SELECT MAX(place) FROM audit_link")[0][0]
        place = self.dice.randrange(max(1, last - 20), last)
        _sql("DELETE FROM audit_deed WHERE id IN (SELECT deed FROM audit_link WHERE place > %s)", place)
        gone = "(SELECT -deed FROM audit_link WHERE place > %s AND deed < 0)"
        _sql(f"DELETE FROM audit_rowcode WHERE batch IN {gone}", place)
        _sql(f"DELETE FROM audit_codebatch WHERE id IN {gone}", place)
        _sql("DELETE FROM audit_link WHERE place > %s", place)
        return f"cut the chain after {place}"

    def empty_chain(self) -> str:
        """All of the chain, with or without what it covered."""
        _sql("DELETE FROM audit_link")
        if self.dice.random() < 0.5:
            for table in ("audit_deed", "audit_rowcode", "audit_codebatch"):
                _sql(f"DELETE FROM {table}")
        return "emptied the chain"

    def empty_table(self) -> str:
        """Every row of a table, with the codes of all of them."""
        table = self.dice.choice([name for name in DECIDES if _rows(name)])
        _sql("SET CONSTRAINTS ALL DEFERRED") if connection.vendor == "postgresql" else None
        _sql(f"DELETE FROM {table}")
        if self.dice.random() < 0.5:
            _sql('DELETE FROM audit_rowcode WHERE "table" = %s', number_of(table))
        return f"emptied {table}"

    def _table(self) -> str:
        return self.dice.choice(sorted(name for name in coded_columns() if _rows(name)))

    def _row(self) -> tuple[str, dict[str, Any]]:
        table = self._table()
        return table, self.dice.choice(_rows(table))

    def _id(self, table: str) -> int:
        key: int = self.dice.choice(_sql(f"SELECT id FROM {table}"))[0]
        return key

    def _edit(self, table: str) -> str:
        rows = _rows(table)
        if not rows:
            return ""
        row = self.dice.choice(rows)
        names = sorted(name for name in coded_columns()[table] if name != _key(table))
        name = self.dice.choice(names)
        other = _another(_model(table), name, row[name], self.dice)
        return "" if other == row[name] else _set(table, row, {name: other})

    def _older(self, what: Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]) -> str:
        changed = [
            (table, row, then)
            for table, held in self.older.items()
            for row in _rows(table)
            if (then := held.get(row[_key(table)])) is not None
            and any(then[name] != row[name] for name in coded_columns()[table])
        ]
        if not changed:
            return ""
        table, row, then = self.dice.choice(changed)
        now, before = ({name: one[name] for name in coded_columns()[table]} for one in (row, then))
        return _set(table, row, what(now, before))


def _another(model: type[models.Model], column: str, value: Any, dice: random.Random) -> Any:
    kind = next(one for one in model._meta.concrete_fields if one.column == column)
    if isinstance(kind, models.ForeignKey) or value is None:
        others = [row[column] for row in _rows(model._meta.db_table) if row[column] not in (None, value)]
        return dice.choice(others) if others else value
    if isinstance(value, (bytes, memoryview)):
        return bytes(value)[:-1] + bytes([bytes(value)[-1] ^ 1]) if value else value
    if isinstance(kind, models.BooleanField):
        return not value if isinstance(value, bool) else 1 - value
    if isinstance(kind, models.IntegerField):
        return value + 1
    if isinstance(kind, (models.DateField, models.DateTimeField)):
        return value.replace("202", "203", 1) if isinstance(value, str) else value.replace(year=value.year + 10)
    if isinstance(kind, models.CharField) and isinstance(value, str):
        return ("x" + value)[: kind.max_length or 200] if kind.max_length != len(value) else value[::-1]
    return value


def _set(table: str, row: dict[str, Any], values: dict[str, Any]) -> str:
    names = ", ".join(f'"{name}" = %s' for name in values)
    key = _key(table)
    _sql(f'UPDATE {table} SET {names} WHERE "{key}" = %s', *values.values(), row[key])
    return f"edited {table} {row[key]} {', '.join(values)}"


def _remove(table: str, row: dict[str, Any]) -> str:
    key = _key(table)
    _sql(f'DELETE FROM {table} WHERE "{key}" = %s', row[key])
    return f"removed {table} {row[key]}"


def _insert(table: str, row: dict[str, Any]) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    _sql(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(row))})", *row.values())
    return f"inserted {table} {row[_key(table)]}"


def _rows(table: str) -> list[dict[str, Any]]:
    names = _columns(table)
    return [dict(zip(names, row, strict=True)) for row in _sql(f"SELECT {', '.join(_quoted(names))} FROM {table}")]


def _columns(table: str) -> list[str]:
    return [column.column for column in _model(table)._meta.concrete_fields]


def _quoted(names: Sequence[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _model(table: str) -> type[models.Model]:
    return guarded_models()[table]


def _key(table: str) -> str:
    return _model(table)._meta.pk.column


def _native(table: str, key: str) -> Any:
    return _model(table)._meta.pk.to_python(key)


def _plain(key: Any) -> Any:
    return key.hex if connection.vendor == "sqlite" and hasattr(key, "hex") else key


def _sql(text: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(text, values or None)
        return cursor.fetchall() if cursor.description else []
