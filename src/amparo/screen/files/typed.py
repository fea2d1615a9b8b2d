"""Columns of text made columns of facts: what `law.values.parse_value` does for one value, for a million.

A value that cannot be read sets its whole row aside, with the reason that `parse_value` gives.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import polars as pl

from amparo.errors import FactError
from amparo.law.facts import FIRST_DAY, LAST_DAY, Fact, Kind
from amparo.law.partial import Between
from amparo.law.values import MIDNIGHT, NUMBER, SPELLINGS, parse_value, written
from amparo.screen.columns import column_type
from amparo.screen.compiler import latest_of
from amparo.screen.docket import PERSON
from amparo.screen.files.rejects import LINE, Reject
from amparo.typed_text import plain, seen

LONGEST_KEY = 200
_KEY = "\x00key"
TOTALS = (
    r"(?i)^(grand |gran )?(sub-? ?)?(totals?|totales|total general|total geral|sum|suma|soma)"
    r"( (of |de )?(people|persons|rows|cases|personas|filas|casos|pessoas))?[ :=(#]*[0-9.,]*\)?$"
)
"""What stands in the first cell of the row with which a spreadsheet ends, which is no person: `Total`, `Total: 12`."""
TOTAL = "this is the total of a table and no person: remove the row"
_ODD = r"[^ -~]"
"""A sign outside of ASCII, or one that nobody sees."""
_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
"""What Python's `strip` takes off, so that both readers see the same value."""


def typed(texts: pl.DataFrame, facts: Mapping[str, Fact], repeated: pl.Series) -> tuple[pl.DataFrame, list[Reject]]:
    """The rows whose every value can be read, typed, and the rejects of the others.

    `texts` has `LINE`, `person` and any of the facts, as text or already typed; `repeated` holds the hashes of
    keys that stand more than once in the file.
    """
    trimmed = texts.with_columns(_trimmed(name) for name in texts.columns if texts.schema[name] == pl.String)
    keys = _as_seen(trimmed[PERSON])
    rejects = _key_rejects(trimmed.with_columns(keys.alias(_KEY)), repeated)
    columns: dict[str, pl.Series] = {PERSON: keys}
    for name in trimmed.columns:
        if name in (LINE, PERSON):
            continue
        values, fact = trimmed[name], facts[name]
        if values.dtype == pl.String and fact.kind is not Kind.TEXT:
            values = _as_seen(values, plain)
        columns[name] = _typed(values, fact) if values.dtype == pl.String else _in_range(values)
        if fact.kind is Kind.DATE and values.dtype == pl.String:
            columns |= _known_in_part(values, columns[name], fact)
        unread = values.is_not_null() & columns[name].is_null()
        if unread.any():
            rejects += _reasons(fact, trimmed[LINE].filter(unread), values.filter(unread))
    frame = pl.DataFrame(columns)
    if rejects:
        bad = pl.Series([reject.line for reject in rejects], dtype=pl.Int64).unique()
        frame = frame.filter(~trimmed[LINE].is_in(bad.implode()))
    return frame, rejects


def key_hashes(texts: pl.DataFrame) -> pl.Series:
    """A number for each key that is not empty, the same for equal keys."""
    return _as_seen(texts.select(_trimmed(PERSON)).to_series()).drop_nulls().hash()


def _as_seen(values: pl.Series, read: Callable[[str], str] = seen) -> pl.Series:
    """The texts as `read` makes them plain, null where nothing is left. Texts of ASCII alone are so already."""
    odd = values.filter(values.str.contains(_ODD)).unique()
    if not len(odd):
        return values
    made = pl.Series([read(text) or None for text in odd.to_list()], dtype=pl.String)
    return values.replace(odd, made)


def _trimmed(name: str) -> pl.Expr:
    text = pl.col(name).str.strip_chars(_BLANKS)
    return pl.when(text.str.len_bytes() > 0).then(text).alias(name)


def _key_rejects(texts: pl.DataFrame, repeated: pl.Series) -> list[Reject]:
    """The rows without a key that tells one person from all others; `_KEY` holds the keys as they are seen."""
    key = pl.col(_KEY)
    reason = (
        pl.when(pl.col(PERSON).str.contains(r"[\x00-\x1f\x7f-\x9f]"))
        .then(pl.lit("the person key holds control characters"))
        .when(key.is_null())
        .then(pl.lit("the row has no person key"))
        .when(key.str.contains(TOTALS))
        .then(pl.lit(TOTAL))
        .when(key.str.len_chars() > LONGEST_KEY)
        .then(pl.lit(f"the person key is longer than {LONGEST_KEY} characters"))
    )
    if len(repeated):
        again = key.hash().is_in(repeated.implode())
        reason = reason.when(again).then(pl.lit("the person key stands more than once in the docket"))
    found = texts.select(LINE, PERSON, reason.alias("reason")).filter(pl.col("reason").is_not_null())
    return [Reject(line, PERSON, value or "", why) for line, value, why in found.iter_rows()]


def _typed(values: pl.Series, fact: Fact) -> pl.Series:
    """The texts as values of the fact, null where one cannot be read."""
    match fact.kind:
        case Kind.DATE:
            days = values.str.replace(MIDNIGHT, "") if values.str.contains(":", literal=True).any() else values
            shaped = days.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
            day = days.set(~shaped, None).str.to_date("%Y-%m-%d", strict=False)
            return _in_range(day)
        case Kind.YES_NO:
            return values.str.to_lowercase().replace_strict(SPELLINGS, default=None, return_dtype=pl.Boolean)
        case Kind.NUMBER:
            whole = values.set(~values.str.contains(f"^{NUMBER}$"), None).str.replace(r"\.0+$", "")
            return whole.cast(pl.Int32, strict=False)
        case Kind.CHOICE:
            return values.str.to_lowercase().cast(column_type(fact), strict=False)
        case Kind.COUNTRY:
            return values.str.to_uppercase().cast(column_type(fact), strict=False)
        case Kind.PERIODS:
            known = {text: _rewritten(fact, text) for text in values.unique().drop_nulls().to_list()}
            return values.replace_strict(known, default=None, return_dtype=pl.String)
        case Kind.TEXT:
            return values


def _known_in_part(values: pl.Series, days: pl.Series, fact: Fact) -> dict[str, pl.Series]:
    """The days with the first of each that is known by its year or month alone, and beside them the last of each.

    Nothing where every text is a whole day: then there is no second column, and none has to be read.
    """
    parts: dict[str, Between[dt.date]] = {}
    for text in values.filter(values.is_not_null() & days.is_null()).unique().to_list():
        try:
            value = parse_value(fact, text)
        except FactError:
            continue
        if isinstance(value, Between):
            parts[text] = value
    if not parts:
        return {}
    first, last = (
        values.replace_strict(list(parts), ends, default=None, return_dtype=pl.Date)
        for ends in ([part.first for part in parts.values()], [part.last for part in parts.values()])
    )
    return {fact.name: pl.select(pl.coalesce(days, first)).to_series(), latest_of(fact.name): last}


def _in_range(values: pl.Series) -> pl.Series:
    if values.dtype != pl.Date:
        return values
    return values.set(~values.is_between(FIRST_DAY, LAST_DAY), None)


def _rewritten(fact: Fact, text: str) -> str | None:
    try:
        return written(parse_value(fact, text))
    except FactError:
        return None


def _reasons(fact: Fact, lines: pl.Series, values: pl.Series) -> list[Reject]:
    why: dict[str, str] = {}
    texts = [str(value) for value in values.to_list()]
    for text in set(texts):
        try:
            parse_value(fact, text)
            why[text] = "cannot be read"
        except FactError as wrong:
            why[text] = str(wrong)
    return [Reject(line, fact.name, text, why[text]) for line, text in zip(lines.to_list(), texts, strict=True)]
