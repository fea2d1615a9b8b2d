"""The public figures, held against the sums and shares that their sources print."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from amparo.figures.public import public_figures

VALUES = {one.name: one.value for one in public_figures().single}
MONTHLY = {one.name: one for one in public_figures().monthly}


def test_the_enrolments_of_each_month_are_those_of_its_two_agencies() -> None:
    one = MONTHLY["enrolments"]
    assert [people for _, people in one.rows] == [sum(parts) for parts in one.parts]
    assert one.rows[0] == ("2020-01", 1974)
    assert sum(people for _, people in one.rows) == 12211


def test_the_referrals_of_the_fiscal_year_2021_add_up_to_the_printed_total() -> None:
    one = MONTHLY["referrals"]
    assert one.printed is not None
    first, last, total = one.printed
    assert total == 1459
    assert sum(people for month, people in one.rows if first <= month <= last) == total


@pytest.mark.parametrize("name", sorted(MONTHLY))
def test_months_stand_in_order_and_once(name: str) -> None:
    months = [month for month, _ in MONTHLY[name].rows]
    assert months == sorted(set(months))
    assert all(re.fullmatch(r"20(19|20|21)-(0[1-9]|1[0-2])", month) for month in months)


def test_the_court_cases_add_up_as_their_source_says() -> None:
    assert VALUES["pending"] - VALUES["transferred"] == VALUES["still_there"] == 22521
    assert round(VALUES["relief"] / VALUES["completed"], 3) == 0.015
    assert round(VALUES["transferred"] / VALUES["pending"], 3) == 0.148
    assert VALUES["in_absentia"] < VALUES["removal_orders"] < VALUES["completed"] < VALUES["cases"] == 71036


def test_children_and_infants_are_those_of_the_corrected_report() -> None:
    assert (VALUES["children"], VALUES["infants"]) == (16000, 481)
    assert VALUES["infants"] < VALUES["under_5"] < VALUES["children"] < VALUES["people"]


def test_the_cohort_of_december_2021_was_returned_or_taken_out() -> None:
    assert VALUES["second_returned"] + VALUES["second_disenrolled"] == VALUES["second_enrolled"]
    heard = VALUES["second_positive"] + VALUES["second_negative"] + VALUES["second_closed"]
    assert VALUES["second_feared"] - heard == 5  # the source says nothing of these five


def test_every_figure_says_where_it_is_from() -> None:
    told = public_figures()
    for one in (*told.monthly, *told.single):
        assert one.source.name
        assert one.source.terms
        assert one.title.en != one.title.es
    assert all(one.as_of <= dt.date(2022, 1, 11) for one in told.single)
