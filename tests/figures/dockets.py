"""Invented dockets, and the same docket a month later."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from amparo.figures.rows import Fear, Returned

PORTS = ("san_ysidro", "el_paso", "calexico", "laredo", "brownsville", "nogales", "eagle_pass")
COUNTRIES = ("HN", "GT", "SV", "CU", "VE", "EC", "NI", "BR", "HT", "PE")
LANGUAGES = ("es", "es", "es", "pt", "ht", "quc", "mam", "")
HARMS = ("kidnapping", "assault", "extortion", "threats", "theft", "sexual_violence", "by_officials")
FIRST = dt.date(2019, 3, 1)
LAST = dt.date(2019, 12, 1)


def docket(seed: int, people: int | None = None) -> list[Returned]:
    """A docket of 60 to 900 people in families, spread as unevenly as in life."""
    dice = random.Random(seed)
    count = people or dice.randint(60, 900)
    ports = dice.sample(PORTS, dice.randint(2, 7))
    countries = dice.sample(COUNTRIES, dice.randint(2, 10))
    rows: list[Returned] = []
    case = 0
    while len(rows) < count:
        case += 1
        port, country = uneven(dice, ports), uneven(dice, countries)
        day = FIRST + dt.timedelta(days=dice.randrange(240))
        language = uneven(dice, LANGUAGES)
        represented = dice.choices((True, False, None), (1, 8, 3))[0]
        for _ in range(dice.choices((1, 2, 3, 4, 6), (5, 2, 3, 2, 1))[0]):
            person = f"{seed}-{len(rows)}"
            rows.append(_person(dice, person, f"{seed}-{case}", port, country, day, language, represented))
    return rows[:count]


def later(rows: list[Returned], seed: int) -> list[Returned]:
    """A month on: some more people, some answers changed, some came to be known late."""
    dice = random.Random(f"later {seed}")
    changed = [
        replace(row, fear=dice.choice(tuple(Fear)), represented=dice.choice((True, False, None)))
        if dice.random() < 0.1
        else row
        for row in rows
    ]
    more = docket(seed + 1_000_000, dice.randint(20, 120))
    return changed + more


def uneven[T](dice: random.Random, choices: list[T] | tuple[T, ...]) -> T:
    """The earlier of the choices more often."""
    return choices[min(int(dice.expovariate(3 / len(choices))), len(choices) - 1)]


def _person(
    dice: random.Random,
    person: str,
    case: str,
    port: str,
    country: str,
    day: dt.date,
    language: str,
    represented: bool | None,
) -> Returned:
    days_old = dice.choices((dice.randrange(365), dice.randrange(400, 6500), dice.randrange(6600, 25000)), (1, 6, 13))[
        0
    ]
    return Returned(
        person,
        case,
        day if dice.random() < 0.98 else None,
        port,
        day - dt.timedelta(days=days_old) if dice.random() < 0.97 else None,
        country,
        language,
        _waiting(dice, day),
        represented,
        dice.choices(tuple(Fear), (6, 3, 1, 1, 2, 4))[0],
        frozenset(kind for kind in HARMS if dice.random() < 0.06),
        {kind: dice.random() < 0.5 for kind in ("medical", "shelter", "food") if dice.random() < 0.15},
        LAST,
    )


def _waiting(dice: random.Random, day: dt.date) -> int | None:
    """Most wait still, some no more, of some it is not known."""
    since = (LAST - day).days
    return dice.choices((since, dice.randint(0, since), None), (6, 3, 1))[0]
