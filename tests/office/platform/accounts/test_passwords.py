"""A password is long and not among the first tried; nothing else is asked of it."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string

from amparo.office.platform.accounts.passwords import NotEasilyGuessed, NotTooLong


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "fourteen chars",
        "x" * 129,
        "aaaaaaaaaaaaaaaaaaaa",
        "qwertyuiopasdfgh",
        "amparo asylum 2026 2026",
        "passwordpassword",
        "1234567890123456",
        "abcdefghijklmnop",
    ],
)
def test_what_somebody_would_try_first_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    ["four lamps on a quiet river", "  spaces count here  ", "пять слов без связи тут", "🦉🌲🌧️ owl rain tree night"],
)
def test_any_long_and_odd_one_is_taken(password: str) -> None:
    validate_password(password)


def test_the_help_tells_what_to_choose() -> None:
    assert "15 characters" in NotEasilyGuessed().get_help_text()
    assert NotTooLong().get_help_text() == ""


def test_the_office_itself_hashes_at_the_full_cost() -> None:
    from amparo.office.run import settings

    (name,) = settings.PASSWORD_HASHERS
    hasher = import_string(name)
    assert (hasher.algorithm, hasher.memory_cost, hasher.time_cost) == ("argon2", 102_400, 2)
