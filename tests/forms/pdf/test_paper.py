"""Addenda and answer sheets: nothing is left out, each says of whom and what it is, and there is room to sign."""

import io

import pypdf
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.forms.pdf.addendum import BOTTOM, TOP, Heading, SheetLine, addendum, put
from amparo.forms.pdf.paper import Paper
from amparo.forms.pdf.sheet import SheetPart, SheetWords, sheet

WHO = Heading("Form I-589, Application for Asylum and for Withholding of Removal", "Núñez, Ana", "012-345-678")
STORY = "Three men with weapons came to the house of my mother's sister and asked for my brother by his name. "


def pages_of(file: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(file)).pages]


def test_every_sheet_says_of_whom_and_what_it_is_and_has_room_to_sign() -> None:
    printed = addendum(WHO, [SheetLine(f"Part B, {at}", "Explain", STORY * 12) for at in range(5)])
    pages = pages_of(printed.file)
    assert len(pages) == printed.pages > 2
    for at, page in enumerate(pages, 1):
        assert f"Addendum to {WHO.form}" in page
        assert f"Page {at} of {len(pages)}" in page
        assert "Name: Núñez, Ana" in page
        assert "A-Number: 012-345-678" in page
        assert "Signature" in page
        assert "Date (mm/dd/yyyy)" in page
    assert any("Part B, 2 (continued)" in page or "Part B, 1 (continued)" in page for page in pages)


def test_a_long_answer_goes_on_and_no_word_of_it_is_lost() -> None:
    counted = [f"w{at}" for at in range(1_500)]
    line = SheetLine("Part B, 1.A", "Explain in detail", " ".join(counted))
    for file in (addendum(WHO, [line]).file, sheet(WHO, [SheetPart("Part B", (line,))]).file):
        shown = [word for page in pages_of(file) for word in page.split()]
        assert [word for word in shown if word[0] == "w" and word[1:].isdigit()] == counted


@given(st.lists(st.integers(0, 500), min_size=1, max_size=4))
@settings(max_examples=8, deadline=None)
def test_nothing_is_written_where_the_pen_goes(lengths: list[int]) -> None:
    paper = Paper(TOP, BOTTOM)
    for length in lengths:
        put(paper, SheetLine("1", "Explain", "word " * length))
        assert BOTTOM <= paper.y <= TOP


def test_a_sheet_has_each_item_with_its_number_answer_and_note() -> None:
    items = (
        SheetLine("4", "Complete last name", "Núñez de la Peña"),
        SheetLine("7", "Other names", "None", "one a line"),
    )
    (page,) = pages_of(sheet(WHO, [SheetPart("Part A.I. Information about you", items)]).file)
    for said in ("Part A.I.", "4", "Complete last name", "Núñez de la Peña", "None", "one a line", "not for filing"):
        assert said in page


def test_a_sheet_speaks_the_language_of_its_reader() -> None:
    spanish = SheetWords("Hoja de respuestas", "Página {page} de {pages}", "{part} (continuación)")
    many = tuple(SheetLine(str(at), "Nombre", STORY) for at in range(40))
    pages = pages_of(sheet(WHO, [SheetPart("Parte 1", many)], spanish).file)
    assert f"Página 2 de {len(pages)}" in pages[1]
    assert "Parte 1 (continuación)" in pages[1]


def test_what_no_typeface_has_is_named() -> None:
    assert addendum(WHO, [SheetLine("1", "Name", "Ana \U0001f600")]).missing == ("\U0001f600",)


def test_the_head_of_a_sheet_is_never_cut() -> None:
    long = Heading("Form I-131, " + "Application for Travel Documents, " * 4, "Ana " * 60, "012-345-678")
    (page,) = pages_of(addendum(long, [SheetLine("1", "Explain", "yes")]).file)
    assert page.count("Travel") == 4
    assert page.count("Ana") == 60
