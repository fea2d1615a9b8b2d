"""Recording what was said: statements, what they replace, and the tickler that follows from them, at one go."""

from __future__ import annotations

from collections.abc import Mapping

from amparo.errors import OfficeError
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.services import heard_from
from amparo.office.cases.deadlines.reckoning import write
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.entry import Entry, same
from amparo.office.cases.statements.ledger import Ledger, Said, ledgers_of
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.services import correct, state
from amparo.office.platform.encryption.case_keys import OpenKey

HEARD = frozenset({Source.IN_PERSON, Source.BY_PHONE})


class Newer(OfficeError):
    """Others have recorded something else on the same facts since the form was shown; `said` is what, by fact."""

    def __init__(self, said: Mapping[str, list[Said]]) -> None:
        super().__init__("somebody else recorded something else meanwhile")
        self.said = said


def record_entry(file: CaseFile, someone: Someone, entry: Entry) -> None:
    """Record a filled form. Raises Newer when others were quicker. Call it within a write: writes then wait."""
    before = ledger_of(file, someone)
    fresh = {name: said for name, said in before.since(entry.seen).items() if name in entry.values}
    differing = {name: said for name, said in fresh.items() if any(not same(entry.values[name], one) for one in said)}
    if differing:
        raise Newer(differing)
    added = state(file.case, file.case_key, someone.row, file.user, entry.origin, entry.values)
    if entry.replaces:
        replaced = {name: row for name, row in added.items() if _differs(entry, before, name)}
        if replaced:
            correct(file, someone.row, before, replaced, entry.reason)
    file.record("facts.recorded", f"person {someone.place} {entry.group.name} {len(added)}")
    if entry.origin.kind in HEARD and entry.origin.said_on:
        heard_from(file, entry.origin.said_on)
    reckon_anew(file, someone)


def reckon_anew(file: CaseFile, someone: Someone) -> None:
    """Write the tickler of somebody whose statements have changed."""
    case_key: OpenKey = file.case_key
    write(file.case.pk, case_key, someone.row.pk, ledger_of(file, someone))


def ledger_of(file: CaseFile, someone: Someone) -> Ledger:
    """The ledger of one person as it stands now."""
    return ledgers_of(file, [someone.row.pk]).get(someone.row.pk, Ledger())


def _differs(entry: Entry, before: Ledger, name: str) -> bool:
    return any(not same(entry.values[name], one) for one in before.live.get(name, ()))
