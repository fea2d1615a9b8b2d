"""Statements are never changed: they are superseded, withdrawn, disputed, and the facts are their fold."""

from __future__ import annotations

import datetime as dt

import pytest

from amparo.errors import OfficeError
from amparo.law.facts import Value
from amparo.law.partial import a_month, a_year
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.statements import services
from amparo.office.cases.statements.ledger import Ledger, Origin
from amparo.office.cases.statements.models import Source, Statement
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, member

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 3)
PHONE = Origin(Source.BY_PHONE, said_on=DAY)
PAPER = Origin(Source.DOCUMENT, "I-94", "2", DAY)


@pytest.fixture
def file() -> CaseFile:
    by = member(Role.ATTORNEY, "Elena")
    held = a_case(by)
    Statement.objects.all().delete()
    return CaseFile(None, held.case, by, Permission.CHANGE)  # type: ignore[arg-type]


def _person(file: CaseFile) -> Held:
    return file.case.people.get(place=1)  # type: ignore[return-value]


def _say(file: CaseFile, origin: Origin, **values: Value | None) -> dict[str, Statement]:
    return services.state(file.case, file.case_key, _person(file), file.user, origin, values)  # type: ignore[arg-type]


def _ledger(file: CaseFile) -> Ledger:
    return ledgers_of(file).get(_person(file).pk, Ledger())  # type: ignore[attr-defined]


def test_what_was_said_is_known_with_who_said_it(file: CaseFile) -> None:
    _say(file, PAPER, last_entry_on=DAY, in_us=True)
    ledger = _ledger(file)
    assert dict(ledger.facts) == {"last_entry_on": DAY, "in_us": True}
    said = ledger.about("last_entry_on")[0]
    assert (said.origin.label, said.origin.said_on, said.recorded_by) == ("Document: I-94, page 2", DAY, "Elena")


def test_two_that_differ_are_a_contradiction_and_count_as_unknown(file: CaseFile) -> None:
    _say(file, PHONE, last_entry_on=DAY)
    _say(file, PAPER, last_entry_on=dt.date(2026, 3, 4))
    ledger = _ledger(file)
    assert set(ledger.disputed) == {"last_entry_on"}
    assert "last_entry_on" not in ledger.facts


def test_the_same_said_twice_is_no_contradiction(file: CaseFile) -> None:
    _say(file, PHONE, last_entry_on=DAY)
    _say(file, PAPER, last_entry_on=DAY)
    assert not _ledger(file).disputed
    assert len(_ledger(file).live["last_entry_on"]) == 2


def test_not_knowing_is_on_record_and_contradicts_nothing(file: CaseFile) -> None:
    _say(file, PHONE, last_entry_on=None)
    assert _ledger(file).asked_in_vain == {"last_entry_on"}
    _say(file, PAPER, last_entry_on=DAY)
    assert _ledger(file).facts == {"last_entry_on": DAY}
    assert not _ledger(file).disputed
    assert not _ledger(file).asked_in_vain


def test_settling_supersedes_the_others_and_keeps_them_in_the_history(file: CaseFile) -> None:
    _say(file, PHONE, last_entry_on=DAY)
    kept = _say(file, PAPER, last_entry_on=dt.date(2026, 3, 4))["last_entry_on"]
    services.resolve(file, _person(file), kept.pk, "the stamp is clear")  # type: ignore[arg-type]
    ledger = _ledger(file)
    assert ledger.facts["last_entry_on"] == dt.date(2026, 3, 4)
    ended = next(one for one in ledger.about("last_entry_on") if not one.live)
    assert (ended.superseded, ended.reason, ended.ended_by) == (True, "the stamp is clear", "Elena")


def test_withdrawing_needs_a_statement_that_stands(file: CaseFile) -> None:
    row = _say(file, PHONE, last_entry_on=DAY)["last_entry_on"]
    services.withdraw(file, _person(file), row.pk, "was somebody else's")  # type: ignore[arg-type]
    assert not _ledger(file).facts
    assert not _ledger(file).about("last_entry_on")[0].superseded
    with pytest.raises(OfficeError, match="no longer current"):
        services.withdraw(file, _person(file), row.pk, "again")  # type: ignore[arg-type]


def test_a_statement_of_another_case_cannot_be_withdrawn(file: CaseFile) -> None:
    other = a_case(file.user)
    with pytest.raises(OfficeError):
        services.withdraw(file, _person(file), other.statement.pk, "x")  # type: ignore[arg-type]


def test_a_correction_takes_the_place_of_what_stood(file: CaseFile) -> None:
    _say(file, PHONE, last_entry_on=DAY, in_us=True)
    before = _ledger(file)
    added = _say(file, PAPER, last_entry_on=dt.date(2026, 3, 4))
    services.correct(file, _person(file), before, added, "misheard")  # type: ignore[arg-type]
    assert _ledger(file).facts == {"last_entry_on": dt.date(2026, 3, 4), "in_us": True}
    assert not _ledger(file).disputed


def test_what_came_since_a_form_was_shown_is_known(file: CaseFile) -> None:
    _say(file, PHONE, last_entry_on=DAY)
    seen = _ledger(file).sets
    assert not _ledger(file).since(seen)
    _say(file, PAPER, in_us=True)
    assert set(_ledger(file).since(seen)) == {"in_us"}


def test_no_row_of_a_statement_is_ever_changed_but_for_its_end(file: CaseFile) -> None:
    row = _say(file, PHONE, last_entry_on=DAY)["last_entry_on"]
    sealed = bytes(Statement.objects.get(pk=row.pk).sealed_said)
    services.withdraw(file, _person(file), row.pk, "x")  # type: ignore[arg-type]
    assert bytes(Statement.objects.get(pk=row.pk).sealed_said) == sealed


MAY_1990, YEAR_1990 = a_month(1990, 5), a_year(1990)
SIXTH = dt.date(1990, 5, 6)


def test_a_year_is_kept_as_it_was_said(file: CaseFile) -> None:
    _say(file, PHONE, born_on=YEAR_1990)
    assert _ledger(file).facts["born_on"] == YEAR_1990
    assert _ledger(file).about("born_on")[0].written == "1990"


@pytest.mark.parametrize(
    "order", [(YEAR_1990, MAY_1990, SIXTH), (SIXTH, YEAR_1990, MAY_1990), (MAY_1990, SIXTH, YEAR_1990)]
)
def test_a_year_and_a_day_within_it_do_not_contradict_and_the_day_counts(
    file: CaseFile, order: tuple[Value, ...]
) -> None:
    for value in order:
        _say(file, PHONE, born_on=value)
    ledger = _ledger(file)
    assert not ledger.disputed
    assert ledger.facts["born_on"] == SIXTH
    assert ledger.narrowed == {"born_on"}


@pytest.mark.parametrize("other", [dt.date(1991, 5, 6), a_year(1991), a_month(1990, 6)])
def test_what_cannot_both_be_right_stays_a_contradiction(file: CaseFile, other: Value) -> None:
    _say(file, PHONE, born_on=YEAR_1990)
    _say(file, PAPER, born_on=MAY_1990)
    _say(file, PAPER, born_on=other)
    assert set(_ledger(file).disputed) == {"born_on"}
    assert "born_on" not in _ledger(file).facts


def test_settled_on_a_day_what_says_less_stays_and_what_differs_goes(file: CaseFile) -> None:
    _say(file, PHONE, born_on=YEAR_1990)
    kept = _say(file, PAPER, born_on=SIXTH)["born_on"]
    _say(file, PHONE, born_on=a_month(1990, 6))
    services.resolve(file, _person(file), kept.pk, "the certificate was read again")  # type: ignore[arg-type]
    ledger = _ledger(file)
    assert [one.written for one in ledger.live["born_on"]] == ["1990", "1990-05-06"]
    assert ledger.facts["born_on"] == SIXTH


def test_settled_on_a_year_the_days_that_were_said_go(file: CaseFile) -> None:
    kept = _say(file, PHONE, born_on=YEAR_1990)["born_on"]
    _say(file, PAPER, born_on=SIXTH)
    _say(file, PAPER, born_on=dt.date(1990, 7, 7))
    services.resolve(file, _person(file), kept.pk, "nobody knows the day")  # type: ignore[arg-type]
    assert _ledger(file).facts["born_on"] == YEAR_1990
