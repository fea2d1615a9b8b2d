"""Releases added up: only what every one of them tells apart."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.figures.adding import added
from amparo.figures.grouping import label
from amparo.figures.publishing import dimension_named, kept, read
from amparo.figures.releasing import Asked, release
from amparo.figures.rows import Returned
from amparo.figures.tables import Margin, Release
from tests.figures.dockets import docket
from tests.figures.test_releasing import countries, some

DAY = dt.date(2019, 12, 1)
FEWER = settings.default.max_examples // 5 if settings.default else 30


def told(*dockets: list[Returned]) -> list[Release]:
    return [read(kept(release(rows, Asked(DAY), DAY).release)) for rows in dockets]


def words(margins: tuple[Margin, ...], name: str) -> dict[str, int]:
    by = dimension_named(name)
    return {
        label(by, group).en: count
        for one in margins
        if one.dimension == name
        for group, count in zip(one.groups, one.counts, strict=True)
    }


def test_a_country_that_one_release_does_not_name_is_among_the_others() -> None:
    both = told(countries(HN=40, GT=20, CU=7, VE=8), countries(HN=30, SV=12, GT=4, CU=9))
    assert words(added(both), "nationality") == {"Honduras": 70, "other countries": 60}


def test_a_country_is_told_apart_where_the_other_release_has_no_others() -> None:
    both = told(countries(HN=40, GT=20), countries(HN=30, CU=15))
    assert words(added(both), "nationality") == {"Cuba": 15, "Guatemala": 20, "Honduras": 70}


def test_runs_of_months_that_overlap_become_one() -> None:
    def in_months(**count: int) -> list[Returned]:
        found: list[Returned] = []
        for month, people in count.items():
            found += some(people, len(found), returned_on=dt.date(2019, int(month[1:]), 5))
        return found

    both = told(in_months(m3=20, m5=4, m6=20, m8=15), in_months(m4=12, m5=12, m8=12, m9=12))
    assert words(added(both), "month") == {"2019-03 – 2019-05": 48, "2019-06": 20, "2019-08": 27, "2019-09": 12}


def test_what_cannot_be_told_apart_is_left_out() -> None:
    both = told(countries(HN=40, GT=20), countries(CU=40, VE=20))
    assert sum(words(added(both), "nationality").values()) == 120
    assert added([]) == ()
    assert words(added(told(countries(HN=40), countries(HN=40, GT=20))), "nationality") == {}
    ages = told(
        some(12, 0, born_on=dt.date(2010, 1, 1)) + some(12, 20) + some(20, 40, born_on=dt.date(1990, 1, 1)),
        some(12, 0, born_on=dt.date(2010, 1, 1)) + some(3, 20) + some(20, 40, born_on=dt.date(1990, 1, 1)),
    )
    assert words(added(ages), "age") == {"under 18": 24, "18 or over or not known": 55}


@settings(max_examples=FEWER)
@given(st.lists(st.integers(0, 50_000), min_size=1, max_size=4, unique=True))
def test_everybody_is_counted_once(seeds: list[int]) -> None:
    releases = told(*(docket(seed, 150) for seed in seeds))
    total = sum(one.total for one in releases)
    for margin in added(releases):
        assert sum(margin.counts) == total
        assert len(margin.groups) > 1
        assert min(margin.counts) >= 11
        assert sum(group.rest for group in margin.groups) <= 1
