"""Worked cases: read with care, compared exactly."""

import json

import pytest

from amparo.errors import CasesError
from amparo.law.book import the_law
from amparo.screen.cases import read_cases, run

LAW = the_law()
GOOD = {
    "id": "c1",
    "question": "deadline:one_year_asylum",
    "as_of": "2019-11-15",
    "facts": {"last_entry_on": "2019-03-01", "unaccompanied_child": False, "born_on": None},
    "expected": {"date": "2020-03-02"},
}


def write(folder, *cases):
    path = folder / "cases.json"
    path.write_text(json.dumps({"cases": cases}))
    return path


def test_a_case_that_holds_has_no_miss(tmp_path):
    (case,) = read_cases(write(tmp_path, GOOD), LAW)
    assert run(case, LAW) is None


@pytest.mark.parametrize(
    "expected",
    [
        {"date": "2020-03-03"},
        {"answer": "none"},
        {"days": 5},
        {"date": "2020-03-02", "ask": ["x"]},
    ],
)
def test_a_case_that_does_not_hold_is_a_miss(tmp_path, expected):
    (case,) = read_cases(write(tmp_path, {**GOOD, "expected": expected}), LAW)
    miss = run(case, LAW)
    assert miss is not None
    assert miss.found["date"] == "2020-03-02"


def test_clocks_and_unknowns_are_compared(tmp_path):
    clock = {
        **GOOD,
        "question": "clock:ead",
        "facts": {"asylum_filed_on": "2019-03-01", "delays": [["2019-04-10", None]]},
    }
    unknown = {**GOOD, "question": "option:cat_deferral", "facts": {"likely_torture": True}}
    first, second = read_cases(
        write(
            tmp_path,
            {**clock, "expected": {"days": 39, "may_file_on": None}},
            {**unknown, "expected": {"answer": "unknown", "ask": ["government_involvement"]}},
        ),
        LAW,
    )
    assert run(first, LAW) is None
    assert run(second, LAW) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"facts": {"last_entry": "2019-03-01"}}, "did you mean “last_entry_on”"),
        ({"facts": {"last_entry_on": "1 March"}}, "last_entry_on: not a day"),
        ({"facts": {"in_us": "maybe"}}, "neither yes nor no"),
        ({"facts": {"in_us": 3}}, "3 is no yes/no"),
        ({"facts": {"delays": [["2019-04-10"]]}}, "a period is"),
        ({"facts": {"delays": [["2019-04-10", "2019-01-01"]]}}, "ends before it begins"),
        ({"facts": []}, "must be objects"),
        ({"expected": {}}, "something must be expected"),
        ({"as_of": "soon"}, "not a day"),
    ],
)
def test_a_case_that_cannot_be_read_is_named(tmp_path, change, told):
    with pytest.raises(CasesError, match=f"c1.*{told}"):
        read_cases(write(tmp_path, {**GOOD, **change}), LAW)


def test_a_missing_key_is_named(tmp_path):
    with pytest.raises(CasesError, match="“as_of” is missing"):
        read_cases(write(tmp_path, {"question": "option:asylum"}), LAW)
    with pytest.raises(CasesError, match="case 1: expected an object"):
        read_cases(write(tmp_path, 7), LAW)


def test_a_question_the_law_does_not_know_is_named(tmp_path):
    (case,) = read_cases(write(tmp_path, {**GOOD, "question": "option:asilo"}), LAW)
    with pytest.raises(CasesError, match=r"c1.*did you mean “asylum”"):
        run(case, LAW)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "is not JSON"),
        (b"[1]", "a list called “cases”"),
        (b"\xff\xfe\x00", "not a text in UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_file_that_is_no_cases_file_is_told(tmp_path, content, told):
    path = tmp_path / "cases.json"
    path.write_bytes(content)
    with pytest.raises(CasesError, match=told):
        read_cases(path, LAW)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(CasesError, match="cannot be read"):
        read_cases(tmp_path / "gone.json", LAW)


DECIDED = {
    **GOOD,
    "question": "deadline:bia_appeal",
    "as_of": "2026-04-01",
    "facts": {"judge_decision_on": "2026-03-20", "in_absentia_order_on": None},
}


@pytest.mark.parametrize(
    ("holds", "does_not"),
    [
        ({"safe_day": "2026-03-30"}, {"safe_day": None}),
        ({"alerts": []}, {"alerts": ["2026-03-30"]}),
        ({"standing": "open", "missed_by": None}, {"standing": "met"}),
        ({"ask_includes": []}, {"ask_includes": ["born_on"]}),
        ({"contradictions": []}, {"contradictions": ["born_after_entry"]}),
    ],
)
def test_what_a_deadline_says_can_be_asserted_part_by_part(tmp_path, holds, does_not):
    good, bad = read_cases(write(tmp_path, {**DECIDED, "expected": holds}, {**DECIDED, "expected": does_not}), LAW)
    assert run(good, LAW) is None
    assert run(bad, LAW).wanted == does_not


@pytest.mark.parametrize(("answer", "misses"), [("yes", False), ("unknown", True)])
def test_an_answer_can_be_asserted_by_what_it_is_not(tmp_path, answer, misses):
    (case,) = read_cases(
        write(tmp_path, {**GOOD, "question": "relief:asylum", "expected": {"not": answer}}),
        LAW,
    )
    assert (run(case, LAW) is not None) is misses


def test_records_give_facts_and_a_fact_given_otherwise_is_a_contradiction(tmp_path):
    filed = {"filings": [{"form": "i589", "received_on": "2019-06-03"}]}
    case = {
        **GOOD,
        "facts": {"last_entry_on": "2019-03-01", "asylum_filed_on": "2019-06-04"},
        "records": filed,
        "expected": {"standing": "met", "contradictions": ["asylum_filed_on_differs"]},
    }
    (read,) = read_cases(write(tmp_path, case), LAW)
    assert run(read, LAW) is None


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ({"filing": []}, "did you mean “filings”"),
        ({"filings": [{"form": "i590"}]}, "filings: form"),
        ({"filings": {"form": "i589"}}, "a list of records is expected"),
        ([], "“records” must be an object"),
    ],
)
def test_records_that_cannot_be_are_refused_by_name(tmp_path, records, told):
    with pytest.raises(CasesError, match=told):
        read_cases(write(tmp_path, {**GOOD, "records": records}), LAW)
