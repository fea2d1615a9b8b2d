"""Each field of staff's forms has the control and the keyboard that its kind needs; no browser keeps what it held."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.test import Client
from django.urls import reverse

from amparo.office.cases.people.contact import Channel, SafeContact
from amparo.office.platform.accounts.roles import Role
from tests.office.builders import World, a_case, member, signed_in
from tests.office.cases.drafts.walk import pages_of
from tests.office.html import tree

pytestmark = [pytest.mark.django_db, pytest.mark.one_moment("walks over all forms, for what no day changes")]

KINDS = {
    "date": ("day", "first", "last", "on", "until", "since", "earliest", "next_on", "lasts_until", "leaves_on"),
    "time": ("hour", "opens", "closes", "by"),
    "number": ("minutes", "every", "cap", "gap", "year", "weeks", "days", "limit", "backlog"),
    "tel": ("phone",),
    "email": ("email",),
}
"""Names of fields by the control that they need; what ends in `_on`, `_day` or `_hour` needs one too."""
KEYBOARDS = {"number": "numeric", "tel": "tel", "email": "email"}
WORDS = frozenset({"text", "tel", "email", "search", "url"})
FEWEST = 150


def _needed(name: str) -> str:
    if name.endswith(("_on", "_day")):
        return "date"
    if name.endswith("_hour"):
        return "time"
    return next((kind for kind, names in KINDS.items() if name in names), "")


def _inputs(page: str) -> Iterator[tuple[Element, Element]]:
    for form in tree(page).iter("form"):
        for one in form.iter():
            if one.tag in ("input", "textarea", "select") and one.get("type") not in ("hidden", "submit"):
                yield form, one


def _wrong(form: Element, one: Element) -> str:
    """What does not fit the kind of a field, or nothing."""
    name, kind = one.get("name", ""), one.get("type", "text") if one.tag == "input" else one.tag
    needed = _needed(name)
    if needed and kind not in (needed, "range", "select", "radio", "checkbox"):
        return f"{name} is {kind} and needs {needed}"
    if kind in KEYBOARDS and one.get("inputmode") != KEYBOARDS[kind]:
        return f"{name} lacks the keyboard for {kind}"
    if kind in (*WORDS, "textarea") and not (one.get("autocomplete") or form.get("autocomplete")):
        return f"{name} may be kept by the browser"
    return ""


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    return answer.content.decode() if answer.headers.get("Content-Type", "").startswith("text/html") else ""


def test_every_field_of_every_form_fits_its_kind(world: World) -> None:
    found, wrong = 0, set()
    for shown in pages_of(world):
        for form, one in _inputs(shown.page):
            found += 1
            if fault := _wrong(form, one):
                wrong.add(f"{shown.name}: {fault}")
    assert sorted(wrong) == []
    assert found > FEWEST


@pytest.mark.parametrize(
    ("channel", "kind"),
    [
        (Channel.PHONE, "tel"),
        (Channel.SMS, "tel"),
        (Channel.WHATSAPP, "tel"),
        (Channel.EMAIL, "email"),
        (Channel.THROUGH, "text"),
        (Channel.NONE, "text"),
    ],
)
def test_how_somebody_is_reached_is_typed_with_the_keyboard_for_it(channel: Channel, kind: str) -> None:
    by = member(Role.ATTORNEY)
    held = a_case(by)
    held.first.sealed_contact = held.case_key.seal(held.first, "sealed_contact", SafeContact(channel).kept())
    held.first.save()
    page = _page(signed_in(by), reverse("casework:change_person", args=[held.number, 1]))
    (detail,) = (one for _, one in _inputs(page) if one.get("name") == "detail")
    assert detail.get("type") == kind
    assert detail.get("autocomplete") == "off"
    (number,) = (one for _, one in _inputs(page) if one.get("name") == "a_number")
    assert number.get("inputmode") == "numeric"


def test_the_pages_of_signing_in_say_what_a_keeper_of_passwords_needs() -> None:
    told = {one.get("name"): one for _, one in _inputs(_page(Client(), reverse("account_login")))}
    assert told["login"].get("type") == "email"
    assert told["login"].get("autocomplete") in ("email", "username")
    assert told["password"].get("autocomplete") == "current-password"


def test_the_rule_finds_what_does_not_fit() -> None:
    form = html5lib.parseFragment(
        '<form><input name="phone"><input name="filed_on"><input type="number" name="cap">'
        '<textarea name="text"></textarea></form>',
        namespaceHTMLElements=False,
    )[0]
    assert [_wrong(form, one) for one in form] == [
        "phone is text and needs tel",
        "filed_on is text and needs date",
        "cap lacks the keyboard for number",
        "text may be kept by the browser",
    ]
