"""A blank filled: what is read back is what was said, what is drawn is what was read back; nothing is cut silently."""

import io
from unicodedata import normalize

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from amparo.forms.form import Box
from amparo.forms.pdf.fields import Field, Kind, Place, Purpose, fields_of
from amparo.forms.pdf.filling import Filled, Left, Overflow, Why, fill
from amparo.forms.pdf.fitting import fits
from tests.forms.pdf.blanks import ABSENT, REAL, field, made, real, saved

VALUES = (
    "Ana Ruiz",
    "N/A",
    "María José Núñez de la Peña y Muñoz",
    "محمد عبد الله الأحمدي",
    "ልደት ተስፋዬ",
    "王小明",
    "Before I left, men with weapons came three times to the house of my mother's sister in San Pedro Sula. " * 3,
)


def filled_with(name: str) -> tuple[dict[str, Field], dict[str, str], list[Box], Filled]:
    """A real blank, each field with one of the values in turn, and every box on."""
    blank = real(name)
    fields = dict(fields_of(blank))
    ours = [one for one in fields.values() if one.purpose is Purpose.ANSWER]
    texts = {one.name: VALUES[at % len(VALUES)] for at, one in enumerate(ours) if one.kind is Kind.TEXT}
    texts |= {one.name: one.options[3][1] for one in ours if one.kind is Kind.CHOICE}
    boxes = [Box(one.name, one.states[0]) for one in ours if one.kind is Kind.BOX]
    return fields, texts, boxes, fill(blank, texts, boxes)


@pytest.fixture(scope="module", params=REAL)
def one(request: pytest.FixtureRequest) -> tuple[dict[str, Field], dict[str, str], list[Box], Filled]:
    return filled_with(request.param)


Case = tuple[dict[str, Field], dict[str, str], list[Box], Filled]


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_every_value_is_read_back_by_another_reader_as_far_as_it_was_said_to_fit(one: Case) -> None:
    fields, texts, boxes, filled = one
    read = pypdf.PdfReader(io.BytesIO(filled.file)).get_fields() or {}
    parts = {over.field: over.part for over in filled.overflows}
    for name, text in texts.items():
        options = [stored for stored, shown in fields[name].options if shown == text]
        assert str(read[name].get("/V")) == (options or [parts.get(name, normalize("NFC", text).strip())])[0], name
    assert {box.field: read[box.field].get("/V") for box in boxes} == {box.field: f"/{box.state}" for box in boxes}
    assert (filled.left, filled.signs) == ((), {})


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_what_overflows_and_its_rest_are_the_whole(one: Case) -> None:
    _, texts, _, filled = one
    for over in filled.overflows:
        assert (
            f"{over.part} {over.rest}".split() == texts[over.field].split()
            or over.part + over.rest in texts[over.field]
        )


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_what_is_drawn_is_what_is_in_the_fields_and_lies_within_their_boxes(one: Case) -> None:
    fields, texts, _, filled = one
    drawn = drawn_text(filled.file)
    for name, text in texts.items():
        fit = fits(fields[name], text)
        for place in fields[name].places:
            assert all(line.width <= place.width for line in fit.lines), name
        for word in fit.part.split():
            assert word in drawn, (name, word)


def drawn_text(file: bytes) -> str:
    """What the appearances of all text fields show, and nothing else of the pages, as another reader sees it."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        shown = pdf.add_blank_page(page_size=(612, 14_000))
        shown.Resources = Dictionary(XObject=Dictionary())
        parts = []
        widgets = [mark for page in pdf.pages for mark in page.get("/Annots", []) if mark.get("/FT") != Name.Btn]
        for at, widget in enumerate(widget for widget in widgets if "/AP" in widget and widget.AP.N.get("/Resources")):
            shown.Resources.XObject[f"/X{at}"] = widget.AP.N
            parts.append(f"q 1 0 0 1 20 {13_900 - 30 * at} cm /X{at} Do Q")
        shown.Contents = pdf.make_stream("\n".join(parts).encode())
        out = io.BytesIO()
        del pdf.pages[:-1]
        pdf.save(out)
    text = pypdf.PdfReader(io.BytesIO(out.getvalue())).pages[0].extract_text()
    return "".join(text.split())


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_a_copy_carries_no_encryption_no_second_form_and_no_scripts(one: Case) -> None:
    filled = one[-1]
    with pikepdf.open(io.BytesIO(filled.file)) as pdf:
        assert not pdf.is_encrypted
        assert not {"/XFA", "/NeedAppearances", "/SigFlags", "/CO"} & set(pdf.Root.AcroForm.keys())
        assert not {"/Perms", "/OpenAction", "/AA"} & set(pdf.Root.keys())
        assert "/JavaScript" not in pdf.Root.get("/Names", Dictionary())
        assert not any(
            str(thing.get("/S", "")) == "/JavaScript" for thing in pdf.objects if isinstance(thing, Dictionary)
        )


@pytest.mark.skipif(not REAL, reason=ABSENT)
@pytest.mark.parametrize("name", REAL)
def test_bar_codes_signatures_and_what_is_for_the_agency_stay_as_they_are(name: str) -> None:
    blank = real(name)
    fields = fields_of(blank)
    kept = {one.name for one in fields.values() if one.purpose is not Purpose.ANSWER and one.kind is Kind.TEXT}
    filled = fill(blank, dict.fromkeys(kept, "x"))
    assert {left.field for left in filled.left} == kept
    assert {left.why for left in filled.left} <= {Why.HAND, Why.OFFICE, Why.BARCODE}
    after = fields_of(filled.file)
    assert {one: after[one].value for one in kept} == {one: fields[one].value for one in kept}


@pytest.mark.skipif(not REAL, reason=ABSENT)
def test_the_fields_of_the_i589_that_are_signed_or_kept_by_the_agency_are_known() -> None:
    fields = fields_of(real("i-589_2020-08-25"))
    by = {why: {one.name.rsplit(".", 1)[-1] for one in fields.values() if one.purpose is why} for why in Purpose}
    assert by[Purpose.HAND] == {
        "TextField22[0]",
        "DateTimeField48[0]",
        "PtE_PreparerSignature[0]",
        "TextField28[0]",
        "TextField30[0]",
        "DateTimeField57[0]",
        "DateTimeField58[0]",
    }
    assert {"TextField8[0]", "DateTimeField49[0]", "TextField27[4]", "CheckBox32[0]"} <= by[Purpose.OFFICE]
    assert {"TextField20[0]", "TextField20[1]", "PtE_PreparerName[0]"} <= by[Purpose.ANSWER]


# What no real blank has


def text_field(**more: object) -> Field:
    given: dict[str, object] = {"places": (Place(1, 0, 0, 100, 16),), "kind": Kind.TEXT, "purpose": Purpose.ANSWER}
    return Field(name="f", **{**given, **more})  # type: ignore[arg-type]


TEXTS = st.text(st.sampled_from("aeñM. \nعلا中ለ"), max_size=80)


@given(TEXTS, st.integers(20, 300), st.integers(10, 60), st.booleans(), st.none() | st.integers(1, 40))
@settings(max_examples=60)
def test_a_field_never_takes_more_than_its_box_and_its_limit_and_says_the_rest(
    text: str, width: int, height: int, multiline: bool, limit: int | None
) -> None:
    taker = text_field(places=(Place(1, 0, 0, width, height),), multiline=multiline, limit=limit)
    fit = fits(taker, text)
    whole = normalize("NFC", text)
    assert "".join((fit.part + fit.rest).split()) == "".join(whole.split())
    assert len(fit.part) <= (limit or len(fit.part))
    assert all(line.width <= width for line in fit.lines)
    assert "".join("".join(line.text for line in fit.lines).split()) == "".join(fit.part.split())


def test_type_shrinks_to_what_can_be_read_and_no_further() -> None:
    narrow = text_field(places=(Place(1, 0, 0, 60, 16),))
    assert fits(narrow, "Ana").lines[0].size == 10
    assert 6.5 <= fits(narrow, "San Pedro Sula").lines[0].size < 10
    assert fits(narrow, "San Pedro Sula and Tegucigalpa").rest


def test_a_limit_cuts_between_words_and_gives_back_what_it_cut() -> None:
    fit = fits(text_field(places=(Place(1, 0, 0, 500, 16),), limit=12), "San Pedro Sula")
    assert (fit.part, fit.rest) == ("San Pedro", "Sula")


def test_a_row_of_cells_has_one_sign_in_each() -> None:
    blank = made(field("a", Ff=1 << 24, MaxLen=9))
    filled = fill(blank, {"a": "012345678"})
    assert filled.overflows == ()
    assert fill(blank, {"a": "0123456789"}).overflows == (Overflow("a", "012345678", "9"),)
    assert fields_of(filled.file)["a"].value == "012345678"


def test_a_value_for_no_field_a_wrong_state_and_a_wrong_choice_are_named() -> None:
    blank = made(field("t"), field("c", FT=Name.Ch, Opt=Array(["TX", "CA"])), field("d", FT=Name.Btn, Ff=1 << 16))
    filled = fill(blank, {"none": "x", "c": "ZZ", "d": "x"}, [Box("t", "Yes")])
    assert set(filled.left) == {
        Left("none", "x", Why.UNKNOWN),
        Left("c", "ZZ", Why.CHOICE, ("TX", "CA")),
        Left("d", "x", Why.HAND),
        Left("t", "Yes", Why.KIND),
    }


def test_a_choice_takes_what_it_shows_or_stores_whatever_the_case() -> None:
    blank = made(field("c", FT=Name.Ch, Opt=Array([Array(["1", " Texas"]), Array(["2", "Utah"])])))
    assert fields_of(fill(blank, {"c": "texas"}).file)["c"].value == "1"
    assert fields_of(fill(blank, {"c": "2"}).file)["c"].value == "2"


def test_a_sign_that_no_typeface_has_is_named_and_stays_in_the_value() -> None:
    filled = fill(made(field("a")), {"a": "Ana \U0001f600"})
    assert filled.signs == {"a": ("\U0001f600",)}
    assert fields_of(filled.file)["a"].value == "Ana \U0001f600"


def test_what_is_hidden_takes_nothing_and_says_so() -> None:
    assert fill(made(field("a", F=2)), {"a": "x"}).left == (Left("a", "x", Why.UNSEEN),)


def test_nothing_in_a_copy_acts_wherever_the_blank_hides_it() -> None:
    script = {"/S": Name.JavaScript, "/JS": pikepdf.String("app.alert(1)")}
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    kid = pdf.make_indirect(field("a", AA=Dictionary(K=Dictionary(script)), A=Dictionary(script)))
    above = pdf.make_indirect(
        Dictionary(T=pikepdf.String("top"), Kids=Array([kid]), AA=Dictionary(C=Dictionary(script)))
    )
    link = Dictionary(
        Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.Launch, F=pikepdf.String("x.exe"))
    )
    site = Dictionary(
        Subtype=Name.Link,
        Rect=Array([0, 0, 9, 9]),
        A=Dictionary(S=Name.URI, URI=pikepdf.String("https://www.uscis.gov"), Next=Dictionary(script)),
    )
    page.Annots = Array([kid, pdf.make_indirect(link), pdf.make_indirect(site)])
    page.AA = Dictionary(O=Dictionary(script))
    pdf.Root.AcroForm = Dictionary(Fields=Array([above]), CO=Array([kid]), XFA=pdf.make_stream(b"<xdp/>"))
    pdf.Root.OpenAction = Dictionary(script)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([pikepdf.String("a"), Dictionary(script)])))
    with pikepdf.open(io.BytesIO(fill(saved(pdf), {"top.a": "Ana"}).file)) as copy:
        told = repr([thing for thing in copy.objects if isinstance(thing, Dictionary)])
        assert "alert" not in told
        assert "x.exe" not in told
        assert "uscis.gov" in told


def test_the_same_values_make_the_same_copy_to_the_byte() -> None:
    blank = made(field("a"), field("b", box=(50, 600, 250, 640), Ff=1 << 12))
    assert fill(blank, {"a": "Ñ", "b": "ልደት"}).file == fill(blank, {"a": "Ñ", "b": "ልደት"}).file
