"""Which other organisations fit somebody: their place, their needs, their language, in this order."""

from __future__ import annotations

from amparo.languages import code_of, codes_of
from amparo.office.intake.models import Need, Organisation
from amparo.office.intake.requests import Asked
from amparo.typed_text import folded


def needs_of(asked: Asked) -> set[str]:
    """What somebody needs, as far as their answers tell."""
    answers = asked.answers
    found = set()
    if answers.get("where") == "detained":
        found.add(Need.DETENTION)
    if answers.get("status") == "yes":
        found.add(Need.FAMILY)
    if answers.get("children"):
        found.add(Need.CHILDREN)
    if answers.get("returned") == "yes" or answers.get("danger") == "yes":
        found.add(Need.SHELTER)
    if answers.get("fears_home") == "yes" or "hearing" in answers:
        found.add(Need.ASYLUM)
    return {need.value for need in found}


def by_fit(asked: Asked) -> list[Organisation]:
    """The organisations people are referred to, those that fit best first."""
    place, needs = folded(str(asked.answers.get("place", ""))), needs_of(asked)

    def unfit(organisation: Organisation) -> tuple[bool, int, bool, str]:
        near = bool(place) and (folded(organisation.place) in place or place in folded(organisation.place))
        helps = len(needs & set(organisation.needs.split(",")))
        speaks = code_of(asked.speaks) in codes_of(organisation.languages)
        return not near, -helps, not speaks, organisation.name

    return sorted(Organisation.objects.filter(active=True), key=unfit)
