"""Landings by sea: which coasts belong to the borders that the policies speak of.

Proclamation 10773 names its coasts (sec. 4(b), (d)). The rule on lawful pathways and the orders of Title 42 say
“adjacent coastal borders”, which reach what lies close to the land border; how far beyond is left open.
"""

from amparo.law.facts import Words
from amparo.law.tree import Open, Rule, all_of, any_of, one_of


def landed(*coasts: str) -> Rule:
    """Landed by sea on one of these coasts."""
    return all_of(one_of("entry_border", "sea"), one_of("coast_landed", *coasts))


SOUTHERN_COASTAL_BORDERS = landed("near_mexico", "gulf_or_caribbean")
"""Proclamation 10773 sec. 4(b)."""

SOUTHERN_BORDER = any_of(one_of("entry_border", "southwest_land"), SOUTHERN_COASTAL_BORDERS)
"""Proclamation 10773 sec. 4(d): the land border with Mexico and the southern coastal borders."""


def adjacent_coast(citation: str, *near: str) -> Rule:
    """Landed close to the land border; open for the Gulf, Florida and the Caribbean."""
    further = Open(
        Words(
            f"whether the landing place is an adjacent coastal border: {citation}",
            f"si el lugar de llegada es una costa fronteriza adyacente: {citation}",
        )
    )
    return any_of(landed(*near), all_of(landed("gulf_or_caribbean"), further))
