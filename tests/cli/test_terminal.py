"""What holds of every command: streams, JSON by published schemas, narrow screens, and a clean end."""

import io
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from amparo.screen.tally import HORIZONS
from tests.cli.conftest import DOCKET
from tests.cli.test_commands import POLICY
from tests.cli.test_planning import DESK

DAY = ("--on", "2019-11-15")
CASE = {
    "id": "a",
    "question": "option:asylum",
    "as_of": "2019-11-15",
    "facts": {"last_entry_on": "2019-02-01"},
    "expected": {"answer": "yes"},
}


def schema(name):
    return json.loads((files("amparo.schemas") / f"{name}.schema.json").read_text())


def valid(told, name):
    jsonschema.Draft202012Validator(schema(name), format_checker=jsonschema.FormatChecker()).validate(told)


@pytest.fixture
def written(tmp_path, monkeypatch):
    """The files that commands read, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    Path("draft.json").write_text(json.dumps(POLICY))
    Path("cases.json").write_text(json.dumps({"cases": [CASE]}))
    Path("desk.json").write_text(json.dumps(DESK))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("screen", "docket.csv", *DAY), "screen"),
        (("explain", "docket.csv", "A", *DAY), "explain"),
        (("changes", "docket.csv", "--from", "2019-11-15", "--to", "2019-11-16", "--policy", "draft.json"), "changes"),
        (("cases", "cases.json"), "cases-result"),
        (("law", "list"), "law-list"),
        (("law", "show", "asylum"), "law-show"),
        (("law", "show", "i730"), "law-show"),
        (("law", "show", "mpp"), "law-show"),
        (("law", "show", "nationality"), "law-show"),
        (("law", "sources"), "law-sources"),
        (("law", "sources", "mpp"), "law-sources"),
        (("law", "stale", "--on", "2027-06-01"), "law-sources"),
        (("law", "check", "--policy", "draft.json"), "law-check"),
        (("forecast", "--arrivals", "2", "--interviewers", "1", "--cap", "2", "--weeks", "2"), "forecast"),
        (
            ("forecast", "--arrivals", "2", "--interviewers", "1", "--cap", "2", "--weeks", "2", "--then-cap", "3"),
            "forecast",
        ),
    ],
)
def test_what_json_prints_is_what_its_schema_says(amparo, written, words, name):
    _, out, err = amparo(*words, "--json")
    told = json.loads(out)
    assert told["format"] == 1
    assert err == ""
    valid(told, name)


@pytest.mark.parametrize("engine", ["polars", "spark"])
def test_a_screening_tells_how_deadlines_stand_and_what_cannot_be_right(amparo, engine):
    rows = "A,2018-03-01,2019-02-01,\nB,2018-03-01,2019-05-01,2031-01-01\nC,2019-03-01,,2031-01-01\n"
    Path("stand.csv").write_text(f"person,last_entry_on,asylum_filed_on,born_on\n{rows}")
    words = ("screen", "stand.csv", *DAY, "--engine", engine)
    told = json.loads(amparo(*words, "--json")[1])
    valid(told, "screen")
    (one,) = [each for each in told["deadlines"] if each["name"] == "one_year_asylum"]
    assert [one[how] for how in ("open", "met", "done", "missed", "passed", "no_last_day")] == [1, 1, 0, 1, 0, 0]
    assert told["cannot_be_right"]["people"] == 2
    assert told["cannot_be_right"]["contradictions"][0]["people"] == 2
    printed = " ".join(amparo(*words)[1].split())
    assert "open met filed, day not known missed passed, not on record none, or not known" in printed
    assert "File for asylum (Form I-589) 1 1 0 1 0 0" in printed
    assert "2 people have facts that cannot all be right." in printed


def test_what_explain_prints_is_told_by_its_schema_and_nothing_else_is(amparo):
    assert amparo("sample", "--people", "12", "--out", "people.csv")[0] == 0
    rows = "A,2018-03-01,2019-05-01,2031-01-01,\nB,2018-03-01,,,no\n"
    Path("stand.csv").write_text(f"person,last_entry_on,asylum_filed_on,born_on,asylum_filed\n{rows}")
    persons = [("people.csv", f"P-{number:08d}") for number in range(1, 13)] + [("stand.csv", one) for one in "AB"]
    for path, person in persons:
        told = json.loads(amparo("explain", path, person, *DAY, "--json")[1])
        valid(told, "explain")
    late = next(one for one in told["deadlines"] if one["name"] == "one_year_asylum")
    assert (late["standing"], late["missed_by"] > 200, late["excuse_claimed"]) == ("missed", True, False)
    assert late["excuses"]
    for change in ({"standing": "kept"}, {"missed_by": 0}, {"state": "met"}):
        with pytest.raises(jsonschema.ValidationError):
            valid({**told, "deadlines": [{**late, **change}]}, "explain")


def test_every_declaration_of_the_law_is_printed_as_json(amparo):
    listed = json.loads(amparo("law", "list", "--json")[1])
    names = {one["name"] for kind in ("options", "deadlines", "clocks", "policies", "facts") for one in listed[kind]}
    for name in sorted(names):
        valid(json.loads(amparo("law", "show", name, "--json")[1]), "law-show")


def test_files_that_are_read_and_written_are_as_their_schemas_say(amparo, written):
    sound = [one for one in DESK["requests"] if isinstance(one["minutes"], int)]
    Path("desk.json").write_text(json.dumps({**DESK, "requests": sound}))
    amparo("plan", "desk.json", "--out", "plan.json")
    for path, name in (
        ("plan.json", "plan"),
        ("desk.json", "requests"),
        ("draft.json", "policy"),
        ("cases.json", "cases"),
    ):
        valid(json.loads(Path(path).read_text()), name)


def test_a_schema_notices_what_is_not_so():
    with pytest.raises(jsonschema.ValidationError):
        valid({"format": 1, "passed": -1, "misses": []}, "cases-result")


def test_schemas_are_listed_and_printed(amparo):
    _, out, _ = amparo("schema")
    every = [one.name.removesuffix(".schema.json") for one in files("amparo.schemas").iterdir()]
    assert all(name in out for name in every if not name.startswith("__"))
    assert json.loads(amparo("schema", "screen")[1]) == schema("screen")
    assert amparo("schema", "scren")[0] == 2


def fed(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_a_docket_comes_on_standard_input(amparo, monkeypatch, name):
    fed(monkeypatch, DOCKET + "D,someday,,,,\n")
    code, out, err = amparo("screen", name, *DAY, "--out", "answers.csv")
    assert code == 3
    assert "3 people in standard input" in out
    assert err.endswith("input.rejects.csv\n")
    assert Path("input.rejects.csv").exists()


def test_an_error_in_standard_input_names_it(amparo, monkeypatch):
    fed(monkeypatch, "persn\nA\n")
    code, _, err = amparo("screen", "-", *DAY)
    assert code == 2
    assert err.startswith("amparo: standard input: has no column “person”")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("explain", "-", "A", *DAY), DOCKET),
        (("changes", "-", "--from", "2019-11-15", "--to", "2019-11-16"), DOCKET),
        (("changes", "docket.csv", "--from", "2019-11-15", "--to", "2019-11-16", "--policy", "-"), json.dumps(POLICY)),
        (("law", "check", "--policy", "-"), json.dumps(POLICY)),
    ],
)
def test_every_file_may_come_on_standard_input(amparo, monkeypatch, words, text):
    fed(monkeypatch, text)
    assert amparo(*words)[0] == 0


def test_a_plan_goes_through_a_pipe(amparo, monkeypatch):
    fed(monkeypatch, json.dumps(DESK))
    _, out, _ = amparo("plan", "-")
    fed(monkeypatch, out)
    code, again, _ = amparo("repair", "-")
    assert code == 0
    assert json.loads(again)["bookings"] == json.loads(out)["bookings"]


def test_the_version_is_told_with_the_day_of_the_law(amparo):
    code, out, _ = amparo("--version")
    assert code == 0
    assert out == "amparo 0.1.0, law known up to 2026-06-25 at most\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("changes", "docket.csv", "--from", "2019-11-16", "--to", "2019-11-15"), "lies before --from"),
        (("forecast", "--arrivals", "2", "--interviewers", "0", "--cap", "2"), "--interviewers"),
        (("forecast", "--arrivals", "2", "--interviewers", "1", "--cap", "0"), "--cap"),
        (("forecast", "--arrivals", "-1", "--interviewers", "1", "--cap", "2"), "--arrivals"),
        (("forecast", "--arrivals", "1", "--interviewers", "1", "--cap", "2", "--absent", "2"), "--absent"),
        (("plan", "docket.csv"), "is not JSON"),
        (("cases", "docket.csv"), "is not JSON"),
    ],
)
def test_what_makes_no_sense_is_refused_in_plain_words(amparo, words, told):
    code, out, err = amparo(*words)
    assert (code, out) == (2, "")
    assert told in " ".join(err.split())
    for word in ("Error", "Exception", "polars", "Traceback", "Expecting", "NoneType", "dict", "0x"):
        assert word not in err.replace("Error:", "")


def test_ties_come_in_one_order(amparo):
    rows = "person,last_entry_on,moved_on,born_on\n"
    rows += "".join(f"A{n},2018-11-20,,\nB{n},,2019-11-12,\nC{n},,,1998-12-01\n" for n in range(5))
    told = set()
    for _ in range(8):
        Path("tied.csv").write_text(rows)
        told.add(amparo("screen", "tied.csv", *DAY)[1])
    assert len(told) == 1
    due = json.loads(amparo("screen", "tied.csv", *DAY, "--json")[1])
    counts = list(due["next_deadline_within_90_days"].items())
    assert len(counts) > 1
    assert counts == sorted(counts, key=lambda one: (-one[1], one[0]))
    assert list(due["due_within_days"]) == [str(days) for days in HORIZONS]


@pytest.mark.parametrize(
    "words",
    [
        ("screen", "docket.csv", *DAY),
        ("explain", "docket.csv", "A", *DAY),
        ("changes", "docket.csv", "--from", "2019-11-15", "--to", "2019-11-16", "--policy", "draft.json"),
        ("law", "show", "asylum"),
        ("law", "list"),
        ("schema",),
        ("forecast", "--arrivals", "2", "--interviewers", "1", "--cap", "2", "--weeks", "2"),
    ],
)
def test_a_screen_of_forty_columns_breaks_no_word_that_fits_it(amparo, written, monkeypatch, words):
    monkeypatch.setenv("COLUMNS", "200")
    wide = amparo(*words)[1]
    monkeypatch.setenv("COLUMNS", "40")
    narrow = amparo(*words)[1]
    assert max(map(len, narrow.splitlines())) <= 40
    known = set(wide.split()) | {word for line in wide.split() for word in line.replace("-", "- ").split()}
    short = {word for word in narrow.split() if len(word) > 1 and word[-1].isalnum() and word.isalpha()}
    assert {word for word in short if word not in known and not any(word in each for each in known)} == set()


def test_told_to_end_it_leaves_nothing(tmp_path):
    """Killed while it reads from a pipe: no half-written answers and no copy of what it read."""
    running = subprocess.Popen(
        [sys.executable, "-m", "amparo", "screen", "-", *DAY, "--out", "answers.csv"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert running.stdin is not None  # a pipe
    running.stdin.write(DOCKET.encode())
    running.stdin.flush()
    while not list(tmp_path.glob("amparo-*/input")):
        assert running.poll() is None
    while running.poll() is None:
        running.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            running.wait(timeout=10)
    assert running.returncode == 143
    running.stdin.close()
    assert list(tmp_path.iterdir()) == []
