"""What the rooms below know of people for the figures: their returns, the fear they stated, harm, needs.

Codes are those of `figures.dimensions` and `figures.borders`; what they do not know is counted as not on record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from amparo.figures.borders import PORTS
from amparo.figures.rows import Fear
from amparo.office.border.harm import counting as harm
from amparo.office.border.harm.models import Kind as Harm
from amparo.office.border.needs import counting as needs
from amparo.office.border.needs.models import Kind as Need
from amparo.office.border.needs.models import State
from amparo.office.border.returns.fear import Stated
from amparo.office.border.returns.models import FearStatement, Kind, Passage
from amparo.office.border.returns.passages import Told
from amparo.office.cases.people.models import Person
from amparo.office.outward.reports.rows import ROOMS, Detail
from amparo.office.platform.encryption.case_keys import OpenKey

HARMS = {Harm.OFFICIALS: "by_officials", Harm.SEPARATION: "family_separation"}
NEEDS = {Need.MENTAL: "mental_health"}
"""Where a room calls it otherwise than the figures."""


def returned(case_keys: Mapping[UUID, OpenKey]) -> dict[UUID, Detail]:
    """Who was returned, on which day first and through which port, and the fear stated since. Two queries."""
    found: dict[UUID, Detail] = {}
    fears = _fears(case_keys)
    rows = Passage.objects.filter(case__in=case_keys, kind=Kind.RETURN, withdrawn_at=None)
    for row in rows.order_by("on", "recorded_at"):
        if row.person_id not in found:
            port = Told.of(case_keys[row.case_id].unseal(row, "sealed_told")).port
            on = row.on
            found[row.person_id] = Detail(True, on, port if port in PORTS else None, fear=fears.get(row.person_id))
    return {**{person: Detail(fear=fear) for person, fear in fears.items()}, **found}


def harmed(case_keys: Mapping[UUID, OpenKey]) -> dict[UUID, Detail]:
    """Which kinds of harm are on record; what names nobody was done to everybody in the case."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    told = list(harm.incidents(case_keys))
    people = _people(one.case for one in told if one.person is None)
    for one in told:
        for person in [one.person] if one.person else people[one.case]:
            found[person].add(HARMS.get(one.kind, one.kind.value))
    return {person: Detail(harms=frozenset(kinds)) for person, kinds in found.items()}


def needing(case_keys: Mapping[UUID, OpenKey]) -> dict[UUID, Detail]:
    """Which needs there were and whether all of a kind are met; what is no longer needed is left out."""
    told = [one for one in needs.needs(case_keys) if one.state != State.ENDED]
    people = _people(one.case for one in told if one.person is None)
    found: defaultdict[UUID, dict[str, bool]] = defaultdict(dict)
    for one in told:
        for person in [one.person] if one.person else people[one.case]:
            kind = NEEDS.get(one.kind, one.kind.value)
            found[person][kind] = found[person].get(kind, True) and one.state == State.MET
    return {person: Detail(needs=kinds) for person, kinds in found.items()}


def _fears(case_keys: Mapping[UUID, OpenKey]) -> dict[UUID, Fear]:
    """How far the fear of each was heard: the last statement that tells a result, else that it was stated."""
    found: dict[UUID, Fear] = {}
    for row in FearStatement.objects.filter(case__in=case_keys, withdrawn_at=None).order_by("on", "recorded_at"):
        result = Stated.of(case_keys[row.case_id].unseal(row, "sealed_told")).result
        heard = Fear(result) if result in ("pending", "positive", "negative") else Fear.STATED
        if heard is not Fear.STATED or row.person_id not in found:
            found[row.person_id] = heard
    return found


def _people(cases: Iterable[UUID]) -> Mapping[UUID, list[UUID]]:
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for case, person in Person.objects.filter(case__in=set(cases)).values_list("case_id", "pk"):
        found[case].append(person)
    return found


ROOMS += (returned, harmed, needing)
