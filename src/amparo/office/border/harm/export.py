"""Harm as it leaves the office with a whole case: every version, all places, the chain of custody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.office.border.harm.custody import chain_of
from amparo.office.border.harm.incidents import incidents_of
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Exported
from amparo.office.platform.ui.moments import stamp


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """The incidents of a case and the chain of custody of its documents; `places` numbers its people."""
    return {"harm": _incidents(file, places), "custody": _custody(file)}


def _incidents(file: CaseFile, places: Mapping[UUID, int]) -> list[dict[str, Any]]:
    return [
        {
            "id": str(incident.id),
            "in_words": str(incident.details.when),
            "versions": [
                {
                    **version.details.kept(),
                    "against": [places[person] for person in version.details.against if person in places],
                    "number": version.number,
                    "by": version.by,
                    "at": stamp(version.at),
                }
                for version in incident.versions
            ],
        }
        for incident in incidents_of(file)
    ]


def _custody(file: CaseFile) -> list[dict[str, Any]]:
    return [
        {
            "document": str(document),
            "act": handled.act.value,
            "on": handled.on.isoformat(),
            "who": handled.who,
            "note": handled.note,
            "sha256": handled.sha256,
            "result": handled.result.value,
            "by": handled.by,
            "at": stamp(handled.at),
        }
        for document, handled in chain_of(file)
    ]
