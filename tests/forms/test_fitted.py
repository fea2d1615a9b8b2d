"""Names of which only the last part is known are found on the paper."""

from dataclasses import replace

import pytest

from amparo.forms.fitted import fitted
from amparo.forms.form import Box
from amparo.forms.pdf.fields import Kind, fields_of
from amparo.forms.reading import maps
from tests.forms.test_maps import BLANKS


@pytest.mark.skipif(not BLANKS.is_dir(), reason="the blank forms lie beside the project")
def test_the_map_of_a_newer_edition_finds_its_fields_on_an_older_blank() -> None:
    blank = fields_of((BLANKS / "i-589_2020-08-25.pdf").read_bytes())
    older, newer = maps()["i-589", "2020-08-25"], maps()["i-589", "2026-07-28"]
    on_paper = fitted(newer, {name: field.states for name, field in blank.items()})
    assert on_paper.fields <= older.fields | {name for name in newer.fields if "Sex" in name}
    texts = {name for name in on_paper.fields if name in blank and blank[name].kind is Kind.TEXT}
    assert texts == {name for name in older.fields if blank[name].kind is Kind.TEXT}


def test_a_box_is_found_by_its_state_where_its_number_is_another() -> None:
    form = maps()["i-589", "2026-07-28"]
    (item,) = (item for item in form.items if item.number == "11" and item.boxes)
    boxes = {"married": Box("Marital[1]", "M"), "single": Box("Marital[0]", "S"), "widowed": Box("Widowed[0]", "*")}
    small = replace(form, items=(replace(item, boxes=boxes),), tables=(), supplements=())
    blank = {
        "form1[0].Marital[0]": ["M"],
        "form1[0].Marital[1]": [" S "],
        "form1[0].Late.Marital[2]": ["M"],
        "form1[0].Widowed[0]": ["7"],
    }
    assert fitted(small, blank).items[0].boxes == {
        "married": Box("form1[0].Marital[0]", "M"),
        "single": Box("form1[0].Marital[1]", " S "),
        "widowed": Box("form1[0].Widowed[0]", "7"),
    }


def test_a_map_that_was_read_from_a_blank_stays_as_it_is() -> None:
    form = maps()["i-589", "2020-08-25"]
    assert fitted(form, {}) is form
