"""Writing statements: always added, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_noop

from amparo.errors import OfficeError
from amparo.law.facts import Value
from amparo.law.partial import within
from amparo.law.values import written
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.access.own import OWN_FOR
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements.ledger import Entered, Ledger, Origin, UnsealedStatement
from amparo.office.cases.statements.models import Statement, StatementSet
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.encryption.case_keys import OpenKey


def state(
    case: Case, case_key: OpenKey, person: Person, by: User, origin: Origin, values: Mapping[str, Value | None]
) -> dict[str, Statement]:
    """Record what one source said, as one set; None is “asked, and not known”. The statements by fact."""
    (rows,) = state_all(case, case_key, person, [(by, origin, values)])
    return rows


def state_all(
    case: Case, case_key: OpenKey, person: Person, given: Iterable[tuple[User, Origin, Mapping[str, Value | None]]]
) -> list[dict[str, Statement]]:
    """Record what several sources said of a person, each as one set: the statements by fact. Two queries."""
    sets, found = [], []
    for by, origin, values in given:
        held = StatementSet(case=case, person=person, recorded_by=by)
        held.sealed_source = case_key.seal(held, "sealed_source", origin.kept())
        rows = {}
        for place, (fact, value) in enumerate(values.items()):
            row = Statement(
                set_id=held.pk, case_id=case.pk, person_id=person.pk, place=place
            )  # thousands: no relations
            row.sealed_said = case_key.seal(row, "sealed_said", {"fact": fact, "value": written(value)})
            rows[fact] = row
        sets.append(held)
        found.append(rows)
    StatementSet.objects.bulk_create(sets)
    Statement.objects.bulk_create([row for rows in found for row in rows.values()])
    return found


def enter_record(
    case: Case,
    case_key: OpenKey,
    person: Person,
    by: User,
    origin: Origin,
    kind: str,
    fields: Mapping[str, Value | None],
    key: str = "",
    within: StatementSet | None = None,
) -> Statement:
    """Record a proceeding, filing, arrival, or what the biography holds, as one source told it; None is “asked, and not
    known”.

    With the key of a record it is another statement of that one. `within` is the set of what one source told before.
    """
    held = within or set_of(case, case_key, person, by, origin)
    row = Statement(set=held, case=case, person=person, place=held.statements.count() if within else 0)
    unsealed = {
        "record": kind,
        "key": key or str(row.pk),
        "fields": {name: written(value) for name, value in fields.items()},
    }
    row.sealed_said = case_key.seal(row, "sealed_said", unsealed)
    row.save(force_insert=True)
    return row


def set_of(case: Case, case_key: OpenKey, person: Person, by: User, origin: Origin) -> StatementSet:
    """A new set, into which goes what one source tells at one go."""
    held = StatementSet(case=case, person=person, recorded_by=by)
    held.sealed_source = case_key.seal(held, "sealed_source", origin.kept())
    held.save(force_insert=True)
    return held


def correct_record(
    file: CaseFile, person: Person, statement: UUID, origin: Origin, fields: Mapping[str, Value | None], reason: str
) -> None:
    """Let a new statement of a record take the place of one. Raises OfficeError when that stands no more."""
    ledger = _ledger(file, person)
    old = _current(statement, [*ledger.entered, *ledger.told])
    row = enter_record(file.case, file.case_key, person, file.user, origin, old.kind.name, fields, old.key)
    _end(file, old, reason, superseded_by=row.pk)
    file.record("record.corrected", f"statement {statement}")


def correct(file: CaseFile, person: Person, before: Ledger, added: Mapping[str, Statement], reason: str) -> None:
    """Let new statements take the place of those that stood on the same facts."""
    for fact, row in added.items():
        for old in before.live.get(fact, ()):
            _end(file, old, reason, superseded_by=row.pk)
    file.record("facts.corrected", f"person {person.place}")


def withdraw(file: CaseFile, person: Person, statement: UUID, reason: str) -> None:
    """Take a statement back, with the reason. Raises OfficeError when it does not stand any more."""
    ledger = _ledger(file, person)
    among: list[UnsealedStatement | Entered] = [*ledger.said, *ledger.entered, *ledger.told]
    recorded = _current(statement, among)
    _end(file, recorded, reason, superseded_by=None)
    file.record("fact.withdrawn", f"statement {statement}")


def resolve(file: CaseFile, person: Person, keep: UUID, reason: str) -> None:
    """Settle a contradiction: the statements on the same fact that cannot be right beside this one are superseded.

    One that says less of it stays, and so does 1990 beside 6 May 1990.
    """
    ledger = _ledger(file, person)
    kept = _current(keep, ledger.said)
    for other in ledger.live[kept.fact.name]:
        if contradicts(kept, other):
            _end(file, other, reason, superseded_by=keep)
    file.record("fact.resolved", f"statement {keep}")


def contradicts(kept: UnsealedStatement, other: UnsealedStatement) -> bool:
    """Whether another statement must go once this one is taken for right."""
    return other.written != kept.written and not within(kept.value, other.value)


def own_lately(file: CaseFile) -> frozenset[UUID]:
    """The statements that the member recorded within hours: theirs to take back, also where they may only add."""
    since = timezone.now() - OWN_FOR
    rows = Statement.objects.filter(case=file.case, set__recorded_by=file.user, set__recorded_at__gt=since)
    return frozenset(rows.values_list("pk", flat=True))


def may_end(file: CaseFile, statements: Iterable[UUID]) -> bool:
    """Whether the member may take these back, or let others stand in their place."""
    return file.may(Permission.CHANGE) or own_lately(file).issuperset(statements)


def _ledger(file: CaseFile, person: Person) -> Ledger:
    return ledgers_of(file, [person.pk]).get(person.pk, Ledger())


def _current[S: UnsealedStatement | Entered](statement: UUID, among: Iterable[S]) -> S:
    for entered in among:
        if entered.id == statement and entered.live:
            return entered
    raise OfficeError(
        gettext_noop("This statement is no longer current: it was withdrawn or superseded in the meantime.")
    )


def _end(file: CaseFile, statement: UnsealedStatement | Entered, reason: str, superseded_by: UUID | None) -> None:
    row = Statement.objects.get(pk=statement.id, case=file.case)
    row.superseded_by_id = superseded_by
    row.ended_at, row.ended_by = timezone.now(), file.user
    row.sealed_reason = file.case_key.seal(row, "sealed_reason", reason)
    row.save(update_fields=["superseded_by", "ended_at", "ended_by", "sealed_reason"])
