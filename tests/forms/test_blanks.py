"""Blanks in a folder, files held against maps, and answers as a sheet."""

import datetime as dt
import io
from pathlib import Path

import pikepdf
import pypdf
import pytest

from amparo.errors import FormsError
from amparo.forms.answer_sheet import sheet_of
from amparo.forms.answers import Answer, State
from amparo.forms.blanks import blank_of, install, installed
from amparo.forms.comparing import compared
from amparo.forms.pdf.addendum import Heading
from amparo.forms.pdf.fields import fields_of
from amparo.forms.reading import maps
from tests.forms.pdf.blanks import ABSENT, FORMS, REAL, field, made, real

WHO = Heading("Form I-589", "Núñez, Ana", "012-345-678")


def coded(code: str, *values: str) -> bytes:
    fields = [field(f"a{at}", V=pikepdf.String(value)) for at, value in enumerate(values)]
    return made(field("PDF417BarCode1", V=pikepdf.String(code)), *fields)


def test_a_blank_is_kept_by_form_and_edition_and_a_newer_file_of_it_takes_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    assert installed(folder) == {}
    install(folder, coded("I-730|01/20/25|1", ""), ())
    second = coded("I-730|01/20/25|1", "", "")
    assert install(folder, second, ()).edition == dt.date(2025, 1, 20)
    assert [*installed(folder)] == [("i-730", "2025-01-20")]
    assert installed(folder)["i-730", "2025-01-20"].read_bytes() == second
    assert folder.stat().st_mode & 0o077 == 0
    form = maps()["i-730", "2025-01-20"]
    assert blank_of(folder, form) == second
    assert blank_of(tmp_path, form) is None


def test_what_is_filled_in_or_of_no_edition_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(FormsError, match="not blank: 5 of its fields"):
        install(tmp_path, coded("I-730|01/20/25|1", *"abcde"), ())
    assert install(tmp_path, coded("I-730|01/20/25|1", "Self", "", ""), ())
    names = [field(name) for name in sorted(maps()["ar-11", "2022-11-02"].fields)]
    with pytest.raises(FormsError, match="nothing tells the edition"):
        install(tmp_path, made(*names), maps().values())


@pytest.mark.skipif(not REAL, reason=ABSENT)
@pytest.mark.parametrize("name", REAL)
def test_every_real_blank_is_filled_by_its_own_map_and_no_field_of_it_is_unknown(name: str) -> None:
    found = compared(real(name), maps())
    assert found.fills
    assert found.differences.none


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_another_edition_is_never_filled_and_a_blank_of_the_nearest_tells_what_was_renamed() -> None:
    known = {key: form for key, form in maps().items() if key == ("ar-11", "2022-11-02")}
    with pikepdf.open(FORMS / "ar-11_2022-11-02.pdf") as pdf:
        out = io.BytesIO()
        pdf.pages[0].Annots.append(pdf.make_indirect(field("PDF417BarCode1", V=pikepdf.String("AR-11|01/01/27|1"))))
        pdf.Root.AcroForm.Fields.append(pdf.pages[0].Annots[-1])
        pdf.Root.AcroForm.Fields[0].Kids[0].Kids[0].T = pikepdf.String("Renamed[0]")
        pdf.save(out)
    found = compared(out.getvalue(), known, fields_of(real("ar-11_2022-11-02")))
    assert (found.exact, found.fills) == (False, False)
    (renamed,) = found.differences.renamed.items()
    assert renamed == ("form1[0].#subform[0].S1_MiddleName[0]", "form1[0].#subform[0].Renamed[0]")
    assert (found.differences.new, found.differences.gone) == ((), ())


@pytest.mark.parametrize(("language", "said"), [("en", "NOT KNOWN: find out"), ("es", "NO SE SABE: averígüelo")])
def test_a_sheet_says_of_each_item_how_it_stands(language: str, said: str) -> None:
    answers = [
        Answer("Part A.I", "4", "Complete last name", State.GIVEN, "Núñez"),
        Answer("Part A.I", "7", "Other names", State.NONE, "None"),
        Answer("Part A.I", "12", "Date of birth", State.MISSING),
        Answer("Part D", "", "Signature", State.BY_HAND),
    ]
    text = " ".join(
        " ".join(page.extract_text().split())
        for page in pypdf.PdfReader(io.BytesIO(sheet_of(answers, WHO, language).file)).pages
    )
    for each in ("Part A.I", "Núñez", "None", said, "Part D"):
        assert each in text
