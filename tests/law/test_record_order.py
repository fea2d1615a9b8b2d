"""Days of records that cannot come the other way round: within one record, among them, beside the facts of a person."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.law.book import the_law
from amparo.law.facts import Kind
from amparo.law.partial import a_month, a_year
from amparo.law.record_order import Follows, InOrder, out_of_order, within
from amparo.law.records import RECORD_KINDS
from amparo.law.records.orders import NOT_IN_ORDER, ORDERS
from amparo.screen.explain import contradictions

DAY = dt.date(2026, 6, 1)
WITHIN = [order for order in ORDERS if isinstance(order, InOrder)]
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2026, 5, 1))


def _found(facts: dict[str, object], **records: list[dict[str, object]]) -> list[str]:
    return [one.name for one in out_of_order(ORDERS, facts, records, DAY)]  # type: ignore[arg-type]


def _judged(decision: str, day: dt.date, **more: object) -> dict[str, object]:
    return {"proceeding": "removal", "forum": "immigration_court", "decision": decision, "decided_on": day, **more}


@given(order=st.sampled_from(WITHIN), one=DAYS, other=DAYS)
def test_two_days_of_one_record_cannot_come_the_other_way_round(order, one, other):
    record = {order.first: one, order.then: other}
    names = [wrong.name for wrong in within(ORDERS, order.kind, record, DAY)]
    assert (order.contradiction.name in names) is (other < one)
    assert within(ORDERS, order.kind, {order.then: other}, DAY) == ()


def test_every_day_of_a_record_has_its_place_in_the_order():
    ordered = {(order.kind, name) for order in WITHIN for name in (order.first, order.then)}
    ordered |= {(order.later.kind, order.later.day) for order in ORDERS if isinstance(order, Follows)}
    for kind in RECORD_KINDS.values():
        of_one_day = sum(fact.kind is Kind.DATE for fact in kind.fields.values()) == 1
        for name in () if of_one_day else kind.days:
            assert (kind.name, name) in ordered, f"{kind.name}.{name} stands in no order"


def test_each_is_told_by_a_name_of_its_own_in_two_languages():
    assert len({one.name for one in NOT_IN_ORDER}) == len(NOT_IN_ORDER)
    assert all(one.label.en and one.label.es and one.label.en != one.label.es for one in NOT_IN_ORDER)


def test_a_month_in_which_both_orders_are_possible_is_no_contradiction():
    march = a_month(2024, 3)
    assert within(ORDERS, "filings", {"mailed_on": march, "received_on": dt.date(2024, 3, 4)}, DAY) == ()
    assert within(ORDERS, "filings", {"mailed_on": march, "received_on": dt.date(2024, 2, 29)}, DAY) != ()


@pytest.mark.parametrize("form", ["appeal", "motion_to_reopen", "petition_for_review"])
def test_what_is_filed_against_a_decision_cannot_come_before_every_one(form):
    filed = {"filings": [{"form": form, "received_on": dt.date(2021, 1, 1)}]}
    early, late = (_judged("removal_ordered", day) for day in (dt.date(2020, 1, 1), dt.date(2022, 1, 1)))
    assert len(_found({}, **filed, proceedings=[late])) == 1
    assert _found({}, **filed, proceedings=[early, late]) == []
    assert _found({}, **filed, proceedings=[]) == []
    assert _found({}, **filed, proceedings=[late, {"proceeding": "removal", "forum": "immigration_court"}]) == []


def test_a_second_round_after_a_remand_is_no_contradiction():
    records = {
        "proceedings": [
            _judged("removal_ordered", dt.date(2020, 3, 2), final_on=dt.date(2020, 9, 2)),
            {"proceeding": "board", "forum": "board", "decision": "remanded", "decided_on": dt.date(2021, 3, 2)},
            _judged("removal_ordered", dt.date(2022, 5, 2), final_on=dt.date(2022, 6, 2)),
        ],
        "filings": [
            {"form": form, "received_on": dt.date(2020, 10, 1)}
            for form in ("appeal", "petition_for_review", "motion_to_reopen", "motion_to_reconsider")
        ],
    }
    assert contradictions(the_law(), {}, DAY, records) == ()


def test_an_appeal_before_the_decision_is_one_while_nothing_sent_the_case_back():
    facts = {"judge_decision_on": dt.date(2022, 5, 2), "appeal_received_on": dt.date(2020, 3, 20)}
    assert [one.name for one in contradictions(the_law(), facts, DAY)] == [
        "appeal_received_on_before_judge_decision_on"
    ]
    assert contradictions(the_law(), {**facts, "remanded_on": dt.date(2021, 3, 2)}, DAY) == ()


def test_a_case_cannot_be_sent_back_before_anything_was_decided():
    sent_back, denied = _judged("remanded", dt.date(2020, 1, 1)), _judged("denied", dt.date(2021, 1, 1))
    assert _found({}, proceedings=[sent_back, denied]) == ["undone_before_every_decision"]
    assert _found({}, proceedings=[denied, _judged("reopened", dt.date(2022, 1, 1))]) == []


def test_an_i589_is_filed_here_and_a_hearing_follows_a_notice():
    i589 = {"form": "i589", "received_on": dt.date(2020, 1, 1)}
    arrived = [{"arrived_on": dt.date(2021, 1, 1)}]
    assert _found({}, filings=[i589], arrivals=arrived) == ["i589_before_every_arrival"]
    served = [{"proceeding": "removal", "served_on": dt.date(2021, 1, 1)}]
    assert _found({"hearing_on": dt.date(2020, 12, 31)}, proceedings=served) == ["hearing_before_every_service"]
    assert _found({"hearing_on": dt.date(2021, 1, 1)}, proceedings=served) == []
    held = [{"set_for": dt.date(2020, 12, 31)}]
    assert _found({}, proceedings=served, hearings=held) == ["hearing_of_records_before_every_service"]
    assert _found({}, proceedings=served, hearings=[{**held[0], "about": "bond"}]) == []


def test_nothing_of_a_person_comes_before_their_birth_but_a_parents_petition():
    born = {"born_on": dt.date(2020, 6, 1)}
    assert _found(born, arrivals=[{"arrived_on": dt.date(2020, 5, 1)}]) == ["born_after_a_record"]
    assert _found(born, filings=[{"form": "i730", "received_on": dt.date(2020, 5, 1)}]) == []
    assert _found({"born_on": a_year(2020)}, arrivals=[{"arrived_on": dt.date(2020, 5, 1)}]) == []
