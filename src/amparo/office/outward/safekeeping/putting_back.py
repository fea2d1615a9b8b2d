"""Keys put back into the database of a backup.

The only rows that are written without the ORM: they are put back as they lay, under the codes that they had.
"""

from __future__ import annotations

from django.db import connection, transaction

from amparo.office.outward.safekeeping.keys_apart import WRAPPED_KEY, Joined, Rows
from amparo.office.platform.encryption.models import key_models


def put_back(rows: Rows) -> None:
    """Put rows into their tables, which are empty, whatever version of Amparo these are of."""
    quoted = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        for table, held in rows.items():
            for row in held:
                columns, places = ", ".join(map(quoted, row)), ", ".join(["%s"] * len(row))
                cursor.execute(f"INSERT INTO {quoted(table)} ({columns}) VALUES ({places})", [*row.values()])  # noqa: S608


def code_anew(joined_rows: Joined) -> None:
    """Code rows that got the key of a later backup, and those that are gone. Call it once the tables are up to date."""
    models = {model._meta.db_table: model for model in key_models()}
    with transaction.atomic():
        for table, model in models.items():
            name = str(model._meta.pk.column)
            keys = [*joined_rows.gone.get(table, ()), *(row[name] for row in joined_rows.rows.get(table, ()))]
            written = [model._meta.pk.to_python(key) for key in keys]
            connection.written.add(model, written, frozenset({WRAPPED_KEY}))  # type: ignore[attr-defined]
