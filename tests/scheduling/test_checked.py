"""The desk as Python programs call it: what they give is taken as it is meant, or refused by name."""

import datetime as dt

import numpy as np
import pytest

import amparo
from amparo.errors import DeskError
from amparo.scheduling.checking import faults_of
from amparo.scheduling.model import Desk, Interviewer, Request, Tier

FIRST = dt.date(2026, 1, 5)
DESK = {"first": FIRST, "interviewers": [{"name": "Ana", "languages": {"Spanish"}, "absent": [0]}]}


def test_objects_and_mappings_make_the_same_plan():
    desk = Desk((Interviewer("Ana", frozenset({"es"}), absent=frozenset({0})),), first=FIRST)
    requests = [Request("r1", 90, "es", Tier.MEDICAL, last=3), Request("r2", 60, "es")]
    made = amparo.plan(desk, requests)
    told = [
        {"id": "r1", "minutes": np.int64(90), "language": "Español", "tier": "medical", "last": 3, "place": None},
        {"id": "r2", "minutes": 60, "language": "castellano", "tier": Tier.ORDINARY, "last": float("nan")},
    ]
    assert amparo.plan(DESK, told) == made
    assert [one.request for one in made.bookings] == ["r1", "r2"]
    assert faults_of(desk, requests, made) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"minutes": "90"}, ("request r1", "minutes", "whole number")),
        ({"minutes": 0}, ("request r1", "minutes", "above 0")),
        ({"minutes": None}, ("request r1", "minutes", "missing")),
        ({"langage": "es"}, ("request r1", "langage")),
        ({"tier": "vip"}, ("request r1", "vip", "child_alone")),
        ({"tier": 0}, ("request r1", "tier", "child_alone")),
        ({"excluded": ["Bea"]}, ("request r1", "Bea", "nobody here")),
        ({"excluded": "Ana"}, ("request r1", "excluded", "list")),
    ],
)
def test_a_request_that_cannot_be_is_refused_by_name(change, told):
    with pytest.raises(DeskError) as refused:
        amparo.plan(DESK, [{"id": "r1", "minutes": 90, "language": "es", **change}])
    assert all(word in str(refused.value) for word in told), refused.value


@pytest.mark.parametrize(
    ("desk", "told"),
    [
        ({**DESK, "interviewers": [{"name": "Ana", "languages": ["es"], "cap": 4.5}]}, ("Ana", "cap", "whole number")),
        ({**DESK, "interviewers": [{"name": "Ana", "languages": "es"}]}, ("Ana", "languages", "list")),
        ({**DESK, "rooms": {"El Paso": "two"}}, ("rooms",)),
        ({**DESK, "dayz": 3}, ("dayz", "days")),
        ({**DESK, "first": "5 January"}, ("first", "2026-01-05")),
        ({"interviewers": []}, ("first",)),
        ("desk.json", ("desk", "mapping")),
        (Desk((Interviewer("Ana", frozenset({"es"}), cap="4"),)), ("Ana", "cap", "whole number")),
    ],
)
def test_a_desk_that_cannot_be_is_refused_by_name(desk, told):
    with pytest.raises(DeskError) as refused:
        amparo.plan(desk, [])
    assert all(word in str(refused.value) for word in told), refused.value


def test_one_text_is_no_set_of_languages():
    with pytest.raises(DeskError, match="Ana: languages is “Spanish”"):
        Interviewer("Ana", "Spanish")


@pytest.mark.parametrize("requests", ["r1", {"id": "r1"}, Request("r1", 60, "es"), 3])
def test_requests_are_a_list(requests):
    with pytest.raises(DeskError, match="a list of requests"):
        amparo.plan(DESK, requests)


def test_a_forecast_tells_each_week():
    made = amparo.forecast(4, interviewers=2, cap=2, weeks=3)
    assert [week.number for week in made.weeks] == [1, 2, 3]
    assert amparo.forecast([4, 4, 4, 4, 4], interviewers=2, cap=2, weeks=3) == made


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"cap": 2.5}, "cap is 2.5"),
        ({"interviewers": "two"}, "interviewers is 'two'"),
        ({"absent": 20}, "absent is 20"),
        ({"vulnerable": float("nan")}, "vulnerable is nan"),
        ({"arrivals": "many"}, "arrivals"),
        ({"arrivals": []}, "arrivals is empty"),
        ({"weeks": 0}, "weeks is 0"),
        ({"backlog": -1}, "backlog is -1"),
    ],
)
def test_a_forecast_of_figures_that_cannot_be_is_refused(change, told):
    with pytest.raises(DeskError) as refused:
        amparo.forecast(**{"arrivals": 4, "interviewers": 2, "cap": 2, **change})
    assert told in str(refused.value)
