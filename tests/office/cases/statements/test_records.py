"""Records are statements like facts: they have a source and a history, and whatever applies the law reads them."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest

import amparo.office
from amparo.errors import OfficeError
from amparo.forms.biography import BIOGRAPHY
from amparo.law.book import the_law
from amparo.law.facts import Value
from amparo.law.partial import a_month
from amparo.law.questions import answer
from amparo.law.record import folded
from amparo.law.records import FOLDS, RECORD_KINDS
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.casework.relief import answers_for, evidence_of
from amparo.office.cases.deadlines.models import Kind
from amparo.office.cases.deadlines.reckoning import entries_of
from amparo.office.cases.statements import services
from amparo.office.cases.statements.export import exported
from amparo.office.cases.statements.ledger import Ledger, Origin
from amparo.office.cases.statements.ledger_on_day import LedgerOnDay
from amparo.office.cases.statements.models import Source, Statement
from amparo.office.cases.statements.reading import ledgers_of
from amparo.office.cases.statements.records import in_order_of_time
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import a_case, member

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 20)
DAY = dt.date(2026, 3, 3)
PAPER = Origin(Source.DOCUMENT, "I-797C", "1", DAY)
PHONE = Origin(Source.BY_PHONE, said_on=DAY)
FILED: dict[str, Value | None] = {"form": "i589", "received_on": DAY, "receipt_number": "ZAR12"}


@pytest.fixture
def file() -> CaseFile:
    by = member(Role.ATTORNEY, "Elena")
    held = a_case(by)
    Statement.objects.all().delete()
    return CaseFile(None, held.case, by, Permission.CHANGE)  # type: ignore[arg-type]


def _enter(file: CaseFile, kind: str, fields: dict[str, Value | None], origin: Origin = PAPER) -> Statement:
    return services.enter_record(
        file.case, file.case_key, file.case.people.get(place=1), file.user, origin, kind, fields
    )


def _state(file: CaseFile, **values: Value | None) -> None:
    services.state(file.case, file.case_key, file.case.people.get(place=1), file.user, PHONE, values)


def _ledger(file: CaseFile) -> Ledger:
    return ledgers_of(file).get(file.case.people.get(place=1).pk, Ledger())


def test_a_record_has_its_source_its_history_and_its_end(file: CaseFile) -> None:
    person = file.case.people.get(place=1)
    first = _enter(file, "filings", FILED)
    assert b"i589" not in bytes(first.sealed_said)
    (filing,) = _ledger(file).records["filings"]
    assert filing == {"form": "i589", "received_on": DAY, "receipt_number": "ZAR12"}
    later = {**FILED, "received_on": a_month(2026, 4), "rejected_on": None}
    services.correct_record(file, person, first.pk, PHONE, later, "misread")
    (now, before) = _ledger(file).entries_of(str(first.pk))
    assert (before.superseded, before.reason, before.ended_by) == (True, "misread", "Elena")
    assert (now.fields["received_on"], now.written["rejected_on"], now.origin.kind) == (
        a_month(2026, 4),
        "",
        Source.BY_PHONE,
    )
    with pytest.raises(OfficeError):
        services.correct_record(file, person, first.pk, PHONE, later, "misread again")
    services.withdraw(file, person, now.id, "not hers")
    assert "filings" not in _ledger(file).records
    assert [one.live for one in _ledger(file).entered] == [False, False]


def test_a_corrected_record_keeps_its_place_among_those_of_one_day(file: CaseFile) -> None:
    order: dict[str, Value | None] = {"decision": "removal_ordered", "decided_on": DAY, "final_on": DAY}
    first = _enter(file, "proceedings", order)
    _enter(file, "proceedings", {"decision": "reopened", "decided_on": DAY})
    assert "final_order_on" not in LedgerOnDay(_ledger(file), TODAY).facts
    services.correct_record(
        file, file.case.people.get(place=1), first.pk, PAPER, {**order, "number": "7"}, "the number"
    )
    assert [one["decision"] for one in _ledger(file).records["proceedings"]] == ["removal_ordered", "reopened"]
    assert "final_order_on" not in LedgerOnDay(_ledger(file), TODAY).facts


def test_what_was_said_stays_said_and_the_law_goes_by_the_records(file: CaseFile) -> None:
    _state(file, last_entry_on=dt.date(2024, 1, 2), asylum_filed=False)
    _enter(file, "filings", FILED)
    ledger = _ledger(file)
    assert ledger.facts == {"last_entry_on": dt.date(2024, 1, 2), "asylum_filed": False}
    known = LedgerOnDay(ledger, TODAY)
    assert (known.facts["asylum_filed"], known.facts["asylum_filed_on"]) == (True, DAY)
    assert [one.name for one in known.contradictions()] == ["asylum_filed_differs"]
    assert [one.name for one in answers_for(ledger, TODAY).contradictions] == ["asylum_filed_differs"]
    tickler = [one for one in entries_of(ledger, TODAY) if one.kind is Kind.CONTRADICTION]
    assert [one.what for one in tickler] == ["asylum_filed_differs"]
    filed = evidence_of("asylum_filed_on", known)
    assert (filed.value, [one.origin.label for one in filed.records]) == (
        "Tue 3 Mar 2026",
        ["Document: I-797C, page 1"],
    )
    assert evidence_of("asylum_filed", known).said_value == "no"


def test_every_reader_of_the_law_in_the_office_gives_what_the_library_gives_for_records(file: CaseFile) -> None:
    _state(file, last_entry_on=dt.date(2026, 1, 20), in_us=True, entry_manner="port_of_entry")
    decided = TODAY - dt.timedelta(days=10)
    judge: dict[str, Value | None] = {
        "forum": "immigration_court",
        "decision": "removal_ordered",
        "decided_on": decided,
    }
    _enter(file, "proceedings", judge)
    _enter(file, "filings", FILED)
    _enter(file, "arrivals", {"arrived_on": dt.date(2026, 2, 1), "manner": "between_ports", "purpose": "to_stay"})
    ledger = _ledger(file)
    shown = answers_for(ledger, TODAY)
    deadline = answer(the_law(), "deadline:bia_appeal", ledger.facts, TODAY, ledger.records)
    (appeal,) = (one for one in shown.running if one.deadline.name == "bia_appeal")
    assert (appeal.falls_on, appeal.counted_from) == (deadline.day, decided)
    kept = {one.what: one.day for one in entries_of(ledger, TODAY)}
    assert kept["bia_appeal"] == (appeal.safe_day or appeal.falls_on)
    said = {one.relief.name: one.status for one in (*shown.relief, *shown.unpointed)}
    for name, status in said.items():
        assert LedgerOnDay(ledger, TODAY).relief(name).state is status
    assert LedgerOnDay(ledger, TODAY).facts == folded(FOLDS, ledger.facts, ledger.records, TODAY).facts


def test_a_proceeding_without_a_decision_yet_takes_nothing_from_those_with_one(file: CaseFile) -> None:
    judge: dict[str, Value | None] = {"forum": "immigration_court", "decision": "removal_ordered", "decided_on": DAY}
    _enter(file, "proceedings", judge)
    _enter(file, "proceedings", {"proceeding": "board", "forum": "board", "served_on": DAY, "decision": "none_yet"})
    assert LedgerOnDay(_ledger(file), TODAY).facts["judge_decision_on"] == DAY
    _enter(file, "proceedings", {"forum": "immigration_court", "decision": None})
    assert "judge_decision_on" not in LedgerOnDay(_ledger(file), TODAY).facts


def test_nothing_in_the_office_applies_the_law_past_the_records() -> None:
    """One module asks the law about somebody on record. An import asks it about a row, before there is a ledger."""
    asks = re.compile(
        r"^from amparo\.screen\.explain import .*\b(explain|contradictions|relief_answer)\b", re.MULTILINE
    )
    office = Path(amparo.office.__file__).parent
    found = {str(path.relative_to(office)) for path in office.rglob("*.py") if asks.search(path.read_text("utf-8"))}
    assert found == {"cases/statements/ledger_on_day.py", "outward/exchange/asking.py"}


def test_records_stand_in_order_of_time_and_leave_with_the_case(file: CaseFile) -> None:
    _enter(file, "arrivals", {"place": "El Paso"})
    _enter(file, "filings", {"form": "i765", "mailed_on": a_month(2026, 4)})
    _enter(file, "proceedings", {"proceeding": "removal", "served_on": DAY, "forum": None})
    line = in_order_of_time(_ledger(file).entered)
    assert [one.kind for one in line] == ["Proceeding or decision", "Filing", "Arrival"]
    assert line[-1].day is None
    leaving = exported(file, {})["records"]
    assert json.loads(json.dumps(leaving)) == leaving
    assert [one["fields"] for one in leaving][1] == {"form": "i765", "mailed_on": "2026-04"}
    assert "Before: not known" in leaving[2]["in_words"]


def test_every_field_of_every_kind_can_be_read_back(file: CaseFile) -> None:
    some: dict[str, Value] = {"date": DAY, "yes/no": True, "whole number": 9, "text": "x"}
    for kind in RECORD_KINDS.values():
        fields: dict[str, Value | None] = {
            name: next(iter(fact.choices), None) or some[fact.kind.value] for name, fact in kind.fields.items()
        }
        _enter(file, kind.name, fields)
        assert _ledger(file).records[kind.name][0] == fields


def test_the_biography_is_stated_like_records_and_no_rule_of_law_sees_it(file: CaseFile) -> None:
    _state(file, last_entry_on=dt.date(2026, 1, 20), in_us=True, entry_manner="port_of_entry")
    _enter(file, "filings", FILED)
    before, person = _ledger(file), file.case.people.get(place=1)
    answers, days = answers_for(before, TODAY), entries_of(before, TODAY)
    some: dict[str, Value] = {"date": DAY, "yes/no": True, "whole number": 9, "text": "Nahuizalco", "country": "SV"}
    rows = {}
    for kind in BIOGRAPHY.values():
        fields: dict[str, Value | None] = {
            name: next(iter(fact.choices), None) or some[fact.kind.value] for name, fact in kind.fields.items()
        }
        rows[kind.name] = _enter(file, kind.name, fields, PHONE)
        assert b"Nahuizalco" not in bytes(rows[kind.name].sealed_said)
        assert _ledger(file).biography[kind.name][0].fields == fields
    after = _ledger(file)
    assert (after.records, after.entered, after.facts) == (before.records, before.entered, before.facts)
    assert (answers_for(after, TODAY).relief, entries_of(after, TODAY)) == (answers.relief, days)
    assert {one["kind"] for one in exported(file, {})["biography"]} == set(BIOGRAPHY)
    assert not {one["kind"] for one in exported(file, {})["records"]} & set(BIOGRAPHY)
    services.correct_record(file, person, rows["schools"].pk, PAPER, {"from_on": a_month(2001, 2)}, "month from papers")
    (school,) = _ledger(file).biography["schools"]
    assert (school.fields["from_on"], school.key) == (a_month(2001, 2), str(rows["schools"].pk))
    services.withdraw(file, person, school.id, "of her brother")
    assert "schools" not in _ledger(file).biography
    assert [one.live for one in _ledger(file).entries_of(school.key)] == [False, False]
