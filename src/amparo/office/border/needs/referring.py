"""Who else may help, by place and by what is needed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from django.utils.translation import gettext as _

from amparo.office.border.needs.follow_up import Held
from amparo.office.border.needs.models import Kind
from amparo.office.intake.forms import organisation_label
from amparo.office.intake.models import Need as Help
from amparo.office.intake.models import Organisation
from amparo.typed_text import folded

HELPS: Mapping[Kind, Help] = {
    Kind.MEDICAL: Help.MEDICAL,
    Kind.MENTAL: Help.MEDICAL,
    Kind.SHELTER: Help.SHELTER,
    Kind.FOOD: Help.SHELTER,
    Kind.SCHOOL: Help.CHILDREN,
    Kind.OTHER: Help.OTHER,
}
"""Which organisations help with what: their list is that of consultations."""


def choices_for(held: Held) -> list[tuple[str, list[tuple[str, str]]]]:
    """The organisations in use, those that fit best under the first heading."""
    wanted = HELPS[held.kind]
    headings = {
        (True, True): _("Here, and help with this"),
        (True, False): _("Here"),
        (False, True): _("Elsewhere, and help with this"),
        (False, False): _("Elsewhere"),
    }
    found: dict[tuple[bool, bool], list[tuple[str, str]]] = {fit: [] for fit in headings}
    for organisation in Organisation.objects.filter(active=True).order_by("place", "name"):
        fit = same_place(organisation.place, held.city), wanted in organisation.needs.split(",")
        found[fit].append((str(organisation.pk), organisation_label(organisation)))
    return [(headings[fit], rows) for fit, rows in found.items() if rows]


def by_place(place: str, need: str) -> list[tuple[str, list[Organisation]]]:
    """The organisations in use, by place; of one place and for one need where these are given."""
    rows = Organisation.objects.filter(active=True).order_by("place", "name")
    chosen = [
        row
        for row in rows
        if (not place or row.place == place) and (need not in Help.values or need in row.needs.split(","))
    ]
    return [(name, list(found)) for name, found in groupby(chosen, key=lambda organisation: organisation.place)]


def places() -> list[str]:
    """Where there are organisations."""
    return list(Organisation.objects.filter(active=True).order_by("place").values_list("place", flat=True).distinct())


def same_place(place: str, other: str) -> bool:
    """Whether two names may mean the same place: accents, case and `Ciudad` do not matter."""
    first, second = _plain(place), _plain(other)
    return bool(first and second) and (first in second or second in first)


def _plain(name: str) -> str:
    return " ".join(
        word for word in folded(name).replace(",", " ").replace(".", " ").split() if word not in ("ciudad", "cd")
    )
