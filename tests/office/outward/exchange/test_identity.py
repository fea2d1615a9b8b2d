"""Who is who: a key means the same within one list; nobody joins strangers, and nobody is entered twice unsaid."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from amparo.office.cases.access.models import Assignment, Case, Wall
from amparo.office.cases.people.models import Person
from amparo.office.cases.people.persons import names_of
from amparo.office.outward.exchange import docket_file, importing
from amparo.office.outward.exchange.identity import BESIDE, REFER
from amparo.office.outward.exchange.importing import Imports
from amparo.office.outward.exchange.models import Imported
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import member

pytestmark = pytest.mark.django_db

FIRST = """person,case,given,surnames,a_number,nationality
P1,F1,Rosa,Quiñónez,A212345678,HN
P2,F1,Axel,Quiñónez,,HN
"""


@pytest.fixture
def by() -> User:
    return member(Role.PARALEGAL)


@pytest.fixture
def bring(tmp_path: Path, by: User):  # type: ignore[no-untyped-def]
    numbers = itertools.count()

    def run(text: str, user: User | None = None, **more: object) -> Imports:
        path = tmp_path / f"list{next(numbers)}.csv"
        path.write_text(text, encoding="utf-8")
        return importing.take_in(docket_file.read(path).rows, user or by, None, path.name, **more)  # type: ignore[arg-type]

    return run


def people() -> dict[str, set[str]]:
    """Who is in which case."""
    found: dict[str, set[str]] = {}
    for row in Person.objects.select_related("case"):
        found.setdefault(row.case.number, set()).add(str(names_of(open_key(row.case_id), row)))
    return found


def test_a_second_list_with_the_same_keys_puts_nobody_into_another_family(bring, shared: Path) -> None:  # type: ignore[no-untyped-def]
    bring(FIRST)
    before = people()
    told = bring((shared / "reports" / "import" / "second_list_same_keys.csv").read_text())
    assert people() == before
    assert (told.people, told.known) == (0, 0)
    (key, beside) = told.asides
    assert (key.line, key.value) == (2, "P1")
    assert "stands for another person already" in key.reason
    assert "--source" in key.reason
    assert (beside.line, beside.reason) == (3, BESIDE)


def test_under_a_name_of_its_own_the_second_list_is_another_family(bring, shared: Path) -> None:  # type: ignore[no-untyped-def]
    bring(FIRST)
    text = (shared / "reports" / "import" / "second_list_same_keys.csv").read_text()
    told = bring(text, name="Shelter")
    assert (told.cases, told.people, told.asides) == (1, 2, [])
    assert sorted(map(len, people().values())) == [2, 2]
    again = bring(text, name="SHELTER")
    assert (again.people, again.known) == (0, 2)
    more = bring("person,case,given,surnames\nP7,F1,Nueva,Persona\n", name="shelter")
    assert (more.cases, more.people) == (0, 1)


def test_a_stranger_under_the_key_of_a_family_is_asked_about(bring) -> None:  # type: ignore[no-untyped-def]
    bring(FIRST)
    told = bring("person,case,given,surnames\nX9,F1,Desconocida,De Otra Lista\n")
    assert told.people == 0
    assert "nobody of it is recognized" in told.asides[0].reason
    joined = bring(FIRST + "X9,F1,Desconocida,De La Familia,,\n")
    assert (joined.cases, joined.people, joined.known) == (0, 1, 2)


@pytest.mark.parametrize(
    ("row", "same"),
    [
        ("P1,F1,Rosa,Quiñónez,A212345678,HN", True),
        ("P1,F1,ROSA,QUINONEZ,A 212-345-678,HN", True),
        ("P1,F1,Rosa María,Quiñónez Tábora,A212345678,HN", True),
        ("P1,F1,Rosa,Quiñónez,,HN", True),
        ("P1,F1,Rosa,Quiñónez,A999888777,HN", False),
        ("P1,F1,Otra,Persona,A212345678,HN", False),
        ("P1,F1,Otra,Persona,,HN", False),
    ],
)
def test_the_same_key_is_the_same_person_only_by_name_and_number(bring, row: str, same: bool) -> None:  # type: ignore[no-untyped-def]
    bring(FIRST)
    told = bring(f"person,case,given,surnames,a_number,nationality\n{row}\n")
    assert (told.known, len(told.asides)) == ((1, 0) if same else (0, 1))
    assert Person.objects.count() == 2


def test_rows_that_an_earlier_version_took_in_still_count(bring) -> None:  # type: ignore[no-untyped-def]
    bring(FIRST)
    Imported.objects.update(person=None, identity="")
    assert bring(FIRST).known == 2
    assert bring(FIRST, name="Shelter").known == 2
    assert Person.objects.count() == 2
    assert bring("person,given\nP1,Otra\n").asides


def test_a_name_mended_in_the_office_does_not_make_a_stranger_of_the_row(bring) -> None:  # type: ignore[no-untyped-def]
    bring(FIRST)
    row = Person.objects.order_by("place").first()
    assert row is not None
    told = {"given": "Rosalía", "surnames": "Ávila", "also": []}
    row.sealed_names = open_key(row.case_id).seal(row, "sealed_names", told)
    row.save()
    assert bring(FIRST).known == 2


# --- gates and walls ---------------------------------------------------------------------------------------


def test_an_importer_of_another_team_is_sent_to_whoever_decides_on_conflicts(bring) -> None:  # type: ignore[no-untyped-def]
    bring(FIRST)
    stranger = member(Role.PARALEGAL)
    answers = [
        bring(FIRST, stranger),
        bring(FIRST.replace("Rosa", "Otra").replace("A212345678", "A1234567"), stranger),
        bring("person,case,given,surnames,a_number\nQ1,,Rosa,Quiñónez,A212345678\n", stranger),
    ]
    assert {one.reason for told in answers for one in told.asides} == {REFER}
    assert [told.known for told in answers] == [0, 0, 0]
    assert Person.objects.count() == 2
    number = Case.objects.get().number
    assert all(number not in one.reason for told in answers for one in told.asides)
    assert AuditEntry.objects.filter(did="conflict.matched", actor=stranger.pk).exists()


@pytest.mark.parametrize("text", [FIRST, FIRST.replace("Rosa", "Otra").replace("A212345678", "A1234567")])
def test_a_walled_importer_meets_an_office_without_that_case(bring, text: str) -> None:  # type: ignore[no-untyped-def]
    bring(FIRST)
    case, walled = Case.objects.get(), member(Role.PARALEGAL)
    Assignment.objects.create(case=case, user=walled)
    Wall.objects.create(case=case, user=walled, made_by=walled)
    told = bring(text, walled)
    assert (told.cases, told.people, told.known, told.asides) == (1, 2, 0, [])
    assert Person.objects.filter(case=case).count() == 2
    again = bring(text, walled)
    assert (again.cases, again.people, again.known, again.asides) == (0, 0, 2, [])
    assert bring(FIRST).known == 2


# --- entered twice -----------------------------------------------------------------------------------------


def test_two_people_of_a_list_with_one_a_number_are_said(bring, shared: Path) -> None:  # type: ignore[no-untyped-def]
    text = (shared / "reports" / "import" / "same_a_number_twice.csv").read_text()
    told = bring(text)
    assert told.people == 1
    assert [(one.line, one.column) for one in told.asides] == [(3, "a_number")]
    assert "two people carry A 111-222-333: line 2 too" in told.asides[0].reason
    assert bring(text, seen=True).people == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("N1,,Otra,Distinta,A212345678,2001-02-03", True),
        ("N1,,ana,LOPEZ Pérez,,1990-05-06", True),
        ("N1,,Ana,López Pérez,,1990-05-07", False),
        ("N1,,Ana,López Pérez,,", False),
    ],
)
def test_who_may_be_known_is_set_aside_until_somebody_has_looked(bring, row: str, said: bool) -> None:  # type: ignore[no-untyped-def]
    columns = "person,case,given,surnames,a_number,born_on\n"
    bring(f"{columns}P1,,Rosa,Quiñónez,A212345678,\nP2,,Ana,López Pérez,,1990-05-06\n")
    told = bring(columns + row + "\n")
    assert told.people == (0 if said else 1)
    if said:
        assert "the office may know this person, from case" in told.asides[0].reason
        assert bring(columns + row + "\n", seen=True).people == 1


def test_a_dry_run_says_the_same_and_takes_nobody_in(bring, by: User, tmp_path: Path, shared: Path) -> None:  # type: ignore[no-untyped-def]
    bring(FIRST)
    rows = docket_file.read(shared / "reports" / "import" / "second_list_same_keys.csv").rows
    dry = importing.preview(rows, by)
    assert Person.objects.count() == 2
    assert importing.take_in(rows, by, None, "x.csv").asides == dry.asides


def test_of_many_lists_with_colliding_keys_nobody_lands_among_strangers(bring) -> None:  # type: ignore[no-untyped-def]
    """Whoever stood under P is there again or not, and somebody new comes with them: only then they are a family."""
    head, names = "person,case,given,surnames\n", ("Ana", "Bea", "Carla")
    for number, (one, other, third) in enumerate(itertools.product(names, names, names)):
        bring(f"{head}P{number},F{number},{one},Del {number}\n")
        bring(f"{head}P{number},F{number},{other},Del {number}\nQ{number},F{number},{third},Del {number}\n")
        case = Imported.objects.order_by("-at").first()
        assert case is not None
        held = people()[case.case.number]
        assert held == ({f"{one} Del {number}", f"{third} Del {number}"} if one == other else {f"{one} Del {number}"})


@pytest.mark.parametrize(
    ("there", "here", "may_be"),
    [
        ("1990", "1990-05-06", True),
        ("1990-05-06", "1990", True),
        ("1990-05", "1990", True),
        ("1990-05", "1990-06", False),
        ("1991", "1990-05-06", False),
    ],
)
def test_the_same_name_born_in_the_same_year_may_be_the_same(bring, there: str, here: str, may_be: bool) -> None:  # type: ignore[no-untyped-def]
    bring(f"person,given,surnames,born_on\nP1,Rosa,Quiñónez,{there}\n")
    told = bring(f"person,given,surnames,born_on\nX1,Rosa,Quiñónez,{here}\n", name="Shelter")
    assert (told.people, len(told.asides)) == ((0, 1) if may_be else (1, 0))


def test_two_rows_with_one_name_and_a_year_that_holds_both_are_asked_about(bring) -> None:  # type: ignore[no-untyped-def]
    told = bring(
        "person,given,surnames,born_on\nP1,Rosa,Quiñónez,1990\nP2,Rosa,Quiñónez,1990-05-06\nP3,Rosa,Quiñónez,1991\n"
    )
    assert [one.line for one in told.asides] == [3]
    assert told.people == 2
