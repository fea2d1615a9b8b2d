"""Consents, texts and the register of a case as JSON values, for its export: the texts as they may leave, no others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from amparo.office.border.testimony.consents import Consented, consents_of
from amparo.office.border.testimony.models import State
from amparo.office.border.testimony.releases import releases_of
from amparo.office.border.testimony.texts import texts_of
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.people.exporting import Exported
from amparo.office.platform.ui.moments import stamp


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """What the export says of testimony. Drafts, and words as they were first written, stay in the office."""
    testimony = {
        "consents": [_consent(consent, places[consent.row.person_id]) for consent in reversed(consents_of(file))],
        "texts": [
            {
                "story": version.row.story,
                "version": version.row.edition,
                "title": version.story.title,
                "language": version.story.language,
                "told_of": sorted(place for pk, place in places.items() if str(pk) in version.story.told_of),
                "text": version.story.text,
                "written_by": version.row.writer.name,
                "read_by": version.row.reader.name if version.row.reader else "",
                "read_at": stamp(version.row.read_at) if version.row.read_at else "",
            }
            for version in texts_of(file)
            if version.row.state == State.READ
        ],
        "releases": [
            {
                "place": release.row.place,
                "on": release.row.on.isoformat(),
                "kind": release.kind,
                "recipient": release.recipient,
                "purpose": release.purpose,
                "story": release.row.text.story,
                "version": release.row.text.edition,
                "consents": sorted(each.place for each in release.row.consents.all()),
                "by": release.row.by.name,
                "asked_back_at": stamp(release.row.asked_back_at) if release.row.asked_back_at else "",
                "answer": release.answer,
            }
            for release in reversed(releases_of(file))
        ],
    }
    return {"testimony": testimony}


def _consent(consent: Consented, person: int) -> dict[str, Any]:
    at = consent.row.withdrawn_at
    return {
        "place": consent.row.place,
        "person": person,
        **consent.terms.kept(),
        "until": consent.row.until.isoformat(),
        "paper": consent.row.paper.place if consent.row.paper else None,
        "recorded_by": consent.row.recorded_by.name,
        "withdrawn_at": stamp(at) if at else "",
        "withdrawal": consent.withdrawal,
    }
