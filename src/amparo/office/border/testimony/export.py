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
                "story": one.row.story,
                "version": one.row.edition,
                "title": one.story.title,
                "language": one.story.language,
                "told_of": sorted(place for pk, place in places.items() if str(pk) in one.story.told_of),
                "text": one.story.text,
                "written_by": one.row.writer.name,
                "read_by": one.row.reader.name if one.row.reader else "",
                "read_at": stamp(one.row.read_at) if one.row.read_at else "",
            }
            for one in texts_of(file)
            if one.row.state == State.READ
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


def _consent(one: Consented, person: int) -> dict[str, Any]:
    at = one.row.withdrawn_at
    return {
        "place": one.row.place,
        "person": person,
        **one.terms.kept(),
        "until": one.row.until.isoformat(),
        "paper": one.row.paper.place if one.row.paper else None,
        "recorded_by": one.row.recorded_by.name,
        "withdrawn_at": stamp(at) if at else "",
        "withdrawal": one.withdrawal,
    }
