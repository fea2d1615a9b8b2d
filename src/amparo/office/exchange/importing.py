"""Taking a docket file in: each row a person, rows of the same `case` a family, each family in one transaction."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from amparo.office.accounts.models import User
from amparo.office.audit.record import record
from amparo.office.docket.models import Case, Status, Team
from amparo.office.docket.services import begin
from amparo.office.exchange.docket_file import Row
from amparo.office.exchange.models import Imported
from amparo.office.people import addresses
from amparo.office.people.contact import Channel, SafeContact
from amparo.office.people.models import Part
from amparo.office.people.persons import Names, add, digits_of
from amparo.office.sealing import vault
from amparo.office.sealing.boxes import box_of
from amparo.office.statements.ledger import Ledger, Origin, ledger_in
from amparo.office.statements.models import Source
from amparo.office.statements.services import state
from amparo.office.tickler.reckoning import write


@dataclass
class Imports:
    """What an import came to."""

    cases: int = 0
    people: int = 0
    statements: int = 0
    known: int = 0


def take_in(
    rows: list[Row], by: User, team: Team | None, source: str, tell: Callable[[int], None] = lambda done: None
) -> Imports:
    """Make cases of rows. Rows taken in before are counted as known and left alone. `tell` hears how many are done."""
    found = Imports()
    done = 0
    for family in _families(rows):
        with transaction.atomic():
            _take_in_family(family, by, team, source, found)
        done += len(family)
        tell(done)
    record(by.pk, "docket.imported", about=f"{found.cases} cases {found.people} people")
    return found


def preview(rows: list[Row]) -> Imports:
    """What an import would come to; nothing is written."""
    hashes = {_hash(row.key) for row in rows}
    known = set(Imported.objects.filter(key_hash__in=hashes).values_list("key_hash", flat=True))
    fresh = [row for row in rows if _hash(row.key) not in known]
    families = sum(1 for family in _families(fresh) if not _case_of(family[0].family))
    return Imports(families, len(fresh), sum(len(row.facts) for row in fresh), len(rows) - len(fresh))


def _families(rows: list[Row]) -> list[list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(f"case {row.family}" if row.family else f"person {row.key}", []).append(row)
    return list(found.values())


def _take_in_family(family: list[Row], by: User, team: Team | None, source: str, found: Imports) -> None:
    fresh = [row for row in family if not Imported.objects.filter(key_hash=_hash(row.key)).exists()]
    found.known += len(family) - len(fresh)
    if not fresh:
        return
    first = fresh[0]
    case = _case_of(first.family)
    if case is None:
        status = first.office.get("status", Status.OPEN)
        case, box = begin(by, status=status, team=team, lead=by)
        Case.objects.filter(pk=case.pk).update(stage=first.office.get("stage", case.stage))
        found.cases += 1
        if first.family:
            Imported.objects.create(key_hash=_hash(f"case {first.family}"), case=case)
    else:
        box = box_of(case.pk)
    origin = Origin(Source.DOCUMENT, source, "", timezone.localdate())
    for row in fresh:
        person = add(case, box, part=row.office.get("part", Part.CLIENT), **_about(row))
        if row.facts:
            state(case, box, person, by, Origin(origin.kind, source, str(row.line), origin.said_on), row.facts)
            write(case.pk, box, person.pk, ledger_in(box, person))
        else:
            write(case.pk, box, person.pk, Ledger())
        Imported.objects.create(key_hash=_hash(row.key), case=case)
        found.people += 1
        found.statements += len(row.facts)
    record(by.pk, "case.imported", case.pk, f"{len(fresh)} people")


def _about(row: Row) -> dict[str, Any]:
    told = row.office
    names = Names(
        told.get("given", "") or row.key,
        told.get("surnames", ""),
        tuple(one.strip() for one in told.get("also", "").split(";") if one.strip()),
    )
    channel = told.get("channel", Channel.NONE)
    detail = addresses.kept(channel, told.get("detail", ""))
    contact = SafeContact(channel=channel, detail=detail, language=told.get("language", ""))
    return {"names": names, "a_number": digits_of(told.get("a_number", "")), "contact": contact}


def _case_of(family: str) -> Case | None:
    if not family:
        return None
    row = Imported.objects.filter(key_hash=_hash(f"case {family}")).select_related("case").first()
    return row.case if row and row.case.status != Status.ERASED else None


def _hash(key: str) -> str:
    return hmac.new(vault.keyring().derived("imports"), key.encode(), hashlib.sha256).hexdigest()
