"""Gaps that no record can fill, overlaps that there must be."""

import datetime as dt
import random

from amparo.forms.biography.spans import A_MOVE, Gap, between, gaps, overlaps, since
from amparo.law.partial import a_month, a_year, every_day
from amparo.law.record import Record

TODAY = dt.date(2026, 11, 28)
BEGIN = dt.date(2021, 11, 28)


def test_forms_ask_about_five_years() -> None:
    assert since(TODAY) == BEGIN


def test_what_lies_between_two_addresses_and_before_the_first_is_told() -> None:
    lived: list[Record] = [
        {"from_on": dt.date(2024, 3, 1)},
        {"from_on": a_year(2022), "until_on": dt.date(2023, 12, 31)},
    ]
    assert gaps(lived, BEGIN, TODAY) == (
        Gap(BEGIN, dt.date(2021, 12, 31)),
        Gap(dt.date(2024, 1, 1), dt.date(2024, 2, 29)),
    )
    assert gaps([], BEGIN, TODAY) == ()


def test_where_a_record_can_reach_there_is_no_gap() -> None:
    lived: list[Record] = [{"until_on": a_month(2023, 5)}, {"from_on": dt.date(2023, 6, 3)}]
    assert gaps(lived, BEGIN, TODAY) == ()


def test_two_that_must_have_been_at_once_overlap_and_two_that_need_not_do_not() -> None:
    lived: list[Record] = [
        {"from_on": dt.date(2022, 1, 1), "until_on": dt.date(2023, 6, 30)},
        {"from_on": a_year(2023)},
        {"from_on": dt.date(2023, 1, 1), "until_on": dt.date(2023, 2, 1)},
        {"until_on": dt.date(2023, 2, 1)},
    ]
    assert [(found.one, found.other) for found in overlaps(lived, TODAY)] == [(0, 2)]


def test_schools_have_gaps_only_between_each_other() -> None:
    learned: list[Record] = [
        {"from_on": a_year(1999), "until_on": a_year(2004)},
        {"from_on": a_year(2006), "until_on": a_year(2008)},
    ]
    assert between(learned, TODAY) == (Gap(dt.date(2005, 1, 1), dt.date(2005, 12, 31)),)


def test_whatever_day_is_meant_none_of_a_gap_is_covered() -> None:
    chance = random.Random(17)
    for _ in range(200):
        lived: list[Record] = []
        for _ in range(chance.randint(1, 4)):
            year = chance.randint(2020, 2025)
            ends = a_month(year, chance.randint(1, 12))
            lived.append({"from_on": a_month(year, 1) if chance.random() < 0.8 else a_year(year - 1), "until_on": ends})
        for gap in gaps(lived, BEGIN, TODAY):
            assert (gap.last - gap.first).days >= A_MOVE
            for record in lived:
                began = every_day(record["from_on"])[0]  # type: ignore[arg-type]
                until = every_day(record["until_on"])[-1]  # type: ignore[arg-type]
                assert until < gap.first or began > gap.last
