"""Planning and mending from the terminal."""

import json
from pathlib import Path

DESK = {
    "format": 1,
    "first": "2026-01-05",
    "days": 5,
    "interviewers": [
        {"name": "Ana", "languages": ["es"], "cap": 1},
        {"name": "Ben", "languages": ["es"], "cap": 1},
    ],
    "requests": [
        {"id": "child", "minutes": 90, "language": "es", "tier": "child_alone"},
        {"id": "well", "minutes": 60, "language": "es"},
        {"id": "odd", "minutes": 60, "language": "klingon"},
        {"id": "wrong", "minutes": "long", "language": "es"},
    ],
}


def test_a_plan_is_printed_and_what_is_missing_is_told_beside_it(amparo):
    Path("desk.json").write_text(json.dumps(DESK))
    code, out, err = amparo("plan", "desk.json")
    assert code == 2
    assert [one["request"] for one in json.loads(out)["bookings"]] == ["child", "well"]
    assert "2 of 4 placed" in err
    assert "nobody speaks the language" in err
    assert "set aside wrong" in err


def test_hours_that_are_missing_are_told(amparo):
    many = [{"id": f"r{number}", "minutes": 60, "language": "es", "last": 0} for number in range(4)]
    Path("desk.json").write_text(json.dumps({**DESK, "requests": many}))
    code, _, err = amparo("plan", "desk.json", "--out", "plan.json")
    assert code == 2
    assert "missing: 2 hours of es between 2026-01-05 and 2026-01-05" in err


def test_an_absence_is_mended_and_whom_to_tell_is_said(amparo):
    Path("desk.json").write_text(json.dumps({**DESK, "requests": DESK["requests"][:2]}))
    assert amparo("plan", "desk.json", "--out", "plan.json")[0] == 0
    code, _, err = amparo("repair", "plan.json", "--absent", "Ana:2026-01-05", "--out", "mended.json")
    assert code == 0
    assert "1 to be told: another day" in err
    mended = json.loads(Path("mended.json").read_text())
    assert {one["day"] for one in mended["bookings"]} == {"2026-01-05", "2026-01-06"}
    assert "Nobody has to be told" in amparo("repair", "mended.json")[2]
    code, out, _ = amparo("repair", "plan.json", "--recused", "Ana:child")
    assert code == 0
    assert {one["interviewer"] for one in json.loads(out)["bookings"] if one["request"] == "child"} == {"Ben"}


def test_what_cannot_be_understood_is_told(amparo):
    Path("desk.json").write_text(json.dumps(DESK))
    amparo("plan", "desk.json", "--out", "plan.json")
    for words, told in (
        (("repair", "desk.json"), "no plan"),
        (("repair", "plan.json", "--absent", "Ana"), "NAME:DAY"),
        (("repair", "plan.json", "--absent", "Zoe:2026-01-05"), "nobody here"),
        (("repair", "plan.json", "--absent", "Ana:2026-01-10"), "no working day"),
        (("repair", "plan.json", "--recused", "Ana:stranger"), "not among the requests"),
        (("plan", "desk.json", "--out", "/nowhere/plan.json"), "cannot be written"),
        (("plan", "absent.json"), "cannot be read"),
    ):
        code, _, err = amparo(*words)
        assert (code, told in err) == (2, True), (words, err)


def test_a_forecast_is_told_by_week_and_what_a_lower_cap_would_do(amparo):
    office = (
        "forecast",
        "--arrivals",
        "22",
        "--interviewers",
        "5",
        "--cap",
        "6",
        "--vulnerable",
        "0.3",
        "--weeks",
        "4",
    )
    code, out, _ = amparo(*office)
    assert code == 0
    assert out.count("%") == 4
    code, out, _ = amparo(*office, "--then-cap", "4", "--then-transfer", "5:-1", "--then-times", "2")
    assert code == 0
    assert "waiting then" in out
    assert amparo(*office, "--then-transfer", "soon")[0] == 2
    assert amparo(*office, "--absent", "3")[0] == 2


def test_how_near_the_plan_is_to_the_best_there_can_be_is_said(amparo):
    one_a_day = {**DESK, "interviewers": DESK["interviewers"][:1], "requests": DESK["requests"][:2]}
    Path("desk.json").write_text(json.dumps(one_a_day))
    code, _, err = amparo("plan", "desk.json", "--bound", "--out", "plan.json")
    assert code == 0
    assert "days waited: 1; weighted by tier: 1" in err
    assert "no plan can do with less than 1: at most 0.0% above the best" in err
