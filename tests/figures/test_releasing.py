"""What a release tells, what it leaves out, and what it refuses."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.errors import FiguresError
from amparo.figures.dimensions import AGE, FEAR, MONTH, NATIONALITY, REPRESENTED, WAITING, age
from amparo.figures.grouping import Group, label, large_groups, sizes_of
from amparo.figures.publishing import csv_of, dimension_named, kept, lines_of, read
from amparo.figures.releasing import CROSSES, Asked, dimensions_of, prove, release
from amparo.figures.rows import Returned
from amparo.figures.tables import Margin
from tests.figures.attacker import Puzzle
from tests.figures.dockets import docket

FEWER = settings.default.max_examples // 5 if settings.default else 30
DAY = dt.date(2019, 12, 1)


def some(count: int, start: int = 0, **what: object) -> list[Returned]:
    """So many people of as many cases."""
    return [
        replace(Returned(f"p{start + n}", f"c{start + n}", dt.date(2019, 7, 1)), **what)  # type: ignore[arg-type]
        for n in range(count)
    ]


def countries(**count: int) -> list[Returned]:
    found: list[Returned] = []
    for code, people in count.items():
        found += some(people, len(found), nationality=code)
    return found


def margin(rows: list[Returned], name: str, **asked: object) -> dict[str, int]:
    """A published table by one dimension, by the words it shows; empty when it was withheld."""
    made = release(rows, Asked(DAY, **asked), DAY)  # type: ignore[arg-type]
    by = dimension_named(name)
    return {
        label(by, group).en: count
        for one in made.release.margins
        if one.dimension == name
        for group, count in zip(one.groups, one.counts, strict=True)
    }


def test_small_countries_are_counted_together_until_they_are_enough() -> None:
    rows = countries(HN=40, GT=20, CU=7, VE=3, NI=2)
    assert margin(rows, "nationality") == {"Honduras": 40, "Guatemala": 20, "other countries": 12}


def test_a_rest_that_is_too_small_takes_in_the_next_country() -> None:
    assert margin(countries(HN=40, GT=20, CU=12, VE=3), "nationality") == {
        "Honduras": 40,
        "Guatemala": 20,
        "other countries": 15,
    }


def test_one_country_and_a_few_others_are_not_told_apart() -> None:
    assert margin(countries(HN=40, GT=3), "nationality") == {}


def test_the_limit_is_the_offices_choice() -> None:
    assert margin(countries(HN=40, GT=20, CU=7), "nationality", limit=5)["Cuba"] == 7


def test_a_small_month_joins_its_smaller_neighbour() -> None:
    rows = [
        row
        for month, count in ((3, 20), (4, 4), (5, 12), (6, 30))
        for row in some(count, month * 100, returned_on=dt.date(2019, month, 9))
    ]
    assert margin(rows, "month") == {"2019-03": 20, "2019-04 – 2019-05": 16, "2019-06": 30}


def test_days_waited_are_told_in_bands() -> None:
    rows = some(12, 0, waiting=10) + some(6, 20, waiting=40) + some(6, 40, waiting=100) + some(12, 60)
    assert margin(rows, "waiting") == {
        "up to 29 days": 12,
        "30 to 179 days": 12,
        "not known": 12,
    }


def test_infants_are_children_where_they_are_few() -> None:
    day = dt.date(2019, 7, 1)
    rows = some(5, 0, born_on=dt.date(2019, 1, 1)) + some(9, 10, born_on=dt.date(2010, 1, 1))
    rows += some(30, 20, born_on=dt.date(1990, 1, 1)) + some(2, 60)
    assert margin(rows, "age") == {"under 18": 14, "18 or over or not known": 32}
    assert age(Returned("p", "c", day, born_on=dt.date(2018, 7, 2))) == "infant"
    assert age(Returned("p", "c", day, born_on=dt.date(2018, 7, 1))) == "child"
    assert age(Returned("p", "c", day, born_on=dt.date(2001, 7, 1))) == "adult"
    assert age(Returned("p", "c", dt.date(2019, 2, 28), born_on=dt.date(2018, 2, 28))) == "child"
    assert age(Returned("p", "c", dt.date(2019, 3, 1), born_on=dt.date(2016, 2, 29))) == "child"
    assert age(Returned("p", "c", dt.date(2017, 2, 28), born_on=dt.date(2016, 2, 29))) == "infant"
    assert age(Returned("p", "c", day, born_on=dt.date(2020, 1, 1))) == ""


def test_the_unknown_are_never_taken_for_a_no_unless_they_say_so_together() -> None:
    assert margin(some(12, 0, represented=True) + some(20, 20, represented=False) + some(3, 50), "represented") == {
        "yes": 12,
        "no or not known": 23,
    }


def test_eleven_people_of_one_family_are_too_few() -> None:
    rows = countries(HN=40, GT=30) + some(15, 100, nationality="CU", case="one")
    assert margin(rows, "nationality") == {"Honduras": 40, "other countries": 45}


def test_harms_are_counted_once_a_person_and_the_rare_ones_together() -> None:
    rows = some(40) + some(14, 50, harms=frozenset({"kidnapping", "theft"})) + some(6, 80, harms=frozenset({"assault"}))
    rows += some(7, 90, harms=frozenset({"extortion"}))
    assert margin(rows, "harm:kidnapping") == {"on record": 14, "none on record": 53}
    assert margin(rows, "harm:*") == {"on record": 13, "none on record": 54}
    assert margin(rows, "harm:assault") == {}


def test_needs_say_whether_they_were_met() -> None:
    rows = some(20) + some(12, 30, needs={"medical": True}) + some(15, 50, needs={"medical": False, "shelter": False})
    rows += some(2, 80, needs={"food": True})
    assert margin(rows, "need:medical") == {"met": 12, "not met yet": 15, "none on record": 22}
    assert margin(rows, "need:shelter") == {"met or not met yet": 15, "none on record": 34}
    assert margin(rows, "need:food") == {}


def test_everybody_is_counted_in_one_release_only() -> None:
    first = release(countries(HN=40, GT=20), Asked(DAY), DAY)
    rows = countries(HN=40, GT=20) + some(15, 200, nationality="VE")
    second = release(rows, Asked(DAY), DAY, first.people)
    assert (first.release.total, second.release.total) == (60, 15)
    assert not first.people & second.people


def test_a_few_newcomers_wait_for_a_later_release() -> None:
    with pytest.raises(FiguresError, match="10 people of 10 cases are new since the last release"):
        release(some(10), Asked(DAY), DAY)
    with pytest.raises(FiguresError, match="12 people of 1 cases"):
        release(some(12, case="one"), Asked(DAY), DAY)


def test_people_returned_after_the_day_are_not_counted_yet() -> None:
    rows = some(20) + some(5, 50, returned_on=dt.date(2020, 1, 1)) + some(3, 70, returned_on=None)
    assert release(rows, Asked(DAY), DAY).release.total == 23


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Asked(DAY, limit=4), "choose one from 5 to 1000"),
        (Asked(DAY, limit=0), "choose one from 5"),
        (Asked(DAY, limit=5000), "choose one from 5"),
        (Asked(DAY, base=3), "choose 0, 5, 10"),
        (Asked(DAY, limit=7, base=10), "take a limit as large"),
        (Asked(DAY, crosses=(("age", "colour"),)), "There is no count by colour"),
        (Asked(DAY, crosses=(("age", "age"),)), "ring"),
        (Asked(DAY, crosses=(("waiting", "age"),)), "Days waited follow from the month"),
        (Asked(DAY, crosses=(("age", "port"), ("port", "month"), ("month", "age"))), "month × age would close a ring"),
        (Asked(DAY, crosses=(("age", "port"), ("port", "age"))), "ring"),
    ],
)
def test_what_would_give_people_away_is_refused(asked: Asked, why: str) -> None:
    with pytest.raises(FiguresError, match=why):
        release(some(40), asked, DAY)


def test_a_person_given_twice_is_refused() -> None:
    with pytest.raises(FiguresError, match="given twice"):
        release(some(20) + some(1), Asked(DAY), DAY)


def test_a_table_of_which_nothing_could_be_shown_is_withheld() -> None:
    rows = some(20, 0, nationality="HN", language="es") + some(20, 50, nationality="BR", language="pt")
    made = release(rows, Asked(DAY, crosses=(("nationality", "language"),)), DAY)
    assert made.withheld[-1] == "nationality × language"
    assert made.release.crosses == ()


def test_a_release_that_was_tampered_with_is_held_back() -> None:
    made = release(docket(3), Asked(DAY), DAY)
    large = {one.dimension: [True] * len(one.groups) for one in made.release.margins}
    first = made.release.margins[0]
    small = Margin(first.dimension, first.groups, (3, *first.counts[1:]))
    with pytest.raises(FiguresError, match=f"by {first.dimension} is not safe"):
        prove(replace(made.release, margins=(small,)), (), large)
    table = next(one for one in made.exact if one.secret)
    with pytest.raises(FiguresError, match="is not safe and was held back"):
        prove(made.release, [replace(table, cross=replace(table.cross, cells=table.counts))], large)


@settings(max_examples=FEWER)
@given(st.integers(0, 100_000), st.sampled_from((5, 10)))
def test_rounded_figures_add_up_and_lie_beside_the_exact_ones(seed: int, base: int) -> None:
    rows = docket(seed, 200)
    exact, told = (release(rows, Asked(DAY, base=one), DAY).release for one in (0, base))
    assert abs(told.total - exact.total) <= base / 2
    for old, new in zip(exact.margins, told.margins, strict=True):
        assert sum(new.counts) == told.total
        assert all(abs(a - b) < base and not b % base for a, b in zip(old.counts, new.counts, strict=True))
    for before, after in zip(exact.crosses, told.crosses, strict=True):
        assert sum(after.row_totals) == sum(after.column_totals) == told.total
        for i, row in enumerate(after.cells):
            assert [cell is None for cell in row] == [cell is None for cell in before.cells[i]]
            assert all(cell is None or (cell >= 0 and not cell % base) for cell in row)
            if None not in row:
                assert sum(cell or 0 for cell in row) == after.row_totals[i]


@settings(max_examples=FEWER)
@given(st.integers(0, 100_000))
def test_rounding_cannot_be_undone(seed: int) -> None:
    """Whoever knows that each figure lies within nine, and their sum within five, of what is printed learns no more."""
    told = release(docket(seed, 300), Asked(DAY, base=10), DAY).release
    for one in told.margins:
        many = len(one.counts)
        puzzle = Puzzle(2 * many + 2)  # how far each lies above the lowest it can be, and below the highest
        for place in range(many):
            puzzle.know([place, many + place], 18)
        puzzle.know([*range(many), 2 * many], 9 * many + 5)
        puzzle.know([2 * many, 2 * many + 1], 10)
        assert all(puzzle.ends([place]) == pytest.approx((0, 18)) for place in range(many))


def test_a_release_is_read_as_it_was_kept_and_names_nobody_of_the_rest() -> None:
    made = release(docket(5), Asked(DAY), DAY)
    told = json.loads(json.dumps(kept(made.release)))
    again = read(told)
    assert kept(again) == kept(made.release)
    assert all(not group.codes for one in again.margins for group in one.groups if group.rest)
    rest = {code for one in made.release.margins for group in one.groups if group.rest for code in group.codes}
    named = {code for one in again.margins for group in one.groups for code in group.codes}
    assert rest - {""}
    assert not (rest - {""}) & named
    with pytest.raises(FiguresError, match="format 9"):
        read({**told, "format": 9})


def test_a_csv_has_every_figure_and_no_formula() -> None:
    rows = docket(5) + some(30, 5000, port="=cmd|'/c calc'!A1") + some(30, 6000, port="")
    made = release(rows, Asked(DAY), DAY)
    lines = lines_of(made.release, "es")
    assert Counter(line[0] for line in lines)["Nacionalidad"] > 2
    assert ["", "", "", "", str(made.release.total)] in lines
    written = csv_of(made.release, ("by", "which", "and by", "which", "people")).decode("utf-8-sig")
    assert written.splitlines()[0] == '"by","which","and by","which","people"'
    assert "\"'=cmd" in written
    assert '"="' not in written
    assert written.count("\r\n") == len(lines) + 1


def test_classes_are_named_in_both_languages() -> None:
    assert label(NATIONALITY, Group(frozenset({"HN", "GT"}), rest=True)).es == "otros países"
    assert label(MONTH, Group(frozenset({"2019-05", "2019-03", ""}))).en == "2019-03 – 2019-05 or not known"
    assert label(WAITING, Group(frozenset({"30", "0"}))).es == "hasta 89 días"
    assert label(WAITING, Group(frozenset({"180", "365"}))).en == "180 days or more"
    assert label(FEAR, Group(frozenset({"stated", "pending", "positive", "negative"}))).en == "stated"
    assert label(REPRESENTED, Group(frozenset({""}))).es == "no consta"
    assert dimension_named("harm:kidnapping").label.es == "secuestro"
    assert dimension_named("harm:*").label.en == "other harm"
    assert dimension_named("need:school").label.en == "school"


def test_what_is_counted_without_being_known_beforehand() -> None:
    rows = some(30, needs={"clothes": True}, harms=frozenset({"flood"}))
    assert [one.name for one in dimensions_of(rows, 11)][-2:] == ["harm:flood", "need:clothes"]
    assert all(
        one.name != "age" or large_groups(AGE, sizes_of(AGE, rows), 11) is None for one in dimensions_of(rows, 11)
    )
    assert len(CROSSES) == 6
