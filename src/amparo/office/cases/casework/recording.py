"""Recording what was said: statements, what they replace, and the tickler that follows from them, at one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.law.facts import Group
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.services import heard_from
from amparo.office.cases.deadlines.reckoning import write
from amparo.office.cases.people.persons import Someone
from amparo.office.cases.statements.entry import Entry, Sent, agrees, read, same
from amparo.office.cases.statements.ledger import Ledger, UnsealedStatement
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.cases.statements.services import correct, may_end, state
from amparo.office.platform.encryption.case_keys import OpenKey

HEARD = frozenset({Source.IN_PERSON, Source.BY_PHONE})


@dataclass(frozen=True, slots=True)
class Saved:
    """It is on record: how many facts."""

    facts: int


@dataclass(frozen=True, slots=True)
class Problems:
    """Nothing was recorded: the form with the errors of its fields, and what is wrong with the whole."""

    entry: Entry
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Newer:
    """Nothing was recorded: others recorded something else on the same facts since the form was shown, by fact."""

    entry: Entry
    said: Mapping[str, list[UnsealedStatement]]


def record(file: CaseFile, someone: Someone, group: Group, posted: Sent, then: str) -> Saved | Problems | Newer:
    """Record a form of facts on somebody as it was sent: statements, what they replace, and the deadlines that follow.

    One transaction, in which writes to the same case wait; `then` is where the answer leads. A form that was recorded
    before raises AlreadyDone.
    """
    entry = read(group, posted, ledger_of(file, someone))
    texts = problems_of(entry)
    if texts or entry.errors or entry.origin_error:
        return Problems(entry, texts)
    try:
        with file.write():
            _write(file, someone, entry)
            file.then = then
    except _OvertakenError as overtaken:
        return Newer(entry, overtaken.said)
    except _NotTheirsError:
        return Problems(
            entry, (_("What others recorded you cannot replace. Keep both, until a colleague resolves it."),)
        )
    return Saved(len(entry.values))


def problems_of(entry: Entry) -> tuple[str, ...]:
    """What is wrong with a form as a whole."""
    found = []
    if not entry.values and not entry.errors:
        found.append(_("Nothing has been answered yet. Choose “not known” where you asked and got no answer."))
    if entry.replaces and not entry.reason:
        found.append(_("Say why the new answers replace what stands."))
    return tuple(found)


class _OvertakenError(Exception):
    """Undoes the write; `said` is what others recorded, by fact."""

    def __init__(self, statements: Mapping[str, list[UnsealedStatement]]) -> None:
        super().__init__("somebody else recorded something else meanwhile")
        self.said = statements


class _NotTheirsError(Exception):
    """Undoes the write: who may only add replaces nothing but what they recorded themselves."""


def _write(file: CaseFile, someone: Someone, entry: Entry) -> None:
    before = ledger_of(file, someone)
    fresh = {name: statements for name, statements in before.since(entry.seen).items() if name in entry.values}
    differing = {
        name: statements
        for name, statements in fresh.items()
        if any(not agrees(entry.values[name], statement) for statement in statements)
    }
    if differing:
        raise _OvertakenError(differing)
    added = state(file.case, file.case_key, someone.row, file.user, entry.origin, entry.values)
    if entry.replaces:
        replaced = {name: row for name, row in added.items() if _differs(entry, before, name)}
        if not may_end(file, (old.id for name in replaced for old in before.live.get(name, ()))):
            raise _NotTheirsError
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
    return any(not same(entry.values[name], statement) for statement in before.live.get(name, ()))
