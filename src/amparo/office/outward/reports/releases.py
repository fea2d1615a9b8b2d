"""Releases: counted, shown before they are published, published once, and kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from django.db import IntegrityError
from django.utils import timezone

from amparo.figures import releasing, tables
from amparo.figures.publishing import kept, read
from amparo.figures.releasing import Asked, Made
from amparo.office.cases.access.services import Changed
from amparo.office.cases.people.models import Person
from amparo.office.outward.reports.models import Counted, Release
from amparo.office.outward.reports.rows import office_rows
from amparo.office.platform.accounts.models import User
from amparo.office.platform.audit.record import record


@dataclass(frozen=True, slots=True)
class Prepared:
    """A release that is not published yet. `seal` tells whether a second count came to the same."""

    made: Made
    seal: str


def prepare(user: User, asked: Asked) -> Prepared:
    """Count everybody who is in no release yet, which is put on record first. Raises FiguresError, TooFew."""
    record(user.pk, "figures.counted", about=f"until {asked.until.isoformat()}")
    before = {str(person) for person in Counted.objects.values_list("person", flat=True)}
    made = releasing.release(office_rows(), asked, timezone.localdate(), before)
    content = json.dumps([kept(made.release), sorted(made.people)], sort_keys=True)
    return Prepared(made, hashlib.sha256(content.encode()).hexdigest())


def publish(user: User, prepared: Prepared, seen: str) -> Release:
    """Keep a release and whom it counts, within the transaction of a deed.

    Raises Changed when it is not what was seen, or when somebody else published meanwhile.
    """
    if prepared.seal != seen:
        raise Changed(prepared)
    made = prepared.made.release
    row = Release.objects.create(
        on=made.on, until=made.until, total=made.total, tables=kept(made), published_by=user
    )  # fmt: skip
    people = Person.objects.filter(pk__in=prepared.made.people).values_list("pk", flat=True)
    try:
        Counted.objects.bulk_create([Counted(person_id=person, release=row) for person in people], batch_size=500)
    except IntegrityError as error:
        raise Changed(prepared) from error
    record(user.pk, "figures.published", about=f"release {row.pk}")
    return row


def tables_of(row: Release) -> tables.Release:
    """What a kept release tells."""
    return read(row.tables)
