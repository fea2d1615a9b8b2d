"""Rules that courts and agencies moved, day by day: deadlines and clocks as policies."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest

from amparo.law.book import the_law
from amparo.law.deadline import as_it_stood
from amparo.law.evaluate import read
from amparo.law.policy import Ruling, while_it_stands
from amparo.law.questions import answer
from amparo.law.status import Status
from amparo.law.tree import YES, Yes, any_of

LAW = the_law()


def ask(question, day, **facts):
    told = {
        name: dt.date.fromisoformat(value) if isinstance(value, str) and value[:2] == "20" else value
        for name, value in facts.items()
    }
    return answer(LAW, question, told, dt.date.fromisoformat(day))


FEE = "deadline:annual_asylum_fee"


@pytest.mark.parametrize("day", ["2025-10-30", "2026-01-15", "2026-02-01"])
def test_nobody_owed_the_annual_fee_while_a_court_had_stayed_it(day):
    found = ask(FEE, day, annual_fee_notice_on="2025-10-10")
    assert found.says == "none"
    assert "ASAP v. USCIS" in found.why[0].en
    assert "ASAP v. USCIS" in found.why[0].es


def test_a_notice_after_the_stay_gives_thirty_days_and_asks_who_sent_it():
    found = ask(FEE, "2026-06-20", annual_fee_notice_on="2026-06-15")
    assert (found.day, found.ask) == (dt.date(2026, 7, 15), ("annual_fee_asked_by",))


def test_a_notice_from_before_the_stay_is_neither_due_nor_missed_for_it_is_not_known():
    found = ask(FEE, "2026-06-20", annual_fee_notice_on="2025-10-10", annual_fee_asked_by="uscis")
    assert (found.says, found.status) == ("unknown", None)
    assert "disregard" in found.why[0].en
    assert ask(FEE, "2025-10-20", annual_fee_notice_on="2025-10-10").day == dt.date(2025, 11, 9)


def test_in_court_the_fee_falls_due_only_by_a_judges_written_order():
    notice = {"annual_fee_notice_on": "2026-03-01"}
    assert ask(FEE, "2026-03-10", annual_fee_asked_by="court", **notice).says == "none"
    ordered = ask(FEE, "2026-03-10", annual_fee_asked_by="judge", annual_fee_ordered_for="2026-04-20", **notice)
    assert ordered.day == dt.date(2026, 4, 20)
    asked = ask(FEE, "2026-03-10", annual_fee_asked_by="judge", **notice)
    assert (asked.says, asked.ask) == ("unknown", ("annual_fee_ordered_for",))


def test_there_was_no_annual_fee_before_the_law_that_made_it():
    assert ask(FEE, "2025-07-21", annual_fee_notice_on="2025-07-01").says == "none"


def test_a_deadline_spares_whom_a_court_spares_and_is_open_where_that_is_unsettled():
    plain = LAW.deadlines["motion_to_reopen"]
    day = dt.date(2020, 1, 1)
    assert as_it_stood(plain, day) is plain
    spared = as_it_stood(_with(plain, Status.IN_FORCE, Yes("in_us")), day)
    assert spared.none_when == any_of(plain.none_when, Yes("in_us"))
    assert as_it_stood(_with(plain, Status.STAYED), day).none_when == YES
    assert as_it_stood(_with(plain, Status.VACATED), day).none_because.en == "not in force on that day: court"
    assert as_it_stood(_with(plain, Status.OPEN), day).none_when not in (YES, plain.none_when)
    assert as_it_stood(_with(plain, Status.IN_FORCE), dt.date(2018, 1, 1)).none_because.es.startswith("no regía antes")


def _with(deadline, status, spares=None):
    ruling = Ruling(dt.date(2019, 1, 1), status, "court")
    return replace(deadline, history=(ruling if spares is None else replace(ruling, spares=spares),))


def test_an_element_counts_only_while_it_stands():
    rule = while_it_stands(
        Yes("in_us"),
        Ruling(dt.date(2019, 1, 1), Status.IN_FORCE, "rule"),
        Ruling(dt.date(2020, 1, 1), Status.VACATED, "court"),
    )
    for day, says in (("2018-12-31", False), ("2019-06-01", True), ("2020-01-01", False)):
        at = LAW.on(dt.date.fromisoformat(day))
        assert read(at.settle(rule), {"in_us": True}, at.day).value is says


@pytest.mark.parametrize(
    ("category", "filed", "days", "known"),
    [
        ("a12", "2025-07-21", 540, True),
        ("a12", "2025-07-22", 365, False),
        ("c19", "2025-10-29", 365, False),
        ("c08", "2025-07-22", 540, True),
        ("a12", "2025-10-30", 0, False),
        ("c08", "2025-10-30", 0, True),
    ],
)
def test_a_tps_card_is_extended_a_year_at_most_since_july_2025(category, filed, days, known):
    expires = dt.date(2025, 12, 1)
    shown = LAW.clocks["ead_extension"].on(
        {"ead_category": category, "ead_expires_on": expires, "ead_renewal_filed_on": dt.date.fromisoformat(filed)},
        dt.date(2025, 12, 2),
    )
    assert shown.readings["until"] == expires + dt.timedelta(days)
    assert shown.known is known


def test_clocks_show_their_rules_with_the_courts_that_moved_them():
    assert [period.name for period in LAW.clocks["ead"].periods] == ["days_150_and_180", "days_365"]
    spans = LAW.clocks["ead_extension"].periods
    assert spans[-1].terms["days"] == 0
    for one, after in pairwise(spans):
        assert one.entries_from.day <= after.entries_from.day


LATE = {"last_entry_on": "2018-03-01", "unaccompanied_child": False, "asylum_filed": True}


def test_an_earlier_finding_of_an_unaccompanied_child_is_for_a_lawyer_and_never_a_no():
    facts = {**LATE, "asylum_filed_on": "2025-06-01", "changed_circumstances": False}
    facts["extraordinary_circumstances"] = False
    assert ask("element:asylum.timely", "2025-08-01", **facts).says == "no"
    found = ask("element:asylum.timely", "2025-08-01", found_unaccompanied_before=True, **facts)
    assert (found.says, found.ask) == ("unknown", ())
    assert "2028-02-24" in found.why[0].en
    limit = ask("deadline:one_year_asylum", "2025-08-01", found_unaccompanied_before=True, **LATE)
    assert "J.O.P." in limit.why[0].en


@pytest.mark.parametrize(("filed", "says"), [("2022-04-22", "yes"), ("2022-04-23", "no")])
def test_the_mendez_rojas_class_is_deemed_timely_until_its_day(filed, says):
    facts = {**LATE, "changed_circumstances": False, "extraordinary_circumstances": False}
    found = ask("element:asylum.timely", "2023-01-01", mendez_rojas_member=True, asylum_filed_on=filed, **facts)
    assert found.says == says
