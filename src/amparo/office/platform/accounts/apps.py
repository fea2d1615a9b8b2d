"""The app's place in Django."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class Accounts(AppConfig):
    """Staff and how they sign in."""

    name = "amparo.office.platform.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Whoever has just proven a new second factor has shown it."""
        from allauth.mfa.signals import authenticator_added

        authenticator_added.connect(_shown, dispatch_uid="shown")


def _shown(request: Any, user: Any, authenticator: Any, **more: Any) -> None:
    from allauth.account.internal.flows.login import record_authentication

    from amparo.office.platform.accounts.second_factor import SECOND

    if authenticator.type in SECOND:
        record_authentication(request, user, method="mfa", type=authenticator.type)
