"""Notes as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.casework.notes import notes_of
from amparo.office.cases.people.exporting import Exported
from amparo.office.platform.ui.moments import stamp


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """The notes of the case, those struck out too."""
    return {
        "notes": [
            {"at": stamp(note.at), "author": note.author, "struck": note.struck, "text": note.text}
            for note in notes_of(file)
        ],
    }
