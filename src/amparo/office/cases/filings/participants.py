"""Whom forms of a case name beside the person: the representative and others."""

from __future__ import annotations

from collections.abc import Mapping

from amparo.law.record import Record
from amparo.office.cases.access.gate import CaseFile


def participants_of(file: CaseFile) -> Mapping[str, Record]:
    """Their particulars, by what they are in the case. What is not known is left out."""
    return {}
