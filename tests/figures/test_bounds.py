"""How far a hidden cell can go, held equal to what a solver finds; and what protects it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.figures.bounds import Way, room
from amparo.figures.hiding import hide, protected
from tests.figures.attacker import one_table

TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.one_of(st.integers(0, 10), st.integers(0, 60)), min_size=width, max_size=width),
        min_size=2,
        max_size=5,
    )
)


def told(counts: list[list[int]], hidden: frozenset[tuple[int, int]] | set[tuple[int, int]]) -> dict[str, object]:
    """A table as it is published."""
    return {
        "rows": counts,
        "columns": counts[0],
        "row_totals": [sum(row) for row in counts],
        "column_totals": [sum(column) for column in zip(*counts, strict=True)],
        "cells": [[None if (i, j) in hidden else cell for j, cell in enumerate(row)] for i, row in enumerate(counts)],
    }


@given(TABLES, st.data())
def test_the_room_of_a_cell_is_what_a_solver_finds(counts: list[list[int]], data: st.DataObject) -> None:
    places = [(i, j) for i in range(len(counts)) for j in range(len(counts[0]))]
    hidden = data.draw(st.sets(st.sampled_from(places), min_size=1))
    cell = data.draw(st.sampled_from(sorted(hidden)))
    puzzle, unknown = one_table(told(counts, hidden))
    least, most = puzzle.ends(unknown(*cell))
    count = counts[cell[0]][cell[1]]
    assert count + room(counts, hidden, cell, Way.UP, 10_000) == pytest.approx(most)
    assert count - room(counts, hidden, cell, Way.DOWN, 10_000) == pytest.approx(least)


@given(TABLES, st.integers(5, 20))
def test_what_is_hidden_protects_every_small_cell_or_the_table_is_refused(counts: list[list[int]], limit: int) -> None:
    secret = {(i, j) for i, row in enumerate(counts) for j, cell in enumerate(row) if cell < limit}
    hidden = hide(counts, secret, limit)
    if hidden is None:
        return
    assert secret <= hidden
    puzzle, unknown = one_table(told(counts, hidden))
    for cell in secret:
        least, most = puzzle.ends(unknown(*cell))
        assert least == pytest.approx(0)
        assert most >= limit - 1e-6


def test_a_small_cell_takes_three_others_with_it_and_these_are_the_smallest_that_serve() -> None:
    counts = [[4, 40, 90], [30, 12, 80], [70, 60, 50]]
    assert hide(counts, {(0, 0)}, 11) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_nought_is_as_secret_as_ten() -> None:
    counts = [[0, 40], [30, 50]]
    assert not protected(counts, {(0, 0)}, (0, 0), 11)
    assert hide(counts, {(0, 0)}, 11) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_a_cell_of_one_family_is_protected_though_it_is_large() -> None:
    counts = [[14, 40, 20], [30, 50, 20]]
    hidden = hide(counts, {(0, 0)}, 11)
    assert hidden == {(0, 0), (1, 0), (0, 2), (1, 2)}


def test_two_rows_in_which_nobody_is_elsewhere_cannot_be_protected() -> None:
    assert hide([[20, 0], [0, 20]], {(0, 1), (1, 0)}, 11) == {(0, 0), (0, 1), (1, 0), (1, 1)}
    assert hide([[20, 0], [20, 0]], {(0, 1), (1, 1)}, 11) is None
