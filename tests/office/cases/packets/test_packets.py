"""Packets of a case: put together, made in the background, kept sealed among its documents."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.cases.access import services
from amparo.office.cases.documents import store
from amparo.office.cases.documents.models import Document
from amparo.office.cases.packets import building
from amparo.office.cases.packets.content import Content, Exhibit, moved
from amparo.office.cases.packets.keeping import held as unsealed
from amparo.office.cases.packets.models import Making, Packet, State
from amparo.office.platform.accounts.roles import Role
from amparo.packets.making import Entry, LeftOut, Made, Taken
from amparo.packets.plan import Packet as Plan
from tests.office.builders import Held, a_case, a_packet, an_incident, member, signed_in
from tests.packets.papers import a_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Held:
    return a_case(member(Role.ATTORNEY))


@pytest.fixture
def browser(held: Held) -> Client:
    return signed_in(held.case.assignments.get().user)


def _address(held: Held, name: str, *more: object) -> str:
    return reverse(f"packets:{name}", args=[held.number, *more])


def _content(held: Held, place: int = 1) -> Content:
    return unsealed(held.case_key, Packet.objects.get(case=held.case, place=place)).content


def _version(held: Held) -> int:
    return Packet.objects.get(case=held.case).version


def _arrange(browser: Client, held: Held, did: str, which: object, version: int | None = None) -> int:
    sent = {"did": did, "which": which, "version": version or _version(held)}
    return browser.post(_address(held, "arrange_packet", 1), sent).status_code


def _made_of(plan: Plan, load, said) -> Made:  # type: ignore[no-untyped-def]
    """A packet as the library gives it, without its child: the first document went in, the others did not."""
    sources = [source for exhibit in plan.exhibits for source in exhibit.sources]
    content = load(sources[0])
    said(len(sources), len(sources) + 1)
    taken = Taken(sources[0].name, 1, ("not_found", "scaled"), (), (), (), content)
    left_out = tuple(LeftOut(source.name, "password") for source in sources[1:])
    return Made((a_paper("made"), a_paper("more")), (1, 2), 2, (Entry("A", "x", 1),), (taken,), left_out, False)


def test_a_packet_begins_with_the_people_of_the_case_and_lies_sealed(held: Held, browser: Client) -> None:
    sent = {"preset": "court", "title": "Exhibits of Rosa"}
    assert browser.post(_address(held, "new_packet"), sent).url == _address(held, "packet", 1)
    content = _content(held)
    assert content.people == "Rosa Quiñónez Tábora; A 212-345-678"
    assert b"Rosa" not in bytes(Packet.objects.get().sealed_content)
    assert "Exhibits of Rosa" in browser.get(_address(held, "packets")).content.decode()
    assert _address(held, "packets") in browser.get(reverse("casework:case", args=[held.number])).content.decode()


def test_documents_are_added_in_one_click_and_ordered_without_dragging(held: Held, browser: Client) -> None:
    a_packet(held, held.case.assignments.get().user, exhibits=())
    one = Document.objects.get(case=held.case)
    page = browser.get(_address(held, "packet", 1)).content.decode()
    assert f'value="{one.pk}"' in page
    assert _arrange(browser, held, "add", one.pk) == 302
    assert [exhibit.title for exhibit in _content(held).exhibits] == ["I-94"]
    other = a_case(member(Role.ATTORNEY))
    _arrange(browser, held, "add", Document.objects.get(case=other.case).pk)
    assert len(_content(held).exhibits) == 1
    assert moved("abc", 0, 1) == tuple("bac")  # type: ignore[arg-type,comparison-overlap]
    assert moved("abc", 2, 1) == moved("abc", 0, -1) == tuple("abc")  # type: ignore[arg-type,comparison-overlap]


def test_two_who_order_at_once_are_told_and_nothing_is_lost(held: Held, browser: Client) -> None:
    two = tuple(Exhibit(str(Document.objects.get(case=held.case).pk), title) for title in ("One", "Two"))
    a_packet(held, held.case.assignments.get().user, exhibits=two)
    assert _arrange(browser, held, "down", 0) == 302
    assert [exhibit.title for exhibit in _content(held).exhibits] == ["Two", "One"]
    _arrange(browser, held, "remove", 0, version=1)
    assert len(_content(held).exhibits) == 2
    assert "Someone else changed" in browser.get(_address(held, "packet", 1)).content.decode()


def test_an_exhibit_has_its_title_redactions_and_what_it_proves(held: Held, browser: Client) -> None:
    user = held.case.assignments.get().user
    a_packet(held, user)
    incident = an_incident(held, user)
    page = _address(held, "packet_exhibit", 1, 1)
    sent = {
        "title": "Birth certificate",
        "pages": "1-2",
        "words": "Pérez\n\nGarcía ",
        "boxes": "2 1 3.5 6 4",
        "translated_from": "Spanish",
        "proves": [f"statement {held.statement.pk}", f"incident {incident.pk}"],
        "version": 1,
    }
    assert browser.post(page, sent).status_code == 302
    (exhibit,) = _content(held).exhibits
    assert (exhibit.words, exhibit.boxes) == (("Pérez", "García"), ((2, 72, 252, 432, 288),))
    shown = browser.get(page).content.decode()
    assert "2 1 3.5 6 4" in shown
    told = browser.get(_address(held, "packet", 1)).content.decode()
    assert "Proves:" in told
    assert "Harm:" in told
    for wrong in ({"pages": "x"}, {"boxes": "1 2 3"}, {"proves": ["incident 1"]}):
        assert browser.post(page, {**sent, **wrong, "version": 2}).status_code == 422
    assert browser.post(page, {**sent, "version": 1}).status_code == 409


def test_a_packet_is_made_by_the_worker_and_kept_among_the_documents(
    held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "make", _made_of)
    one = Document.objects.get(case=held.case)
    gone = Exhibit("00000000-0000-0000-0000-000000000000", "Locked one")
    a_packet(held, held.case.assignments.get().user, exhibits=(Exhibit(str(one.pk), "I-94"), gone))
    assert browser.post(_address(held, "make_packet", 1)).status_code == 302
    assert browser.post(_address(held, "make_packet", 1)).status_code == 302
    assert Making.objects.count() == 1
    assert "Begins within a minute" in browser.get(_address(held, "packet", 1)).content.decode()
    assert building.make_all() == 1
    row = Making.objects.get()
    assert (row.state, row.done, row.steps) == (State.MADE, 2, 3)
    assert b"Locked" not in bytes(row.sealed_outcome or b"")
    first, second = Document.objects.filter(case=held.case, place__gt=1).order_by("place")
    assert store.content(held.case_key, first) == a_paper("made")
    page = browser.get(_address(held, "packet", 1)).content.decode()
    assert reverse("documents:download", args=[held.number, second.place]) in page
    assert "Exhibits_Part2.pdf" in page
    assert "Locked one: The file needs a password" in page
    assert "The redaction may not be whole:" in page
    assert building.make_all() == 0


def test_the_real_library_makes_a_packet_of_the_case(held: Held) -> None:
    user = held.case.assignments.get().user
    packet = a_packet(held, user)
    row = Making(packet=packet, case=held.case, version=1, by=user)
    row.sealed_content = held.case_key.seal(row, "sealed_content", _content(held).to_seal())
    row.save()
    building.make_all()
    assert Making.objects.get().state == State.MADE
    assert store.content(held.case_key, Document.objects.get(case=held.case, place=2)).startswith(b"%PDF-")


def test_what_cannot_be_made_says_why_and_is_not_tried_for_ever(
    held: Held, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = held.case.assignments.get().user
    a_packet(held, user)
    browser.post(_address(held, "make_packet", 1))
    Making.objects.update(tries=2, state=State.RUNNING)
    building.make_all()
    assert "It was cut off twice" in browser.get(_address(held, "packet", 1)).content.decode()
    monkeypatch.setattr(building, "make", lambda *_: services._destroy(held.case) or _made_of(*_))
    browser.post(_address(held, "make_packet", 1))
    building.make_all()
    assert Document.objects.filter(case=held.case, place__gt=1).count() == 0


def test_a_document_in_a_packet_stays_on_the_file(held: Held, browser: Client) -> None:
    a_packet(held, held.case.assignments.get().user)
    browser.post(reverse("documents:remove_document", args=[held.number, 1]))
    assert Document.objects.get(case=held.case, place=1).removed_at is None


def test_what_a_preset_asks_is_shown_with_its_source_in_spanish_too(held: Held, browser: Client) -> None:
    page = browser.get(_address(held, "new_packet")).content.decode()
    assert "8 CFR 1003.32" in page
    assert "From practice: the text could not be read that day." in page
