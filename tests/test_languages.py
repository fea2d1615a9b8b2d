"""One language has one code, however somebody writes its name."""

from collections import defaultdict

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from amparo import languages


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (
            "es",
            [
                "Spanish",
                "Español",
                "espanol",
                "CASTELLANO",
                "es-MX",
                "es_419",
                "spa",
                "Spanish (Guatemala)",
                "español de México",
            ],
        ),
        ("ht", ["Haitian Creole", "Kreyòl", "kreyol ayisyen", "Creole", "criollo haitiano"]),
        ("pt", ["Portuguese", "português", "Portugues", "pt-BR"]),
        ("quc", ["K'iche'", "K’iche’", "Quiché", "quiche", "Kiche"]),
        ("kjb", ["Q'anjob'al", "Q’anjob’al", "Kanjobal", "Konjobal"]),
        ("mam", ["Mam", "idioma mam", "Maya Mam", "Mam language", "la lengua mam"]),
        ("kek", ["Q'eqchi'", "Kekchí", "Qʼeqchiʼ"]),
        ("pa", ["Punjabi", "panjabi", "punyabí", "ਪੰਜਾਬੀ"]),
        ("fa", ["Farsi", "Persian", "فارسی"]),
    ],
)
def test_spellings_of_one_language_are_one(code: str, names: list[str]) -> None:
    assert {languages.code_of(name) for name in names} == {code}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chinese", "Mandarin"),
        ("Mandarin", "Cantonese"),
        ("Persian", "Dari"),
        ("Kurdish", "Kurmanji"),
        ("Q'anjob'al", "Akateko"),
        ("Mam (Todos Santos)", "Mam"),
        ("mam de Todos Santos", "Mam"),
        ("Lengua de señas", "Español"),
        ("Mixteco (Guerrero)", "Mixteco (Oaxaca)"),
    ],
)
def test_who_names_one_is_not_taken_to_speak_the_other(one: str, other: str) -> None:
    assert languages.code_of(one) != languages.code_of(other)


def test_no_spelling_means_two_languages() -> None:
    meant = defaultdict(set)
    for code, names in languages.table().items():
        for name in (code, *names):
            meant["".join(one for one in languages.folded(name) if one.isalnum())].add(code)
    assert {name: codes for name, codes in meant.items() if len(codes) > 1} == {}


def test_the_names_that_unicode_gives_are_read() -> None:
    for locale in ("en", "es"):
        names = Locale(locale).languages
        told = {code: names[code] for code in languages.table() if code in names}
        assert {code: name for code, name in told.items() if languages.code_of(name) != code} == {}


def test_a_language_that_no_table_has_is_itself() -> None:
    assert languages.code_of("Tol (Jicaque)") == languages.code_of("TOL  jicaque") == "toljicaque"
    assert languages.name_of("toljicaque") == "toljicaque"
    assert languages.code_of(" \u200b") == ""


def test_a_list_is_read_with_any_sign_between() -> None:
    assert languages.codes_of("Español, mam; K'iche' / English,,") == {"es", "mam", "quc", "en"}


def test_codes_are_called_by_name_in_both_languages() -> None:
    assert (languages.name_of("ht"), languages.name_of("ht", "es")) == ("Haitian Creole", "criollo haitiano")


def test_every_language_of_the_table_has_a_name_in_both_languages_that_is_read_as_itself() -> None:
    for code in languages.table():
        for locale in ("en", "es"):
            assert languages.code_of(languages.name_of(code, locale)) == code


@pytest.mark.parametrize(
    ("code", "english", "spanish"),
    [
        ("ur", "Urdu", "urdu"),
        ("ff", "Fula", "fula"),
        ("sus", "Susu", "susu"),
        ("ig", "Igbo", "igbo"),
        ("om", "Oromo", "oromo"),
        ("kri", "Krio", "krio"),
        ("arz", "Egyptian Arabic", "árabe egipcio"),
        ("quc", "K'iche'", "quiché"),
        ("mam", "Mam", "mam"),
        ("kjb", "Q'anjob'al", "q'anjob'al"),
    ],
)
def test_a_language_is_called_as_cldr_does_or_as_interpreters_here_do(code: str, english: str, spanish: str) -> None:
    assert (languages.name_of(code), languages.name_of(code, "es")) == (english, spanish)


@given(st.text(max_size=30))
def test_any_text_gives_one_code_and_the_code_gives_itself(text: str) -> None:
    code = languages.code_of(text)
    assert languages.code_of(code) == code


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ("Spanish and Mam", {"es", "mam"}),
        ("español e inglés", {"es", "en"}),
        ("Mam y español, Kreyòl", {"mam", "es", "ht"}),
        ("français et créole", {"fr", "ht"}),
    ],
)
def test_more_than_one_language_may_be_named_with_an_and(told: str, codes: set[str]) -> None:
    assert languages.codes_of(told) == codes


def test_an_and_within_an_unknown_name_parts_nothing() -> None:
    assert languages.codes_of("Idioma y tierra") == {languages.code_of("Idioma y tierra")}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("Spanish, some English", "es"),
        ("Mam (Todos Santos)", "mam"),
        (", Kreyòl", "ht"),
        ("", ""),
        ("(lip reading)", "lipreading"),
    ],
)
def test_people_are_counted_by_their_first_language(told: str, code: str) -> None:
    assert languages.main_code(told) == code
