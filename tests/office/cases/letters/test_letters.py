"""A letter takes what is on record, is edited in two languages, and keeps every text it had."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from amparo.office.cases.access import services
from amparo.office.cases.access.gate import CaseFile
from amparo.office.cases.access.rules import Permission
from amparo.office.cases.letters.models import Letter, LetterText, OfficeTemplate
from amparo.office.cases.letters.own_templates import source_of
from amparo.office.cases.statements.ledger import Origin
from amparo.office.cases.statements.models import Source
from amparo.office.cases.statements.services import state
from amparo.office.platform.accounts.models import User
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import Held, a_case, a_letter, member, signed_in
from tests.office.second_person import exported

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return member(Role.ATTORNEY, "Marta")


@pytest.fixture
def held(by: User) -> Held:
    """A case of whose first person the day of birth is on record."""
    held = a_case(by)
    state(held.case, held.case_key, held.first, by, Origin(Source.DOCUMENT), {"born_on": dt.date(1986, 5, 17)})
    return held


def at(name: str, held: Held, *more: object) -> str:
    return reverse(
        f"letters:{name}",
        args=[held.number, *([held.letter] if name not in ("letters", "begin_letter") else []), *more],
    )


def test_a_letter_says_what_is_on_record_and_has_lines_for_the_rest(held: Held, by: User) -> None:
    client = signed_in(by)
    client.post(at("begin_letter", held), {"person": 1, "template": "records-request"})
    held.letter = Letter.objects.get().pk
    page = client.get(at("letter", held)).content.decode()
    assert "Born on: May 17, 1986" in page
    assert "Fecha de nacimiento: 17 de mayo de 1986" in page
    assert "____ (Agency, with its address)" in page
    assert "lines are still to be filled in" in page
    assert page.count("17 de mayo") == 1
    assert "1986" not in str(bytes(LetterText.objects.get().sealed_text))
    for languages in ("en", "es", "both"):
        assert client.get(at("paper", held, languages)).content.startswith(b"%PDF")
    assert client.get(at("paper", held, "fr")).status_code == 404


def test_each_save_keeps_the_text_before_it_and_two_who_edit_at_once_are_told(held: Held, by: User) -> None:
    a_letter(held, by)
    client = signed_in(by)
    sent = {"en": "# Hello\n\nOne <b>.", "es": "# Hola", "version": 1}
    assert client.post(at("write", held), sent).status_code == 302
    page = client.get(at("letter", held)).content.decode()
    assert "<strong>Hello</strong>" in page
    assert "One &lt;b&gt;." in page
    assert "same number of paragraphs" in page
    assert "Born on" in client.get(at("earlier", held, 1)).content.decode()
    late = client.post(at("write", held), sent | {"en": "Mine"})
    assert late.status_code == 409
    assert "Mine" in late.content.decode()
    assert LetterText.objects.count() == 2
    assert client.get(at("earlier", held, 9)).status_code == 404


def test_letters_go_with_the_case_and_leave_with_its_export(held: Held, by: User) -> None:
    a_letter(held, by)
    client = signed_in(by)
    with zipfile.ZipFile(io.BytesIO(exported(client, held.number).content)) as archive:
        told = json.loads(archive.read(f"{held.number}/case.json"))
    assert "1986" in told["letters"][0]["texts"][0]["en"]
    services.erase(CaseFile(None, held.case, by, Permission.CHANGE))  # type: ignore[arg-type]
    assert not Letter.objects.exists()
    assert not LetterText.objects.exists()


def test_an_office_writes_its_own_template_in_place_of_another(held: Held, by: User) -> None:
    client, page = signed_in(by), reverse("letters:letter_templates")
    assert "{me.born_on}" in client.get(page).content.decode()
    file = client.get(reverse("letters:letter_template", args=["declaration"])).content.decode()
    assert file == source_of("declaration")

    def upload(text: bytes) -> int:
        return client.post(page, {"file": SimpleUploadedFile("a.toml", text)}).status_code

    assert upload(file.replace("declare:", "state:").encode()) == 302
    assert OfficeTemplate.objects.get().name == "declaration"
    a_letter(held, by)
    client.post(at("begin_letter", held), {"person": 1, "template": "declaration"})
    held.letter = Letter.objects.first().pk  # type: ignore[union-attr]
    assert "state:" in client.get(at("letter", held)).content.decode()
    for wrong in (b"\xff", b"\0", b"name = 1", file.replace("{name(me)}", "{sort(me)}").encode()):
        assert upload(wrong) == 422
    assert OfficeTemplate.objects.count() == 1
