"""Names in the scripts of the people who come: every sign is drawn, or named."""

import io
from unicodedata import normalize

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.forms.typeface import Line, Typeface, fitting, lines, shape
from amparo.forms.typeface.breaking import ROUNDING
from amparo.forms.typeface.directions import as_read
from amparo.forms.typeface.faces import BOLD, FONTS, OTHERS, REGULAR, face

NAMES = {
    "Spanish": "María José Núñez de la Peña",
    "Vietnamese": "Nguyễn Thị Thu Hà",
    "Kʼicheʼ": "Kꞌicheꞌ Ixqꞌanil",
    "Ukrainian": "Олександр Шевченко Ґ",
    "Greek": "Αλέξανδρος",
    "Arabic": "محمد عبد الله الأحمدي",
    "Persian": "علی‌رضا محمدی ۱۳۶۵",
    "Hebrew": "משה כהן",
    "Amharic": "ልደት ተስፋዬ ገብረ መድኅን",
    "Hindi": "शान्ति कुमारी",
    "Bangla": "বাংলা কৃষ্ণা",
    "Punjabi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Gujarati": "ગુજરાતી",
    "Tamil": "தமிழ்ச் செல்வி",
    "Telugu": "తెలుగు",
    "Kannada": "ಕನ್ನಡ",
    "Malayalam": "മലയാളം",
    "Odia": "ଓଡ଼ିଆ",
    "Sinhala": "ලක්ෂ්මී පෙරේරා",
    "Georgian": "გიორგი მაისურაძე",
    "Armenian": "Արմեն Հակոբյան",
    "Thai": "สมชาย ใจดี น้ำ",
    "Lao": "ສົມພອນ",
    "Khmer": "សុខ ចាន់ ធីតា",
    "Burmese": "ခင်မျိုးချစ်",
    "Tibetan": "བསྟན་འཛིན",
    "Tigrinya": "ኣበበ ኪዳነ",
    "Syriac": "ܣܘܪܝܝܐ",
    "Dhivehi": "ދިވެހި",
    "Tamazight": "ⵜⵉⴼⵉⵏⴰⵖ",
    "N'Ko": "ߒߞߏ",
    "Fulani in Adlam": "𞤀𞤣𞤤𞤢𞤥",
    "Vai": "ꕙꔤ",
    "Rohingya": "𐴀𐴞𐴕𐴐𐴝",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ",
    "Chinese": "王小明 陳美麗",
    "Japanese": "さくら カトウ",
    "Korean": "김민수",
}
# What a reader that knows no ActualText reads back whole: scripts whose letters stay in their places.
IN_THEIR_PLACES = (
    *("Spanish", "Vietnamese", "Kʼicheʼ", "Ukrainian", "Greek", "Arabic", "Hebrew", "Amharic", "Georgian"),
    *("Armenian", "Tigrinya", "Chinese", "Japanese", "Korean"),
)


def page_of(*drawn: Line) -> bytes:
    pdf, typeface = pikepdf.new(), Typeface()
    content = b"\n".join(typeface.draw(line, 40, 740 - 20 * row) for row, line in enumerate(drawn))
    page = pdf.add_blank_page(page_size=(612, 792))
    page.Contents, page.Resources = pdf.make_stream(content), typeface.resources(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def read_back(*drawn: Line) -> str:
    return pypdf.PdfReader(io.BytesIO(page_of(*drawn))).pages[0].extract_text()


@pytest.mark.parametrize("language", NAMES)
def test_every_script_that_names_come_in_has_its_signs(language: str) -> None:
    line = shape(NAMES[language], 12)
    assert line.missing == ()
    assert all(glyph.number for run in line.runs for glyph in run.glyphs)
    assert line.width > 0


def test_a_sign_that_no_typeface_has_is_named_once_and_drawn_as_a_box() -> None:
    line = shape("a\U0001f600b\U0001f600\x07", 12)
    assert line.missing == ("\U0001f600", "\x07")
    assert sum(glyph.number == 0 for run in line.runs for glyph in run.glyphs) == 3


def test_a_joiner_or_a_mark_of_direction_is_never_called_missing() -> None:
    assert shape("a\u200db\u200ec\u2066d\ufeff", 12).missing == ()


def test_what_is_drawn_is_read_back() -> None:
    drawn = [NAMES[language] for language in IN_THEIR_PLACES]
    back = [line.strip() for line in read_back(*(shape(text, 12) for text in drawn)).splitlines()]
    assert back == [normalize("NFC", text) for text in drawn]


def test_a_ligature_of_two_letters_is_drawn_once() -> None:
    for name in ("NotoSansArabic-Regular", "NotoSansSyriac-Regular", "NotoSansNKo-Regular"):
        assert face(name).blanks
        assert not any(face(name).draws(glyph) for glyph in face(name).blanks)
    typeface, line = Typeface(), shape("لا", 12)
    typeface.draw(line, 0, 0)
    (meanings,) = typeface.used.values()
    assert sorted(meanings.values()) == sorted("لا")
    assert sum(face("NotoSansArabic-Regular").draws(glyph) for glyph in meanings) == 1


def test_a_letter_and_its_accent_written_apart_are_drawn_as_one() -> None:
    assert read_back(shape("Nu\u0301n\u0303ez", 12)).strip() == "Núñez"


def test_what_runs_to_the_left_stands_in_the_order_that_the_eye_reads() -> None:
    line = shape("Ali علي 12", 12)
    assert not line.right_to_left
    assert [run.text.strip() for run in line.runs] == ["Ali", "12", "علي"]
    turned = shape("علي Ali", 12)
    assert turned.right_to_left
    assert [run.text.strip() for run in turned.runs] == ["Ali", "علي"]


@given(st.lists(st.integers(0, 4), max_size=9))
def test_putting_in_order_loses_nothing_and_leaves_alone_what_runs_to_the_right(depth: list[int]) -> None:
    parts = list(range(len(depth)))
    assert sorted(as_read(parts, depth)) == parts
    assert as_read(parts, [0] * len(parts)) == parts
    assert as_read(parts, [1] * len(parts)) == parts[::-1]


SOME_TEXT = st.text(st.sampled_from("aé W-.,\n \u0301ñ中、本علبلاלא ሰላም"), max_size=60)


@given(SOME_TEXT, st.integers(30, 200))
def test_broken_into_lines_nothing_is_lost_and_nothing_is_wider(text: str, width: int) -> None:
    composed = normalize("NFC", text)
    found = lines(text, width, 11)
    assert all(line.width <= width + 2 * ROUNDING for line in found)
    assert "".join(composed[line.start : line.end] for line in found).split() == composed.replace("\n", "").split()
    assert [line.text for line in found] == [composed[line.start : line.end].rstrip() for line in found]


@given(SOME_TEXT, st.integers(30, 200), st.integers(1, 4))
def test_what_fits_and_the_rest_are_the_whole(text: str, width: int, most: int) -> None:
    fit, rest = fitting(text, width, 11, most)
    assert len(fit) <= most
    composed = normalize("NFC", text)
    end = fit[-1].end
    assert composed.endswith(rest)
    assert not composed[end : len(composed) - len(rest)].strip()


def test_a_line_breaks_at_words_and_a_word_too_wide_where_it_must() -> None:
    assert [line.text for line in lines("one two three", 50, 12)] == ["one two", "three"]
    assert [line.text for line in lines("self-made", 40, 12)] == ["self-", "made"]
    assert "".join(line.text for line in lines("W" * 30, 50, 12)) == "W" * 30
    assert [line.text for line in lines("one\n\ntwo", 200, 12)] == ["one", "", "two"]


def test_no_line_of_chinese_begins_with_a_full_stop() -> None:
    assert all(not line.text.startswith("。") for width in range(30, 90) for line in lines("我来了。" * 6, width, 10))


def test_bold_is_another_typeface_where_there_is_one() -> None:
    assert [run.face.name for run in shape("Ana ልደት", 12, bold=True).runs] == [BOLD, "NotoSansEthiopic-Regular"]
    assert shape("Ana", 12).runs[0].face.name == REGULAR


def test_only_what_is_used_goes_into_a_document() -> None:
    assert len(page_of(shape("María", 12))) < 6_000
    assert len(page_of(shape("王小明 ልደት محمد", 12))) < 20_000


def test_every_document_of_the_same_text_is_the_same_to_the_byte_but_for_its_id() -> None:
    one, two = (page_of(shape(NAMES["Arabic"], 12)) for _ in range(2))
    assert one.split(b"trailer")[0] == two.split(b"trailer")[0]


def test_every_font_at_hand_is_asked_and_none_is_missing() -> None:
    assert {file.stem for file in FONTS.glob("*.ttf")} == {REGULAR, BOLD, *OTHERS}
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 9_500_000
    assert all(face(name).covered for name in OTHERS)
