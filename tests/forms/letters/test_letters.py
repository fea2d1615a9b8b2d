"""Letters say what the file says, in both languages, and leave a line where it says nothing."""

import datetime as dt
import io

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.errors import FormsError
from amparo.forms.client_file import ClientFile, Held
from amparo.forms.letters import merged, printed, read_template, shipped, written_out
from amparo.forms.letters.expressions import LONGEST, checked
from amparo.forms.letters.merging import LINE, pairs_of
from amparo.forms.letters.wording import day_in_words
from tests.forms.family import TODAY, family

NOBODY = ClientFile(TODAY)
PLAIN = """
name = "small"
title = {{ en = "Small", es = "Pequeña" }}
about = {{ en = "A test", es = "Una prueba" }}
[[asks]]
name = "court"
label = {{ en = "Court", es = "Corte" }}
[[paragraphs]]
en = '{0}'
es = '{1}'
"""


def letters_of(text):
    return "".join(sign for sign in text if sign.isalnum())


def said(en, es=None, file=NOBODY, **asked):
    (pair,) = merged(read_template(PLAIN.format(en, es or en), "small.toml"), file, asked).paragraphs
    return pair.en, pair.es


@pytest.mark.parametrize("name", list(shipped()))
def test_of_nobody_every_shipped_letter_has_a_line_for_each_field_and_tells_it(name):
    template = shipped()[name]
    letter = merged(template, NOBODY)
    assert template.fields
    for language in ("en", "es"):
        text = letter.text(language)
        assert "None" not in text
        assert "{" not in text
        for one in letter.missing:
            assert f"{LINE} ({getattr(one.label, language)})" in text
    told = {one.says for one in letter.missing}
    unsaid = {field.says for field in template.fields} - told - {"today"}
    kept = ("known(", "spouse", "other_names", "asked.expedite", "me.ethnic_group", "me.religion")
    assert all(any(part in says for part in kept) for says in unsaid), unsaid


@pytest.mark.parametrize("name", list(shipped()))
def test_a_letter_of_the_family_prints_whole_in_one_language_or_two(name):
    letter = merged(shipped()[name], family())
    assert not [one.says for one in letter.missing if not one.says.startswith("asked.")]
    for languages in ("en", "es", "both"):
        made = printed("Title", letter.paragraphs, languages)
        assert made.missing == ()
        pdf = pypdfium2.PdfDocument(io.BytesIO(made.file))
        shown = letters_of("".join(page.get_textpage().get_text_range() for page in pdf))
        for language in ("en", "es"):
            for pair in letter.paragraphs:
                last = letters_of(getattr(pair, language))[-12:]
                assert languages not in (language, "both") or last in shown


def test_what_is_known_is_worded_in_each_language():
    assert said("Born {me.born_on} in {me.birth_country}, {facts.in_us}", file=family()) == (
        "Born May 17, 1986 in Honduras, yes",
        "Born 17 de mayo de 1986 in Honduras, sí",
    )
    assert said("{spouse.birth_country}{spouse.maiden_name}", file=family())[1] == "Eritreano tiene"
    assert said("{asked.court}", court=" El Paso ") == ("El Paso", "El Paso")


def test_text_between_marks_stands_only_where_something_is_known():
    text = "I am here.{? me.religion} My religion is {me.religion}.{/}{? facts.unmarried} I am single.{/}"
    assert said(text)[0] == "I am here."
    assert said(text, file=family())[0] == "I am here. My religion is Catholic."


def test_a_value_with_braces_or_marks_is_text_and_nothing_else():
    file = ClientFile(TODAY, records={"particulars": [Held("1", {"given_name": "{me.a_number}{? x}\n\n# b"})]})
    assert said("{me.given_name}", file=file)[0] == "{me.a_number}{? x}\n# b"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{me.given_name", "brace"),
        ("{? me.given_name} a", "never closed"),
        ("a {/}", "closes nothing"),
        ("{? a}{? b}x{/}{/}", "within another"),
        ("{me.first}", "needs a label"),
        ("{children[]}", "may not"),
        ("{me | given_name}", "may not"),
        ("{@}", "may not"),
        ("{map(&a, b)}", "no function"),
        ("{sort(me)}", "no function"),
        ("{" + "(" * 140 + "a" + ")" * 140 + "}", "needs a label"),
        ("{" + "a" * (LONGEST + 1) + "}", "at most"),
        ("{me.}", "no expression"),
    ],
)
def test_what_a_template_may_not_say_is_refused_by_name(text, why):
    with pytest.raises(FormsError, match=why) as refused:
        read_template(PLAIN.format(text, text), "small.toml")
    assert "small.toml" in str(refused.value)


def test_both_languages_say_the_same_fields():
    with pytest.raises(FormsError, match="one language only"):
        read_template(PLAIN.format("{me.given_name}", "nada"), "small.toml")


@given(st.text(max_size=LONGEST))
def test_an_expression_is_taken_or_refused_whatever_is_typed(text):
    try:
        checked(text)
    except FormsError:
        return
    said_at_all = merged(read_template(PLAIN.format("x", "x"), "x"), NOBODY)
    assert said_at_all.missing == ()


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)))
def test_a_day_in_words_has_its_year_and_day_and_no_slash(day):
    for language in ("en", "es"):
        words = day_in_words(f"{day:%m/%d/%Y}", language)
        assert f"{day.year:04}" in words
        assert f"{day.day}" in words
        assert "/" not in words
        assert day_in_words(f"{day:%m/%Y}", language).endswith(f"{day.year:04}")
    assert day_in_words("1990", "es") == "1990"
    assert day_in_words("13/13/1990", "en") == "13/13/1990"


def test_edited_texts_stand_beside_each_other_and_none_is_lost():
    pairs = pairs_of("# One\r\n\r\ntwo\nlines\n\nthree", "# Uno\n\ndos")
    assert [(one.en, one.es, one.heading) for one in pairs] == [
        ("One", "Uno", True),
        ("two\nlines", "dos", False),
        ("three", "", False),
    ]
    assert written_out(pairs, "en") == "One\n\ntwo\nlines\n\nthree\n"
    assert printed("T", pairs, "both").pages == 1
    long = pairs_of("word " * 9000, "palabra " * 3000)
    assert printed("T", long, "both").pages > 10
