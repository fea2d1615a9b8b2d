"""A change of day or of law: who moved, and why."""

import datetime as dt
import json

import polars as pl
import pytest

from amparo.errors import DocketError
from amparo.law.book import the_law
from amparo.law.evaluate import Reader
from amparo.law.given import facts_given
from amparo.law.policy_json import read_policy
from amparo.law.vocabulary import FACTS
from amparo.screen.changes import changes
from amparo.screen.columns import column_type
from amparo.screen.files.docket_file import open_docket
from amparo.screen.run import Engine, compare_file, rejects_path, screen_file
from amparo.screen.sample import sample
from tests.screen.test_docket import docket
from tests.screen.test_explain import CLAIM

LAW = the_law()
TRANSIT = {
    **CLAIM,
    "entry_border": "southwest_land",
    "transited_third_country": True,
    "transit_protection_denied": False,
    "trafficking_victim": False,
    "transit_only_nonparty_countries": False,
    "last_entry_on": dt.date(2019, 8, 1),
}
BEFORE, AFTER = dt.date(2020, 6, 29), dt.date(2020, 6, 30)

DRAFT = {
    "name": "night_rule",
    "label": {"en": "Night rule", "es": "Norma nocturna"},
    "citation": "draft",
    "entry_fact": "last_entry_on",
    "limits": ["withholding"],
    "periods": [
        {
            "name": "first",
            "entries_from": "2019-01-01",
            "history": [{"begins": "2020-06-29", "status": "in force", "citation": "draft"}],
            "covers": {"one_of": {"fact": "entry_border", "values": ["southwest_land"]}},
            "excepts": [{"name": "child", "rule": {"yes": "unaccompanied_child"}, "citation": "draft"}],
        }
    ],
}


@pytest.fixture
def csv(tmp_path):
    path = tmp_path / "docket.csv"
    path.write_text(
        "person,last_entry_on,entry_border,unaccompanied_child,likely_persecution,protected_ground,persecutor,"
        "particularly_serious_crime,serious_nonpolitical_crime,security_danger,terrorism\n"
        "A,2019-08-01,southwest_land,no,yes,race,no,no,no,no,no\n"
        "B,2019-08-01,southwest_land,yes,yes,race,no,no,no,no,no\n"
        "C,2019-08-01,,no,yes,race,no,no,no,no,no\n"
        "D,2019-08-99,,no,yes,race,no,no,no,no,no\n"
    )
    return path


def with_draft(tmp_path):
    path = tmp_path / "draft.json"
    path.write_text(json.dumps(DRAFT))
    return LAW.with_policy(read_policy(path))


def test_the_fall_of_the_transit_bar_opens_asylum():
    people = docket(
        {"person": "A", **TRANSIT, "asylum_filed_on": dt.date(2019, 9, 1)}, {"person": "B", "persecutor": True}
    )
    moved = changes(people, (LAW, BEFORE), (LAW, AFTER))
    assert moved.rows() == [("A", "asylum", False, "banned", True, None, "transit_bar_2019", None)]


def test_a_draft_policy_moves_those_it_covers(tmp_path, csv):
    done = compare_file(
        open_docket(csv, LAW.facts), (LAW, BEFORE), (with_draft(tmp_path), BEFORE), tmp_path / "moved.csv"
    )
    assert (done.people, done.touched) == (3, 2)
    assert [(one.relief, one.before, one.after, one.after_by, one.people) for one in done.movements] == [
        ("withholding", True, False, "banned", 1),
        ("withholding", True, None, "banned", 1),
    ]
    assert {(one.before_policies, one.after_policies) for one in done.movements} == {((), ("night_rule",))}
    assert pl.read_csv(tmp_path / "moved.csv").select("person", "before", "after").rows() == [
        ("A", "yes", "no"),
        ("C", "yes", "unknown"),
    ]
    assert done.rejected.rows == 1
    assert (tmp_path / "docket.rejects.csv").read_text().splitlines()[1].startswith("5,last_entry_on,2019-08-99,")


def test_each_row_names_the_policies_through_which_it_was_decided(tmp_path):
    people = sample(300, seed=5).with_columns(
        pl.lit("southwest_land").cast(column_type(FACTS["entry_border"])).alias("entry_border"),
        pl.lit(dt.date(2019, 8, 1)).alias("last_entry_on"),
    )
    drafted = with_draft(tmp_path), BEFORE
    seen = set()
    for sides in (((LAW, BEFORE), (LAW, AFTER)), ((LAW, BEFORE), drafted), (drafted, (LAW, AFTER))):
        for row in changes(people, *sides).rows(named=True):
            facts = facts_given(known(people, row["person"]), FACTS)
            for side, (law, day) in zip(("before", "after"), sides, strict=True):
                told = row[f"{side}_policies"]
                assert told == through(law, day, facts, row["option"], row[side], row[f"{side}_by"])
                seen.add((told, row[side]))
    assert {(one, value) for one in ("transit_bar_2019", "night_rule") for value in (False, None)} <= seen


def known(people, person):
    (row,) = people.filter(pl.col("person") == person).rows(named=True)
    return {name: value for name, value in row.items() if name in FACTS and value is not None}


def through(law, day, facts, relief, answer, decided_by):
    """The policies that close it to one person, or may, read one by one."""
    if decided_by != "banned":
        return None
    read, closes = Reader(facts, day), None if answer is None else True
    limits = [name for name, policy in law.policies.items() if relief in policy.limits]
    return ";".join(one for one in limits if read(law.on(day).policy(one, "applies")).value is closes)


def test_nobody_moves_when_nothing_changes(csv):
    done = compare_file(open_docket(csv, LAW.facts), (LAW, BEFORE), (LAW, BEFORE))
    assert (done.touched, done.movements) == (0, ())


def test_a_screened_file_tells_its_progress(tmp_path, csv):
    shares = []
    done = screen_file(open_docket(csv, LAW.facts), LAW, BEFORE, tmp_path / "a.parquet", Engine.POLARS, shares.append)
    assert shares == [1.0]
    assert done.summary.people == 3
    found = pl.read_parquet(tmp_path / "a.parquet")
    assert found["withholding"].to_list() == ["yes", "yes", "yes"]


def test_the_answers_may_not_take_the_dockets_place(csv):
    with pytest.raises(DocketError, match="is the docket itself"):
        screen_file(open_docket(csv, LAW.facts), LAW, BEFORE, csv)


def test_rejects_lie_beside_the_answers_or_the_docket(tmp_path):
    inside = tmp_path / "in" / "d.csv"
    assert rejects_path(inside, None) == tmp_path / "in" / "d.rejects.csv"
    assert rejects_path(inside, tmp_path / "a.csv") == tmp_path / "d.rejects.csv"
