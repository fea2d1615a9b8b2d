"""A questionnaire is shared and ended: a code, what lies under it, and whose it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from amparo.office.border.questionnaires.models import Arrival, Questionnaire
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.models import Case
from amparo.office.cases.people.persons import Someone
from amparo.office.front_door.dropbox import collecting
from amparo.office.front_door.dropbox.codes import Code
from amparo.office.intake.alarms import keep_code
from amparo.office.platform.audit.record import record

OPEN_FOR = dt.timedelta(days=30)
"""After so long the code opens nothing any more, as if it had been ended."""


def share(file: CaseFile, someone: Someone, groups: Sequence[str], code: Code | None = None) -> Code:
    """A code under which somebody fills in these groups. Only who is told its words knows them.

    Whose code it is is kept with the case at once, so that a cry for help under it reaches the case whatever becomes of
    the questionnaire.
    """
    code = code or Code.new()
    row = Questionnaire(case=file.case, person=someone.row, lookup=code.lookup, shared_by=file.user)
    row.sealed_code = file.case_key.seal(row, "sealed_code", {"key": code.key.hex()})
    row.sealed_groups = file.case_key.seal(row, "sealed_groups", list(groups))
    row.save(force_insert=True)
    keep_code(code.lookup, code.key.hex(), file.case_key, file.case, someone.row)
    collecting.answer(code.lookup, code.key, {"questionnaire": list(groups)})
    file.record("questionnaire.shared", f"person {someone.place} {len(groups)}")
    return code


def close(row: Questionnaire, now: dt.datetime) -> None:
    """Its code opens nothing any more. What came stays to be reviewed."""
    collecting.forget(row.lookup)
    Questionnaire.objects.filter(pk=row.pk, closed_at=None).update(closed_at=now)


def close_old(now: dt.datetime) -> None:
    """Close those that were shared long ago."""
    for row in Questionnaire.objects.filter(closed_at=None, shared_at__lt=now - OPEN_FOR):
        with transaction.atomic():
            close(row, now)
            record(None, "questionnaire.closed", row.case_id, f"questionnaire {row.pk}")


def taken_back(row: Questionnaire) -> None:
    """The client takes back what was sent: what nobody accepted yet is destroyed, and the code ends."""
    Arrival.objects.filter(questionnaire=row).delete()
    close(row, timezone.now())
    record(None, "questionnaire.taken_back", row.case_id, f"questionnaire {row.pk}")


def erase_in(case: Case) -> None:
    """Destroy what was shared in the case, what came of it, and what lies under its codes."""
    for lookup in Questionnaire.objects.filter(case=case).values_list("lookup", flat=True):
        collecting.forget(str(lookup))
    Questionnaire.objects.filter(case=case).delete()
