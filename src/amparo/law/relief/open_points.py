"""What more than one form of relief leaves open: weekends, birthdays on February 29, a spouse said to be unmarried.

USCIS Policy Manual, Volume 1, Part B, Chapter 6: a paper filing whose last day, or last day before a birthday, is no
working day is in time on the next one, for filings received from 2023-03-29. Read on 2026-11-24 at mmhpc.com.
"""

from amparo.law.facts import Words
from amparo.law.tree import Open, Rule, Yes, all_of, on, proven


def left_open(condition: Rule, reason: Words) -> Rule:
    """An alternative that the law leaves open where the condition is proven, and that is none elsewhere."""
    return all_of(proven(condition), Open(reason))


WEEKEND_RULE_FROM = on(2023, 3, 29)
"""Filings received from that day on."""

WEEKEND = Open(
    Words(
        "the day of the deadline, or the day before a birthday, was no working day, and the filing came on the next or "
        "still can: USCIS takes a paper filing as in time (Policy Manual, Vol. 1, Part B, Ch. 6, from 2023-03-29); "
        "whether this one is, is for a lawyer",
        "el último día, o el último antes de un cumpleaños, no fue laborable, y la presentación llegó el siguiente o "
        "aún puede llegar: USCIS da por puntual un envío en papel (Manual de USCIS, Vol. 1, Parte B, Cap. 6, desde "
        "2023-03-29); si este lo es, lo decide un abogado",
    )
)
LEAP_BIRTHDAY = Open(
    Words(
        "born on February 29: whether an age is reached on February 28 or March 1 of a common year is for a lawyer",
        "nacimiento un 29 de febrero: si en un año común la edad se cumple el 28 de febrero o el 1 de marzo lo "
        "decide un abogado",
    )
)

UNMARRIED_SPOUSE = Words(
    "the person is said to be unmarried, and the spouse in a marriage that lasts: one of both is wrong",
    "se dice que la persona no está casada, y que es cónyuge en un matrimonio que continúa: una de las dos cosas está "
    "mal",
)


def spouse_said_unmarried(marriage_lasts: Rule) -> Rule:
    """Open where the person is said to be unmarried and their marriage to last."""
    return left_open(all_of(marriage_lasts, Yes("unmarried")), UNMARRIED_SPOUSE)
