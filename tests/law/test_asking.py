"""No question is useless, and hardly any "unknown" is none: a solver looks at each open answer of a few people.

`python -m bench.asking 300` does it for many, and names what it finds.
"""

import pytest
from bench.asking import Found, measured, people

from amparo.law.book import the_law

SLOW = ("relief:i730", "relief:derivative_asylum", "relief:asylum", "relief:tps", "relief:vawa")
"""Where many days are compared with each other; their elements are looked at."""


@pytest.fixture(scope="module")
def found() -> Found:
    law = the_law()
    some = list(people(law, 2, seed=11))
    return measured(some, law, but=SLOW)


def test_an_answer_is_unknown_only_where_it_can_come_out_either_way(found: Found):
    assert found.unknown > 100
    assert found.wrong <= found.unknown / 100, found.where


def test_a_question_is_asked_only_where_it_can_change_the_answer(found: Found):
    assert found.asked > 150
    assert found.useless == 0, found.where
