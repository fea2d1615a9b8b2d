"""Form and edition are told by the file itself, or nothing is; what cannot be read is refused in a sentence."""

import datetime as dt
import io
import random
from contextlib import suppress

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from amparo.errors import FormsError
from amparo.forms.pdf.fields import fields_of
from amparo.forms.pdf.recognising import Differences, How, differences, editions_in, recognise
from amparo.forms.reading import maps
from amparo.forms.typeface import Typeface, shape
from tests.forms.pdf.blanks import ABSENT, REAL, field, made, real, saved


@pytest.mark.skipif(not REAL, reason=ABSENT)
@pytest.mark.parametrize("name", REAL)
def test_every_real_blank_is_recognised_by_itself(name: str) -> None:
    form, edition = name.split("_")
    found = recognise(real(name), maps().values())
    assert (found.form, found.edition) == (form, dt.date.fromisoformat(edition))
    assert found.how in (How.BARCODE, How.PRINT)
    if found.likest is not None and (form, found.edition) == (found.likest.name, found.likest.edition):
        assert found.alike > 0.5


def test_editions_are_read_as_agencies_print_them() -> None:
    assert set(editions_in("Form I-589 Supplement B (Rev. 08/25/20)")) == {("i-589", dt.date(2020, 8, 25))}
    assert set(editions_in("Form G-28  09/17/18  Page 1 of 4")) == {("g-28", dt.date(2018, 9, 17))}
    assert set(editions_in("Form I-131 Edition 01/20/25 Page 3")) == {("i-131", dt.date(2025, 1, 20))}
    assert set(editions_in("Form EOIR-28\nRevised Sept. 2024")) == {("eoir-28", dt.date(2024, 9, 1))}
    assert set(editions_in("as shown on Form I-94 and on Form I-589. 99/99/99")) == set()


def coded(*values: str) -> bytes:
    return made(*(field(f"PDF417BarCode{at}", V=pikepdf.String(value)) for at, value in enumerate(values)), field("a"))


def test_a_bar_code_tells_and_pages_of_two_forms_are_refused() -> None:
    assert recognise(coded("I-730|01/20/25|1", "I-730|01/20/25|2")).form == "i-730"
    with pytest.raises(FormsError, match="several forms or editions"):
        recognise(coded("I-730|01/20/25|1", "I-730|12/02/24|2"))


def test_what_is_only_printed_and_has_no_fields_is_named_with_what_to_do() -> None:
    pdf, typeface = pikepdf.new(), Typeface()
    page = pdf.add_blank_page(page_size=(612, 792))
    page.Contents = pdf.make_stream(typeface.draw(shape("Form I-730 Edition 01/20/25 Page 1 of 1", 10), 40, 40))
    page.Resources = typeface.resources(pdf)
    with pytest.raises(FormsError, match="Form I-730, edition 01/20/25, but has no fields"):
        recognise(saved(pdf))


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_fields_alone_tell_the_form_but_never_its_edition() -> None:
    known = [form for form in maps().values() if form.name == "ar-11"]
    with pikepdf.open(io.BytesIO(real("ar-11_2022-11-02"))) as pdf:
        for page in pdf.pages:
            del page.Contents
        bare = saved(pdf, encryption=False)
    found = recognise(bare, known)
    assert (found.form, found.edition, found.how) == ("ar-11", None, How.FIELDS)
    with pytest.raises(FormsError, match="Nothing in the file tells"):
        recognise(bare)


# Another edition


def test_a_field_that_keeps_its_place_or_its_tooltip_is_renamed_and_not_lost() -> None:
    before = fields_of(
        made(
            field("Line1_Family", box=(50, 700, 200, 716), TU=pikepdf.String("Family name.")),
            field("Line2_Given", box=(50, 660, 200, 676)),
            field("Line3_Gone", box=(50, 620, 200, 636)),
        )
    )
    now = fields_of(
        made(
            field("Pt1_Family", box=(300, 400, 450, 416), TU=pikepdf.String("Family  name")),
            field("Pt1_Given", box=(52, 661, 200, 677)),
            field("Pt9_New", box=(50, 100, 200, 116)),
        )
    )
    assert differences(now, before) == Differences(
        ("Pt9_New",), ("Line3_Gone",), {"Line1_Family": "Pt1_Family", "Line2_Given": "Pt1_Given"}
    )
    assert differences(now, now).none


def test_against_a_map_the_last_part_of_a_name_tells_where_only_one_has_it() -> None:
    now = fields_of(made(field("page2.Family[0]"), field("x.Given[0]"), field("y.Given[0]")))
    assert differences(now, ["page1.Family[0]", "page1.Given[0]"]) == Differences(
        ("x.Given[0]", "y.Given[0]"), ("page1.Given[0]",), {"page1.Family[0]": "page2.Family[0]"}
    )


# What cannot be read


def test_what_is_no_form_is_refused_in_a_sentence_that_helps() -> None:
    blank = made(field("a"))
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(user="secret", owner="other"))
    for file, said in (
        (b"", "no PDF"),
        (b"PK\x03\x04 a Word file", "no PDF"),
        (blank[:300], "damaged"),
        (locked, "only with a password"),
        (saved(pikepdf.new()), "0 pages"),
        (made_without_fields(), "no fields to fill"),
    ):
        with pytest.raises(FormsError, match=said):
            recognise(file)


def made_without_fields() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(612, 792))
    return saved(pdf)


def test_fields_that_lie_within_themselves_are_refused() -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    one = pdf.make_indirect(Dictionary(T=pikepdf.String("a"), FT=Name.Tx))
    one.Kids = Array([one])
    page.Annots = Array([one])
    pdf.Root.AcroForm = Dictionary(Fields=Array([one]))
    with pytest.raises(FormsError, match="within themselves"):
        recognise(saved(pdf))


def test_whatever_bytes_are_broken_the_answer_is_a_sentence() -> None:
    chance = random.Random(17)
    whole = made(field("a"), field("b", FT=Name.Ch, Opt=Array(["x", "y"])), field("c", FT=Name.Btn))
    for _ in range(150):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(8, len(broken))] = chance.randrange(256)
        with suppress(FormsError):
            recognise(bytes(broken))
