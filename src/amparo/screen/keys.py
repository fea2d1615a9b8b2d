"""Keys of people found among other keys: the same text in two tables, a million at a time.

Tables that are in the order of each other, or keep the rows of a person together, need hardly any search. Otherwise
keys are looked up by a few bits of their hash, which finds nearly all; those that share these bits with another key, or
are not there, are joined.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import polars as pl

type Places = npt.NDArray[np.int64]

ROOM = 4
"""So many times the keys: one in nine or so shares its bits with another."""


def places(wanted: pl.Series, among: pl.Series) -> pl.Series:
    """Where each of some keys stands among others, which are distinct; null for a key that is not there."""
    if wanted.equals(among):
        return pl.Series(np.arange(len(among), dtype=np.uint32))
    if among.is_empty():
        return pl.Series([None], dtype=pl.UInt32).new_from_index(0, len(wanted))
    bits = max(8, (ROOM * len(among)).bit_length())
    table = np.zeros(1 << bits, dtype=np.uint32)
    table[_hashed(among, bits)] = np.arange(len(among), dtype=np.uint32)
    guess = pl.Series(table.take(_hashed(wanted, bits)))
    right = among.gather(guess) == wanted
    if right.all():
        return guess
    left = pl.DataFrame({"key": wanted.filter(~right)})
    joined = left.join(pl.DataFrame({"key": among}).with_row_index(), on="key", how="left", maintain_order="left")
    rest = np.flatnonzero(~right.to_numpy()).astype(np.uint32)
    return guess.scatter(rest, joined["index"])


def _hashed(keys: pl.Series, bits: int) -> Places:
    return (keys.hash().to_numpy() >> np.uint64(64 - bits)).astype(np.int64)


def numbered(columns: Mapping[str, pl.Series], known: pl.Series) -> tuple[pl.Series, dict[str, Places]]:
    """The keys of several columns, each once, and for every row of each column the number of its key.

    `known` are distinct keys, which are numbered first.
    """
    people, whose = known, {}
    for name, keys in columns.items():
        stretch = keys.rle_id()
        first = keys.filter((stretch != stretch.shift(1)).fill_null(True))
        place = places(first, people)
        if place.null_count():
            new = first.filter(place.is_null()).unique(maintain_order=True)
            people = pl.concat([people, new], rechunk=True)
            place = places(first, people)
        in_order = first.equals(people)
        whose[name] = (stretch if in_order else place.gather(stretch)).to_numpy().astype(np.int64)
    return people, whose
