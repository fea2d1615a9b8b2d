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
    assert code == 3
    assert [one["request"] for one in json.loads(out)["bookings"]] == ["child", "well"]
    assert "2 of 4 placed" in err
    assert "nobody speaks the language" in err
    assert "set aside wrong" in err


def test_hours_that_are_missing_are_told(amparo):
    many = [{"id": f"r{number}", "minutes": 60, "language": "es", "last": 0} for number in range(4)]
    Path("desk.json").write_text(json.dumps({**DESK, "requests": many}))
    code, _, err = amparo("plan", "desk.json", "--out", "plan.json")
    assert code == 3
    assert "missing: 2 hours of Spanish between 2026-01-05 and 2026-01-05" in err


def test_an_absence_is_mended_and_whom_to_tell_is_said(amparo):
    Path("desk.json").write_text(json.dumps({**DESK, "requests": DESK["requests"][:2]}))
    assert amparo("plan", "desk.json", "--out", "plan.json")[0] == 0
    code, _, err = amparo("repair", "plan.json", "--absent", "Ana:2026-01-05", "--out", "mended.json")
    assert code == 0
    assert "1 client to notify: another day" in err
    mended = json.loads(Path("mended.json").read_text())
    assert {one["day"] for one in mended["bookings"]} == {"2026-01-05", "2026-01-06"}
    assert "No client has to be notified" in amparo("repair", "mended.json")[2]
    code, out, _ = amparo("repair", "plan.json", "--recused", "Ana:child")
    assert code == 0
    assert {one["interviewer"] for one in json.loads(out)["bookings"] if one["request"] == "child"} == {"Ben"}


def test_each_odd_request_has_its_reason_and_the_rest_is_planned(amparo):
    odd = [
        {"id": "well", "minutes": 60, "language": "es"},
        {"id": "spoken_by_nobody", "minutes": 90, "language": "klingon", "last": 2},
        {"id": "last_before_first", "minutes": 60, "language": "es", "earliest": 3, "last": 1},
        {"id": "long", "minutes": 1_000_000, "language": "es"},
        {"id": "met_by_cap_0", "minutes": 60, "language": "ht"},
        {"id": "unknown_name", "minutes": 60, "language": "es", "excluded": ["Zoe"]},
    ]
    staff = [*DESK["interviewers"], {"name": "Eva", "languages": ["ht"], "cap": 0}]
    Path("desk.json").write_text(json.dumps({**DESK, "interviewers": staff, "requests": odd}))
    code, out, err = amparo("plan", "desk.json")
    assert code == 3
    assert [one["request"] for one in json.loads(out)["bookings"]] == ["well"]
    for told in (
        "1 of 6 placed",
        "nobody speaks the language, and nobody interprets it: spoken_by_nobody",
        "missing: 2 hours of klingon between 2026-01-05 and 2026-01-07, for spoken_by_nobody",
        "the last day lies before the first, or outside the days planned: last_before_first",
        "no interviewer has a day long enough: long",
        "their cap is 0: met_by_cap_0",
        "set aside unknown_name: “Zoe” is excluded, and is nobody here",
    ):
        assert told in " ".join(err.split()), (told, err)


def test_how_good_a_plan_could_be_is_told_when_asked(amparo):
    many = [{"id": f"r{number}", "minutes": 60, "language": "es"} for number in range(4)]
    Path("desk.json").write_text(json.dumps({**DESK, "requests": many}))
    code, out, err = amparo("plan", "desk.json", "--bound")
    assert code == 0
    assert len(json.loads(out)["bookings"]) == 4
    assert "waiting 2 days, at least 2 by the bound, 0.0% above" in err


def test_who_leaves_and_who_comes_urgently_are_mended_for(amparo):
    Path("desk.json").write_text(json.dumps({**DESK, "requests": DESK["requests"][:2]}))
    amparo("plan", "desk.json", "--out", "plan.json")
    urgent = {"requests": [{"id": "now", "minutes": 60, "language": "es", "tier": "child_alone", "last": 0}]}
    Path("urgent.json").write_text(json.dumps(urgent))
    code, out, err = amparo("repair", "plan.json", "--urgent", "urgent.json")
    assert code == 0
    assert {one["request"]: one["day"] for one in json.loads(out)["bookings"]}["now"] == "2026-01-05"
    assert "1 client to notify: a first hour" in err
    code, out, _ = amparo("repair", "plan.json", "--leaves", "Ana:2026-01-05")
    assert code == 0
    assert {one["interviewer"] for one in json.loads(out)["bookings"]} == {"Ben"}
    code, _, err = amparo("repair", "plan.json", "--leaves", "Ana:2026-01-05", "--leaves", "Ben:2026-01-05")
    assert code == 3
    assert "missing: 3 hours of Spanish between 2026-01-05 and 2026-01-09, for child, well" in err
    urgent["requests"] = [{"id": "odd", "minutes": 60, "language": "klingon"}, {"id": "well", "minutes": 60}]
    Path("urgent.json").write_text(json.dumps(urgent))
    code, _, err = amparo("repair", "plan.json", "--urgent", "urgent.json")
    assert code == 3
    assert "nobody interprets it: odd" in err
    assert "set aside well" in err


def test_what_cannot_be_understood_is_told(amparo):
    Path("desk.json").write_text(json.dumps(DESK))
    Path("list.json").write_text("[]")
    amparo("plan", "desk.json", "--out", "plan.json")
    for words, told in (
        (("repair", "desk.json"), "no plan"),
        (("repair", "plan.json", "--absent", "Ana"), "NAME:DAY"),
        (("repair", "plan.json", "--absent", "Zoe:2026-01-05"), "nobody here"),
        (("repair", "plan.json", "--absent", "Ana:2026-01-10"), "no working day"),
        (("repair", "plan.json", "--recused", "Ana:stranger"), "not among the requests"),
        (("repair", "plan.json", "--recused", "Zoe:child"), "nobody here"),
        (("repair", "plan.json", "--leaves", "Zoe:2026-01-05"), "nobody here"),
        (("repair", "plan.json", "--leaves", "Ana:2030-01-05"), "no working day"),
        (("repair", "plan.json", "--urgent", "list.json"), "holds no requests"),
        (("repair", "plan.json", "--urgent", "absent.json"), "cannot be read"),
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
