"""Telephone numbers as people write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.office.platform.telephones import Fault, Number, Unread, read, writable, written

JUAREZ = "+526561234567"
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.mark.parametrize(
    "text",
    [
        "+52 656 123 4567",
        "+52 (656) 123-4567",
        "+52 656–123–4567",
        "\u202a+52 656 123 4567\u202c",
        "+52 656 123 4567 ",
        "+52.656.123.4567",
        "0052 656 123 4567",
        "00 52 1 656 123 4567",
        "+52 1 656 123 4567",
        "011 52 656 123 4567",
        "+52 656 123 4567".translate(ARABIC),
        "\uff0b\uff15\uff12 656 123 4567",
        "tel:+526561234567",
        "+52\u200b656\u00a0123\u00a04567",
    ],
)
def test_a_number_with_its_country_is_read_however_it_was_typed(text: str) -> None:
    assert read(text) == Number(JUAREZ, "+52 656 123 4567")


@pytest.mark.parametrize(
    "text", ["656 123 4567", "(656) 123-4567", "01 656 123 4567", "044 656 1234567", "0456561234567", "526561234567"]
)
def test_a_number_without_its_country_is_read_where_mexico_is_known_and_else_asked_about(text: str) -> None:
    assert writable(text, {"MX"}) == JUAREZ
    asked = read(text)
    assert isinstance(asked, Unread)
    assert asked.fault is Fault.COUNTRY
    assert asked.example == "+52 656 123 4567"


def test_a_number_of_the_united_states_is_read_where_they_are_known() -> None:
    assert writable("(915) 555-0177", {"US"}) == "+19155550177"
    assert writable("1 915 555 0177", {"US"}) == "+19155550177"


def test_a_number_that_both_countries_have_is_never_guessed() -> None:
    for country in ("MX", "US"):
        asked = read("646 223 4567", {country})
        assert isinstance(asked, Unread)
        assert asked.fault is Fault.COUNTRY
        assert set(asked.readings) == {"+52 646 223 4567", "+1 646-223-4567"}
    assert writable("646 223 4567") == ""
    assert read("646 223 4567", {"MX"}, sure=True) == Number("+526462234567", "+52 646 223 4567")
    assert read("646 223 4567", {"US"}, sure=True) == Number("+16462234567", "+1 646-223-4567")


def test_a_number_of_the_other_country_is_asked_about_where_one_is_known() -> None:
    asked = read("(915) 555-0177", {"MX"})
    assert isinstance(asked, Unread)
    assert (asked.fault, asked.readings) == (Fault.COUNTRY, ("+1 915-555-0177",))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.NO_NUMBER),
        ("my aunt", Fault.NO_NUMBER),
        ("12345", Fault.NO_NUMBER),
        ("+52 656 123", Fault.NO_NUMBER),
        ("+1 115 555 0100", Fault.NO_NUMBER),
        ("+52 656 123 4567, +1 915 555 0100", Fault.SEVERAL),
        ("+52 656 123 4567 / 656 765 4321", Fault.SEVERAL),
        ("+52 656 123 4567 +1 915 555 0100", Fault.SEVERAL),
        ("6561234567 o 6567654321", Fault.SEVERAL),
        ("656 123 4567 656 765 4321", Fault.SEVERAL),
        ("+52 656 123 4567 only mornings", Fault.WORDS),
        ("cel. +52 656 123 4567", Fault.WORDS),
        ("+52 656 123 4567 (Rosa)", Fault.WORDS),
        ("+52 656 123 4567 ext 5", Fault.WORDS),
    ],
)
def test_what_is_no_single_number_is_said_and_never_cut_down_to_one(text: str, fault: Fault) -> None:
    found = read(text, {"MX"})
    assert isinstance(found, Unread)
    assert found.fault is fault
    assert writable(text, {"MX"}) == ""


@pytest.mark.parametrize("text", ["+502 5123 4567", "+504 9123-4567", "+509 34 12 3456", "+237 6 71 23 45 67"])
def test_numbers_of_the_whole_world_are_read(text: str) -> None:
    assert writable(text).startswith(text[:4])


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_one_number_or_none(text: str) -> None:
    found = writable(text, {"MX"})
    assert found == "" or (found[0] == "+" and found[1:].isdecimal() and 7 <= len(found[1:]) <= 15)
    assert written(written(text)) == written(text)
    assert writable(written(text, {"MX"}), {"MX"}) == found


def test_the_numbers_that_were_refused_on_the_day_of_the_reminder(shared: Path) -> None:
    told = json.loads((shared / "reports" / "contact" / "numbers.json").read_text(encoding="utf-8"))
    numbers = [detail for channel, detail in told if channel != "email"]
    assert [writable(one, {"US"}) for one in numbers] == ["+19155550177", JUAREZ, JUAREZ, JUAREZ]
    asked = read(numbers[0])
    assert isinstance(asked, Unread)
    assert asked.fault is Fault.COUNTRY
