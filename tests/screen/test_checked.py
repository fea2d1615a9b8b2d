"""Values from Python programs: taken where they mean one thing, refused with a sentence, never silently “no”."""

import datetime as dt
import json
import subprocess
import sys

import numpy as np
import polars as pl
import pytest

import amparo
from amparo.errors import DocketError, FactError, PolicyFileError
from amparo.law.book import the_law
from amparo.law.given import facts_given
from amparo.law.questions import answer
from amparo.screen.changes import changes
from tests.cli.test_commands import POLICY

FACTS = the_law().facts
DAY = dt.date(2026, 6, 25)


@pytest.mark.parametrize("value", [True, np.True_, 1, np.int64(1), 1.0, "yes", "sí", "TRUE"])
def test_yes_is_yes_however_it_is_written(value):
    facts = {"last_entry_on": dt.date(2024, 3, 1), "unaccompanied_child": value}
    assert answer(the_law(), "deadline:one_year_asylum", facts, DAY).says == "none"


@pytest.mark.parametrize("value", [None, float("nan"), np.float64("nan"), np.datetime64("NaT", "D")])
def test_what_says_nothing_is_unknown(value):
    assert facts_given({"born_on": value, "unaccompanied_child": value}, FACTS) == {}


@pytest.mark.parametrize(
    "value",
    [
        "2024-03-01",
        np.datetime64("2024-03-01"),
        np.datetime64("2024-03-01T00:00:00"),
        dt.datetime.fromisoformat("2024-03-01"),
    ],
)
def test_a_day_is_a_day_however_it_is_held(value):
    assert facts_given({"last_entry_on": value}, FACTS) == {"last_entry_on": dt.date(2024, 3, 1)}


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("unaccompanied_child", 2, "True or False"),
        ("unaccompanied_child", "perhaps", "neither yes nor no"),
        ("last_entry_on", "03/04/2024", "YYYY-MM-DD"),
        ("last_entry_on", dt.datetime.fromisoformat("2024-03-01T12:30"), "without an hour"),
        ("last_entry_on", np.datetime64("2024-03-01T10:00"), "without an hour"),
        ("last_entry_on", dt.date(1820, 1, 1), "1900"),
        ("misdemeanor_convictions", 1.5, "whole number"),
        ("misdemeanor_convictions", True, "whole number"),
        ("misdemeanor_convictions", float("inf"), "whole number"),
        ("hearing_kind", 3, "individual"),
        ("delays", [["2024-03-01"]], "from, until"),
        ("delays", [["2024-13-01", None]], "no such day"),
        ("born_on", np.array(["2024-03-01"]), "array"),
    ],
)
def test_what_cannot_be_is_refused_with_fact_value_and_what_is_allowed(name, value, allowed):
    with pytest.raises(FactError) as refused:
        amparo.explain({name: value}, on=DAY)
    assert name in str(refused.value)
    assert allowed in str(refused.value)


def test_a_misspelt_fact_is_refused_with_the_nearest_name():
    with pytest.raises(FactError, match="unaccompanied_child"):
        amparo.explain({"unacompanied_child": True}, on=DAY)


def test_a_frame_is_checked_before_it_is_read():
    with pytest.raises(DocketError, match="last_entry_on"):
        amparo.screen(pl.DataFrame({"person": ["A"], "last_entry_on": ["2024-03-01"]}), on=DAY)
    told = amparo.screen(pl.DataFrame({"person": ["A"], "last_entry_on": [dt.date(2024, 3, 1)]}), on=DAY)
    assert told["one_year_asylum_standing"].to_list() == ["passed"]


ENTERED = {"person": ["A", "B"], "last_entry_on": [dt.date(2019, 2, 1), None], "likely_persecution": [True, True]}
PEOPLE = pl.DataFrame(ENTERED)


def test_a_change_is_followed_to_whom_it_moves():
    before, after = dt.date(2020, 6, 29), dt.date(2020, 6, 30)
    people = pl.DataFrame({**ENTERED, "last_entry_on": [dt.date(2019, 8, 1), None]})
    moved = amparo.changes(people, before=before, after=after)
    law = the_law()
    assert moved.equals(changes(people, (law, before), (law, after)))
    assert amparo.changes(people, before=before, after=before).is_empty()
    with pytest.raises(FactError, match="lies before"):
        amparo.changes(people, before=after, after=before)
    with pytest.raises(FactError, match="before: '2020-06-29' is refused"):
        amparo.changes(people, before="2020-06-29", after=after)


def test_a_draft_is_checked_before_it_is_followed():
    day = dt.date(2019, 11, 16)
    moved = amparo.changes(PEOPLE, before=day, after=day, draft=POLICY)
    assert moved.select("person", "option", "after", "after_by").rows() == [("A", "withholding", False, "banned")]
    with pytest.raises(PolicyFileError, match="label"):
        amparo.changes(PEOPLE, before=day, after=day, draft={"name": "x"})
    with pytest.raises(PolicyFileError, match="as a mapping"):
        amparo.changes(PEOPLE, before=day, after=day, draft=json.dumps(POLICY))


@pytest.mark.parametrize("people", [PEOPLE.lazy(), {"person": ["A"]}, "docket.csv", None])
def test_what_is_no_frame_is_refused_with_what_to_give(people):
    with pytest.raises(DocketError, match=r"give a polars\.DataFrame"):
        amparo.screen(people, on=DAY)
    with pytest.raises(DocketError, match=r"give a polars\.DataFrame"):
        amparo.changes(people, before=DAY, after=DAY)


def test_the_package_names_what_it_offers_and_reads_nothing_in_before_it_is_wanted():
    assert {"explain", "screen", "changes", "plan", "forecast", "release"} <= set(dir(amparo))
    with pytest.raises(AttributeError, match="explian"):
        _ = amparo.explian
    code = "import sys, amparo; print(sorted({'polars', 'numpy', 'amparo.law'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
