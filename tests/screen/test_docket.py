"""A whole docket: answers, what decided them, the next deadline, and the figures."""

import datetime as dt

import polars as pl
import pytest

from amparo.errors import DocketError
from amparo.law.book import the_law
from amparo.law.vocabulary import FACTS
from amparo.screen.columns import column_type
from amparo.screen.docket import answers, checked

LAW = the_law()
DAY = dt.date(2019, 11, 15)


def docket(*people):
    names = ["person", *dict.fromkeys(name for person in people for name in person if name != "person")]
    schema = {name: pl.String() if name == "person" else column_type(FACTS[name]) for name in names}
    return pl.DataFrame([{name: person.get(name) for name in names} for person in people], schema=schema, orient="row")


def test_a_fact_without_a_column_is_unknown():
    found = answers(docket({"person": "A", "likely_persecution": True}), LAW, DAY).collect().row(0, named=True)
    assert found["withholding"] is None
    assert found["withholding_decided_by"] == "nexus"


def test_what_fails_comes_before_what_is_unknown():
    found = answers(docket({"person": "A", "persecutor": True}), LAW, DAY).collect().row(0, named=True)
    assert (found["withholding"], found["withholding_decided_by"]) == (False, "barred")


def test_available_relief_is_decided_by_nothing():
    found = answers(docket({"person": "A", "likely_torture": True, "government_involvement": True}), LAW, DAY)
    assert found.collect().select("cat_deferral", "cat_deferral_decided_by").row(0) == (True, None)


def test_the_next_deadline_is_the_first_that_is_not_kept():
    people = docket(
        {"person": "A", "last_entry_on": dt.date(2019, 2, 1), "final_order_on": dt.date(2019, 11, 1)},
        {"person": "B", "last_entry_on": dt.date(2019, 2, 1), "asylum_filed_on": dt.date(2019, 3, 1)},
        {"person": "C", "last_entry_on": dt.date(2019, 2, 1), "unaccompanied_child": True},
        {"person": "D", "last_entry_on": dt.date(2018, 11, 15)},
    )
    found = answers(people, LAW, DAY).collect()
    assert found.select("next_deadline", "next_deadline_on").rows() == [
        ("motion_to_reconsider", dt.date(2019, 12, 2)),
        (None, None),
        (None, None),
        ("one_year_asylum", DAY),
    ]


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        (pl.DataFrame({"name": ["A"]}), "needs a column “person”"),
        (pl.DataFrame({"person": ["A", "A"]}), "stands twice"),
        (pl.DataFrame({"person": ["A", None]}), "is empty"),
        (pl.DataFrame({"person": ["A"], "height": [1]}), "no fact called “height”"),
        (pl.DataFrame({"person": ["A"], "in_us": ["yes"]}), "in_us must be Boolean"),
        (pl.DataFrame({"person": ["A"], "born_on": [dt.date(1800, 1, 1)]}), "days outside 1900 to 2099"),
    ],
)
def test_a_frame_made_by_hand_is_checked(frame, told):
    with pytest.raises(DocketError, match=told):
        checked(frame, FACTS)


def test_a_good_frame_passes_the_check():
    frame = docket({"person": "A", "in_us": True, "born_on": dt.date(1990, 1, 1)})
    assert checked(frame, FACTS) is frame
