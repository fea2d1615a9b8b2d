"""Deadlines: the day, the safer day, what was counted and what was rolled."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.law.book import the_law
from amparo.law.calendar import federal_holidays
from amparo.law.evaluate import Reader
from amparo.law.reckoning import DeadlineStatus, reckon

LAW = the_law()


def deadline(name, on, **facts):
    day = dt.date.fromisoformat(on)
    given = {n: dt.date.fromisoformat(v) if n.endswith("_on") else v for n, v in facts.items()}
    return reckon(LAW.on(day).deadline(name), Reader(given, day))


def test_a_rolled_deadline_tells_from_where():
    found = deadline("one_year_asylum", "2019-11-15", last_entry_on="2019-03-01", unaccompanied_child=False)
    assert (str(found.falls_on), str(found.rolled_from), str(found.counted_from)) == (
        "2020-03-02",
        "2020-03-01",
        "2019-03-01",
    )
    assert found.days_left(dt.date(2020, 3, 3)) == -1


def test_the_safer_day_for_asylum_is_a_working_day_before_the_year_ends():
    found = deadline("one_year_asylum", "2024-06-01", last_entry_on="2024-09-03")
    assert str(found.safe_day) == "2025-09-02"
    assert "Minasyan" in found.safe_because[0].en
    assert str(deadline("one_year_asylum", "2024-06-01", last_entry_on="2024-09-02").safe_day) == "2025-08-29"


def test_the_first_encounter_is_safer_for_someone_returned_to_mexico():
    facts = {"last_entry_on": "2019-09-03", "encountered_on": "2019-05-06"}
    found = deadline("one_year_asylum", "2019-11-15", **facts, returned_to_mexico=True)
    assert (str(found.falls_on), str(found.safe_day)) == ("2020-09-03", "2020-05-06")
    assert str(deadline("one_year_asylum", "2019-11-15", **facts, returned_to_mexico=False).safe_day) == "2020-09-02"


def test_an_unknown_exemption_keeps_the_day_and_asks():
    found = deadline("one_year_asylum", "2019-11-15", last_entry_on="2019-03-01")
    assert found.falls_on is not None
    assert found.ask == ("unaccompanied_child",)


def test_a_deadline_that_is_kept_says_so():
    assert deadline("one_year_asylum", "2019-11-15", last_entry_on="2019-03-01", asylum_filed_on="2019-05-01").met
    assert not deadline("one_year_asylum", "2019-04-15", last_entry_on="2019-03-01", asylum_filed_on="2019-05-01").met


def test_filed_on_a_day_not_on_record_is_done_and_not_met():
    refugee = {"petitioner_status": "refugee", "refugee_admitted_on": "2019-01-02"}
    found = deadline("i730", "2019-11-15", **refugee, i730_filed=True)
    assert (found.status, found.met, found.done, found.missed_by) == (DeadlineStatus.DONE, False, True, None)


def test_filed_after_the_deadline_is_missed_by_the_days_between():
    found = deadline("one_year_asylum", "2026-06-25", last_entry_on="2019-03-01", asylum_filed_on="2024-03-05")
    assert str(found.falls_on) == "2020-03-02"
    assert (found.status, found.missed_by, str(found.done_on)) == (DeadlineStatus.MISSED, 1464, "2024-03-05")
    assert [str(one.label) for one in found.excuses] == ["changed circumstances", "extraordinary circumstances"]
    assert not found.excuse_claimed


def test_an_excuse_on_record_is_claimed_and_one_ruled_out_is_not_offered():
    facts = {"last_entry_on": "2019-03-01", "asylum_filed_on": "2024-03-05"}
    found = deadline(
        "one_year_asylum", "2026-06-25", **facts, changed_circumstances=True, extraordinary_circumstances=False
    )
    assert [str(one.label) for one in found.excuses] == ["changed circumstances"]
    assert found.excuse_claimed


def test_a_day_that_passed_with_nothing_on_record_is_not_called_missed():
    found = deadline("bia_appeal", "2026-06-25", judge_decision_on="2026-04-01")
    assert (found.status, found.missed_by) == (DeadlineStatus.PASSED, None)
    said = deadline("one_year_asylum", "2020-03-03", last_entry_on="2019-03-01", asylum_filed=False)
    assert (said.status, said.missed_by) == (DeadlineStatus.MISSED, 1)


def test_a_fee_paid_before_the_notice_was_for_another_year():
    notice = {"annual_fee_notice_on": "2026-05-01"}
    assert deadline("annual_asylum_fee", "2026-05-20", **notice, annual_fee_paid_on="2025-05-01").status == "open"
    assert deadline("annual_asylum_fee", "2026-05-20", **notice, annual_fee_paid_on="2026-05-04").met


SOME_DAY = st.dates(dt.date(2018, 1, 1), dt.date(2027, 12, 31))


@given(entry=SOME_DAY, filed=st.none() | SOME_DAY, said=st.none() | st.booleans(), asked=SOME_DAY)
def test_met_missed_or_open_as_somebody_with_a_calendar_would_say(entry, filed, said, asked):
    facts = {"last_entry_on": entry, "asylum_filed_on": filed, "asylum_filed": said}
    given_facts = {name: value for name, value in facts.items() if value is not None}
    found = reckon(LAW.on(asked).deadline("one_year_asylum"), Reader(given_facts, asked))
    last = entry.replace(year=entry.year + 1, day=28 if (entry.month, entry.day) == (2, 29) else entry.day)
    closed = {day for year in range(2018, 2031) for day in federal_holidays(year)}
    while last.weekday() >= 5 or last in closed:
        last += dt.timedelta(days=1)
    by_now = filed is not None and filed <= asked
    if by_now:
        wanted = ("missed", (filed - last).days) if filed > last else ("met", None)
    elif said:
        wanted = ("done", None)
    elif asked <= last:
        wanted = ("open", None)
    else:
        wanted = ("missed", (asked - last).days) if said is False else ("passed", None)
    assert (found.status, found.missed_by) == wanted


def test_no_deadline_tells_why():
    found = deadline("one_year_asylum", "2019-11-15", last_entry_on="2019-03-01", unaccompanied_child=True)
    assert found.none
    assert found.days_left(dt.date(2019, 11, 15)) is None
    assert "208(a)(2)(E)" in found.why[0].en


@pytest.mark.parametrize(
    ("on", "falls_on", "safe_day"),
    [
        ("2020-12-22", "2026-02-02", None),
        ("2020-12-23", "2026-01-20", None),
        ("2021-12-10", "2026-01-20", None),
        ("2021-12-20", "2026-02-02", "2026-01-16"),
        ("2024-05-01", "2026-02-02", None),
        ("2025-02-05", "2026-02-02", "2026-01-16"),
        ("2025-02-10", "2026-01-20", None),
    ],
)
def test_evidence_is_due_by_the_rule_of_the_day_asked(on, falls_on, safe_day):
    found = deadline("evidence_before_hearing", on, hearing_on="2026-02-17", hearing_kind="individual")
    assert str(found.falls_on) == falls_on
    if safe_day:
        assert str(found.safe_day) == safe_day


def test_the_courts_own_order_comes_first():
    facts = {"hearing_on": "2026-06-24", "court_set_evidence_deadline_on": "2026-06-10", "detained": True}
    assert str(deadline("evidence_before_hearing", "2026-04-01", **facts).falls_on) == "2026-06-10"


def test_the_kind_of_hearing_is_asked_for():
    assert deadline("evidence_before_hearing", "2026-04-01", hearing_on="2026-06-24").ask == ("hearing_kind",)


def test_day_ten_is_safer_for_an_appeal_unless_denied_on_the_merits():
    assert str(deadline("bia_appeal", "2026-04-01", judge_decision_on="2026-03-10").safe_day) == "2026-03-20"
    denied = deadline("bia_appeal", "2026-04-01", judge_decision_on="2026-03-10", asylum_denied_on_merits=True)
    assert denied.safe_day is None
    assert deadline("bia_appeal", "2026-04-01", judge_decision_on="2026-03-06").safe_day is None


def test_a_decision_after_an_order_in_absentia_can_be_appealed():
    facts = {"in_absentia_order_on": "2020-02-03", "judge_decision_on": "2020-06-01"}
    assert str(deadline("bia_appeal", "2020-06-05", **facts).falls_on) == "2020-07-01"


def test_custody_or_no_notice_lifts_the_180_days():
    facts = {"in_absentia_order_on": "2020-02-03"}
    assert deadline("reopen_in_absentia", "2020-06-05", **facts, in_custody_at_hearing=True).none
    found = deadline("reopen_in_absentia", "2020-06-05", **facts)
    assert found.ask == ("hearing_notice_received", "in_custody_at_hearing")


def test_ageing_out_warns_early_and_earlier_for_a_leap_day():
    found = deadline("age_out_21", "2020-01-01", beneficiary_born_on="2000-02-29")
    assert (str(found.falls_on), str(found.safe_day)) == ("2021-03-01", "2021-02-28")
    assert [str(day) for day in found.alerts] == ["2020-03-01", "2020-09-01", "2020-12-01", "2021-02-01"]


def test_the_judges_review_is_not_rolled():
    assert (
        str(deadline("credible_fear_review", "2026-05-01", credible_fear_denied_on="2026-05-03").falls_on)
        == "2026-05-10"
    )
