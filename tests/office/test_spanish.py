"""A member who reads Spanish reads Spanish: no text of any page is left in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest

from amparo.law import countries
from amparo.office.front_door.dropbox.word_lists import words_of
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import World, member
from tests.office.full_case import a_full_case
from tests.office.page_texts import Page, pages_of_a_case, pages_of_signing_in, pages_of_the_office, texts_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_moment("reads all pages twice, for what no day changes")]

ENGLISH = re.compile(r"\b(?:the|and|with|not|this|from|your|which|of|they|has|have|were|was)\b", re.IGNORECASE)
"""Words that no Spanish sentence has."""


SHOWS_A_CODE = frozenset({"POST checkins:checkin_code"})
CODE_WORDS = frozenset(words_of("es")) | frozenset(words_of("en"))


def left_in_english(english: Iterable[Page], spanish: Iterable[Page]) -> dict[str, str]:
    """Texts that are the same on both pages and are no data, or that hold words of English; and a page of each."""
    said = {page.address: set(page.texts) for page in english}
    found: dict[str, str] = {}
    for page in spanish:
        for text in page.texts:
            bare = "" if page.address in SHOWS_A_CODE and text in CODE_WORDS else without_data(text)
            if re.search(r"[^\W\d_]", bare) and (text in said.get(page.address, ()) or ENGLISH.search(bare)):
                found.setdefault(text, page.address)
    return found


def without_data(text: str) -> str:
    """The text without what was typed, names, and terms that both languages write alike."""
    for one in DATA:
        text = re.sub(rf"(?<!\w)(?:{one})(?!\w)", " ", text)
    return text


ROLES = "attorney|paralegal|volunteer|scheduler|auditor|administrator"
ALIKE = sorted((country.en for country in countries.COUNTRIES.values() if country.en == country.es), key=len)
COUNTRIES = "|".join((*map(re.escape, reversed(ALIKE)), "Puerto Rico", "Alaska", "Asia"))
TOWNS = (
    "El Paso|Laredo|Brownsville|San Ysidro|Otay Mesa|Tecate|Calexico|Nogales|Douglas|Presidio|Del Rio|Eagle Pass|Roma|"
    "Hidalgo|Tijuana|Mexicali|San Luis Río Colorado|San Luis|Agua Prieta|Ojinaga|Ciudad Acuña|Piedras Negras|"
    "Nuevo Laredo|Ciudad Miguel Alemán|Matamoros|Ciudad Juárez|Reynosa|Texas|California|Arizona|Sonora"
)
DATA: tuple[str, ...] = (
    rf"(?:{ROLES})-\w+@office\.invalid|new@office\.invalid",
    r"«[A-Z][\w ]+»",  # names of policies
    r"Rosa was afraid|Her story|I was afraid",
    rf"(?:The )?(?:{ROLES})(?: (?:own|team|walled|other|erased))?",
    COUNTRIES,
    TOWNS,
    r"Quiñónez Tábora|Quiñónez|Axel|Rosa|Marisol|Tomás|Lucía|Owner|Spare|Out|Half|Disabled|Others|Team of all|All|New",
    r"Escuela Morazán|Person \d+|invitation \d+|Central",
    r"A note|after 6 pm|the school|At night, over the bridge|Tengo miedo|With Sister Inés|Insulin, one vial left",
    r"The Border Herald|a series|the crossing|House in|Ayuda|Mam|Spanish",
    r"English",
    r"Por favor, llame cuando sea un buen momento",
    r"(?:alarm|request) [0-9a-f-]{36}(?: danger)?|\d+ hours|[0-9a-f]{64}|SHA-256",
    r"USCIS|TPS|I-821|AR-11|EOIR-33|A12|ZAR-1",
    r"Amparo|WhatsApp|SMS|Signal|Telegram|I-94(?:\.pdf)?|A \d{3}-\d{3}-\d{3}|M[SD]T|C[SD]T|UTC|bytes|Español|CSV|PDF",
    r"no|No|La|suite|Fax|“Securing the Border”|«Securing the Border»|Matter of [\w-]+, \d+ I&N Dec\. \d+",
)
"""As typed by the builders of tests; names of places and of things that are the same in both languages."""


def in_both(read: Callable[[str], Iterable[Page]]) -> dict[str, str]:
    """What is left in English of the pages that `read` gives in a language."""
    pages = {}
    for language in ("en", "es"):
        User.objects.update(language=language)
        pages[language] = list(read(language))
    assert pages["en"]
    return left_in_english(pages["en"], pages["es"])


def test_no_page_of_the_office_is_left_in_english(world: World) -> None:
    assert in_both(lambda language: pages_of_the_office(world)) == {}


def test_no_page_of_a_full_case_is_left_in_english() -> None:
    held = a_full_case()
    by = held.case.assignments.get().user
    assert in_both(lambda language: pages_of_a_case(held, by)) == {}


def test_no_page_of_signing_in_is_left_in_english() -> None:
    user = member(Role.ATTORNEY)
    assert in_both(lambda language: pages_of_signing_in(user, language)) == {}


def test_english_among_spanish_would_be_found() -> None:
    page = "<h1>{}</h1><input placeholder='{}'><p>Rosa Quiñónez</p>"
    english = Page("GET x", texts_of(page.format("Notes", "a word")))
    assert left_in_english([english], [Page("GET x", texts_of(page.format("Notes", "una palabra")))]) == {
        "Notes": "GET x"
    }
    assert left_in_english([english], [Page("GET x", texts_of(page.format("Notas", "some of the words")))])
    assert not left_in_english([english], [Page("GET x", texts_of(page.format("Notas", "una palabra")))])
