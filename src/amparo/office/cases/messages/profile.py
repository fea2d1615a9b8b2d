"""What the office says of itself: kept in its own database, and copied to where the public pages find it."""

from __future__ import annotations

from typing import Any

from amparo.office.cases.messages.models import Profile
from amparo.office.front_door.dropbox import collecting

FIELDS = ("office", "phone", "hours", "days")


def profile() -> Profile:
    """The office as it is set, or as it is while nobody has set anything."""
    return Profile.objects.filter(id=1).first() or Profile()


def set_profile(values: dict[str, Any]) -> None:
    """Set it, and tell the public pages."""
    Profile.objects.update_or_create(id=1, defaults={name: values[name] for name in FIELDS})
    collecting.tell(as_published())


def as_published() -> dict[str, Any]:
    """As the public pages are told it."""
    return {name: getattr(profile(), name) for name in FIELDS}
