"""Nothing is cut: what has no room in its box stands whole in the supplement or on the addendum."""

import io
import json
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from amparo.forms.answers import answered
from amparo.forms.client_file import client_file
from amparo.forms.pdf.addendum import Heading
from amparo.forms.printing import Printed, printed
from amparo.forms.reading import maps
from tests.forms.family import FAMILY, TODAY

BLANKS = Path(__file__).parents[3] / "shared" / "forms"
pytestmark = pytest.mark.skipif(not BLANKS.is_dir(), reason="the blank forms lie beside the project")
HEADING = Heading("Form I-589, Application for Asylum", "Yáñez Ordóñez, María del Socorro", "219000347")
STORY = " ".join(
    f"On day {day} three men came to my stall and asked for the money of week {day}." for day in range(120)
)


def paper(claim: Mapping[str, object], **records: object) -> Printed:
    """The I-589 of the richest family, with another claim and other records."""
    data = json.loads(FAMILY.read_text("utf-8"))
    data["records"] |= records
    data["records"]["claim"][0] |= claim
    form = maps()["i-589", "2020-08-25"]
    answers = answered(form, client_file(data, TODAY))
    return printed(form, answers, (BLANKS / "i-589_2020-08-25.pdf").read_bytes(), HEADING)


def values(file: bytes) -> Mapping[str, str]:
    return {
        name: str(text)
        for name, text in PdfReader(io.BytesIO(file)).get_form_text_fields(full_qualified_name=True).items()
    }  # type: ignore[union-attr]


def test_a_form_whose_answers_fit_has_no_more_pages_than_its_blank() -> None:
    done = paper({})
    with pikepdf.open(io.BytesIO(done.file)) as pdf:
        assert len(pdf.pages) == 12
    assert (done.left, done.signs, done.continued, done.addendum_pages) == ((), {}, (), 0)


def test_an_answer_longer_than_its_box_begins_there_and_stands_whole_on_the_addendum() -> None:
    done = paper({"harmed_told": STORY})
    assert len(done.continued) == 1
    (begun,) = [text for text in values(done.file).values() if "(see addendum)" in text]
    assert STORY.startswith(begun.removesuffix(" … (see addendum)"))
    pages = PdfReader(io.BytesIO(done.file)).pages[-done.addendum_pages :]
    told = " ".join(" ".join(page.extract_text().split()) for page in pages)
    # A page may end within one of the two.
    assert all(f"of week {day}." in told or f"On day {day} three" in told for day in range(120))
    assert "Yáñez Ordóñez, María del Socorro" in told


def test_an_answer_a_little_too_long_goes_into_the_forms_own_supplement() -> None:
    some = " ".join(STORY.split()[:420])
    done = paper({"belonged_told": some})
    assert (len(done.continued), done.addendum_pages) == (1, 0)
    assert some in values(done.file).values()
    assert any("(see Supplement B)" in text for text in values(done.file).values())


def test_rows_beyond_those_of_the_paper_are_all_told() -> None:
    jobs = [
        {"employer": f"Panadería {year}", "occupation": "baker", "from_on": f"{year}-01", "until_on": f"{year}-12"}
        for year in range(2015, 2026)
    ]
    done = paper({}, jobs=jobs)
    last = PdfReader(io.BytesIO(done.file)).pages[-1].extract_text()
    told = " ".join([*values(done.file).values(), last])
    assert done.continued
    assert all(f"Panadería {year}" in told for year in range(2021, 2026))
