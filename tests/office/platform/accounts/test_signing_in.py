"""The way in: password, then a second factor; a guesser is slowed, the owner never locked out."""

from __future__ import annotations

import datetime as dt
import json
import re
from contextlib import suppress
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from amparo.office.platform.accounts import guesses
from amparo.office.platform.accounts.models import Guesses, Session, User
from amparo.office.platform.accounts.roles import Role
from amparo.office.platform.accounts.sessions import IDLE
from amparo.office.platform.audit.models import AuditEntry
from tests.office import matrix
from tests.office.builders import PASSWORD, a_case, member, signed_in

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"


class Owner:
    """A member with a password and an authenticator app."""

    def __init__(self) -> None:
        self.user: User = member(Role.ATTORNEY)
        self.user.set_password(PASSWORD)
        self.user.save()
        self.seed = generate_totp_secret()
        TOTP.activate(self.user, self.seed)

    def code(self) -> str:
        return format_hotp_value(hotp_value(self.seed, next(yield_hotp_counters_from_time())))

    def password(self, browser: Client, password: str = PASSWORD, **more: object) -> HttpResponse:
        return browser.post(SIGN_IN, {"login": self.user.email, "password": password}, **more)  # type: ignore[return-value,arg-type]

    def sign_in(self, browser: Client) -> HttpResponse:
        self.password(browser)
        return browser.post(reverse("mfa_authenticate"), {"code": self.code()})  # type: ignore[return-value]


@pytest.fixture
def owner() -> Owner:
    return Owner()


def _wait_is_over() -> None:
    Guesses.objects.update(until=timezone.now() - dt.timedelta(seconds=1))


def test_password_then_code_lead_to_today(owner: Owner) -> None:
    browser = Client()
    assert owner.password(browser).headers["Location"].startswith(reverse("mfa_authenticate"))
    assert browser.get(reverse("today:today")).headers["Location"].startswith(SIGN_IN)
    assert browser.get(reverse("mfa_authenticate")).status_code == 200
    answer = browser.post(reverse("mfa_authenticate"), {"code": owner.code()})
    assert answer.headers["Location"] == reverse("today:today")
    assert browser.get(reverse("today:today")).status_code == 200
    assert [deed.did for deed in AuditEntry.objects.filter(actor=owner.user.pk)][:1] == ["sign-in"]


def test_the_same_code_does_not_work_twice(owner: Owner) -> None:
    code = owner.code()
    first, second = Client(), Client()
    owner.password(first)
    assert first.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    owner.password(second)
    assert second.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_a_recovery_code_works_once(owner: Owner) -> None:
    codes = RecoveryCodes.activate(owner.user).get_unused_codes()
    for expected in (302, 200):
        browser = Client()
        owner.password(browser)
        assert browser.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == expected


def test_with_one_factor_nothing_of_the_office_is_shown(owner: Owner) -> None:
    half = signed_in(member(Role.ATTORNEY), factors=1)
    for name in ("today:today", "search:people", "calendar:calendar", "accounts:account"):
        assert half.get(reverse(name)).headers["Location"] == reverse("mfa_index")
    having = signed_in(owner.user, factors=1)  # has a second factor and did not show it
    assert having.get(reverse("today:today")).headers["Location"].startswith(SIGN_IN)
    assert having.get(reverse("mfa_index")).headers["Location"].startswith(SIGN_IN)


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_opens_the_office() -> None:
    half = signed_in(member(Role.PARALEGAL), factors=1)
    page = half.get(reverse("mfa_activate_totp"))
    if page.status_code == 302:  # asked for the password once more
        pytest.fail(f"led to {page.headers['Location']}")
    seed = re.findall(r"<code>([A-Z2-7]+)</code>", page.content.decode())[0]
    code = format_hotp_value(hotp_value(seed, next(yield_hotp_counters_from_time())))
    assert half.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    assert half.get(reverse("today:today")).status_code == 200


def test_seeds_and_recovery_codes_are_sealed(owner: Owner) -> None:
    codes = RecoveryCodes.activate(owner.user)
    held = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert owner.seed not in held
    assert codes.get_unused_codes()[0] not in held
    assert str(codes.instance.data["seed"]) in held  # the search would find it


def _plain(answer: HttpResponse) -> str:
    return re.sub(r'value="[^"]*"', "", answer.content.decode())


def test_a_wrong_password_and_an_unknown_address_look_the_same(owner: Owner) -> None:
    known = owner.password(Client(), "wrong wrong wrong wrong")
    unknown = Client().post(SIGN_IN, {"login": "nobody@office.invalid", "password": "wrong wrong wrong wrong"})
    assert (known.status_code, _plain(known)) == (unknown.status_code, _plain(unknown))  # type: ignore[arg-type]


def test_five_failures_are_free_then_each_waits_longer_up_to_a_quarter_of_an_hour(owner: Owner) -> None:
    thief = Client()
    for _ in range(5):
        assert "Too many attempts" not in owner.password(thief, "wrong wrong wrong wrong").content.decode()
    waits = []
    for _ in range(14):
        told = owner.password(thief).content.decode()  # even with the right password
        assert "Too many attempts" in told
        waits.append((Guesses.objects.order_by("until").last().until - timezone.now()).total_seconds())  # type: ignore[union-attr]
        _wait_is_over()
        owner.password(thief, "wrong wrong wrong wrong")
    assert [round(one) for one in waits] == sorted(round(one) for one in waits)
    assert waits[0] < 2
    assert 890 < waits[-1] <= 900
    _wait_is_over()
    assert owner.password(thief).status_code == 302
    assert not Guesses.objects.exists()


def test_the_owners_own_browser_is_never_slowed_by_a_thief(owner: Owner) -> None:
    home = Client()
    owner.sign_in(home)
    home.post(reverse("account_logout"))
    for _ in range(12):
        owner.password(Client(), "wrong wrong wrong wrong", headers={"x-forwarded-for": "203.0.113.9"})
    assert "Too many attempts" in owner.password(Client()).content.decode()
    assert owner.password(home).status_code == 302


def test_wrong_codes_of_who_has_the_password_never_slow_the_owners_own_browser(owner: Owner) -> None:
    home, thief, codes = Client(), Client(), RecoveryCodes.activate(owner.user).get_unused_codes()
    owner.sign_in(home)
    home.post(reverse("account_logout"))
    owner.password(thief)
    told = [thief.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode() for _ in range(12)]
    assert "Too many attempts" in told[-1]
    owner.password(home)
    assert home.post(reverse("mfa_authenticate"), {"code": codes[0]}).headers["Location"] == reverse("today:today")


def test_a_device_never_seen_is_slowed_by_its_own_network_alone(owner: Owner) -> None:
    for _ in range(12):
        thief = owner.password(Client(), "wrong wrong wrong wrong", REMOTE_ADDR="203.0.113.9")
    assert "Too many attempts" in thief.content.decode()
    assert "Too many attempts" in owner.password(Client(), REMOTE_ADDR="203.0.113.77").content.decode()
    assert owner.password(Client(), REMOTE_ADDR="198.51.100.4").status_code == 302
    kept = str(list(Guesses.objects.values_list()))
    assert "203.0.113" not in kept
    assert bytes([203, 0, 113]).hex() not in kept


def test_from_a_thousand_networks_at_most_a_hundred_tries_are_looked_at_and_the_owner_gets_in(owner: Owner) -> None:
    home = Client()
    owner.sign_in(home)
    home.post(reverse("account_logout"))
    looked_at = 0
    for number in range(1_000):
        request = RequestFactory().post(SIGN_IN, REMOTE_ADDR=f"10.{number // 250}.{number % 250}.1")
        with suppress(ValidationError):
            guesses.check(request, owner.user.email, "password")
            looked_at += 1
    assert 5 < looked_at <= 100
    assert owner.password(home).status_code == 302


def test_wrong_tries_on_the_owners_own_browser_wait_a_minute_at_most(owner: Owner) -> None:
    home = Client()
    owner.sign_in(home)
    request = RequestFactory().post(SIGN_IN)
    request.COOKIES[guesses.device_cookie()] = home.cookies[guesses.device_cookie()].value
    waits = []
    for _ in range(120):
        guesses.check(request, owner.user.email, "code")
        waits.append((Guesses.objects.get().until - timezone.now()).total_seconds())
        _wait_is_over()
    assert max(waits[:99]) <= 60
    assert max(waits[99:]) > 800  # nobody guesses there for ever either


@pytest.mark.parametrize(
    ("name", "field"), [("account_change_password", "oldpassword"), ("account_reauthenticate", "password")]
)
def test_the_password_is_guessed_no_faster_by_who_sits_at_an_open_session(owner: Owner, name: str, field: str) -> None:
    browser, page = signed_in(owner.user), reverse(name)
    more = {"password1": "seven blue kites at noon", "password2": "seven blue kites at noon"}
    told = [browser.post(page, {field: "wrong wrong wrong", **more}).content.decode() for _ in range(8)]
    assert "Too many attempts" not in told[0]
    assert "Too many attempts" in told[-1]
    assert "Too many attempts" in browser.post(page, {field: PASSWORD, **more}).content.decode()
    _wait_is_over()
    assert browser.post(page, {field: PASSWORD, **more}).status_code == 302


def test_who_has_lost_the_password_is_led_to_help_and_not_to_a_page_that_is_not_there(owner: Owner) -> None:
    browser = signed_in(owner.user)
    pages = [
        Client().get(SIGN_IN),
        *(browser.get(reverse(f"account_{name}")) for name in ("change_password", "reauthenticate")),
    ]
    for page in pages:
        told = page.content.decode()
        assert "Your administrator gives you a code" in told
        assert "/none/" not in told


def test_whoever_signs_out_leaves_nothing_in_the_browser_but_that_the_device_is_known(owner: Owner) -> None:
    browser = Client()
    owner.sign_in(browser)
    assert "Clear-Site-Data" not in browser.get(reverse("today:today")).headers
    answer = browser.post(reverse("account_logout"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.cookies[guesses.device_cookie()].value
    idle = signed_in(owner.user)
    Session.objects.update(seen_at=timezone.now() - IDLE)
    assert idle.get(reverse("today:today")).headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in Client().get(reverse("today:today")).headers


def test_a_forged_device_does_not_count_as_known(owner: Owner) -> None:
    for number in range(8):
        thief = Client()
        thief.cookies["device"] = f"forged:{number}"
        answer = owner.password(thief, "wrong wrong wrong wrong", headers={"x-forwarded-for": f"198.51.100.{number}"})
    assert "Too many attempts" in answer.content.decode()


def test_codes_are_slowed_too(owner: Owner) -> None:
    thief = Client()
    owner.password(thief)
    told = [thief.post(reverse("mfa_authenticate"), {"code": f"{number:06d}"}).content.decode() for number in range(8)]
    assert "Too many attempts" not in told[0]
    assert "Too many attempts" in told[-1]
    assert AuditEntry.objects.filter(did="second-factor.failed").count() >= 5


def test_nothing_that_was_typed_is_on_record(owner: Owner) -> None:
    owner.password(Client(), "my secret wrong password")
    assert "secret" not in str(list(AuditEntry.objects.values_list()))


def test_nobody_signs_up(owner: Owner) -> None:
    for name in ("account_signup", "account_email", "account_set_password", "account_reset_password"):
        assert signed_in(owner.user).get(reverse(name)).status_code == 404


@pytest.mark.one_moment("a corpus of addresses, in which no day stands")
def test_next_never_leads_to_another_host(owner: Owner, shared: Path) -> None:
    addresses = json.loads((shared / "corpora" / "strings" / "openredirect.json").read_text())
    for address in addresses:
        browser = Client()
        browser.post(SIGN_IN, {"login": owner.user.email, "password": PASSWORD, "next": address})
        Authenticator.objects.update(last_used_at=None)
        answer = browser.post(f"{reverse('mfa_authenticate')}", {"code": "000000", "next": address})
        for one in (answer, browser.get(SIGN_IN, {"next": address})):
            assert re.match(r"^(/(?![/\\])|$)", one.headers.get("Location", "")), address
        _wait_is_over()
        Guesses.objects.all().delete()


def test_no_page_of_signing_in_ever_crashes(owner: Owner) -> None:
    half = signed_in(member(Role.ATTORNEY), factors=1)
    browsers = {"stranger": Client(), "half": half, "member": signed_in(owner.user)}
    for name in matrix.OF_THE_LIBRARY:
        try:
            address = reverse(name)
        except NoReverseMatch:
            address = reverse(name, args=[999])
        for browser in browsers.values():
            browser.raise_request_exception = False
            assert browser.get(address).status_code < 500, name
            assert browser.post(address).status_code < 500, name


def test_the_last_second_factor_cannot_be_taken_away(owner: Owner) -> None:
    browser = signed_in(owner.user)
    answer = browser.post(reverse("mfa_deactivate_totp"))
    assert answer.status_code == 200
    key = Authenticator.objects.create(user=member(Role.ATTORNEY), type=Authenticator.Type.WEBAUTHN, data={})
    told = signed_in(key.user).post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert told.headers["Location"] == reverse("mfa_index")
    assert Authenticator.objects.filter(pk=key.pk).exists()
    assert Authenticator.objects.filter(user=owner.user, type=Authenticator.Type.TOTP).exists()


def test_something_grave_asks_once_more(owner: Owner) -> None:
    later = signed_in(owner.user, ago=3600)
    held = a_case(owner.user)
    for name in ("exchange:export", "casework:erase", "casework:wall"):
        where = later.get(reverse(name, args=[held.number])).headers["Location"]
        assert where.startswith(("/sign-in/again/", reverse("mfa_reauthenticate")))
