"""Where django-allauth asks us: no sign-up, our own limits, our own record, secrets sealed."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from amparo.office.platform.accounts import guesses
from amparo.office.platform.accounts.second_factor import is_last_factor
from amparo.office.platform.audit.record import record
from amparo.office.platform.encryption import vault
from amparo.office.platform.encryption.envelope import Key


class Accounts(DefaultAccountAdapter):
    """Accounts are made by invitation; failed tries are counted by account and known device."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try, or refuse it as too early."""
        guesses.check(request, str(credentials.get("email", "")), "password")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The user of an address and password, or None."""
        user = super().authenticate(request, **credentials)
        if user is not None:
            guesses.right(request, str(credentials.get("email", "")), "password")
        return user

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Whether that is the password of who is signed in, counted as at the door. Raises ValidationError."""
        return guesses.is_password(context.request, user, password)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Put the failure on record, without what was typed."""
        record(None, "sign-in.failed")

    def post_login(self, request: HttpRequest, user: Any, **more: Any) -> HttpResponse:
        """Put the sign-in on record and remember the device."""
        response: HttpResponse = super().post_login(request, user, **more)
        record(user.pk, "sign-in")
        guesses.remember_device(request, response, user.email)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where work begins."""
        return reverse("today:today")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: notices to staff stand in the office itself."""


class SecondFactors(DefaultMFAAdapter):
    """The seeds of one-time codes and the recovery codes are sealed."""

    def encrypt(self, text: str) -> str:
        """Sealed with a key from the office's root secret."""
        return b64encode(_key().seal(text.encode(), "second factor")).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Opened again."""
        return _key().unseal(b64decode(encrypted_text), "second factor").decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Not the last one: a password alone must never open anything, nor let anybody set up a factor of theirs."""
        return not is_last_factor(authenticator.user, authenticator.pk)

    def send_notification_mail(self, *args: Any, **more: Any) -> None:
        """Put the change on record; nothing is mailed."""
        template, user = args[0], args[1]
        record(user.pk, f"second-factor.{template.rpartition('/')[2]}"[:40])


def _key() -> Key:
    return Key(b"factors\0", vault.keyring().derived("second factors"))


class _Counted:
    """A form that takes a one-time code, with our limits in place of the library's."""

    user: Any

    def clean_code(self) -> str:
        """The code, when it is right. Raises ValidationError, also when the try comes too early."""
        from allauth.mfa.adapter import get_adapter
        from allauth.mfa.models import Authenticator

        code: str = self.cleaned_data["code"]  # type: ignore[attr-defined]
        guesses.check(context.request, self.user.email, "code")
        kinds = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
        for authenticator in Authenticator.objects.filter(user=self.user, type__in=kinds):
            if authenticator.wrap().validate_code(code):
                self.authenticator = authenticator
                guesses.right(context.request, self.user.email, "code")
                return code
        record(self.user.pk, "second-factor.failed")
        raise get_adapter().validation_error("incorrect_code")


class AuthenticateCode(_Counted, AuthenticateForm):
    """The second step of signing in."""


class ReauthenticateCode(_Counted, ReauthenticateForm):
    """The same, before something grave."""


class AddKey(AddWebAuthnForm):
    """A new key; the library names its field after the variable, in English only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
