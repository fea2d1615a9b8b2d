"""Days written out in each language of the public pages."""

import datetime as dt

import pytest

from amparo.office.platform.ui.days import full_day, months, weekdays

LANGUAGES = ("en", "es", "ht", "pt", "fr", "ru", "ar")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Thursday, November 26, 2026"),
        ("es", "jueves 26 de noviembre de 2026"),
        ("ht", "jedi 26 novanm 2026"),
        ("pt", "quinta-feira, 26 de novembro de 2026"),
        ("fr", "jeudi 26 novembre 2026"),
        ("ru", "четверг, 26 ноября 2026 года"),
        ("ar", "الخميس، 26 تشرين الثاني/نوفمبر 2026"),
    ],
)
def test_a_day_is_written_out_as_readers_of_the_language_write_it(language, told):
    assert full_day(dt.date(2026, 11, 26), language) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_and_month_has_a_name_of_its_own(language):
    assert (len(set(weekdays(language))), len(set(months(language)))) == (7, 12)


def test_haitian_creole_is_not_french():
    assert not set(weekdays("ht")) & set(weekdays("fr"))
