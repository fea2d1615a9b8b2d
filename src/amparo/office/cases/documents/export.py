"""Documents as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.documents import store
from amparo.office.cases.people.exporting import Exported


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """What each document on the file is."""
    return {
        "documents": [
            {
                "id": str(document.row.pk),
                "place": document.place,
                "name": document.name,
                "what": document.what,
                "sha256": document.sha256,
            }
            for document in store.documents_of(file)
            if not document.removed
        ],
    }


def files_of(file: CaseFile) -> Iterator[tuple[str, bytes]]:
    """The documents on the file as they came in, by path. Raises SealingError when one cannot be opened."""
    for document in store.documents_of(file):
        if not document.removed:
            yield f"documents/{document.place:03d} {document.name}", store.content(file.case_key, document.row)
