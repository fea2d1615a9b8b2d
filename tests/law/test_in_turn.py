"""What is asked in turn: the second part only once the first is proven, and never against what is known."""

import datetime as dt

import pytest

from amparo.law.evaluate import read
from amparo.law.tree import Yes, in_turn

DAY = dt.date(2026, 6, 25)


@pytest.mark.parametrize(
    ("facts", "value", "ask"),
    [
        ({}, None, {"a"}),
        ({"b": True}, None, {"a"}),
        ({"b": False}, False, set()),
        ({"a": True}, None, {"b"}),
        ({"a": True, "b": True}, True, set()),
        ({"a": True, "b": False}, False, set()),
        ({"a": False}, False, set()),
    ],
)
def test_the_second_part_is_asked_once_the_first_is_proven(facts, value, ask):
    found = read(in_turn(Yes("a"), Yes("b")), facts, DAY)
    assert (found.value, found.ask) == (value, ask)
