"""Letters as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.letters.writing import letters_of, texts_of
from amparo.office.cases.people.exporting import Exported
from amparo.office.platform.ui.moments import stamp


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """The letters of a case with every text that they had, the last one first, as JSON values."""
    return {
        "letters": [
            {
                "template": one.template,
                "title": one.title.en,
                "person": places.get(one.row.person_id),
                "begun_by": one.row.begun_by.name,
                "begun_at": stamp(one.row.begun_at),
                "texts": [
                    {"by": text.row.by.name, "at": stamp(text.row.at), "en": text.en, "es": text.es}
                    for text in texts_of(file, one.row)
                ],
            }
            for one in letters_of(file)
        ]
    }
