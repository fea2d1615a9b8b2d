"""Figures as Python programs ask for them: each row is taken as it is meant, or refused with row, field and value."""

import datetime as dt

import numpy as np
import pytest

import amparo
from amparo.errors import FiguresError
from amparo.figures.releasing import Asked, TooFew, release
from amparo.figures.rows import Fear, Returned

UNTIL, ON = dt.date(2019, 12, 31), dt.date(2020, 6, 1)
RETURNED = dt.date(2019, 7, 1)
ROW = {"person": "p", "case": "c", "returned_on": RETURNED}


def test_mappings_and_objects_are_counted_alike():
    objects = [
        Returned(str(n), f"c{n // 2}", RETURNED, "el_paso", nationality="HN", language="es", fear=Fear.STATED)
        for n in range(40)
    ]
    rows = [
        {
            "person": n,
            "case": f"c{n // 2}",
            "returned_on": "2019-07-01",
            "port": "el_paso",
            "nationality": "hn",
            "language": "Español",
            "fear": "stated",
            "represented": np.nan,
            "born_on": None,
        }
        for n in range(40)
    ]
    made = amparo.release(rows, until=UNTIL, on=ON)
    assert made == amparo.release(objects, until=UNTIL, on=ON) == release(objects, Asked(UNTIL), ON)
    with pytest.raises(TooFew):
        amparo.release(rows, until=UNTIL, on=ON, before=made.people)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"person": ""}, ("person", "missing")),
        ({"case": None}, ("case", "missing")),
        ({"retuned_on": RETURNED}, ("retuned_on", "returned_on")),
        ({"returned_on": "07/01/2019"}, ("returned_on", "07/01/2019", "YYYY-MM-DD")),
        ({"returned_on": dt.date(2031, 1, 1)}, ("returned_on", "2031-01-01", "lies after")),
        ({"born_on": dt.date(2019, 8, 1)}, ("born_on", "2019-08-01", "2019-07-01")),
        ({"port": "El Paso"}, ("port", "El Paso", "el_paso")),
        ({"nationality": "Honduras"}, ("nationality", "Honduras")),
        ({"represented": 2}, ("represented", "2", "True or False")),
        ({"waiting": 12.5}, ("waiting", "12.5", "whole number")),
        ({"waiting": 900}, ("waiting", "900", "2019-07-01")),
        ({"fear": "yes"}, ("fear", "yes", "not stated")),
        ({"harms": "kidnapping"}, ("harms", "kidnapping", "set")),
        ({"harms": ["kidnaping"]}, ("harms", "kidnaping", "kidnapping")),
        ({"needs": {"food": "perhaps"}}, ("needs", "perhaps", "yes")),
        ({"needs": ["food"]}, ("needs", "mapping")),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_row_field_and_what_is_allowed(change, told):
    with pytest.raises(FiguresError) as refused:
        amparo.release([{**ROW, "person": "q"}, {**ROW, **change}], until=UNTIL, on=ON)
    assert str(refused.value).startswith("row 2: ")
    assert all(word in str(refused.value) for word in told), refused.value


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"until": "2019-12-31"}, "until: '2019-12-31' is refused"),
        ({"on": dt.datetime(2020, 6, 1, 12)}, "on: "),  # noqa: DTZ001
        ({"until": dt.date(2020, 7, 1)}, "until 2020-07-01 lies after 2020-06-01"),
        ({"limit": "11"}, "limit: '11' is refused"),
        ({"limit": 3}, "choose one from 5"),
        ({"base": True}, "base: True is refused"),
        ({"before": "person 1"}, "before: "),
        ({"rows": ROW}, "give a list of rows"),
    ],
)
def test_what_is_asked_is_checked_too(change, told):
    with pytest.raises(FiguresError) as refused:
        amparo.release(**{"rows": [ROW], "until": UNTIL, "on": ON, **change})
    assert told in str(refused.value)
