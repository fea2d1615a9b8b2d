"""Whether everything in an office opens and is as it was written: sealed values, documents, the audit, rows, keys.

What cannot be known here is counted apart and said: what only whoever has a code can open.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from amparo.errors import SealingError
from amparo.office.platform.audit.sealer import seal_pending
from amparo.office.platform.audit.verify import faults, kept_heads
from amparo.office.platform.encryption.case_keys import OpenKey, opened
from amparo.office.platform.encryption.columns import SealedFiles, SealedOtherwise, Table
from amparo.office.platform.encryption.envelope import key_id_of
from amparo.office.platform.encryption.models import WrappedKey
from amparo.office.platform.rooms import every

AT_ONCE = 2_000
MOST = 1_000
"""So many faults are kept of one run; all are counted."""


class NoKey(SealingError):
    """The key that something was sealed with is not there."""


type Tell = Callable[[int, int], None]


@dataclass(slots=True)
class Verified:
    """What a verification found."""

    rows: int = 0
    values: int = 0
    """Sealed values that opened in their place."""
    codes: int = 0
    """Sealed values that only whoever has a code can open, or a reply under a code of nobody here."""
    erased: int = 0
    """Sealed values and files of a backup whose key was destroyed after it was made: nobody can open them."""
    documents: int = 0
    """Sealed files that opened and are what was taken in."""
    faults: list[str] = field(default_factory=list)
    count: int = 0

    def fault(self, what: str) -> None:
        """Something is not as it was written."""
        self.count += 1
        if len(self.faults) < MOST:
            self.faults.append(what)

    def without_key(self, what: str, later_keys: bool) -> None:
        """Nothing opens this. That is a fault, but in a backup whose own keys were deleted."""
        if later_keys:
            self.erased += 1
        else:
            self.fault(what)


def verify_office(
    *,
    heads: list[str] | None = None,
    missing: tuple[str, ...] = (),
    later_keys: bool = False,
    tell: Tell = lambda done, of: None,
) -> Verified:
    """Open everything in the office of this process. Raises Locked.

    `missing` says which documents had no file already when a backup was made; with `later_keys` what has no key is
    no fault: a backup that opens with the keys of a later one.
    """
    models = _models()
    tables = [table for table in every(Table) if table.name in models]
    found = Verified()
    while seal_pending():  # what was written in the last second
        pass
    total = sum(models[table.name]._default_manager.count() for table in tables)
    keys = _keys(found)
    otherwise = {(part.table, part.column): part for part in every(SealedOtherwise)}
    for table in tables:
        for row in _rows(models[table.name], sorted(table.sealed)):
            found.rows += 1
            _check(found, models[table.name], row, keys, otherwise, later_keys)
            tell(found.rows, total)
    for part in every(SealedFiles):
        _check_files(found, models[part.table], part, keys, set(missing), later_keys)
    for fault in faults([*kept_heads(settings.HOME.heads), *(heads or [])]):
        found.fault(f"audit: {fault}")
    return found


def _keys(found: Verified) -> dict[bytes, list[OpenKey]]:
    """The keys of all owners by their ids. One that is wrapped for several members is one."""
    keys: defaultdict[bytes, list[OpenKey]] = defaultdict(list)
    for model in apps.get_models():
        if not issubclass(model, WrappedKey):
            continue
        for row in model._default_manager.iterator(AT_ONCE):
            try:
                key = opened(row, row.seals_for)
            except SealingError as wrong:
                found.fault(f"{model._meta.db_table} {row.pk}: {wrong}")
                continue
            if all(other.owner != key.owner for other in keys[key.id]):
                keys[key.id].append(key)
    return keys


def _rows(model: type[Model], sealed: list[str]) -> Iterator[dict[str, object]]:
    return iter(model._default_manager.order_by().values("pk", *sealed).iterator(AT_ONCE))


def _check(
    found: Verified,
    model: type[Model],
    row: dict[str, object],
    keys: Mapping[bytes, list[OpenKey]],
    otherwise: Mapping[tuple[str, str], SealedOtherwise],
    later_keys: bool,
) -> None:
    if issubclass(model, WrappedKey):
        return  # opened already
    table, pk = model._meta.db_table, row.pop("pk")
    for column, envelope in row.items():
        if envelope is None:
            continue
        content, part = bytes(envelope), otherwise.get((table, column))  # type: ignore[call-overload]
        try:
            if part is None:
                _open(model, pk, column, content, keys)
            elif part.check is None or not part.check(pk, content):
                found.codes += 1
                continue
            found.values += 1
        except NoKey as wrong:
            found.without_key(f"{table}.{column} of {pk}: {wrong}", later_keys)
        except (SealingError, ValueError) as wrong:
            found.fault(f"{table}.{column} of {pk}: {wrong}")


def _open(model: type[Model], pk: object, column: str, envelope: bytes, keys: Mapping[bytes, list[OpenKey]]) -> object:
    owners = keys.get(key_id_of(envelope))
    if not owners:
        raise NoKey("its key has been destroyed, or was never here")
    *others, last = owners
    for key in others:
        try:
            return key.unseal_in(model, pk, column, envelope)  # type: ignore[arg-type]
        except SealingError:
            continue
    return last.unseal_in(model, pk, column, envelope)  # type: ignore[arg-type]


def _check_files(
    found: Verified,
    model: type[Model],
    part: SealedFiles,
    keys: Mapping[bytes, list[OpenKey]],
    missing: set[str],
    later_keys: bool,
) -> None:
    for row in model._default_manager.iterator(AT_ONCE):
        path = settings.HOME.document(row.pk)
        try:
            envelope = path.read_bytes()
        except OSError as wrong:
            known = " (and was when it was backed up)" if row.pk.hex in missing else ""
            found.fault(f"the file of {part.table} {row.pk} is missing{known}: {wrong.strerror}")
            continue
        try:
            _check_file(row, part.column, envelope, keys)
            found.documents += 1
        except NoKey as wrong:
            found.without_key(f"the file of {part.table} {row.pk}: {wrong}", later_keys)
        except (SealingError, ValueError) as wrong:
            found.fault(f"the file of {part.table} {row.pk}: {wrong}")


def _check_file(row: Model, column: str, envelope: bytes, keys: Mapping[bytes, list[OpenKey]]) -> None:
    owners = [key for key in keys.get(key_id_of(envelope), ()) if key.owner == UUID(str(row.case_id))]  # type: ignore[attr-defined]
    if not owners:
        raise NoKey("its key has been destroyed, or was never here")
    content = owners[0].unseal_bytes(row, column, envelope)
    about = owners[0].unseal(row, "sealed_about")
    if hashlib.sha256(content).hexdigest() != about["sha256"]:
        raise SealingError("it is not the file that was taken in")


def strays() -> int:
    """How many sealed files belong to no row: an upload that was cut off left them, or an erasure that was."""
    named = {
        row.hex
        for part in every(SealedFiles)
        for row in _models()[part.table]._default_manager.values_list("pk", flat=True)
    }
    return sum(path.is_file() and path.name not in named for path in settings.HOME.documents.glob("*/*"))


def _models() -> dict[str, type[Model]]:
    return {model._meta.db_table: model for model in apps.get_models()}


def heads_in(content: bytes) -> list[str]:
    """The ends of the chain in a file of them."""
    return [line.split(" ")[0] for line in content.decode().splitlines() if line]
