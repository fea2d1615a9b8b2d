"""From what happened to the facts of the law: written into the ledger when asked for, compared with it otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from amparo.law.facts import Value
from amparo.law.partial import Between, within
from amparo.office.border.returns.fear import RESULTS, Fear
from amparo.office.border.returns.models import Kind
from amparo.office.border.returns.passages import Passed
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.casework.recording import ledger_of, reckon_anew
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.ledger import Ledger, Origin
from amparo.office.cases.statements.services import state
from amparo.office.platform.ui.templatetags.ui import plain_day


def of_passage(kind: str, on: dt.date | None) -> dict[str, Value]:
    """The facts that a passage says: that of an encounter is its day, that of a return that it happened."""
    if kind == Kind.ENCOUNTER and on is not None:
        return {"encountered_on": on}
    return {"returned_to_mexico": True} if kind == Kind.RETURN else {}


def of_fear(result: str) -> dict[str, Value]:
    """The facts that a fear statement says. That nobody interviewed them is one; that it is not known is none."""
    values: dict[str, Value] = {"fears_mexico": True}
    return {**values, "fear_interview_result": result} if result in RESULTS else values


def write(file: CaseFile, people: Iterable[Someone], origin: Origin, values: Mapping[str, Value]) -> int:
    """Write facts into the ledger of each of these people, except what already stands there; how many were new.

    What differs from a statement that stands becomes a contradiction, for somebody to settle. Call it within a write.
    """
    count = 0
    for someone in people:
        known = ledger_of(file, someone).facts
        fresh: dict[str, Value | None] = {name: value for name, value in values.items() if known.get(name) != value}
        if fresh:
            state(file.case, file.case_key, someone.row, file.user, origin, fresh)
            file.record("facts.recorded", f"person {someone.place} {len(fresh)}")
            reckon_anew(file, someone)
            count += len(fresh)
    return count


def disagreements(someone: Someone, ledger: Ledger, passed: Iterable[Passed], fears: Iterable[Fear]) -> list[str]:
    """Where what is written here and the facts on record say different things, in sentences."""
    own = [passage for passage in passed if passage.stands and passage.concerns(someone.row.pk)]
    found = []
    day = ledger.facts.get("encountered_on")
    if isinstance(day, dt.date | Between) and other_day(someone, ledger, own):
        values = {"fact": plain_day(day), "event": ", ".join(plain_day(date) for date in _met(someone, own))}
        found.append(_("The facts date the encounter %(fact)s; this record dates it %(event)s.") % values)
    if any(passage.row.kind == Kind.RETURN for passage in own) and ledger.facts.get("returned_to_mexico") is False:
        found.append(_("The facts say not returned to Mexico; this record shows a return."))
    stated = [fear for fear in fears if fear.stands and fear.row.person_id == someone.row.pk]
    if stated and ledger.facts.get("fears_mexico") is False:
        found.append(_("The facts say no fear of Mexico; this record shows a fear stated."))
    results = [fear for fear in stated if fear.details.result]
    result = ledger.facts.get("fear_interview_result")
    if results and result is not None and all(fear.details.result != result for fear in results):
        found.append(_("The result of the fear interview differs from the one among the facts."))
    return found


def other_day(someone: Someone, ledger: Ledger, passed: Iterable[Passed]) -> bool:
    """Whether the encounter stands among the facts on a day on which none is written down here."""
    met = _met(someone, passed)
    known = ledger.facts.get("encountered_on")
    return bool(met) and known is not None and not any(day == known or within(day, known) for day in met)


def _met(someone: Someone, passed: Iterable[Passed]) -> list[dt.date]:
    own = [passage.row for passage in passed if passage.stands and passage.concerns(someone.row.pk)]
    return sorted({row.on for row in own if row.kind == Kind.ENCOUNTER and row.on})


def missing(someone: Someone, ledger: Ledger, passed: Iterable[Passed], fears: Iterable[Fear]) -> list[str]:
    """Facts that what is written here speaks of and that are not on record: their names."""
    own = [passage for passage in passed if passage.stands and passage.concerns(someone.row.pk)]
    names = {name for passage in own for name in of_passage(passage.row.kind, passage.row.on)}
    for fear in fears:
        if fear.stands and fear.row.person_id == someone.row.pk:
            names |= set(of_fear(fear.details.result))
    return sorted(name for name in names if name not in ledger.live)
