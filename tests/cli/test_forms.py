"""Government forms in a terminal."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from amparo.forms.pdf.fields import fields_of
from tests.forms.pdf.blanks import ABSENT, REAL, made, real
from tests.forms.pdf.blanks import field as a_field

SAMPLE = Path(__file__).parents[2] / "src" / "amparo" / "forms" / "samples" / "family.json"
ON = ("--on", "2026-11-28")


def valid(out, name):
    told = json.loads(out)
    jsonschema.Draft202012Validator(
        json.loads((files("amparo.schemas") / f"{name}.schema.json").read_text()),
        format_checker=jsonschema.FormatChecker(),
    ).validate(told)
    return told


@pytest.fixture
def blanks(amparo, monkeypatch):
    """Blank forms in a folder of their own, as a person without an office has them."""
    monkeypatch.delenv("AMPARO_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(Path.cwd() / "data"))
    for name in ("ar-11_2022-11-02", "i-589_2020-08-25"):
        Path(f"{name}.pdf").write_bytes(real(name))
    return Path.cwd() / "data" / "amparo" / "forms"


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_a_blank_is_installed_listed_and_filled(amparo, blanks):
    before = valid(amparo("forms", "list", "--json")[1], "forms-list")
    assert not any(form["installed"] for form in before["forms"])
    code, out, _ = amparo("forms", "install", "ar-11_2022-11-02.pdf")
    assert (code, "AR-11, edition 11/02/22, is installed" in out) == (0, True)
    assert [path.name for path in blanks.iterdir()] == ["ar-11_2022-11-02.pdf"]
    listed = valid(amparo("forms", "list", "--json")[1], "forms-list")
    assert [form["form"] for form in listed["forms"] if form["installed"]] == ["ar-11"]
    assert "installed" in amparo("forms", "list")[1]

    _, out, _ = amparo("forms", "fill", "AR-11", "--person", SAMPLE, "--out", "filled.pdf", *ON, "--json")
    told = valid(out, "forms-fill")
    assert (told["on_blank"], told["left"], told["signs"]) == (True, [], {})
    said = {item["label"]: item["value"] for item in told["items"]}
    after = fields_of(Path("filled.pdf").read_bytes())
    assert after["form1[0].#subform[0].S1_FamilyName[0]"].value == said["Family name"] == "Yáñez Ordóñez"
    assert Path("filled.pdf").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_without_a_blank_the_answers_come_as_a_sheet_and_that_is_said(amparo, blanks):
    code, out, _ = amparo("forms", "fill", "i-589", "--person", SAMPLE, "--out", "sheet.pdf", *ON)
    assert code in (0, 3)
    assert "an answer sheet" in out
    assert "not for filing" in out
    assert "amparo forms install" in out
    assert Path("sheet.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_a_file_is_recognised_and_held_against_the_nearest_map(amparo, blanks):
    Path("other.pdf").write_bytes(made(a_field("PDF417BarCode1", V="I-589|01/20/19|1"), a_field("New[0]")))
    Path("word.pdf").write_bytes(b"PK")
    code, out, _ = amparo("forms", "check", "i-589_2020-08-25.pdf", "other.pdf", "word.pdf", "--json")
    assert code == 3
    same, other, word = valid(out, "forms-check")["files"]
    assert (same["map"]["same_edition"], same["new"], same["gone"], same["renamed"]) == (True, [], [], {})
    assert (other["form"], other["edition"], other["map"]["same_edition"]) == ("i-589", "2019-01-20", False)
    assert other["new"] == ["New[0]"]
    assert len(other["gone"]) > 100
    assert "no PDF" in word["refused"]
    assert amparo("forms", "check", "i-589_2020-08-25.pdf")[0] == 0
    said = amparo("forms", "check", "i-589_2020-08-25.pdf", "other.pdf", "word.pdf")[1]
    assert "it can be filled" in said
    assert "No map is of this edition" in said
    assert "new: New[0]" in said


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_what_is_filled_in_already_is_not_installed_as_a_blank(amparo, blanks):
    amparo("forms", "install", "ar-11_2022-11-02.pdf")
    amparo("forms", "fill", "ar-11", "--person", SAMPLE, "--out", "filled.pdf", *ON)
    code, _, err = amparo("forms", "install", "filled.pdf", "sheet.pdf")
    assert code == 3
    assert "not blank" in err
    assert "cannot be read" in err


@pytest.mark.parametrize("form", ["ar-11", "i-589"])
def test_every_item_of_a_form_is_explained(amparo, form):
    told = valid(amparo("forms", "explain", form, "--json")[1], "forms-explain")
    out = amparo("forms", "explain", form)[1]
    assert told["items"][0]["label"].split()[0] in out


def test_a_form_that_is_not_known_is_named_with_the_nearest(amparo):
    code, _, err = amparo("forms", "explain", "i-598")
    assert code == 2
    assert "did you mean “i-589”" in err
    code, _, err = amparo("forms", "explain", "ar-11", "--edition", "1999-01-01")
    assert code == 2
    assert "known editions: 2022-11-02" in err
