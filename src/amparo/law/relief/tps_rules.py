"""What the table of designations says of a person: whose country, standing or not, since when, registered when."""

from __future__ import annotations

from amparo.law.facts import Words
from amparo.law.relief.in_time import Petition
from amparo.law.relief.open_points import left_open
from amparo.law.relief.tps_designations import DESIGNATIONS, EARLIER, Designation
from amparo.law.tree import (
    ASKED,
    AnyOf,
    Day,
    Given,
    Implied,
    Not,
    Open,
    Rule,
    WorkingDay,
    Yes,
    all_of,
    any_of,
    date_of,
    days_after,
    once,
    one_of,
    proven,
)

COUNTRIES = tuple(sorted({row.country for row in DESIGNATIONS} | {country for country, _, _ in EARLIER}))
TWICE = frozenset(
    row.country for row in DESIGNATIONS if [designation.country for designation in DESIGNATIONS].count(row.country) > 1
)
"""Countries with two designations side by side."""

STATELESS = proven(one_of("nationality", "XX"))
NATIONAL_OF = {
    country: any_of(one_of("nationality", country), all_of(STATELESS, one_of("last_habitual_residence", country)))
    for country in COUNTRIES
}
"""National of the country, or stateless and last habitually living there: INA 244(a)(1).

Where someone last lived is asked only once they are known to be stateless.
"""

FROM_A_LISTED_COUNTRY = any_of(
    one_of("nationality", *COUNTRIES), all_of(STATELESS, one_of("last_habitual_residence", *COUNTRIES))
)

EARLIER_OPEN = Open(
    Words(
        "an older TPS designation of the country stood that day; its days are not in the table: see its notice",
        "una designación anterior de TPS del país regía ese día; sus fechas no están en la tabla: vea su aviso",
    )
)
BY_AN_EARLIER_ONE: Rule = AnyOf(
    tuple(
        all_of(Day(first) <= ASKED, Day(last) >= ASKED, NATIONAL_OF[country], EARLIER_OPEN)
        for country, first, last in EARLIER
    )
)


def in_force(row: Designation) -> Rule:
    """The designation stood on the day asked: open where courts or silent sources leave it in doubt."""
    doubt = Open(
        Words(
            f"whether the TPS designation of {row.country} stood that day: {row.held.en}; check the Federal Register",
            f"si la designación de TPS de {row.country} regía ese día: {row.held.es}; consulte el Federal Register",
        )
    )
    begun = Day(row.designated_on) <= ASKED
    doubtful = all_of(Day(row.sure_until) < ASKED, doubt)
    if row.ended_on is not None:
        doubtful = all_of(Day(row.sure_until) < ASKED, Day(row.ended_on) > ASKED, doubt)
    spells = (all_of(Day(first) <= ASKED, Day(last) >= ASKED, doubt) for first, last in row.doubts)
    return all_of(begun, any_of(Day(row.sure_until) >= ASKED, doubtful, *spells))


IN_FORCE = tuple((row, in_force(row)) for row in DESIGNATIONS)


def _by_country(*rows: Rule) -> Rule:
    """One of the rows, each of which names its country: read row by row only once the nationality is known."""
    return all_of(FROM_A_LISTED_COUNTRY, once(Given("nationality"), any_of(*rows)))


DESIGNATED = _by_country(*(all_of(standing, NATIONAL_OF[row.country]) for row, standing in IN_FORCE), BY_AN_EARLIER_ONE)


def since(fact: str, kind: str) -> Rule:
    """Since the day that a standing designation of the country sets: where a country has two, either serves."""
    return _by_country(
        *(
            all_of(
                standing if row.country in TWICE else Day(row.designated_on) <= ASKED,
                NATIONAL_OF[row.country],
                date_of(fact) <= Day(row.residence_since if kind == "residence" else row.presence_since),
            )
            for row, standing in IN_FORCE
        ),
        BY_AN_EARLIER_ONE,
    )


APPLICATION = Petition("tps_history", "tps_filed_on", granted="granted")
NEVER_ASKED = one_of("tps_history", "never_asked")
GRANTED = APPLICATION.approved
TURNED_DOWN = one_of("tps_history", "denied", "withdrawn")

PERIOD_IN_DOUBT = Open(
    Words(
        "whether the first registration period was cut short: the notice of 2025-02-24 (90 Fed. Reg. 10511) was set "
        "aside by a court",
        "si se acortó el primer plazo de registro: una corte dejó sin efecto el aviso de 2025-02-24 (90 Fed. Reg. "
        "10511)",
    )
)


def _within(row: Designation, *, filed: bool) -> Rule:
    """The day of filing, or the day asked, lies in the first registration period."""
    day = date_of("tps_filed_on") if filed else ASKED
    sure = all_of(Day(row.register_from) <= day, Day(row.register_until) >= day)
    if row.register_perhaps is None:
        return all_of(sure, NATIONAL_OF[row.country])
    perhaps = all_of(Day(row.register_until) < day, Day(row.register_perhaps) >= day, PERIOD_IN_DOUBT)
    return all_of(any_of(sure, perhaps), NATIONAL_OF[row.country])


FILED_IN_PERIOD = Implied(Yes("tps_registered_in_time"), by=any_of(*(_within(row, filed=True) for row in DESIGNATIONS)))
IN_PERIOD = any_of(
    all_of(Not(NEVER_ASKED), FILED_IN_PERIOD),
    *(_within(row, filed=False) for row in DESIGNATIONS),
    BY_AN_EARLIER_ONE,
)
"""First registration within its period, or the period still runs."""

SIXTY_DAYS_AFTER = WorkingDay(days_after(date_of("tps_late_ground_ended_on"), 60))
LATE_WITH_GROUND = all_of(
    one_of("tps_late_ground", "lawful_status", "pending_application", "parole", "spouse_or_child"),
    any_of(
        Yes("tps_late_ground_lasts"),
        SIXTY_DAYS_AFTER >= ASKED,
        all_of(Not(NEVER_ASKED), Not(proven(FILED_IN_PERIOD)), date_of("tps_filed_on") <= SIXTY_DAYS_AFTER),
    ),
)
"""A ground during the first period, and filing while it lasts or within sixty days after."""

TURNED_DOWN_OPEN = Open(
    Words(
        "TPS was denied or withdrawn: whether an appeal, a fresh look by a judge or a new filing is open is for a "
        "lawyer (8 CFR 244.10(c), 244.14(c), 1244.7)",
        "el TPS fue denegado o retirado: si cabe apelar, un nuevo examen de un juez o una nueva solicitud lo decide "
        "un abogado (8 CFR 244.10(c), 244.14(c), 1244.7)",
    )
)
ABROAD = left_open(
    Not(Yes("in_us")),
    Words(
        "the person is not in the United States: whether the absence is brief and innocent, or with permission, is for "
        "a lawyer (INA 244(c)(4), (f)(3))",
        "la persona no está en Estados Unidos: si la ausencia es breve e inocente, o con permiso, lo decide un abogado "
        "(INA 244(c)(4), (f)(3))",
    ),
)
WAIVER_OPEN = Open(
    Words(
        "a ground of inadmissibility needs a waiver, at USCIS's discretion: INA 244(c)(2)(A)(ii)",
        "una causa de inadmisibilidad necesita un perdón, a discreción de USCIS: INA 244(c)(2)(A)(ii)",
    )
)
