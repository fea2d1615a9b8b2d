"""The office that `power` watches: it writes notes, dates, documents, facts and spooled reads, says what is kept."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from pathlib import Path

from amparo.office.platform.encryption.openers import Opener
from amparo.office.run import serving


def main(key: Path, count: int) -> None:
    """Write so many times. After each the office has been asked to keep it, a line says how it can be found."""
    serving.open_office(Opener.key_file(key))
    from django.conf import settings
    from django.db import transaction

    from amparo.office.cases.access.models import Case
    from amparo.office.platform.audit import sealer
    from amparo.office.platform.encryption.case_keys import open_keys

    cases = list(Case.objects.exclude(status="erased").order_by("number"))
    keys = open_keys([case.pk for case in cases])
    cases = [case for case in cases if case.pk in keys]
    with (settings.HOME.folder / "acknowledged").open("a", buffering=1) as acknowledged:
        for number in range(count):
            case = cases[number % len(cases)]
            with transaction.atomic():
                saved = KINDS[number % len(KINDS)](case, keys[case.pk], number)
            print(json.dumps(saved), file=acknowledged)
            if number % 10 == 0:
                sealer.seal_pending()


def _note(case: object, case_key: object, number: int) -> dict[str, object]:
    from amparo.office.cases.casework.models import Note

    row = Note(case=case, author=_by())
    row.sealed_text = case_key.seal(row, "sealed_text", f"drill {number}")  # type: ignore[attr-defined]
    row.save(force_insert=True)
    return {"table": Note._meta.db_table, "column": "id", "key": row.pk.hex}


def _date(case: object, case_key: object, number: int) -> dict[str, object]:
    from django.utils import timezone

    from amparo.office.cases.calendar import dates

    at = timezone.now() + dt.timedelta(days=90)
    row = dates.add(case, case_key, kind="biometrics", at=at, zone="America/Denver", place=f"drill {number}")  # type: ignore[arg-type]
    return {"table": row._meta.db_table, "column": "id", "key": row.pk.hex}


def _document(case: object, case_key: object, number: int) -> dict[str, object]:
    from django.conf import settings

    from amparo.office.cases.documents import store
    from amparo.office.cases.documents.inspection import Inspected

    seen = Inspected("application/octet-stream", "bin", None, (), scanned=False)
    row = store.take(case, case_key, _by(), name="drill.bin", what="Drill", content=os.urandom(6_000), seen=seen)  # type: ignore[arg-type]
    path = store.path_of(row)
    file = {"file": str(path.relative_to(settings.HOME.folder)), "size": path.stat().st_size}
    return {"table": row._meta.db_table, "column": "id", "key": row.pk.hex, **file}


def _facts(case: object, case_key: object, number: int) -> dict[str, object]:
    from amparo.office.cases.people.models import Person
    from amparo.office.cases.statements.models import Source, Statement
    from amparo.office.cases.statements.services import Origin, state

    person = Person.objects.filter(case=case).order_by("place").first()
    day = dt.date(1990, 1, 1) + dt.timedelta(days=number)
    values = {"last_entry_on": day, "entry_manner": "between_ports", "entry_border": "southwest_land"}
    rows = state(case, case_key, person, _by(), Origin(Source.BY_PHONE), values)  # type: ignore[arg-type]
    one = next(iter(rows.values()))
    return {"table": Statement._meta.db_table, "column": "set_id", "key": one.set_id.hex, "count": len(values)}


def _read(case: object, case_key: object, number: int) -> dict[str, object]:
    from django.conf import settings
    from django.utils import timezone

    from amparo.office.platform.audit import spool
    from amparo.office.platform.audit.models import AuditEntry

    entry = AuditEntry(at=timezone.now(), actor=_by().pk, did="case.read", case=case.pk, about="case")  # type: ignore[attr-defined]
    spool.add(settings.HOME.spool, entry)
    return {"read": entry.key.hex}


def _by() -> object:
    from amparo.office.platform.accounts.models import User

    return User.objects.filter(role="attorney", is_active=True).order_by("pk").first()


KINDS = (_note, _date, _document, _facts, _document, _read)

if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
