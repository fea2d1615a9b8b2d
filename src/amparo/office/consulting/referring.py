"""Which other organisations fit somebody: their place, their needs, their language, in this order."""

from __future__ import annotations

from amparo.office.consulting.models import Need, Organisation
from amparo.office.consulting.requests import Asked


def needs_of(asked: Asked) -> set[str]:
    """What somebody needs, as far as their answers tell."""
    told = asked.told
    found = set()
    if told.get("where") == "detained":
        found.add(Need.DETENTION)
    if told.get("status") == "yes":
        found.add(Need.FAMILY)
    if told.get("children"):
        found.add(Need.CHILDREN)
    if told.get("returned") == "yes" or told.get("danger") == "yes":
        found.add(Need.SHELTER)
    if told.get("fears_home") == "yes" or "hearing" in told:
        found.add(Need.ASYLUM)
    return {one.value for one in found}


def by_fit(asked: Asked) -> list[Organisation]:
    """The organisations people are referred to, those that fit best first."""
    place, needs = str(asked.told.get("place", "")).casefold(), needs_of(asked)

    def unfit(one: Organisation) -> tuple[bool, int, bool, str]:
        near = bool(place) and (one.place.casefold() in place or place in one.place.casefold())
        helps = len(needs & set(one.needs.split(",")))
        speaks = asked.speaks in one.languages.casefold().replace(" ", "").split(",")
        return not near, -helps, not speaks, one.name

    return sorted(Organisation.objects.filter(active=True), key=unfit)
