"""Changing the office key: every data key is wrapped anew, also while the office is open.

Resumable: killed at any point, the next call goes on with the key that was begun. The old key is dropped only when
nothing is wrapped with it any more.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection, transaction

from amparo.office.platform.encryption import case_keys, vault
from amparo.office.platform.encryption.envelope import Key
from amparo.office.platform.encryption.models import WrappedKey, key_models

AT_ONCE = 200


def rotate(tell: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Wrap every data key with a new office key and drop the old one; the number rewrapped.

    `tell` hears how many are done, of how many.
    """
    ring = vault.keyring()
    ring.refresh()
    key = ring.newest if len(ring.ids) > 1 else ring.add_key()
    name = key.id.hex()
    done = 0
    of = sum(table._default_manager.exclude(office_key=name).count() for table in key_models())
    while True:
        with transaction.atomic():
            _alone()
            rewrapped = sum(_some_of(table, key) for table in key_models())
            if not rewrapped:
                ring.drop_all_but_newest()
                return done
        done += rewrapped
        tell(done, max(of, done))


def _some_of(table: type[WrappedKey], key: Key) -> int:
    old = table._default_manager.select_for_update().exclude(office_key=key.id.hex()).order_by("pk")[:AT_ONCE]
    rows = list(old)
    for row in rows:
        case_keys.rewrap(row, key)
    table._default_manager.bulk_update(rows, ["office_key", "wrapped"])
    return len(rows)


def _alone() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in key_models():
                cursor.execute(f"LOCK TABLE {table._meta.db_table} IN EXCLUSIVE MODE")
