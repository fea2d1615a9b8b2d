"""A page that waits for another's lock is answered after a while, with a form that can be sent again."""

from __future__ import annotations

from contextlib import closing

import pytest
from django.db import OperationalError, connection
from django.db.backends.signals import connection_created

from amparo.office.cases.access.models import Case
from amparo.office.platform import outages
from amparo.office.platform.accounts.roles import Role
from amparo.office.run import patience
from tests.office.builders import a_case, member


@pytest.mark.django_db(transaction=True)
def test_a_lock_of_another_is_waited_for_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    if connection.vendor != "postgresql":
        assert connection.settings_dict["OPTIONS"]["timeout"] > 0
        return
    case = a_case(member(Role.ATTORNEY)).case
    monkeypatch.setattr(patience, "FOR_LOCKS", "50ms")
    patience.limit_pages()
    try:
        other = connection.copy()
        other.connect()
    finally:
        connection_created.disconnect(dispatch_uid="patience of pages")
    ours = connection.copy()
    with closing(other), closing(ours), ours.cursor() as holds, other.cursor() as waits:
        holds.execute("BEGIN")
        holds.execute("SELECT 1 FROM docket_case WHERE id = %s FOR UPDATE", [case.pk])
        with pytest.raises(OperationalError) as wrong:
            waits.execute("SELECT 1 FROM docket_case WHERE id = %s FOR UPDATE", [case.pk])
        assert outages.why(wrong.value) is outages.Why.LOCKED
        waits.execute("SHOW statement_timeout")
        assert waits.fetchone()[0] == "1min"
        holds.execute("ROLLBACK")
    assert Case.objects.filter(pk=case.pk).exists()
