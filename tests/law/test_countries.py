"""Countries by code: every code has its names, and no name is loaded before one is asked for."""

import subprocess
import sys

import pytest

from amparo.law.countries import COUNTRIES, WESTERN_HEMISPHERE
from amparo.law.facts import Words


def test_every_country_has_a_name_in_both_languages_and_no_two_have_the_same():
    assert len(COUNTRIES) == 251
    for language in ("en", "es"):
        names = [getattr(words, language) for words in COUNTRIES.values()]
        assert all(name.strip() for name in names)
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("code", "english", "spanish"),
    [
        ("HN", "Honduras", "Honduras"),
        ("HT", "Haiti", "Haití"),
        ("TR", "Türkiye", "Turquía"),
        ("CI", "Côte d’Ivoire", "Côte d’Ivoire"),
        ("CD", "Democratic Republic of the Congo", "República Democrática del Congo"),
        ("CG", "Republic of the Congo", "Congo"),
        ("HK", "Hong Kong", "Hong Kong"),
        ("PS", "Palestine", "Palestina"),
        ("XK", "Kosovo", "Kosovo"),
        ("XX", "stateless", "apátrida"),
    ],
)
def test_countries_are_called_as_people_say_where_they_are_from(code, english, spanish):
    assert COUNTRIES[code] == Words(english, spanish)


def test_what_is_no_country_has_no_name():
    assert "ZZ" not in COUNTRIES
    with pytest.raises(KeyError):
        COUNTRIES["ZZ"]


def test_the_order_in_which_dockets_keep_them_stands():
    assert list(COUNTRIES)[:3] == ["AD", "AE", "AF"]
    assert list(COUNTRIES)[:-1] == sorted(list(COUNTRIES)[:-1])
    assert list(COUNTRIES)[-1] == "XX"
    assert set(WESTERN_HEMISPHERE) <= set(COUNTRIES)


def test_the_law_is_read_without_loading_names():
    program = (
        "import sys; from amparo.law.book import the_law; from amparo.law.check import check; check(the_law());"
        "import amparo.languages; amparo.languages.code_of('Mam'); print('babel' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
