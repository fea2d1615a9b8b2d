"""The terminal: what it prints, how it exits, and that nothing ends in a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from amparo.cli import printable
from tests.cli.conftest import DOCKET
from tests.screen.test_changes import TRANSIT

POLICY = {
    "name": "night_rule",
    "label": {"en": "Night rule", "es": "Norma nocturna"},
    "citation": "draft",
    "entry_fact": "last_entry_on",
    "limits": ["withholding"],
    "periods": [
        {
            "name": "first",
            "entries_from": "2019-01-01",
            "history": [{"begins": "2019-11-16", "status": "in force", "citation": "draft"}],
            "covers": {"settled": True},
        }
    ],
}


def test_spark_screens_as_polars_does(amparo):
    answers = []
    for engine in ("polars", "spark"):
        code, out, _ = amparo(
            "screen", "docket.csv", "--on", "2019-11-15", "--engine", engine, "--out", f"{engine}.csv"
        )
        assert code == 0
        answers.append((out.replace(engine, ""), sorted(Path(f"{engine}.csv").read_text().splitlines())))
    assert answers[0] == answers[1]


def test_help_names_every_command(amparo):
    code, out, _ = amparo("--help")
    assert code == 0
    assert all(name in out for name in ("sample", "screen", "explain", "changes", "cases", "law"))


def test_a_docket_is_screened(amparo):
    code, out, err = amparo("screen", "docket.csv", "--on", "2019-11-15", "--out", "a.csv")
    assert code == 0
    assert "3 people in docket.csv, screened for Friday 2019-11-15" in out
    assert "Withholding of" in out
    assert "1 within 7 days" in out
    assert "The law behind this is known up to" in out
    assert err == ""
    assert Path("a.csv").read_text().splitlines()[1].startswith("A,unknown,")


def test_bad_rows_are_told_with_exit_code_three(amparo):
    Path("docket.csv").write_text(DOCKET + "D,someday,,,,\n")
    code, out, err = amparo("screen", "docket.csv", "--on", "2019-11-15")
    assert code == 3
    assert "3 people" in out
    assert "1 row was set aside, with line, column, value and reason: docket.rejects.csv" in err
    assert "5,last_entry_on,someday," in Path("docket.rejects.csv").read_text()


def test_a_docket_of_nobody_has_its_own_words(amparo):
    Path("docket.csv").write_text("person\n")
    for name in ("a.csv", "a.parquet"):
        code, out, _ = amparo("screen", "docket.csv", "--on", "2019-11-15", "--out", name)
        assert code == 0
        assert "Nobody to screen" in out
        assert Path(name).exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["screen", "gone.csv", "--on", "2019-11-15"], "amparo: gone.csv: cannot be read"),
        (["screen", "docket.csv", "--on", "2019-11-15", "--out", "a.xls"], "must end in .csv or .parquet"),
        (["screen", "docket.csv", "--on", "15/11/2019"], "write it as YYYY-MM-DD"),
        (["explain", "docket.csv", "Z", "--on", "2019-11-15"], "nobody in it has the key"),
        (["cases", "docket.csv"], "is not JSON"),
        (["law", "show", "asilo"], "did you mean “asylum”"),
        (["sample", "--people", "3", "--out", "people.txt"], "must end in .csv or .parquet"),
        (
            ["changes", "docket.csv", "--from", "2019-11-15", "--to", "2019-11-16", "--policy", "gone.json"],
            "cannot be read",
        ),
    ],
)
def test_errors_are_a_sentence_and_exit_code_two(amparo, words, told):
    code, _, err = amparo(*words)
    assert code == 2
    assert told in " ".join(err.split())
    assert "Traceback" not in err


def test_a_person_is_explained(amparo):
    code, out, _ = amparo("explain", "docket.csv", "C", "--on", "2019-11-15")
    assert code == 0
    assert "C on Friday 2019-11-15" in out
    assert "needs an answer" in out
    assert "INA 241(b)(3)" in " ".join(out.split())
    assert "Mon 2020-02-03, in 80 days" in out


def test_a_reason_is_a_whole_sentence_and_no_name(amparo, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    explained = amparo("explain", "docket.csv", "A", "--on", "2019-11-15")[1]
    assert "Whether a bar to withholding applies is not known." in explained
    _, reasons = amparo("screen", "docket.csv", "--on", "2019-11-15")[1].split("Most often because")
    rows = [one for one in reasons.split("People whose next")[0].splitlines() if " a" in one]
    assert rows
    assert all(one.rstrip().endswith(".") for one in rows)
    _, out, _ = amparo("changes", "docket.csv", "--from", "2019-11-15", "--to", "2023-11-15")
    assert all(line.rstrip(" 0123456789").endswith(".") for line in out.splitlines() if " now: " in line)


def test_a_screened_docket_names_the_policies_that_may_close(amparo, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    pl.DataFrame([{"person": "A", **TRANSIT, "asylum_filed_on": "2019-09-01"}]).write_csv("transit.csv")
    then = amparo("screen", "transit.csv", "--on", "2020-01-15")[1]
    assert "to the person: Third-country transit bar of 2019 (84 Fed. Reg. 33829; former 8 CFR 208.13(c)(4))." in then
    assert "Third-country" not in amparo("screen", "transit.csv", "--on", "2026-06-25")[1]


def test_contradictions_are_told_first(amparo):
    Path("docket.csv").write_text("person,asylum_filed,asylum_filed_on\nA,no,2019-03-01\n")
    _, out, _ = amparo("explain", "docket.csv", "A", "--on", "2019-11-15")
    assert "! Cannot be right" in out.splitlines()[1]


def test_a_deadline_is_met_missed_or_open(amparo):
    rows = "A,2019-02-01,2020-02-03,\nB,2019-02-01,2020-02-05,\nC,2019-02-01,,yes\nD,2019-02-01,,\n"
    Path("docket.csv").write_text(f"person,last_entry_on,asylum_filed_on,asylum_filed\n{rows}")
    told = [amparo("explain", "docket.csv", one, "--on", "2026-06-25")[1] for one in "ABCD"]
    for said, words in zip(
        told,
        ("met on 2020-02-03", "missed by 2 days", "filed, the day is not", "passed; not on record"),
        strict=True,
    ):
        assert words in " ".join(said.split())
    assert "ask about an excuse:" in told[1]
    amparo("screen", "docket.csv", "--on", "2026-06-25", "--out", "out.csv")
    out = pl.read_csv("out.csv")
    assert out["one_year_asylum_standing"].to_list() == ["met", "missed", "done", "passed"]
    assert out["one_year_asylum_missed_by"].to_list() == [None, 2, None, None]


def test_an_explanation_is_json_for_programs(amparo):
    code, out, _ = amparo("explain", "docket.csv", "A", "--on", "2019-11-15", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["person"] == "A"
    assert [one["name"] for one in told["options"]][:2] == ["asylum", "withholding"]


def test_a_change_of_law_is_followed(amparo):
    Path("draft.json").write_text(json.dumps(POLICY))
    code, out, _ = amparo(
        "changes",
        "docket.csv",
        "--from",
        "2019-11-15",
        "--to",
        "2019-11-16",
        "--policy",
        "draft.json",
        "--out",
        "m.csv",
    )
    assert code == 0
    assert "2 of 3 people touched, from 2019-11-15 to 2019-11-16, with the draft draft.json" in out
    assert "closes this form of relief to the person: Night rule (draft)." in " ".join(out.split())
    assert pl.read_csv("m.csv")["after_policies"].to_list() == ["night_rule", "night_rule"]


def test_a_change_that_moves_nobody_says_so(amparo):
    _, out, _ = amparo("changes", "docket.csv", "--from", "2019-11-15", "--to", "2019-11-15")
    assert "Nobody's answer is different." in out


def test_a_draft_that_makes_no_sense_is_refused(amparo):
    Path("draft.json").write_text(json.dumps({**POLICY, "limits": ["asilum"]}))
    code, _, err = amparo(
        "changes", "docket.csv", "--from", "2019-11-15", "--to", "2019-11-16", "--policy", "draft.json"
    )
    assert code == 2
    assert "limits “asilum”, which is no form of relief; did you mean “asylum”" in err
    code, out, _ = amparo("law", "check", "--policy", "draft.json")
    assert code == 1
    assert "limits “asilum”" in out


def test_cases_count_and_print_their_misses(amparo):
    case = {
        "id": "c1",
        "question": "deadline:one_year_asylum",
        "as_of": "2019-11-15",
        "facts": {"last_entry_on": "2019-03-01"},
        "why": "a Sunday",
    }
    cases = [{**case, "expected": {"date": "2020-03-02"}}, {**case, "id": "c2", "expected": {"date": "2020-03-01"}}]
    Path("cases.json").write_text(json.dumps({"cases": cases}))
    code, out, _ = amparo("cases", "cases.json")
    assert code == 1
    assert out.splitlines()[-1] == "1 passed, 1 failed"
    assert "c2  deadline: File for asylum (Form I-589), on 2019-11-15" in out
    assert "expected  day: 2020-03-01" in out
    assert "found     day: 2020-03-02" in out
    assert "c1" not in out
    Path("cases.json").write_text(json.dumps({"cases": cases[:1]}))
    assert amparo("cases", "cases.json")[0] == 0


def test_samples_are_written_and_read_back(amparo):
    for name in ("people.csv", "people.parquet"):
        assert amparo("sample", "--people", "40", "--seed", "3", "--out", name)[0] == 0
        code, out, _ = amparo("screen", name, "--on", "2026-06-25")
        assert code == 0
        assert f"40 people in {name}" in out
    assert amparo("sample", "--people", "0", "--out", "none.csv")[0] == 0


@pytest.mark.parametrize("day", ["2019-11-15", "2024-02-29"])
def test_a_sample_for_an_earlier_day_holds_nothing_that_cannot_be(amparo, day):
    told = {}
    for name, words in (("now.csv", ()), ("then.csv", ("--on", day))):
        assert amparo("sample", "--people", "300", "--out", name, *words)[0] == 0
        told[name] = json.loads(amparo("screen", name, "--on", day, "--json")[1])["cannot_be_right"]["people"]
    assert told["then.csv"] == 0 < told["now.csv"]
    code, _, err = amparo("sample", "--people", "3", "--out", "early.csv", "--on", "1990-01-01")
    assert (code, "choose a day from 1995-01-01 on" in err) == (2, True)


def test_the_law_is_listed_shown_and_checked(amparo):
    _, out, _ = amparo("law", "list")
    assert all(name in out for name in ("asylum", "one_year_asylum", "ead", "transit_bar_2019", "last_entry_on"))
    _, out, _ = amparo("law", "show", "i730")
    assert "Form of relief i730" in out
    assert "Deadline i730" in out
    for name in (
        "asylum",
        "mpp",
        "lawful_pathways",
        "ead",
        "bia_appeal",
        "age_out_21",
        "entry_border",
        "one_year_asylum",
    ):
        code, out, _ = amparo("law", "show", name)
        assert code == 0
        assert name in out
    code, out, _ = amparo("law", "check")
    assert code == 0
    assert "no problems" in out


def test_control_characters_are_shown_not_obeyed():
    assert printable("a\x1b[31mb\nc") == "a\\x1b[31mb\nc"


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    docket = tmp_path / "d.csv"
    docket.write_text(DOCKET)
    command = f"{sys.executable} -c 'from amparo.cli import main; main()' law list | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env={**os.environ}, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
