"""Documents sealed in files beside the database: first the file, then the row; a row never lacks its file."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from amparo.errors import OfficeError, SealingError
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.documents.inspection import Inspected, safe_name
from amparo.office.cases.documents.models import Document
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey
from amparo.office.platform.encryption.keyring_file import replace_whole
from amparo.office.platform.rooms import every

REMARKS = {
    "scripts": gettext_noop("holds scripts"),
    "launches": gettext_noop("tries to start programs"),
    "attachments": gettext_noop("holds further files"),
    "links": gettext_noop("links to the outside: opening one may give the client away"),
    "encrypted": gettext_noop("is encrypted, without a password to open"),
    "repaired": gettext_noop("is damaged"),
    "location": gettext_noop("says where it was taken: remove that before you pass it on"),
    "macros": gettext_noop("holds macros"),
    "remote_template": gettext_noop("fetches something from outside when opened"),
    "form": gettext_noop("is a form"),
    "utf-16-le": gettext_noop("is text in UTF-16 that does not say so: choose it when you open it"),
    "utf-16-be": gettext_noop("is text in UTF-16 (big-endian) that does not say so: choose it when you open it"),
    "cp1252": gettext_noop("looks like text in Windows-1252 (Western Europe): choose it when you open it"),
    "cp1251": gettext_noop("looks like text in Windows-1251 (Cyrillic): choose it when you open it"),
    "cp1256": gettext_noop("looks like text in Windows-1256 (Arabic): choose it when you open it"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A document as a page lists it."""

    row: Document
    name: str
    what: str
    media_type: str
    pages: int | None
    remarks: Sequence[str]
    scanned: bool
    sha256: str
    taken_by: str
    taken_at: dt.datetime

    @property
    def place(self) -> int:
        """Its number within the case."""
        return self.row.place

    @property
    def removed(self) -> bool:
        """Whether it was taken off the file, and can still be put back."""
        return self.row.removed_at is not None

    @property
    def remarks_in_words(self) -> list[str]:
        """What whoever opens it should know, in words."""
        return [gettext(REMARKS[remark]) for remark in self.remarks if remark in REMARKS]


def documents_of(file: CaseFile) -> list[Held]:
    """The documents of a case, newest first, those removed among them. One query."""
    rows = Document.objects.filter(case=file.case).select_related("taken_by")
    return [held(file.case_key, row) for row in rows]


def held(case_key: OpenKey, row: Document) -> Held:
    """A document, its description unsealed. Raises SealingError."""
    about = case_key.unseal(row, "sealed_about")
    return Held(row=row, taken_by=row.taken_by.name, taken_at=row.taken_at, **about)


def take(case: Case, case_key: OpenKey, by: User, *, name: str, what: str, content: bytes, seen: Inspected) -> Document:
    """Seal a file that was inspected and put it on record. Call it within a write. Raises OSError on a full disk."""
    last = Document.objects.filter(case=case).order_by("-place").values_list("place", flat=True).first()
    row = Document(case=case, place=(last or 0) + 1, size=len(content), taken_by=by)
    about = {
        "name": safe_name(name, seen.extension),
        "what": what,
        "media_type": seen.media_type,
        "pages": seen.pages,
        "remarks": list(seen.remarks),
        "scanned": seen.scanned,
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    row.sealed_about = case_key.seal(row, "sealed_about", about)
    path = path_of(row)
    _make_folder(path.parent)
    connection.if_undone(partial(_take_back, path))  # type: ignore[attr-defined]
    replace_whole(path, case_key.seal_bytes(row, "content", content))
    row.save(force_insert=True)
    return row


def _take_back(path: Path) -> None:
    with suppress(OSError):  # it is sealed, belongs to no row, and a verification says that it is there
        path.unlink()


def _make_folder(folder: Path) -> None:
    """Make it so that its name stands after a power cut too: the folder above is what holds that."""
    try:
        folder.mkdir()
    except FileExistsError:
        return
    above = os.open(folder.parent, os.O_RDONLY)
    try:
        os.fsync(above)
    finally:
        os.close(above)


def content(case_key: OpenKey, row: Document) -> bytes:
    """What is in the file, unsealed and compared with its fingerprint. Raises SealingError."""
    try:
        plain = case_key.unseal_bytes(row, "content", path_of(row).read_bytes())
    except FileNotFoundError:
        raise SealingError("the sealed file of this document is missing; restore it from a backup") from None
    if hashlib.sha256(plain).hexdigest() != case_key.unseal(row, "sealed_about")["sha256"]:
        raise SealingError("a sealed file is not the one that was taken in")
    return plain


class Needed(OfficeError):
    """A document that a room above needs on the file."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Why a room holds a document on the file: `why` gives the reason, or nothing."""

    heading: ClassVar[str] = "holds documents"
    what: str
    why: Callable[[CaseFile, Document], str]

    def in_few_words(self) -> str:
        """In words."""
        return self.what


def remove(file: CaseFile, row: Document) -> None:
    """Take a document off the file. It is kept sealed for a month, so that this can be taken back.

    Raises Needed.
    """
    for part in every(Holding):
        if reason := part.why(file, row):
            raise Needed(reason)
    Document.objects.filter(pk=row.pk).update(removed_at=timezone.now())
    file.record("document.removed", f"document {row.place}")


def restore(file: CaseFile, row: Document) -> None:
    """Put a removed document back."""
    Document.objects.filter(pk=row.pk).update(removed_at=None)
    file.record("document.restored", f"document {row.place}")


KEPT_FOR = dt.timedelta(days=30)


def clear_removed(now: dt.datetime | None = None) -> int:
    """Delete documents that were removed a month ago, their files first: a row without one is deleted at the next call.

    How many. A background job calls this.
    """
    old = Document.objects.filter(removed_at__lt=(now or timezone.now()) - KEPT_FOR)
    gone = [(row, path_of(row)) for row in old]
    for row, path in gone:
        path.unlink(missing_ok=True)
        row.delete()
    return len(gone)


def path_of(row: Document) -> Path:
    """Where the sealed file lies: named by its id alone."""
    path: Path = settings.HOME.document(row.pk)
    return path


def erase_in(case: Case) -> None:
    """Destroy the documents of the case; their files, once the rows are gone for good.

    One that cannot be deleted stays, sealed with a key that is gone.
    """
    rows = list(Document.objects.filter(case=case))
    Document.objects.filter(case=case).delete()
    transaction.on_commit(partial(_unlink, rows), robust=True)


def _unlink(rows: list[Document]) -> None:
    for row in rows:
        path_of(row).unlink(missing_ok=True)
