"""What a password must be: long, and not among those that everybody tries. Nothing else."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128
_OURS = ("amparo", "asylum", "asilo", "attorney", "lawyer", "abogad", "password", "contraseña", "passphrase")


class NotTooLong:
    """At most 128 characters, so that hashing one cannot be made to cost much."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if len(password) > LONGEST:
            raise ValidationError(_("At most %(n)s characters.") % {"n": LONGEST}, code="too_long")

    def get_help_text(self) -> str:
        """Nothing: nobody types that much."""
        return ""


class NotEasilyGuessed:
    """Not one letter again and again, not a keyboard row, not the office's own words with a number behind."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        plain = "".join(char for char in password.lower() if char.isalpha())
        for word in _OURS:
            plain = plain.replace(word, "")
        rows = ("qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1234567890" * 3)
        low = password.lower()
        if (
            len(set(low)) < 5
            or not (plain or any(not char.isascii() for char in low))
            or any(low in row * 2 for row in rows)
        ):
            raise ValidationError(_("This is among the first that an attacker would try. Use several unrelated words."))

    def get_help_text(self) -> str:
        """What to choose."""
        return _("At least 15 characters. Four or five unrelated words are easy to remember and hard to guess.")
