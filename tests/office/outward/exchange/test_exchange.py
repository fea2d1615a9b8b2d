"""A case given out and a docket taken in: whole, once, and safe for spreadsheets."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import unicodedata
import zipfile
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from amparo.errors import DocketError
from amparo.office.cases.access.models import Case
from amparo.office.cases.deadlines.models import Tickler
from amparo.office.cases.people import directory, persons
from amparo.office.cases.people.models import Person
from amparo.office.cases.statements.reading import ledger_in
from amparo.office.outward.exchange import docket_file, importing
from amparo.office.outward.exchange.cells import safe, table
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.audit.models import AuditEntry
from amparo.office.platform.encryption.case_keys import open_key
from tests.office.builders import Held, a_case, a_note, a_pdf, member, signed_in
from tests.office.second_person import exported

pytestmark = pytest.mark.django_db


# --- cells -------------------------------------------------------------------------------------------------


def _computes(cell: str) -> bool:
    """Whether a spreadsheet might take a cell for a formula: what it looks at first is one of its signs."""
    seen = [one for one in unicodedata.normalize("NFKC", cell) if unicodedata.category(one) not in ("Cf", "Cc", "Zs")]
    while seen and seen[0] in '"`´’‘“”':
        seen.pop(0)
    return bool(seen) and seen[0] in "=+-@|%"


def test_no_cell_computes(shared: Path) -> None:
    strings = json.loads((shared / "corpora" / "strings" / "csv_injection.json").read_text())
    hidden = ["  =1+1", "\u200b=1", "＝1+1", '"=1"', "\t=1", "’@SUM(1)", "\ufeff-2+3"]
    dangerous = [one for one in [*strings, *hidden] if _computes(one)]
    assert len(dangerous) > 100
    assert [one for one in dangerous if _computes(safe(one))] == []


def test_plain_text_is_left_alone_and_tables_come_back() -> None:
    for text in ("Rosa", "2026-11-24", "O'Brien-Núñez", "", "a=b", "五"):
        assert safe(text) == text
    rows = list(
        csv.reader(io.StringIO(table(("a", "b"), [("x,y", 'say "hi"'), ("two\nlines", "é")]).decode("utf-8-sig")))
    )
    assert rows == [["a", "b"], ["x,y", 'say "hi"'], ["two lines", "é"]]


# --- export ------------------------------------------------------------------------------------------------


def test_a_case_is_given_out_whole() -> None:
    by = member(Role.ATTORNEY)
    held: Held = a_case(by, given="=HYPERLINK(evil)")
    a_note(held, by, "Met at the shelter.")
    browser = signed_in(by)
    address = reverse("exchange:export", args=[held.number])
    assert "no longer encrypted" in browser.get(address).content.decode()
    assert not AuditEntry.objects.filter(did="case.exported").exists()
    answer = exported(browser, held.number)
    assert answer["Content-Disposition"] == f'attachment; filename="{held.number}.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        names = set(packed.namelist())
        told = json.loads(packed.read(f"{held.number}/case.json"))
        page = packed.read(f"{held.number}/case.html").decode()
        people = packed.read(f"{held.number}/people.csv").decode("utf-8-sig")
        document = packed.read(f"{held.number}/documents/001 I-94.pdf")
    assert {f"{held.number}/{name}.csv" for name in ("people", "statements", "dates", "notes")} <= names
    assert told["people"][0]["surnames"] == "Quiñónez Tábora"
    assert told["people"][1]["relations"] == [{"is": "child", "of": 1}]
    assert {one["fact"] for one in told["statements"]} == {"last_entry_on", "nationality"}
    assert told["notes"][0]["text"] == "Met at the shelter."
    assert told["dates"][0]["place"] == "El Paso"
    assert told["passages"][0]["words"] == "At night, over the bridge."
    assert told["fear_statements"][0]["words"] == "Tengo miedo."
    assert told["run_up"][0]["note"] == "With Sister Inés."
    assert "Quiñónez" in page
    assert "'=HYPERLINK" in people
    assert document.startswith(b"%PDF")
    assert document == a_pdf() or len(document) == len(a_pdf())
    assert AuditEntry.objects.filter(did="case.exported", case=held.case.pk).count() == 1


# --- import ------------------------------------------------------------------------------------------------

DOCKET = """person,case,given,surnames,a_number,part,status,language,last_entry_on,nationality,in_us
p1,f1,María José,Núñez de la Peña,A 212-345-678,client,open,Spanish,ENTERED,HN,yes
p2,f1,Ángel,Núñez,,relative,,,,HN,
p3,,محمد,=cmd|' /C calc'!A0,,client,consultation,العربية,2025-12-01,SY,no
p4,,Bad,Number,12,client,open,,2026-01-10,HN,yes
p5,,Bad,Day,,client,open,,2026-99-10,HN,yes
p6,,Bad,Part,,boss,erased,,,,
p1,,Again,Again,,client,open,,,,
,,No,Key,,client,open,,,,
"""


def _docket() -> str:
    """The first of them came ten months ago, so that the year to ask for asylum is not over on any day."""
    return DOCKET.replace("ENTERED", (timezone.localdate() - dt.timedelta(days=300)).isoformat())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "docket.csv"
    made.write_text(_docket(), encoding="utf-8")
    return made


def test_good_rows_are_read_and_bad_ones_set_aside_with_the_reason(path: Path) -> None:
    read = docket_file.read(path)
    assert [row.key for row in read.rows] == ["p1", "p2", "p3"]
    assert read.set_aside == 5
    assert {(one.line, one.column) for one in read.rejects} == {
        (5, "a_number"), (6, "last_entry_on"), (7, "part"), (7, "status"), (8, "person"), (9, "person"),
    }  # fmt: skip
    assert all(one.reason for one in read.rejects)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,case\nx,y\n", "no column “person”"),
        ("person,givn\nx,y\n", "did you mean"),
        ("person,given,given\nx,y,z\n", "two columns"),
    ],
)
def test_what_is_no_docket_is_refused_whole(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "d.csv"
    path.write_text(text)
    with pytest.raises(DocketError, match=told):
        docket_file.read(path)


def test_a_dry_run_writes_nothing(path: Path) -> None:
    told = importing.preview(docket_file.read(path).rows)
    assert (told.cases, told.people, told.statements, told.known) == (2, 3, 7, 0)
    assert not Case.objects.exists()


def test_families_become_cases_with_sealed_names_and_sourced_facts(path: Path) -> None:
    by = member(Role.PARALEGAL)
    heard: list[int] = []
    told = importing.take_in(docket_file.read(path).rows, by, None, "docket.csv", heard.append)
    assert (told.cases, told.people, told.statements) == (2, 3, 7)
    assert heard == [2, 3]
    found = directory.search(by, "maria jose nunez")
    assert found[0].listed.names == "María José Núñez de la Peña"
    row = Person.objects.get(pk=found[0].listed.person)
    ledger = ledger_in(open_key(row.case_id), row)
    assert ledger.facts["nationality"] == "HN"
    assert ledger.about("nationality")[0].origin.label == "Document: docket.csv, page 2"
    assert Tickler.objects.filter(person=row, kind="deadline").exists()
    stranger = directory.search(by, "محمد")[0].listed
    assert stranger.names == "محمد =cmd|' /C calc'!A0"


def test_the_same_file_again_doubles_nobody_and_new_rows_join_their_family(path: Path) -> None:
    by = member(Role.PARALEGAL)
    importing.take_in(docket_file.read(path).rows, by, None, "docket.csv")
    path.write_text(_docket() + "p9,f1,Luz,Núñez,,relative,,,,HN,\n", encoding="utf-8")
    rows = docket_file.read(path).rows
    assert importing.preview(rows).known == 3
    told = importing.take_in(rows, by, None, "docket.csv")
    assert (told.cases, told.people, told.known) == (0, 1, 3)
    assert Case.objects.count() == 2
    assert Person.objects.filter(case__people__place=3).distinct().count() == 3


# --- lists as programs save them ---------------------------------------------------------------------------


def _read(tmp_path: Path, text: str) -> docket_file.Read:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return docket_file.read(path)


def test_choices_are_read_without_case(shared: Path) -> None:
    found = docket_file.read(shared / "reports" / "import" / "capital_letters.csv")
    assert found.rejects == []
    assert {name: found.rows[0].office[name] for name in ("given", "part", "status", "channel")} == {
        "given": "Ñusta",
        "part": "client",
        "status": "open",
        "channel": "sms",
    }


def test_an_a_number_is_read_with_any_dash(shared: Path) -> None:
    found = docket_file.read(shared / "reports" / "import" / "a_number_en_dash.csv")
    assert found.rejects == []
    assert persons.digits_of(found.rows[0].office["a_number"]) == "123456789"


def test_hidden_signs_are_not_kept_in_keys_names_and_families(tmp_path: Path) -> None:
    found = _read(
        tmp_path, "Person,Case,Given,,\nP1\u200b,F1\ufeff,Mari\u0301a\u200b,,\n,,,,\nP1,F1,Ana,,\nTotal,,2,,\n"
    )
    assert [(row.key, row.family, row.office["given"]) for row in found.rows] == [("P1", "F1", "María")]
    assert [(one.line, one.reason) for one in found.rejects] == [
        (4, "stands more than once"),
        (5, "this is the total of a table and no person: remove the row"),
    ]


def test_a_number_no_message_can_go_to_is_said_when_it_is_taken_in_with_what_to_write(shared: Path) -> None:
    found = docket_file.read(shared / "reports" / "import" / "number_no_message_can_go_to.csv")
    assert [row.key for row in found.rows] == ["P1"]
    assert [(one.line, one.column, one.reason) for one in found.warnings] == [
        (2, "detail", "Not a number a message can go to; write +52 656 123 4567.")
    ]


def test_numbers_and_addresses_are_kept_as_they_are_written(tmp_path: Path) -> None:
    found = _read(
        tmp_path, "person,given,channel,detail\nP1,Ana,sms,0052 1 656 1234567\nP2,Luz,email, Luz@example.org\n"
    )
    assert found.warnings == []
    importing.take_in(found.rows, member(Role.ATTORNEY), None, "list.csv")
    people = [persons.unsealed(open_key(row.case_id), row) for row in Person.objects.all()]
    assert {one.contact.detail for one in people} == {"+52 656 123 4567", "Luz@example.org"}
