"""The words of the terminal: those of the field, in each help text and each output, and no names of columns."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

import amparo as amparo_package
from amparo.cli.table import COMMANDS, Group
from amparo.law.book import the_law
from tests.cli.test_commands import POLICY
from tests.cli.test_planning import DESK
from tests.retired_words import Place, found

DAY = ("--on", "2026-06-25")
HELPS = [
    (*([] if one is None else [one.name]), *([] if part is None else [part.name]))
    for one in (None, *COMMANDS)
    for part in (None, *(one.commands if isinstance(one, Group) else ()))
]
SPEAKS = (
    "cli",
    "screen",
    "scheduling",
    "errors.py",
    "office/run/serving.py",
    "office/platform/home.py",
    "office/platform/encryption",
    "office/outward/exchange",
)
"""The parts of the program whose texts come to the terminal, beside the law's own."""
IN_FILES = {"letterbox", "letterbox.sqlite3"}
"""What stands so in what people have: folders."""
CHANGES = ("changes", "people.csv", "--from", "2026-06-24", "--to", "2026-06-25", "--policy", "draft.json")
OUTPUTS = [
    ("screen", "people.csv", *DAY),
    ("screen", "odd.csv", *DAY),
    CHANGES,
    ("changes", "people.csv", "--from", "2026-06-25", "--to", "2026-06-25"),
    ("cases", "cases.json"),
    ("plan", "desk.json"),
    ("plan", "desk.json", "--bound"),
    ("repair", "plan.json"),
    ("repair", "plan.json", "--absent", "Ana:2026-01-05", "--recused", "Ben:child"),
    ("plan", "capped.json", "--out", "nobody.json"),
    ("repair", "plan.json", "--leaves", "Zoe:2026-01-05"),
    ("forecast", "--arrivals", "3", "--interviewers", "2", "--cap", "2", "--weeks", "2"),
    ("forecast", "--arrivals", "3", "--interviewers", "2", "--cap", "2", "--weeks", "2", "--then-cap", "1"),
    ("schema",),
    ("law", "list"),
    ("law", "check"),
    ("law", "check", "--policy", "draft.json"),
    ("explain", "people.csv", "nobody", *DAY),
    ("screen", "gone.csv", *DAY),
    ("serve", "--port", "1"),
]


@pytest.fixture
def told(amparo, monkeypatch):
    """Runs a command beside files of every kind: all that it says, on a wide terminal."""
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("AMPARO_HOME", str(Path("no-office").absolute()))
    amparo("sample", "--people", "60", "--seed", "3", "--out", "people.csv")
    Path("odd.csv").write_text("person,born_on\nA,2031-01-01\nB,someday\n")
    Path("draft.json").write_text(json.dumps({**POLICY, "limits": ["withholding", "asylum"]}))
    Path("desk.json").write_text(json.dumps(DESK))
    capped = {**DESK, "interviewers": [{"name": "Eva", "languages": ["es"], "cap": 0}]}
    Path("capped.json").write_text(json.dumps(capped))
    amparo("plan", "desk.json", "--out", "plan.json")
    questions = (
        "relief:asylum",
        "element:asylum.timely",
        "deadline:one_year_asylum",
        "clock:ead",
        "policy:mpp.applies",
    )
    cases = [
        {"id": "c", "question": one, "as_of": "2026-06-25", "facts": {}, "expected": {"answer": "none", "ask": []}}
        for one in questions
    ]
    Path("cases.json").write_text(json.dumps({"cases": cases}))

    def run(*words):
        _, out, err = amparo(*words)
        return out + err

    return run


@pytest.mark.parametrize("words", HELPS, ids=" ".join)
def test_no_help_says_a_retired_word(told, words):
    former = "letterbox" in words  # the hidden name that goes on working
    text = told(*words, "--help").replace("letterbox" if former else "\0", "dropbox")
    assert wrong_in(text) == []


@pytest.mark.parametrize("words", OUTPUTS, ids=" ".join)
def test_no_output_says_a_retired_word(told, words):
    text = told(*words)
    assert text
    assert wrong_in(text) == []


def test_no_explanation_says_a_retired_word_or_the_name_of_a_column(told):
    for person in range(1, 13):
        text = told("explain", "people.csv", f"P-{person:08}", *DAY)
        assert wrong_in(text) == []
        assert names_in(text) == set()


@pytest.mark.parametrize("words", [OUTPUTS[0], OUTPUTS[1], CHANGES, ("cases", "cases.json")], ids=" ".join)
def test_what_people_read_has_no_name_of_a_column(told, words):
    assert names_in(told(*words)) == set()


def test_json_keeps_the_names(told):
    asked = json.loads(told("explain", "people.csv", "P-00000004", *DAY, "--json"))["questions"]
    assert asked
    assert all(one["fact"] in the_law().facts for one in asked)


@pytest.mark.parametrize("part", SPEAKS)
def test_nothing_that_the_terminal_can_say_has_a_retired_word(part):
    """Also what no test here makes it say: every text in the sources of what it prints, refuses and tells."""
    place = Path(amparo_package.__file__).parent / part
    wrong = {
        f"{path.name}:{line}: {each}"
        for path in ([place] if place.suffix else sorted(place.rglob("*.py")))
        for line, text in texts_in(path.read_text(encoding="utf-8"))
        if text not in IN_FILES
        for each in found(text, Place.TERMINAL)
    }
    assert wrong == set()


def texts_in(source):
    """Each text of a program that is no docstring, with its line."""
    tree = ast.parse(source)
    told = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in told:
            yield one.lineno, one.value


def test_no_page_of_the_law_says_a_retired_word(told):
    law = the_law()
    kinds = (law.relief, law.deadlines, law.clocks, law.policies, law.facts)
    assert {one for kind in kinds for name in kind for one in wrong_in(told("law", "show", name))} == set()


def wrong_in(text):
    """The retired words of a text, as a reader of a failed test wants them."""
    return [str(one) for one in found(text, Place.TERMINAL)]


def names_in(text):
    """Words with a low line, which only names of columns and declarations have."""
    return set(re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", text))
