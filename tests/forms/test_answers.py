"""An answer says what is known and no more."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import FactError, FormsError
from amparo.forms.answers import Answer, State, answered
from amparo.forms.client_file import ClientFile, client_file
from amparo.forms.reading import read_map
from amparo.forms.saying import said
from amparo.forms.told import Origin, Told
from amparo.forms.us_states import STATES, letters_of

TODAY = dt.date(2026, 11, 28)
MAP = """
form = "x-1"
edition = 2026-01-01
title = { en = "A form", es = "Un formulario" }
agency = "uscis"
pages = 1
source = "https://example.org"
read_on = 2026-11-28
checked = "blank"
"""
MIDDLE_NAME = """
[[items]]
part = "1"
number = "3"
label = "Middle name"
says = "me.middle_name"
field = "Middle"
required = true
"""
CHILDREN = """
[[tables]]
part = "2"
label = "Children"
rows = "children"
whole = "children"
[[tables.columns]]
label = "Given name"
says = "given_name"
fields = ["Child1", "Child2"]
"""


def file_with(**records: Sequence[Mapping[str, object]]) -> ClientFile:
    return client_file({"format": 1, "records": {kind: list(rows) for kind, rows in records.items()}}, TODAY)


def answers_to(items: str, file: ClientFile) -> list[Answer]:
    return list(answered(read_map(MAP + items, "x-1.toml"), file))


def test_a_middle_name_is_missing_until_somebody_said_that_there_is_none() -> None:
    (unknown,) = answers_to(MIDDLE_NAME, file_with(particulars=[{"given_name": "Ana"}]))
    assert (unknown.state, unknown.fields) == (State.MISSING, {})
    (none,) = answers_to(MIDDLE_NAME, file_with(particulars=[{"middle_name": "Ninguno"}]))
    assert (none.state, none.fields) == (State.NONE, {"Middle": "N/A"})
    (known,) = answers_to(MIDDLE_NAME, file_with(particulars=[{"middle_name": "Inés"}]))
    assert (known.state, known.fields) == (State.GIVEN, {"Middle": "Inés"})
    assert known.origins == (Origin("particulars", "1", "middle_name"),)


def test_none_is_printed_for_children_only_where_it_is_known_that_there_are_none() -> None:
    (unknown,) = answers_to(CHILDREN, file_with())
    assert (unknown.state, unknown.fields) == (State.MISSING, {})
    (none,) = answers_to(CHILDREN, file_with(whole_lists=[{"children": True}]))
    assert (none.state, none.fields) == (State.NONE, {"Child1": "None"})


def test_a_box_that_stands_alone_is_ticked_for_yes_and_stays_empty_for_no() -> None:
    item = '[[items]]\npart = "1"\nlabel = "Deceased"\nsays = "mother.deceased"\nboxes = { yes = "Dead=1" }\n'
    for told, state, ticked in ((True, State.GIVEN, ["Dead"]), (False, State.GIVEN, []), (None, State.BLANK, [])):
        mother: dict[str, object] = {"relation": "mother"} | ({} if told is None else {"deceased": told})
        (answer,) = answers_to(item, file_with(relatives=[mother]))
        assert (answer.state, [box.field for box in answer.boxes]) == (state, ticked)


def test_only_rows_of_the_last_years_are_listed_and_those_of_unknown_end() -> None:
    table = """
[[tables]]
part = "2"
label = "Jobs"
rows = "last_years(jobs, '5', today)"
[[tables.columns]]
label = "Occupation"
says = "occupation"
fields = ["Job1", "Job2", "Job3"]
"""
    ends = {"baker": "2021-11", "cook": "2021-10-31", "nurse": "2021", "smith": None, "tailor": "2020"}
    jobs = [{"occupation": job} | ({"until_on": end} if end else {}) for job, end in ends.items()]
    answers = answers_to(table, file_with(jobs=jobs))
    assert {answer.value for answer in answers if answer.row} == {"baker", "nurse", "smith"}


def test_a_row_says_its_own_place_and_knows_its_number() -> None:
    columns = "".join(f'[[tables.columns]]\nlabel = "{name}"\nsays = "{name}"\n' for name in ("place", "row"))
    table = '[[tables]]\npart = "1"\nlabel = "Entries"\nrows = "entries"\n' + columns
    answers = answers_to(table, file_with(entries=[{"place": "El Paso"}]))
    assert [answer.value for answer in answers if answer.row] == ["El Paso", "1"]


def test_what_the_paper_has_no_row_for_is_continued_and_the_oldest_stands_first() -> None:
    children = [
        {"relation": "child", "given_name": name, "born_on": born}
        for name, born in (("Carla", "2019"), ("Abel", "2011-03"), ("Blas", "2014-05-06"))
    ]
    answers = answers_to(CHILDREN, file_with(relatives=children))
    assert [(a.value, a.fields, a.continued) for a in answers if a.row] == [
        ("Abel", {"Child1": "Abel"}, False),
        ("Blas", {"Child2": "Blas"}, False),
        ("Carla", {}, True),
    ]
    assert answers[0].remark  # nobody said that these are all


@given(st.sampled_from(["1990", "1990-05", "1990-05-06"]))
def test_a_day_known_in_part_is_printed_in_part(born: str) -> None:
    item = '[[items]]\npart = "1"\nlabel = "Born"\nsays = "children[0].born_on"\nfield = "Born"\n'
    (answer,) = answers_to(item, file_with(relatives=[{"relation": "child", "born_on": born}]))
    year, *rest = born.split("-")
    assert answer.value == "/".join([*rest, year])


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("joined(', ', [a, b, none])", "one, two"),
        ("joined(', ', [none])", "none"),
        ("area_code(phone)", "915"),
        ("local_number(phone)", "555-0177"),
        ("state(tejas)", "TX"),
        ("month(day)", "07/2019"),
        ("missing.field || a", "one"),
        ("parts('El Paso, Texas')[1]", None),  # a text of the map is nobody's
        ("parts(joined(', ', [a, b]))", ["one", "two"]),
        ("parts(missing)", []),
        ("digits(phone)", "19155550177"),
        ("contains(a, 'ne')", True),
        ("given(none)", "no"),
        ("given(a)", "yes"),
        ("given(missing.field)", None),
        ("bracketed(category)", ["c", "17", "iii"]),
        ("missing.field", None),
    ],
)
def test_expressions_say_what_is_known(expression: str, expected: object) -> None:
    view = {
        "a": Told("one"),
        "b": Told("two"),
        "none": Told("none"),
        "phone": Told("+1 (915) 555-0177"),
        "tejas": Told("Tejas"),
        "day": Told("07/16/2019"),
        "category": Told("(c)(17)(iii) domestic worker"),
    }
    assert said(expression, view) == expected


def test_a_file_or_a_map_that_is_wrong_is_told_where() -> None:
    with pytest.raises(FactError, match="addresses, record 2: there is no fact called “stret”; did you mean “street”"):
        file_with(addresses=[{"street": "Main"}, {"stret": "Main"}])
    with pytest.raises(FormsError, match=r"items 1 \(Middle name\): there is nothing called “colour”"):
        answers_to(MIDDLE_NAME + 'colour = "red"\n', file_with())
    with pytest.raises(FormsError, match="is no expression"):
        answers_to(MIDDLE_NAME.replace("me.middle_name", "me..middle"), file_with())


def test_every_state_is_known_by_its_letters_and_by_its_name() -> None:
    assert all(letters_of(name) == letters == letters_of(letters.lower()) for letters, name in STATES.items())
    assert letters_of("Petén") is None


ASKED = """
[[asks]]
name = "leaving_on"
kind = "date"
label = { en = "Leaving on", es = "Sale el" }
question = { en = "When?", es = "¿Cuándo?" }
[[items]]
part = "1"
label = "Leaving on"
says = "asked.leaving_on"
field = "Leaving"
[[items]]
part = "1"
label = "Told where there is no room for it"
says = "me.given_name"
[[items]]
part = "1"
label = "Telephone"
says = "ten_digits(me.telephone)"
field = "Telephone"
"""


def test_what_only_a_form_asks_is_written_like_all_else_and_what_it_does_not_take_is_refused() -> None:
    particulars = {"given_name": "Ana", "telephone": "+1 (915) 555-0177"}
    data: dict[str, object] = {"format": 1, "records": {"particulars": [particulars]}}
    leaving, told, telephone = answers_to(
        ASKED, client_file(data | {"asked": {"x-1": {"leaving_on": "2026-12-01"}}}, TODAY)
    )
    assert leaving.fields == {"Leaving": "12/01/2026"}
    assert (told.value, told.fields, told.continued) == ("Ana", {}, True)
    assert telephone.fields == {"Telephone": "9155550177"}
    with pytest.raises(FormsError, match="what only x-1 asks: leaving_on"):
        answers_to(ASKED, client_file(data | {"asked": {"x-1": {"leaving_on": "soon"}}}, TODAY))
