"""Each of the ways in which forms came back, or said what is not true, is caught before printing."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from amparo.forms.answers import answered
from amparo.forms.checks import Copy, Gravity, changed, copy_from_json, copy_to_json, differing, findings
from amparo.forms.checks.copies import copy_of
from amparo.forms.client_file import ClientFile, client_file
from amparo.forms.form import Form
from amparo.forms.reading import maps, read_map
from amparo.forms.told import Origin
from tests.forms.family import FAMILY, TODAY, family
from tests.forms.test_answers import MAP

FORM = """
[[items]]
part = "A"
number = "1"
label = "Family name"
says = "me.family_name"
field = "Family"
required = true

[[items]]
part = "A"
number = "2"
label = "A-number"
says = "digits(me.a_number)"
field = "Number"
digits = 9

[[items]]
part = "A"
number = "3"
label = "Name in the native alphabet"
says = "me.native_name"
field = "Native"

[[items]]
part = "A"
number = "4"
label = "Last entry"
says = "entry.entered_on"
field = "Entry"

[[tables]]
part = "B"
label = "Children"
rows = "children"
whole = "children"
[[tables.columns]]
label = "Given name"
says = "given_name"
fields = ["Child1"]

[[items]]
part = "C"
label = "Signature"
field = "Sign"
hand = true
"""


def form(**more: Any) -> Form:
    return replace(read_map(MAP + FORM, "x-1.toml"), **more)


def changed_family(change: Mapping[str, object], **facts: object) -> ClientFile:
    """The richest family with some records put in place of theirs, and some facts."""
    data = json.loads(FAMILY.read_text("utf-8"))
    data["records"] |= change
    data["facts"] |= facts
    data["asked"] = {}  # the forms of these tests ask nothing of their own
    return client_file(data, TODAY)


def found_in(file: ClientFile, which: Form | None = None, **more: object) -> dict[str, Gravity]:
    which = which or form()
    found = findings(which, file, answered(which, file), **more)  # type: ignore[arg-type]
    return {one.name: one.gravity for one in found}


def particulars(**change: object) -> dict[str, object]:
    data = json.loads(FAMILY.read_text("utf-8"))
    return {"particulars": [{**data["records"]["particulars"][0], **change}]}


def test_a_whole_and_true_form_only_asks_for_the_pen() -> None:
    assert found_in(family()) == {
        "by_hand": Gravity.TELLS,
        "letters": Gravity.ASKS,
    }  # two names stand in their own letters too


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("missing", changed_family(particulars(family_name=None))),
        ("letters", changed_family(particulars(family_name="ኃይሌ"))),
        ("not_whole", changed_family({"whole_lists": []})),
        ("missing", changed_family({"whole_lists": [], "relatives": []})),
        ("entry_day", changed_family({}, last_entry_on="2026-02-04")),
        ("married", changed_family({}, unmarried=True)),
        ("spouse", changed_family({"relatives": []})),
        ("no_longer_spouse", changed_family(particulars(marital_status="widowed"))),
        ("in_us", changed_family({}, in_us=False)),
        ("digits", replace(family(), a_number="12345")),
    ],
)
def test_what_is_missing_or_cannot_be_true_is_found(name: str, file: ClientFile) -> None:
    assert name in found_in(file)


def test_an_edition_that_is_taken_no_longer_stops_the_form() -> None:
    assert found_in(family(), form(until=dt.date(2026, 10, 27)))["edition"] is Gravity.STOPS
    assert found_in(family(), form(current=False))["edition"] is Gravity.STOPS
    assert "edition" not in found_in(family(), form(until=dt.date(2026, 10, 27)), filed_on=dt.date(2026, 10, 27))


def test_an_application_for_asylum_asks_about_every_blank() -> None:
    file = changed_family(particulars(native_name=None))
    assert found_in(file, form(name="i-589"))["blank"] is Gravity.ASKS
    assert "blank" not in found_in(file)


def test_a_month_agrees_with_a_day_of_it_and_not_with_another() -> None:
    entry = {"entered_on": "2026-02", "place": "El Paso, Texas"}
    assert "entry_day" not in found_in(changed_family({"entries": [entry]}))
    assert "entry_day" in found_in(changed_family({"entries": [{**entry, "entered_on": "2026-03"}]}))


def test_what_is_disputed_stops_the_form_that_prints_it() -> None:
    disputed = [Origin("particulars", "1", "family_name")]
    assert found_in(family(), disputed=disputed)["disputed"] is Gravity.STOPS
    assert "disputed" not in found_in(family(), disputed=[Origin("particulars", "1", "religion")])


def test_a_relative_with_a_file_of_their_own_is_told_alike_in_both() -> None:
    son = {"family_name": "Yáñez Haile", "given_name": "Íker", "birth_country": "HN"}

    def file_of(born: str) -> ClientFile:
        return client_file({"format": 1, "facts": {"born_on": born}, "records": {"particulars": [son]}}, TODAY)

    assert not any(name.startswith("relative") for name in found_in(family(), relatives={"2": file_of("2015-08-14")}))
    assert "relative_born_on" in found_in(family(), relatives={"2": file_of("2015-08-15")})


def filed(file: ClientFile, which: Form) -> Copy:
    copy = copy_of(which, dt.date(2026, 10, 1), answered(which, file))
    return copy_from_json(json.loads(json.dumps(copy_to_json(copy))))


def test_a_copy_is_kept_and_read_back_as_it_was() -> None:
    for which in maps().values():
        assert filed(family(), which).answers == tuple(answered(which, family()))


def test_what_changed_since_the_last_copy_and_what_another_form_says_otherwise_is_told() -> None:
    before, now = filed(family(), form()), changed_family(particulars(family_name="Yáñez"))
    (change,) = changed(answered(form(), now), before)
    assert change.values == ("Yáñez Ordóñez", "Yáñez")
    other = form(name="x-2")
    (difference,) = differing(other, answered(other, now), [before])
    assert difference.gravity is Gravity.ASKS
    assert changed(answered(form(), family()), before) == []
    assert differing(other, answered(other, family()), [before]) == []
