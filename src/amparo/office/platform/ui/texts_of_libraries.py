"""Texts that Django and the sign-in library leave in English; our catalogue is asked before theirs."""

from __future__ import annotations

from django.utils.translation import gettext_noop

TEXTS = (
    gettext_noop("- Select an option -"),
    gettext_noop("Passwordless"),
)
