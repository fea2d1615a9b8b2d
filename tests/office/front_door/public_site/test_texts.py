"""The words of the public pages: whole in every language, plain enough for a sixth-grader in English and Spanish."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest

from amparo.office.front_door.dropbox.codes import LANGUAGES
from amparo.office.front_door.dropbox.questions import QUESTIONS, Step
from amparo.office.front_door.public_site.fields import ON_PAPERS, on_papers, options
from amparo.office.front_door.public_site.texts import Texts, raw
from amparo.office.platform.ui.days import weekdays

PLACEHOLDER = re.compile(r"\{\w+\}")


def every(texts: Texts) -> Iterator[tuple[str, str, str]]:
    """Each text with its place."""
    for part, told in texts.items():
        for key, text in told.items():
            yield part, key, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same(language: str) -> None:
    ours = {(part, key): text for part, key, text in every(raw(language))}
    theirs = {(part, key): text for part, key, text in every(raw("en"))}
    assert set(ours) == set(theirs)
    for place, text in theirs.items():
        assert sorted(PLACEHOLDER.findall(ours[place])) == sorted(PLACEHOLDER.findall(text)), place
        assert ours[place].strip(), place
        if language != "en" and len(text) > 25:
            assert ours[place] != text, place


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_option_has_words(language: str) -> None:
    texts = raw(language)
    for question in QUESTIONS:
        assert texts["ask"][question.name]
        assert all(label for _, label in options(question, language, texts))
        assert len(options(question, language, texts)) == len(question.options)
    assert {one.value for one in Step} - {"contact"} <= {key.removesuffix("_title") for key in texts["ask"]}
    assert len(set(weekdays(language))) == 7


OFFICIAL = {
    "asylum": "Asylum",
    "credible_fear": "Credible Fear Interview",
    "notice_to_appear": "Notice to Appear, NTA",
    "mpp": "MPP",
    "hearing": "Hearing",
    "detained": "Detained",
    "court": "Immigration Court, EOIR",
    "consultation": "Confidential consultation",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_official_terms_stand_beside_the_plain_ones_with_the_english_that_is_on_paper(language: str) -> None:
    terms = raw(language)["terms"]
    assert set(terms) == {"label", *OFFICIAL}
    if language != "en":
        assert [name for name, english in OFFICIAL.items() if english not in terms[name]] == []
    shown = {one for terms_of in ON_PAPERS.values() for one in terms_of} | {"consultation", "asylum"}
    assert shown == set(OFFICIAL), "a term that no page shows helps nobody"
    assert on_papers("hearing", raw(language)).startswith(terms["label"])


def test_arabic_runs_from_right_to_left_and_the_others_from_left_to_right() -> None:
    assert {one: raw(one)["language"]["direction"] for one in LANGUAGES if one != "ar"} == {
        one: "ltr" for one in LANGUAGES if one != "ar"
    }
    assert raw("ar")["language"]["direction"] == "rtl"


def test_telephone_numbers_run_from_left_to_right_in_arabic_too() -> None:
    naming = [text for _, _, text in every(raw("ar")) if "{phone}" in text]
    assert naming
    assert all("\u2066{phone}\u2069" in text for text in naming)


CALLS_ONLY = {  # language: for calls only; never signed
    "en": ("for calls only", "never sign a message"),
    "es": ("solo para llamadas", "Nunca firmamos un mensaje"),
    "ht": ("pou apèl sèlman", "pa janm siyen yon mesaj"),
    "pt": ("só para ligações", "Nunca assinamos uma mensagem"),
    "fr": ("seulement pour les appels", "ne signons jamais un message"),
    "ru": ("только для звонков", "никогда не подписываем сообщения"),
    "ar": ("للمكالمات فقط", "لا نوقّع أي رسالة"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_to_say_is_asked_for_calls_only_and_said_to_sign_no_message(language: str) -> None:
    assert all(words in raw(language)["ask"]["say_help"] for words in CALLS_ONLY[language])


# --- how hard it is to read -----------------------------------------------------------------------------

GRADE = 6.0


def sentences(language: str, part: str) -> list[list[str]]:
    """The sentences of one page, each as its words."""
    told = [PLACEHOLDER.sub("Amparo", text) for key, text in raw(language)[part].items()]
    found = [re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", one) for text in told for one in re.split(r"[.!?:;]+", text)]
    return [one for one in found if one]


def syllables(word: str, language: str) -> int:
    """How many, by the vowels that are heard."""
    plain = "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))
    if language == "es":
        plain = re.sub(r"qu|gu(?=[ei])", "k", plain)
        groups = re.findall(r"[aeiouy]+", plain)
        hiatus = sum(len(re.findall(r"[aeo](?=[aeo])", one)) for one in groups)
        heard = len(re.findall(r"[íú](?=[aeo])|(?<=[aeo])[íú]", word.lower()))
        return max(1, len(groups) + hiatus + heard)
    if plain in ("asylum", "united"):
        return 3
    plain = re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", plain)
    return max(1, len(re.findall(r"[aeiouy]{1,2}", plain)))


def grade(language: str, part: str) -> float:
    """The school year that reads it: Flesch-Kincaid in English, Crawford (1989) in Spanish."""
    found = sentences(language, part)
    words = [word for one in found for word in one]
    heard = sum(syllables(word, language) for word in words)
    if language == "en":
        return 0.39 * len(words) / len(found) + 11.8 * heard / len(words) - 15.59
    per_hundred = 100 / len(words)
    return -0.205 * len(found) * per_hundred + 0.049 * heard * per_hundred - 3.407


@pytest.mark.parametrize("part", ["start", "safe", "ask", "receipt", "code", "now", "wait", "trouble", "errors"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_sixth_grader_can_read_it(language: str, part: str) -> None:
    assert grade(language, part) <= GRADE


def test_the_measure_knows_hard_from_easy(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.office.front_door.public_site import test_texts

    hard = {
        "en": "Notwithstanding the aforementioned considerations, applicants whose circumstances necessitate "
        "expeditious adjudication should immediately communicate with the undersigned representatives",
        "es": "No obstante las consideraciones anteriormente mencionadas, las personas cuyas circunstancias "
        "requieran una determinación expedita deberán comunicarse inmediatamente con las autoridades correspondientes",
    }
    for language, text in hard.items():
        monkeypatch.setattr(test_texts, "raw", lambda _, text=text: {"page": {"one": text}})
        assert grade(language, "page") > 8
