"""Taking a docket file in: each row a person, rows of the same `case` a family, each family in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from amparo.office.cases.access.models import Case, Status, Team
from amparo.office.cases.access.services import begin
from amparo.office.cases.deadlines.reckoning import write
from amparo.office.cases.people import addresses
from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.cases.people.models import Part
from amparo.office.cases.people.persons import add
from amparo.office.cases.statements.ledger import Ledger, Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.cases.statements.services import state
from amparo.office.outward.exchange.asking import questions_of
from amparo.office.outward.exchange.docket_file import Row
from amparo.office.outward.exchange.identity import Judged, Register, names_in, number_in
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption.case_keys import open_key
from amparo.screen.files.rejects import Reject


@dataclass
class Imports:
    """What an import came to."""

    cases: int = 0
    people: int = 0
    statements: int = 0
    known: int = 0
    asides: list[Reject] = field(default_factory=list)
    """Rows that are not taken in because of who the office may know already."""
    asked: list[Reject] = field(default_factory=list)
    """What is imported as the list has it, and must be asked: days that can hardly be meant."""


def take_in(
    rows: list[Row],
    by: User,
    team: Team | None,
    source: str,
    tell: Callable[[int], None] = lambda done: None,
    *,
    name: str = "",
    seen: bool = False,
) -> Imports:
    """Make cases of rows; `tell` hears how many are done. Rows taken in before are counted as known and left alone.

    A key means the same only within lists of one `name`. Whoever the office may know already is set aside unless
    somebody has `seen` who it is. `source` is what statements name as their document.
    """
    found = Imports()
    register = Register(by, rows, name, seen=seen)
    done = 0
    for family in _families(rows):
        with transaction.atomic():
            _take_in_family(register, family, by, team, source, found)
        done += len(family)
        tell(done)
    register.note()
    record(by.pk, "docket.imported", about=f"{found.cases} cases {found.people} people")
    return found


def preview(rows: list[Row], by: User | None = None, *, name: str = "", seen: bool = False) -> Imports:
    """What an import would come to; no case is written. Without a member nobody's cases are looked into."""
    found = Imports()
    register = Register(by, rows, name, seen=seen)
    for family in _families(rows):
        judged = register.judge(family)
        _count(judged, found)
    register.note()
    return found


def _families(rows: list[Row]) -> list[list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(f"case {row.family}" if row.family else f"person {row.key}", []).append(row)
    return list(found.values())


def _count(judged: Judged, found: Imports) -> None:
    found.known += judged.known
    found.asides += judged.asides
    today = timezone.localdate()
    found.asked += [question for row in judged.fresh for question in questions_of(row, today)]
    found.people += len(judged.fresh)
    found.statements += sum(len(row.facts) for row in judged.fresh)
    found.cases += judged.case is None and bool(judged.fresh)


def _take_in_family(
    register: Register, family: list[Row], by: User, team: Team | None, source: str, found: Imports
) -> None:
    judged = register.judge(family)
    _count(judged, found)
    if not judged.fresh:
        return
    first = judged.fresh[0]
    case = judged.case
    if case is None:
        status = first.office.get("status", Status.OPEN)
        case, case_key = begin(by, status=status, team=team, lead=by)
        Case.objects.filter(pk=case.pk).update(stage=first.office.get("stage", case.stage))
    else:
        case_key = open_key(case.pk)
    if first.family:
        register.keep_family(first.family, case)
    origin = Origin(Source.DOCUMENT, source, "", timezone.localdate())
    for row in judged.fresh:
        person = add(case, case_key, part=row.office.get("part", Part.CLIENT), **_about(row))
        if row.facts:
            state(case, case_key, person, by, Origin(origin.kind, source, str(row.line), origin.said_on), row.facts)
            write(case.pk, case_key, person.pk, ledger_in(case_key, person))
        else:
            write(case.pk, case_key, person.pk, Ledger())
        register.keep(row, case, person)
    record(by.pk, "case.imported", case.pk, f"{len(judged.fresh)} people")


def _about(row: Row) -> dict[str, Any]:
    sheet = row.office
    channel = sheet.get("channel", Channel.NONE)
    detail = addresses.kept(channel, sheet.get("detail", ""))
    contact = SafeContact(channel=channel, detail=detail, language=sheet.get("language", ""))
    return {"names": names_in(row), "a_number": number_in(row), "contact": contact}
