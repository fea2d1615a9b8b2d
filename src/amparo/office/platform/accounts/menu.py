"""The menu of the office: what rooms offer at the top of every page, to whom."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import override

from amparo.office.platform.rooms import every


@dataclass(frozen=True, slots=True)
class Menu:
    """An entry: the name of its address, its label, the roles that see it, its place."""

    heading: ClassVar[str] = "menu"
    name: str
    label: Promise
    roles: Set[str]
    order: int

    @property
    def section(self) -> str:
        """What pages under this entry call their section."""
        return self.name.rpartition(":")[2]

    def in_few_words(self) -> str:
        """The label, in English."""
        with override("en"):
            return str(self.label)


def menu_of(role: str) -> list[Menu]:
    """What members of that role see, in order."""
    return sorted((entry for entry in every(Menu) if role in entry.roles), key=lambda entry: entry.order)
