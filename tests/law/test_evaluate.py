"""The reader for one person: Kleene's logic, and asking only what matters."""

import datetime as dt

import pytest

from amparo.law.evaluate import read
from amparo.law.facts import same
from amparo.law.tree import (
    ASKED,
    NO,
    YES,
    Chosen,
    Compare,
    Day,
    Element,
    Given,
    Implied,
    InForce,
    Not,
    OneOf,
    Open,
    Yes,
    all_of,
    any_of,
    chosen,
    date_of,
    earliest,
    facts_of,
    latest,
    months_after,
    on,
    proven,
    years_after,
)

DAY = dt.date(2019, 11, 15)
A, B, C = Yes("a"), Yes("b"), Yes("c")


@pytest.mark.parametrize(
    ("rule", "facts", "value", "ask"),
    [
        (all_of(A, B), {"a": False}, False, set()),
        (all_of(A, B), {"a": True}, None, {"b"}),
        (all_of(A, B), {"a": True, "b": True}, True, set()),
        (any_of(A, B), {"b": True}, True, set()),
        (any_of(A, B), {"a": False}, None, {"b"}),
        (any_of(A, B), {"a": False, "b": False}, False, set()),
        (all_of(), {}, True, set()),
        (any_of(), {}, False, set()),
        (Not(A), {}, None, {"a"}),
        (Not(A), {"a": False}, True, set()),
        (any_of(all_of(A, B), C), {"a": False}, None, {"c"}),
        (OneOf("x", ("p", "q")), {"x": "q"}, True, set()),
        (OneOf("x", ("p",)), {}, None, {"x"}),
        (Given("a"), {}, False, set()),
        (Given("a"), {"a": False}, True, set()),
        (Implied(A, by=B), {"b": True}, True, set()),
        (Implied(A, by=B), {"b": False}, None, {"a"}),
        (Implied(A, by=B), {"a": False}, False, set()),
        (proven(A), {}, False, set()),
        (proven(A), {"a": True}, True, set()),
        (Element("e", A, "law"), {"a": True}, True, set()),
    ],
)
def test_three_values(rule, facts, value, ask):
    reading = read(rule, facts, DAY)
    assert reading.value is value
    assert reading.ask == ask


def test_an_open_point_is_unknown_and_tells_why():
    reading = read(all_of(A, Open(same("nobody knows"))), {"a": True}, DAY)
    assert (reading.value, reading.ask, reading.why) == (None, frozenset(), {same("nobody knows")})
    assert read(all_of(A, Open(same("nobody knows"))), {"a": False}, DAY).value is False


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (date_of("d") <= ASKED, True),
        (date_of("d") < on(2019, 3, 1), False),
        (date_of("d").same_as(on(2019, 3, 1)), True),
        (months_after(date_of("d"), 8) <= ASKED, True),
        (years_after(date_of("d"), 1) < ASKED, False),
        (latest(date_of("d"), on(2019, 4, 1)).same_as(on(2019, 4, 1)), True),
        (earliest(date_of("d"), on(2019, 4, 1)).same_as(date_of("d")), True),
    ],
)
def test_days_are_compared(rule, value):
    assert read(rule, {"d": dt.date(2019, 3, 1)}, DAY).value is value


def test_what_both_sides_miss_is_asked_together():
    reading = read(Compare(latest(date_of("d"), date_of("e")), "<", date_of("f")), {"d": DAY}, DAY)
    assert reading.ask == {"e", "f"}


def test_cases_are_tried_in_order():
    term = chosen((A, date_of("d")), (B, date_of("e")))
    assert read(term, {"a": True, "d": DAY}, DAY).value == DAY
    assert read(term, {"a": False, "b": True, "e": DAY}, DAY).value == DAY
    assert read(term, {"b": True, "e": DAY}, DAY).ask == {"a", "d"}
    assert read(term, {"e": DAY}, DAY).ask == {"a", "b", "d"}
    nothing = read(term, {"a": False, "b": False}, DAY)
    assert (nothing.value, nothing.ask) == (None, frozenset())
    assert read(Chosen(((A, date_of("d")), (NO, date_of("x")), (YES, Day(DAY)))), {}, DAY).ask == {"a", "d"}


def test_a_policy_must_be_written_out_first():
    with pytest.raises(KeyError):
        read(InForce("mpp"), {}, DAY)


def test_the_facts_of_a_tree_come_in_order_and_once():
    assert list(facts_of(all_of(B, date_of("d") <= ASKED, any_of(A, B)))) == ["b", "d", "a"]
