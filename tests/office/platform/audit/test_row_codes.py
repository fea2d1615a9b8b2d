"""Every row that decides lies under a code: edited, put back, removed or invented, it is found, and nothing else is."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from django.db import DatabaseError, connection, transaction

from amparo.office.platform.audit import first_codes, row_codes, sealer
from amparo.office.platform.audit.verify import faults
from amparo.office.run.demo.office import fill
from tests.office.full_case import a_full_case
from tests.office.platform.audit.tampering import Tampering

pytestmark = pytest.mark.django_db


def _settled() -> None:
    row_codes.code_now()
    assert first_codes.code_first()
    while sealer.seal_pending():
        pass


def test_no_tampering_is_missed_and_an_office_at_work_has_no_fault() -> None:
    held = a_full_case()
    _settled()
    tampering = Tampering(random.Random(16))
    tampering.remember()
    print(held)
    _settled()
    assert [str(one) for one in faults([sealer.head()])] == []
    head = sealer.head()
    missed, tried = [], Counter()
    for kind in tampering.kinds * 2:
        with transaction.atomic():
            try:
                with transaction.atomic():
                    done = kind()
            except DatabaseError:
                done = ""
            if done:
                tried[kind.__name__] += 1
                if not any(faults([head])):
                    missed.append((kind.__name__, done))
            transaction.set_rollback(True)
    print(tried)
    assert missed == []
