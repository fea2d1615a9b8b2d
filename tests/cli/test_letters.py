"""Letters in a terminal."""

from pathlib import Path

from tests.forms.family import FAMILY


def test_a_letter_is_made_and_what_is_not_known_is_said(amparo):
    assert "motion-cover" in amparo("letter", "list")[1]
    assert "name(me)" in amparo("letter", "fields", "declaration")[1]
    code, _, err = amparo(
        "letter", "make", "records-request", "--person", str(FAMILY), "--out", "a.txt", "--with", "agency=USCIS"
    )
    assert code == 3
    assert "asked.records" in err
    assert "asked.agency" not in err
    assert "To: USCIS" in Path("a.txt").read_text()
    given = ("--with", "agency=USCIS", "--with", "records=All", "--languages", "es")
    assert amparo("letter", "make", "records-request", "--person", str(FAMILY), "--out", "a.pdf", *given)[0] == 0
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")
    wrong = amparo("letter", "make", "records-request", "--person", str(FAMILY), "--out", "a.pdf", "--with", "judge=X")
    assert wrong[0] == 2
    assert "judge" in wrong[2]
    assert amparo("letter", "fields", "nowhere")[0] == 2
