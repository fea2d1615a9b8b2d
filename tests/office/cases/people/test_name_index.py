"""Somebody is found as lawyers ask for her: half a name, the surnames first, a letter wrong, the end of a number."""

import json
import random
import threading
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from amparo.office.cases.people.name_index import Listed, NameIndex

STRINGS = Path(__file__).parents[5] / "shared" / "corpora" / "strings"
OFFICE = (
    "María José Hernández López",
    "José López Hernández",
    "Juan Hernández Hernández",
    "Wendy Carolina Flores Tzul",
    "Pedro de la Cruz Maradiaga",
    "Jean-Baptiste Désiré",
    "Mario Ajanel Coc; El Chino",
    "Ana María Zelaya Euceda",
)


def listed(names, number=0, a_number="", case=None):
    return Listed(UUID(int=number), UUID(int=1_000_000 + number if case is None else case), names, a_number, "client")


def index_of(*names):
    index = NameIndex()
    for number, name in enumerate(names):
        index.put(listed(name, number))
    return index


def found(index, text, **more):
    return [one.listed.names for one in index.search(text, **more)]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("María José Hernández López", "María José Hernández López"),
        ("maria jose hernandez lopez", "María José Hernández López"),
        ("MARÍA  HERNÁNDEZ", "María José Hernández López"),
        ("Hernández López, María José", "María José Hernández López"),
        ("maria lopez", "María José Hernández López"),
        ("jose lopez hernandez", "José López Hernández"),
        ("hernandez hernandez", "Juan Hernández Hernández"),
        ("W. Flores", "Wendy Carolina Flores Tzul"),
        ("Wendi Flroes", "Wendy Carolina Flores Tzul"),
        ("tzu", "Wendy Carolina Flores Tzul"),
        ("Maradiaga", "Pedro de la Cruz Maradiaga"),
        ("Cruz", "Pedro de la Cruz Maradiaga"),
        ("pedro delacruz", "Pedro de la Cruz Maradiaga"),
        ("jean baptiste desire", "Jean-Baptiste Désiré"),
        ("Jeanbaptiste", "Jean-Baptiste Désiré"),
        ("chino", "Mario Ajanel Coc; El Chino"),
        ("Anamaria Zelaya", "Ana María Zelaya Euceda"),
        ("María\u200b Zelaya\u0000", "Ana María Zelaya Euceda"),
    ],
)
def test_the_one_meant_comes_first(asked, meant):
    assert found(index_of(*OFFICE), asked)[0] == meant


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("K’iche", "K'iche' Ixb'alam"),
        ("ixbalam", "K'iche' Ixb'alam"),
        ("OBrien Nunez", "O'Brien-Núñez"),
        ("nguyen anh", "Nguyễn Thị Ánh"),
        ("ipek", "İpek Yılmaz"),
        ("yilmaz", "İpek Yılmaz"),
        ("finn", "ﬁnn"),
        ("STRASSER", "Anna Straßer"),
        ("їжак ірина", "Ірина Їжак"),
        ("عبد الله محمد", "مُحَمَّد عبد الله"),
        ("李 小龙", "李小龙"),
        ("小龙", "李小龙"),
        ("김민", "김민준"),
        ("אברהם", "אברהם כהן"),
        ("Delacruz", "Ana de la Cruz"),
        ("de la Cruz", "Ana Delacruz"),
        ("Al-Hassan", "Omar Alhassan"),
        ("maría hernández", "M. Hernández"),
    ],
)
def test_a_name_is_found_however_it_is_written(asked, written):
    assert found(index_of(written, "Somebody Else"), asked) == [written]


def test_the_whole_name_scores_one_and_half_of_it_less():
    index = index_of(*OFFICE)
    assert index.search("Flores Tzul, Wendy Carolina")[0].score == 1
    assert 0.5 < index.search("Wendy Flores")[0].score < 1


def test_equals_stand_by_name_and_those_in_the_order_asked_before_them():
    index = index_of("Zoila Cruz Paz", "Abner Paz Cruz", "Berta Cruz Paz")
    assert found(index, "paz") == ["Abner Paz Cruz", "Berta Cruz Paz", "Zoila Cruz Paz"]
    assert found(index, "cruz paz") == ["Berta Cruz Paz", "Zoila Cruz Paz", "Abner Paz Cruz"]


def test_the_very_name_stands_before_longer_ones_with_its_words():
    assert found(index_of("Ana María Paz Ruiz", "María Elena Paz", "María Paz"), "Paz, María")[0] == "María Paz"


def test_particles_weigh_little():
    index = index_of("María de los Ángeles", "Rosa de los Santos")
    assert found(index, "rosa de los angeles") == ["María de los Ángeles", "Rosa de los Santos"]
    assert found(index_of("Luis de la Vega"), "Carmen de la Rosa") == []


def test_somebody_with_one_word_of_a_long_question_is_not_found():
    assert found(index_of("Ana Ruiz"), "Ana Guadalupe Tzul Chicas") == []


@pytest.mark.parametrize(
    "asked",
    ["A 123-456-789", "123456789", "a123456789", "١٢٣٤٥٦٧٨٩", "6789", "56789", "123456780", "12345679", "1234567890"],
)
def test_an_a_number_is_found_whole_by_its_end_and_with_one_digit_wrong(asked):
    index = index_of(*OFFICE)
    index.put(listed("Elena Coc", 77, "A123-456-789"))
    assert found(index, asked) == ["Elena Coc"]


def test_the_very_a_number_comes_before_its_neighbours():
    index = NameIndex()
    index.put(listed("Abner Paz", 1, "A123456788"))
    index.put(listed("Berta Paz", 2, "A123456789"))
    assert found(index, "A123456789") == ["Berta Paz", "Abner Paz"]


@pytest.mark.parametrize(("asked", "held"), [("A012345678", "12 345 678"), ("A12345678", "A-012-345-678")])
def test_zeros_before_an_older_a_number_do_not_matter(asked, held):
    index = NameIndex()
    index.put(listed("Elena Coc", 1, held))
    assert index.search(asked)[0].score == 1


@pytest.mark.parametrize("asked", ["789", "1234", "0000", "987654321"])
def test_too_few_digits_or_others_find_nobody(asked):
    index = index_of(*OFFICE)
    index.put(listed("Elena Coc", 77, "A123456789"))
    assert found(index, asked) == []


@pytest.mark.parametrize("asked", ["", "   ", ".,;-'", "\0", "\ud800", "😀", "\u202e", "́"])
def test_nothing_asked_finds_nobody(asked):
    assert found(index_of(*OFFICE), asked) == []


@pytest.mark.parametrize("asked", ["maría", "123456789", ""])
def test_an_empty_index_finds_nobody(asked):
    assert NameIndex().search(asked) == []
    assert len(NameIndex()) == 0


def test_somebody_without_letters_or_number_is_listed_and_found_by_neither():
    index = index_of("???", "Ana Paz")
    assert len(index) == 2
    assert found(index, "ana") == ["Ana Paz"]
    assert found(index, "??") == []


def test_a_changed_name_replaces_the_old_one():
    index = index_of("Ana Paz")
    index.put(listed("Berta Ruiz", 0))
    assert (len(index), found(index, "ana paz"), found(index, "berta")) == (1, [], ["Berta Ruiz"])


def test_a_dropped_case_takes_its_people_along():
    index = NameIndex()
    for number, name in enumerate(("Ana Paz", "Berta Paz", "Carla Paz")):
        index.put(listed(name, number, case=7 if number < 2 else 8))
    index.drop(UUID(int=0))
    index.drop(UUID(int=1))
    index.drop(UUID(int=99))
    assert (len(index), found(index, "paz")) == (1, ["Carla Paz"])


def test_somebody_who_moved_to_another_case_is_listed_once():
    index = NameIndex()
    index.put(listed("Ana Paz", 1, case=7))
    index.put(listed("Ana Paz", 1, case=8))
    assert [one.listed.case.int for one in index.search("paz")] == [8]


def test_cases_out_of_sight_do_not_use_up_the_places():
    index = index_of(*(f"Ana Paz {'abcdefgh'[number % 8] * 4}" for number in range(100)))
    seen = UUID(int=1_000_000 + 93)
    assert [one.listed.case for one in index.search("ana paz", most=1, within=seen.__eq__)] == [seen]


def test_no_more_than_asked_for_are_given():
    index = index_of(*["Ana Paz"] * 30)
    assert [len(index.search("ana", most=most)) for most in (-1, 0, 1, 25, 99)] == [0, 0, 1, 25, 30]


def test_nothing_is_lost_when_the_gaps_of_many_dropped_are_closed():
    index = NameIndex()
    for number in range(4_000):
        index.put(
            listed(f"Person{'abcdefghij'[number % 10]} Sur{'klmnopqrst'[number // 10 % 10]}", number, f"{number:09}")
        )
    for number in range(3_990):
        index.drop(UUID(int=number))
    assert len(index) == 10
    assert index.search("persona")[0].listed.a_number == "000003990"
    assert index.search("000003995")[0].listed.person.int == 3995
    index.drop(UUID(int=3995))
    assert 3995 not in [one.listed.person.int for one in index.search("personf")]


def test_searches_go_on_while_others_write():
    index = index_of("Ana Paz")
    wrong = []

    def write(first):
        for number in range(first, first + 700):
            index.put(listed("Berta Ruiz", number))
            index.drop(UUID(int=number))

    def read():
        for _ in range(60):
            if found(index, "ana paz") != ["Ana Paz"]:
                wrong.append("Ana was not there")

    threads = [threading.Thread(target=write, args=(first,)) for first in (1_000, 5_000)]
    threads += [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (wrong, len(index)) == ([], 1)


WORD = st.text("abcdefghijklmnopqrstuvwxyzáéíóúñç", min_size=5, max_size=12)
NAME = st.lists(WORD, min_size=2, max_size=5, unique=True).map(" ".join)
NEIGHBOURS = st.lists(NAME, max_size=4)
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)


def among_neighbours(name, neighbours):
    return index_of(*(f"{each} Neighbour" for each in neighbours), name)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@example("\ud800\udfff\0", "\0", "\ud800")
@example("Ana " * 25_000, "A" * 100_000, "Ana " * 25_000)
@example("9" * 100_000, "9" * 100_000, "9" * 100_000)
def test_no_text_makes_it_fail(names, a_number, asked):
    index = index_of(*OFFICE)
    index.put(listed(names, 50, a_number))
    for one in [*index.search(asked), *index.search(names), *index.search(a_number)]:
        assert 0 < one.score <= 1
    index.drop(UUID(int=50))
    assert len(index) == len(OFFICE)


@given(NAME, NEIGHBOURS)
def test_somebody_listed_is_found_by_her_own_name(name, neighbours):
    assert name in found(among_neighbours(name, neighbours), name, most=3)


@given(NAME, NEIGHBOURS, st.integers(1, 4))
def test_somebody_listed_is_found_with_her_surnames_first(name, neighbours, cut):
    words = name.split()
    swapped = f"{' '.join(words[cut:])}, {' '.join(words[:cut])}"
    assert name in found(among_neighbours(name, neighbours), swapped, most=3)


@given(NAME, NEIGHBOURS, st.randoms(use_true_random=False))
def test_somebody_listed_is_found_with_one_letter_wrong(name, neighbours, draw):
    assert name in found(among_neighbours(name, neighbours), with_typo(name, draw), most=3)


def with_typo(name, draw: random.Random):
    words = name.split()
    which = draw.randrange(len(words))
    word = words[which]
    at = draw.randrange(len(word) - 1)
    words[which] = draw.choice(
        [
            word[:at] + "x" + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + "x" + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    return " ".join(words)


@given(st.lists(NAME, min_size=1, max_size=6), st.data())
def test_nobody_dropped_is_ever_found(names, data):
    index = index_of(*names)
    dropped = data.draw(st.sets(st.integers(0, len(names) - 1)))
    for number in dropped:
        index.drop(UUID(int=number))
    asked = data.draw(st.sampled_from(names))
    assert not {one.listed.person.int for one in index.search(asked)} & dropped
    assert len(index) == len(names) - len(dropped)


@given(st.lists(NAME, min_size=1, max_size=6), st.sets(st.integers(0, 5)), st.data())
def test_only_cases_in_sight_are_given_and_all_of_those(names, seen, data):
    index = index_of(*names)
    asked = data.draw(st.sampled_from(names))
    everybody = index.search(asked, most=99)
    in_sight = index.search(asked, most=99, within=lambda case: case.int - 1_000_000 in seen)
    assert in_sight == [one for one in everybody if one.listed.person.int in seen]


def strings_of_the_corpora():
    return [
        text
        for file in sorted(STRINGS.glob("*.json"))
        for text in json.loads(file.read_text(encoding="utf-8"))
        if isinstance(text, str)
    ]


needs_corpora = pytest.mark.skipif(not STRINGS.is_dir(), reason="no folder of awkward strings beside this checkout")


@needs_corpora
def test_awkward_strings_are_asked_and_held_like_any_other():
    texts = strings_of_the_corpora()
    index = index_of(*OFFICE)
    for number, text in enumerate(texts, 100):
        index.put(listed(text, number, text))
    assert len(index) == len(OFFICE) + len(texts)
    for text in texts:
        assert all(0 < one.score <= 1 for one in index.search(text))
    assert found(index, "Wendy Carolina Flores Tzul")[0] == "Wendy Carolina Flores Tzul"


@needs_corpora
def test_awkward_names_are_found_by_themselves():
    texts = json.loads((STRINGS / "names_dates_numbers.json").read_text(encoding="utf-8"))
    names = [text for text in texts if text.replace(" ", "").isalpha()]
    assert names
    for name in names:
        assert name in found(index_of(*OFFICE, name), name, most=3)
