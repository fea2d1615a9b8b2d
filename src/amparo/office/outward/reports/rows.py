"""The office's rows for the figures: everybody returned to Mexico, over all open and closed cases.

This is the one read that passes the walls: whoever publishes sees counts that no case can be read from. It opens
sealed facts in memory and keeps nothing of them. Rooms that know more of somebody, such as harms, declare `Counting`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from uuid import UUID

from django.utils import timezone

from amparo.figures.dimensions import age
from amparo.figures.rows import Fear, Returned
from amparo.languages import main_code
from amparo.law.facts import Facts
from amparo.law.partial import Between
from amparo.office.cases.access.models import Case, Status
from amparo.office.cases.people.contact import SafeContact
from amparo.office.cases.people.counted import Counting, Detail
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements.ledger import Ledger
from amparo.office.cases.statements.ledger_on_day import LedgerOnDay
from amparo.office.cases.statements.models import Statement
from amparo.office.cases.statements.reading import read, rows_of, with_given
from amparo.office.platform.encryption.case_keys import OpenKey, open_keys
from amparo.office.platform.rooms import every

_COUNTED = (Status.OPEN, Status.CLOSED)


def office_rows() -> list[Returned]:
    """A row for everybody who was returned. Raises SealingError."""
    case_keys = open_keys(Case.objects.filter(status__in=_COUNTED).values_list("pk", flat=True))
    ledgers = with_given(dict(_ledgers(case_keys)), case_keys)
    known = [part.known(case_keys) for part in every(Counting)]
    found, today = [], timezone.localdate()
    for person in Person.objects.filter(case__status__in=_COUNTED).order_by("pk"):
        facts = LedgerOnDay(ledgers.get(person.pk, Ledger()), today).facts
        details = [room[person.pk] for room in known if person.pk in room]
        if person.case_id in case_keys and _was_returned(facts, details):
            found.append(_row(person, case_keys[person.case_id], facts, details))
    return found


def _ledgers(case_keys: Mapping[UUID, OpenKey]) -> Iterator[tuple[UUID, Ledger]]:
    """The statements of everybody, case by case; ended ones too, since they say which record was entered first."""
    statements = Statement.objects.filter(case__status__in=_COUNTED)
    for case, events in groupby(rows_of(statements, "case"), key=lambda row: row.case):
        if case in case_keys:
            yield from read(case_keys[case], events).items()


def _was_returned(facts: Facts, details: list[Detail]) -> bool:
    return facts.get("returned_to_mexico") is True or any(detail.returned for detail in details)


def _row(person: Person, case_key: OpenKey, facts: Facts, details: list[Detail]) -> Returned:
    """Without a day of return, that of the encounter, which in the program was days before."""
    returned_on = _first(detail.returned_on for detail in details) or _day(facts, "encountered_on")
    row = Returned(
        str(person.pk),
        str(person.case_id),
        returned_on,
        _first(detail.port for detail in details) or "",
        _day(facts, "born_on"),
        str(facts.get("nationality", "")),
        main_code(SafeContact.of(case_key.unseal(person, "sealed_contact")).language),
        _waited(facts, returned_on, _first(detail.waiting for detail in details)),
        _first(detail.represented for detail in details),
        _first(detail.fear for detail in details) or _fear(facts),
        frozenset().union(*(detail.harms for detail in details)),
        {kind: met for detail in details for kind, met in detail.needs.items()},
        timezone.localdate(),
    )
    return _aged(row, facts.get("born_on"))


def _aged(row: Returned, born: object) -> Returned:
    """With a day of birth where only its year or month is known, if the class of age is the same on each such day."""
    if not isinstance(born, Between):
        return row
    eldest, youngest = (replace(row, born_on=day) for day in (born.first, born.last))
    return eldest if age(eldest) == age(youngest) else row


def _first[T](values: Iterator[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _day(facts: Facts, name: str) -> dt.date | None:
    value = facts.get(name)
    return value if isinstance(value, dt.date) else None


def _waited(facts: Facts, returned_on: dt.date | None, days: int | None) -> int | None:
    """Days: as a room tells, or up to today for whoever is known to be waiting still."""
    if days is not None or returned_on is None or facts.get("mpp_case_status") != "pending":
        return days
    return (timezone.localdate() - returned_on).days


def _fear(facts: Facts) -> Fear:
    heard = facts.get("fear_interview_result")
    if heard in ("pending", "positive", "negative"):
        return Fear(str(heard))
    fears = facts.get("fears_mexico")
    return Fear.UNKNOWN if fears is None else Fear.STATED if fears else Fear.NOT_STATED
