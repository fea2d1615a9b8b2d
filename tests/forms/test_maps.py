"""Each map is read whole, names fields that its blank has, and answers for the richest family."""

from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Object

from amparo.forms.answers import State, answered
from amparo.forms.client_file import ClientFile
from amparo.forms.form import Form
from amparo.forms.reading import maps
from amparo.forms.views import view
from tests.forms.family import TODAY, family

BLANKS = Path(__file__).parents[3] / "shared" / "forms"
EVERY = pytest.mark.parametrize("form", maps().values(), ids=["_".join(key) for key in maps()])


def fields_of(parent: Iterable[Object], before: str = "") -> dict[str, Object]:
    """Every field that holds a value, by its whole name."""
    found: dict[str, Object] = {}
    for field in parent:
        name = before + str(field.get("/T", ""))
        kids = [kid for kid in field.get("/Kids", []) if "/T" in kid]
        found |= fields_of(kids, f"{name}.") if kids else {name: field}
    return found


def states_of(field: Object) -> set[str]:
    """The states that a check box can have beside off."""
    found: set[str] = set()
    for widget in field.get("/Kids", [field]):
        looks = widget.get("/AP", Dictionary()).get("/N", Dictionary())
        found |= {str(name).removeprefix("/") for name in looks if str(name) != "/Off"}
    return found


@EVERY
def test_every_item_of_a_map_can_be_answered_for_the_richest_family(form: Form) -> None:
    answers = answered(form, family())
    assert any(answer.state is State.GIVEN for answer in answers)
    printed = [field for answer in answers for field in (*answer.fields, *(box.field for box in answer.boxes))]
    assert set(printed) <= form.fields
    assert all(
        answer.value or answer.state in (State.BLANK, State.MISSING, State.NOT_ASKED, State.BY_HAND)
        for answer in answers
        if answer.fields
    )


@EVERY
def test_of_a_person_of_whom_nothing_is_known_a_form_says_nothing(form: Form) -> None:
    said = [answer for answer in answered(form, ClientFile(TODAY)) if answer.state in (State.GIVEN, State.NONE)]
    assert [(answer.key, answer.value) for answer in said] == []


def test_a_petition_is_about_the_relative_that_is_put_beside_the_file() -> None:
    form, children = maps()["i-730", "2025-01-20"], view(family())["children"]
    assert isinstance(children, list)
    oldest, _, _, _, youngest = (
        {
            answer.label: answer.value
            for answer in answered(form, family(), {"beneficiary": child})
            if answer.part == "Part 2"
        }
        for child in children
    )
    assert (oldest["Given name"], oldest["Where the relative is"]) == ("Ana Lucía", "no")
    assert (youngest["Given name"], youngest["Where the relative is"]) == ("Begoña", "yes")


@pytest.mark.skipif(not BLANKS.is_dir(), reason="the blank forms lie beside the project")
@EVERY
def test_every_field_that_a_map_names_is_one_of_its_blank(form: Form) -> None:
    blank = BLANKS / f"{form.name}_{form.edition.isoformat()}.pdf"
    assert blank.exists() == (form.checked == "blank")
    if not blank.exists():
        return
    with pikepdf.open(blank) as pdf:
        fields = fields_of(pdf.Root.AcroForm.Fields)
        assert len(pdf.pages) == form.pages
        assert form.fields | set(form.left) <= set(fields)
        assert {name for name in fields if "BarCode" not in name} - form.fields == set(form.left)
        boxes = [box for item in form.items for box in (item.boxes or {}).values()]
        boxes += [
            box for table in form.tables for column in table.columns for row in column.boxes for box in row.values()
        ]
        assert [box for box in boxes if box.state not in states_of(fields[box.field])] == []
