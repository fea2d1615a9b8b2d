"""Forms as they leave the office with a whole case."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from amparo.forms.checks import copy_to_json
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.filings.preparing import comments_of, prepared_of
from amparo.office.cases.people.exporting import Exported
from amparo.office.platform.ui.moments import stamp


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """The forms of a case with what they said when they were approved, their comments and filing, as JSON values."""
    return {
        "forms": [
            {
                "form": one.form.name,
                "edition": one.form.edition.isoformat(),
                "person": places.get(one.row.person_id),
                "state": one.state.value,
                "begun_by": one.row.begun_by.name,
                "begun_at": stamp(one.row.begun_at),
                "approved_by": one.row.approved_by.name if one.row.approved_by else "",
                "asked": {name: str(value) for name, value in one.asked.items()},
                "said": copy_to_json(one.copy) if one.copy else None,
                "filed": dict(one.filed),
                "comments": [
                    {"by": remark.row.by.name, "at": stamp(remark.row.at), "text": remark.text}
                    for remark in comments_of(file, one)
                ],
            }
            for one in prepared_of(file)
        ]
    }
