"""Packets as they leave the office with a whole case; what was made of them leaves among its documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from uuid import UUID

from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.packets.keeping import packets_of
from amparo.office.cases.people.exporting import Exported


def exported(file: CaseFile, places: Mapping[UUID, int]) -> Exported:
    """Each packet with its exhibits in order."""
    return {
        "packets": [
            {
                "place": one.row.place,
                **{key: value for key, value in one.content.to_seal().items() if key != "exhibits"},
                "exhibits": [{"tab": tab, **asdict(exhibit)} for tab, exhibit in one.content.tabbed],
            }
            for one in packets_of(file)
        ]
    }
