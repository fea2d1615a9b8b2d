"""An attacker solves for what was hidden, with all that was ever published."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.errors import FiguresError
from amparo.figures import releasing
from amparo.figures.publishing import dimension_named, kept
from amparo.figures.releasing import Asked, release
from amparo.figures.rows import Returned
from tests.figures.attacker import Joined, Published, Puzzle, belongs, by_calendar, one_table
from tests.figures.dockets import docket, later

DOCKETS, PARTS = 200, 5
"""How many dockets are attacked, in how many tests, so that several workers share them."""
DECEMBER, JANUARY = dt.date(2019, 12, 1), dt.date(2020, 1, 1)
NEAR = 1e-6
FEWER = settings.default.max_examples // 5 if settings.default else 30
LOOKED_AT = 6
"""How many cells of an unpublished table are attacked, of each pair of tables that is joined."""


def published(rows: Sequence[Returned], day: dt.date, limit: int, before: frozenset[str] = frozenset()) -> Published:
    return kept(release(rows, Asked(day, limit), day, before).release)


def counted_in(rows: Sequence[Returned], told: Published, before: frozenset[str]) -> list[Returned]:
    until = dt.date.fromisoformat(told["until"])
    return [row for row in rows if row.person not in before and (row.returned_on or until) <= until]


def people_in(
    rows: Sequence[Returned],
    names: tuple[str, str],
    groups: tuple[Published, Published],
    all_: tuple[list[Published], list[Published]],
) -> int:
    """The truth, counted by hand."""
    one, other = (dimension_named(name) for name in names)
    return sum(
        belongs(one.code_of(row), groups[0], all_[0]) and belongs(other.code_of(row), groups[1], all_[1])
        for row in rows
    )


def two_releases(seed: int) -> Iterator[tuple[Published, list[Returned]]]:
    """A docket's release, and the next one a month later, each with the people it counts."""
    rows = docket(seed)
    limit = random.Random(f"limit {seed}").choice((5, 11, 11, 11, 20))
    first = release(rows, Asked(DECEMBER, limit), DECEMBER)
    yield kept(first.release), counted_in(rows, kept(first.release), frozenset())
    rows = later(rows, seed)
    with suppress(FiguresError):  # too few are new: they wait for a later release
        told = published(rows, JANUARY, limit, first.people)
        yield told, counted_in(rows, told, first.people)


def hidden_cells(told: Published) -> Iterator[tuple[Published, int, int]]:
    for cross in told["crosses"]:
        for (i, row), j in itertools.product(enumerate(cross["cells"]), range(len(cross["columns"]))):
            if row[j] is None:
                yield cross, i, j


def pinned_by_calendar(told: Published, people: list[Returned]) -> int:
    """How many small numbers somebody comes too close to who knows that days waited follow from the month."""
    groups = {one["dimension"]: one["groups"] for one in told["margins"]}
    if not {"month", "waiting"} <= groups.keys():
        return 0
    truth = Counter(
        tuple(
            next(
                place
                for place, group in enumerate(groups[name])
                if dimension_named(name).code_of(row) in group["codes"]
            )
            for name in ("month", "waiting")
        )
        for row in people
    )
    found = 0
    for all_wait in (False, True):
        puzzle, cells, width = by_calendar(told, all_wait=all_wait)
        if not truth.keys() <= set(cells):
            continue  # what the attacker believes is not so
        small = [cell for cell in cells if truth[cell] < told["limit"]]
        for i, j in random.Random(told["total"]).sample(small, min(LOOKED_AT, len(small))):
            least, most = puzzle.ends([i * width + j])
            found += least > NEAR or most < told["limit"] - NEAR
    return found


def attack(told: Published, people: list[Returned], seed: int) -> int:
    """Try everything on one release; the number of small cells that held."""
    limit = told["limit"]
    held = 0
    puzzles = {(cross["down"], cross["across"]): one_table(cross) for cross in told["crosses"]}
    for cross, i, j in hidden_cells(told):
        names, sides = (cross["down"], cross["across"]), (cross["rows"], cross["columns"])
        puzzle, unknown = puzzles[names]
        if people_in(people, names, (cross["rows"][i], cross["columns"][j]), sides) >= limit:
            continue
        least, most = puzzle.ends(unknown(i, j))
        assert least < NEAR, (seed, names, i, j, least, most)
        assert most > limit - NEAR, (seed, names, i, j, least, most)
        held += 1
    assert pinned_by_calendar(told, people) == 0, seed
    pairs = [
        (one, other)
        for one, other in itertools.combinations(told["crosses"], 2)
        if {one["down"], one["across"]} & {other["down"], other["across"]}
    ]
    dice = random.Random(seed)
    if pairs:
        pair = dice.choice(pairs)
        joined = Joined(told, *pair)
        for cross, i, j in itertools.islice(hidden_cells({"crosses": pair}), LOOKED_AT):
            sides = (cross["rows"], cross["columns"])
            if people_in(people, (cross["down"], cross["across"]), (sides[0][i], sides[1][j]), sides) < limit:
                least, most = joined.puzzle.ends(joined.near_cell(cross, i, j))
                assert least < NEAR, (seed, cross, i, j)
                assert most > limit - NEAR, (seed, cross, i, j)
                held += 1
        small = [
            cell
            for one, other, cell in joined.far_cells()
            if people_in(people, (joined.names[1], joined.names[2]), (one, other), (joined.groups[1], joined.groups[2]))
            < limit
        ]
        for cell in dice.sample(small, min(LOOKED_AT, len(small))):
            least, most = joined.puzzle.ends(cell)
            assert most - least > limit - NEAR, (seed, joined.names, least, most)
            assert most > limit - NEAR, (seed, joined.names, least, most)
            held += 1
    return held


@pytest.mark.parametrize("part", range(PARTS))
def test_no_number_under_the_limit_can_be_worked_out_from_two_releases_of_200_dockets(part: int) -> None:
    seeds = range(part, DOCKETS, PARTS)
    held = sum(attack(told, people, seed) for seed in seeds for told, people in two_releases(seed))
    assert held > len(seeds)  # the attacker had something to look for


@settings(max_examples=FEWER)
@given(st.integers(10_000, 10_000_000))
def test_nor_from_those_of_any_other_docket(seed: int) -> None:
    for told, people in two_releases(seed):
        attack(told, people, seed)


def test_the_attacker_succeeds_where_only_the_small_cells_are_hidden() -> None:
    found = tried = 0
    for seed in range(40):
        for told, people in two_releases(seed):
            for cross in told["crosses"]:
                sides = (cross["rows"], cross["columns"])
                names = (cross["down"], cross["across"])
                truth = [[people_in(people, names, (row, column), sides) for column in sides[1]] for row in sides[0]]
                bare = {**cross, "cells": [[cell if cell >= told["limit"] else None for cell in row] for row in truth]}
                puzzle, unknown = one_table(bare)
                for _, i, j in hidden_cells({"crosses": [bare]}):
                    least, most = puzzle.ends(unknown(i, j))
                    tried += 1
                    found += most - least < NEAR
    assert tried > 50
    assert found > tried / 2, (found, tried)


def test_the_attacker_succeeds_where_everybody_is_counted_again_a_month_later() -> None:
    """What the register of people counted is for: the same port twice, and the newcomers are the difference."""
    found = 0
    for seed in range(20):
        rows = docket(seed)
        more = docket(seed + 500, 25)
        both = [published(rows, DECEMBER, 11), published(rows + more, DECEMBER, 11)]
        for name in ("port", "nationality"):
            old, new = (
                {
                    tuple(group["codes"]): count
                    for group, count in zip(one["groups"], one["counts"], strict=True)
                    if "codes" in group
                }
                for told in both
                for one in told["margins"]
                if one["dimension"] == name
            )
            for codes in old.keys() & new.keys():
                puzzle = Puzzle(2)  # who was there, who came
                puzzle.know([0], old[codes])
                puzzle.know([0, 1], new[codes])
                least, most = puzzle.ends([1])
                found += most - least < NEAR and 0 < most < 11
    assert found > 20


def test_the_attacker_succeeds_with_a_calendar_where_days_and_months_are_not_looked_at_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def pinned() -> int:
        found = 0
        for seed in range(20):
            still = [
                replace(row, waiting=(DECEMBER - row.returned_on).days) for row in docket(seed, 300) if row.returned_on
            ]
            told = published(still, DECEMBER, 11)
            found += pinned_by_calendar(told, still)
        return found

    assert pinned() == 0
    monkeypatch.setattr(releasing, "untangled", lambda month, waiting, *more: waiting)
    assert pinned() > 20
