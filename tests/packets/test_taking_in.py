"""A file made sheets: what is seen stays, what is not seen goes, what is redacted is nowhere any more."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageOps

from amparo.packets.pictures import bare_jpeg
from amparo.packets.refusals import REFUSALS, REMARKS, Refused
from amparo.packets.taking_in import take_in
from tests.packets.papers import a_jpeg, a_paper, keys, paper, texts, whole, written

CARRIED = {
    *("/Metadata", "/JavaScript", "/JS", "/AA", "/OpenAction", "/EmbeddedFiles", "/EF", "/AcroForm", "/XFA", "/Annots"),
    *("/OCProperties", "/OC", "/PieceInfo", "/Names", "/Outlines", "/StructTreeRoot", "/Info"),
}


def _seen(content: bytes, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(content) as drawn:
        return drawn[page].render(scale=1).to_pil().convert("RGB")


def _shown(document: pikepdf.Pdf, kind: str, **more: object) -> pikepdf.Dictionary:
    form = document.make_stream(b"0 0 1 rg 0 0 50 20 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form["/BBox"] = pikepdf.Array([0, 0, 50, 20])
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(kind), Rect=[100, 100, 150, 120], F=4, AP={"/N": form}, **more
    )


def _full() -> bytes:
    """A PDF with everything in it that must not leave the office."""
    document = paper("What the declaration says")
    page = document.pages[0].obj
    document.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('seen')")
    document.attachments["notes.txt"] = b"strategy of the case"
    with document.open_metadata() as about:
        about["dc:creator"] = ["The clerk who wrote it"]
    document.docinfo["/Author"] = "The clerk who wrote it"
    page["/PieceInfo"] = pikepdf.Dictionary(Editor=pikepdf.Dictionary(Private="undo history"))
    page["/AA"] = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://tell.example"))
    page["/Annots"] = pikepdf.Array(
        [
            document.make_indirect(_shown(document, "/Stamp", Contents="who stamped it")),
            document.make_indirect(_shown(document, "/Text", Contents="weak point, ask the client")),
            document.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=[0, 0, 9, 9],
                    A={"/S": pikepdf.Name.URI, "/URI": "https://tell.example"},
                )
            ),
        ]
    )
    return written(document)


def test_what_is_not_part_of_the_page_as_seen_is_nowhere_in_it() -> None:
    about, made = take_in(_full(), {})
    assert texts(made) == ["What the declaration says"]
    assert keys(made) & CARRIED == set()
    for word in (b"clerk", b"strategy", b"weak point", b"tell.example", b"undo", b"alert", b"who stamped"):
        assert word not in whole(made)
    assert {"scripts", "attachments", "comments"} <= set(about["remarks"])
    blue = [color for _, color in _seen(made).getcolors(100_000) or [] if color[2] > 200 and color[0] < 50]
    assert blue  # the stamp is part of the page


def test_a_hidden_layer_goes_and_a_shown_one_stays() -> None:
    document = paper("Always")
    hidden, shown = (
        document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=name)) for name in ("off", "on")
    )
    document.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=[hidden, shown], D={"/OFF": [hidden]})
    page = document.pages[0].obj
    page["/Resources"]["/Properties"] = pikepdf.Dictionary(Off=hidden, On=shown)
    lines = "\n".join(
        f"/OC /{name} BDC BT /TypesetPlain 12 Tf 72 {y} Td ({name} layer) Tj ET EMC"
        for name, y in (("Off", 500), ("On", 400))
    )
    page["/Contents"] = document.make_stream(page["/Contents"].read_bytes() + b"\n" + lines.encode())
    about, made = take_in(written(document), {})
    assert "On layer" in texts(made)[0]
    assert "Off layer" not in texts(made)[0]
    assert b"Off layer" not in whole(made)
    assert "layers" in about["remarks"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_redacted_words_are_nowhere_and_the_others_stay(turn: int) -> None:
    document = paper("The witness José Pérez saw it", "Nothing here")
    document.pages[0].obj["/Rotate"] = turn
    within = document.make_stream(
        b"BT /TypesetPlain 12 Tf 0 2 Td (again: JOSE PEREZ) Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form
    )
    within["/BBox"], within["/Resources"] = pikepdf.Array([0, 0, 300, 20]), document.pages[0].obj["/Resources"]
    document.pages[0].obj["/Resources"]["/XObject"] = pikepdf.Dictionary(Within=within)
    content = document.pages[0].obj["/Contents"].read_bytes()
    document.pages[0].obj["/Contents"] = document.make_stream(content + b" q 1 0 0 1 72 400 cm /Within Do Q")
    about, made = take_in(written(document), {"words": ["jose perez", "nobody of that name"]})
    assert about["redacted"] == [1]
    assert about["words"] == {"jose perez": 1, "nobody of that name": 0}
    assert {"redacted", "not_found"} <= set(about["remarks"])
    first, second = texts(made)
    assert "witness" in first
    assert "again" in first
    assert second == "Nothing here"
    assert "rez" not in first.lower()
    assert b"Tj" in whole(made)
    assert b"rez" not in whole(made).lower()
    assert b"JOSE" not in whole(made)


def test_a_place_is_blackened_where_it_is_seen_on_a_turned_page() -> None:
    document = paper("Here")
    document.pages[0].obj["/Rotate"] = 90
    _, made = take_in(written(document), {"boxes": [(1, 10, 20, 110, 60)]})
    seen = _seen(made)
    assert seen.size == (792, 612)
    assert [seen.getpixel(at) for at in ((60, 40), (12, 22), (108, 58))] == [(0, 0, 0)] * 3
    assert all(min(seen.getpixel(at)) > 240 for at in ((5, 40), (116, 40), (60, 66)))


def test_marks_for_redaction_that_were_never_applied_are_applied() -> None:
    document = paper("Secret name")
    mark = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Redact, Rect=[70, 590, 200, 620])
    document.pages[0].obj["/Annots"] = pikepdf.Array([document.make_indirect(mark)])
    about, made = take_in(written(document), {})
    assert "marked" in about["remarks"]
    assert "Secret" not in texts(made)[0]


def test_words_beneath_black_or_off_a_cropped_page_go() -> None:
    document = paper("A name beneath", "Off the page")
    page = document.pages[0].obj
    page["/Contents"] = document.make_stream(page["/Contents"].read_bytes() + b"\n0 g 60 590 200 30 re f")
    document.pages[1].obj["/CropBox"] = pikepdf.Array([0, 0, 612, 500])
    about, made = take_in(written(document), {})
    assert texts(made) == ["", ""]
    assert {"covered", "cropped"} <= set(about["remarks"])
    assert b"beneath" not in whole(made)


def test_close_print_is_not_taken_for_black() -> None:
    about, _ = take_in(a_paper("illi lll III HILL 1111 ||| WWWW"), {})
    assert about["remarks"] == []


def test_a_page_without_text_says_that_no_word_can_be_found_there() -> None:
    about, _ = take_in(a_jpeg(), {"words": ["Pérez"]})
    assert about["unread"] == [1]
    assert "no_text" in about["remarks"]


@pytest.mark.parametrize("size", [(612, 792), (612, 1008), (2000, 3000), (842, 595), (300, 200)])
def test_every_page_comes_onto_us_letter_as_it_is_seen(size: tuple[int, int]) -> None:
    about, made = take_in(a_paper("Word", size=size, at=(size[0] / 2, size[1] / 2)), {})
    with pikepdf.open(io.BytesIO(made)) as document:
        page = [float(value) for value in document.pages[0].mediabox[2:]]
    assert page == ([792, 612] if size == (842, 595) else [612, 792])
    assert ("scaled" in about["remarks"]) == (size not in ((612, 792), (300, 200)))
    assert texts(made) == ["Word"]


def test_what_stands_at_the_foot_is_moved_for_the_number() -> None:
    free, _ = take_in(a_paper("High up"), {}), None
    _, made = take_in(a_paper("At the foot", at=(500, 16)), {})
    assert b"0.945" not in whole(free[1])
    strip = _seen(made).crop((0, 792 - 30, 612, 792 - 9)).convert("L")
    assert strip.getextrema()[0] > 240
    assert texts(made) == ["At the foot"]


def test_a_photograph_keeps_its_dots_and_loses_what_it_says_of_itself() -> None:
    content = a_jpeg(place=True)
    about, made = take_in(content, {})
    with pikepdf.open(io.BytesIO(made)) as document:
        held = next(one for one in document.objects if isinstance(one, pikepdf.Stream) and "/Width" in one)
        kept = held.read_raw_bytes()
    assert "location" in about["remarks"]
    assert b"telephone" not in kept
    assert kept[-400:] == content[-400:]
    assert list(Image.open(io.BytesIO(kept)).tobytes()) == list(Image.open(io.BytesIO(content)).tobytes())
    assert bare_jpeg(kept) == kept


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright_whichever_way_the_phone_was_held(orientation: int) -> None:
    _, made = take_in(a_jpeg((400, 200), orientation), {})
    upright = Image.open(io.BytesIO(a_jpeg((400, 200), orientation)))

    wanted = ImageOps.exif_transpose(upright).convert("RGB")
    seen = _seen(made)
    left, top = (seen.width - wanted.width * 0.75) / 2, (seen.height - wanted.height * 0.75) / 2
    for across, down in ((0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)):
        there = seen.getpixel((round(left + across * wanted.width * 0.75), round(top + down * wanted.height * 0.75)))
        meant = wanted.getpixel((round(across * wanted.width), round(down * wanted.height)))
        assert max(abs(one - other) for one, other in zip(there, meant, strict=True)) < 40, (across, down)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_pictures_of_every_kind_become_pages(mode: str) -> None:
    held = io.BytesIO()
    frames = [
        Image.new("L", (30, 20), color).convert(mode) if mode != "I;16" else Image.new(mode, (30, 20))
        for color in (0, 255)
    ]
    frames[0].save(held, "TIFF", save_all=True, append_images=frames[1:])
    about, made = take_in(held.getvalue(), {})
    assert about["pages"] == 2
    dark = _seen(made).getpixel((306, 396))
    assert max(dark) < 60 or mode == "I;16"


def test_a_field_shows_its_value_and_is_no_field_any_more() -> None:
    document = paper("Form")
    field = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T="name",
            V="Núñez",
            F=4,
            Rect=[72, 300, 300, 320],
            DA="/TypesetPlain 12 Tf 0 g",
        )
    )
    document.pages[0].obj["/Annots"] = pikepdf.Array([field])
    document.Root["/AcroForm"] = pikepdf.Dictionary(
        Fields=[field],
        NeedAppearances=True,
        DA="/TypesetPlain 12 Tf 0 g",
        DR={"/Font": document.pages[0].obj["/Resources"]["/Font"]},
    )
    about, made = take_in(written(document), {})
    assert "Núñez" in texts(made)[0]
    assert "form" in about["remarks"]
    field["/V"] = "ኣበበ"
    with pytest.raises(Refused, match="form_letters"):
        take_in(written(document), {})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 and no more", "damaged"),
        (b"just text", "kind"),
        (b"\0\0\0\x18ftypheic", "heic"),
        (a_jpeg()[:300], "damaged"),
    ],
)
def test_what_cannot_go_in_is_refused_by_a_reason_that_has_a_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        take_in(content, {})
    assert str(refused.value) == reason
    assert REFUSALS[reason].en
    assert REFUSALS[reason].es


def test_a_password_is_asked_for_by_name_and_an_empty_one_is_none() -> None:
    document = paper("Locked")
    locked = written(document, encryption=pikepdf.Encryption(owner="a", user="b", R=6))
    with pytest.raises(Refused, match="password"):
        take_in(locked, {})
    about, made = take_in(written(document, encryption=pikepdf.Encryption(owner="a", user="", R=6)), {})
    assert about["remarks"] == ["encrypted"]
    with pikepdf.open(io.BytesIO(made)) as plain:
        assert not plain.is_encrypted


def test_pages_are_taken_in_the_order_asked_for_and_none_is_made_up() -> None:
    _, made = take_in(a_paper("one", "two", "three"), {"pages": [3, 1]})
    assert texts(made) == ["three", "one"]
    with pytest.raises(Refused, match="not_there"):
        take_in(a_paper("one"), {"pages": [2]})


def test_every_remark_has_words() -> None:
    assert all(words.en and words.es for words in (*REMARKS.values(), *REFUSALS.values()))
