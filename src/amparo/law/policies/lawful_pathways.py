"""Circumvention of Lawful Pathways: 88 Fed. Reg. 31314, 8 CFR 208.33.

Published on 2023-05-16, in force days before: at 23:59 Eastern on 2023-05-11.
"""

import datetime as dt

from amparo.law.deadlines.one_year_asylum import FILED
from amparo.law.facts import Says, Words
from amparo.law.policies.coasts import adjacent_coast
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.source import confirmed, from_knowledge, unsettled
from amparo.law.status import Status
from amparo.law.tree import ASKED, Birthday, Element, Not, Yes, all_of, any_of, date_of, on, one_of

RULE = "8 CFR 208.33, 1208.33; 88 Fed. Reg. 31314"

SOUTHERN_BORDER = any_of(one_of("entry_border", "southwest_land"), adjacent_coast("8 CFR 208.33(a)(1)", "near_mexico"))

WINDOW_CLOSED = on(2025, 5, 11)

ENTERED_AS_CHILD = Element(
    "entered_as_child",
    all_of(
        WINDOW_CLOSED < ASKED,
        Birthday(date_of("born_on"), 18) > date_of("last_entry_on"),
        any_of(Not(FILED), date_of("asylum_filed_on") > WINDOW_CLOSED),
    ),
    "8 CFR 208.33(c)(2)",
    Words("came as a child and asks after the two years", "llegó siendo menor y pide tras los dos años"),
    says=Says(
        yes=Words(
            "The person came as a child and applies after May 11, 2025.",
            "La persona llegó siendo menor y pide asilo después del 11 de mayo de 2025.",
        ),
        no=Words(
            "The exception for those who came as children and apply after May 11, 2025, does not apply on that day.",
            "En esa fecha no se aplica la excepción para quienes llegaron siendo menores y piden asilo después "
            "del 11 de mayo de 2025.",
        ),
        unknown=Words(
            "Whether the person came as a child and applies after May 11, 2025, is not known.",
            "No se sabe si la persona llegó siendo menor y pide asilo después del 11 de mayo de 2025.",
        ),
    ),
)
"""Holds for those who apply for themselves, not as someone's derivative."""

CHILD_UNTIL_IT_CLOSED = all_of(
    WINDOW_CLOSED < ASKED,
    Birthday(date_of("born_on"), 18) > WINDOW_CLOSED,
    any_of(Not(FILED), date_of("asylum_filed_on") > WINDOW_CLOSED),
)
"""Whoever entered in the two years entered as a child, on whichever day: so the day need not be known."""

LAWFUL_PATHWAYS = Policy(
    name="lawful_pathways",
    label=Words("Circumvention of Lawful Pathways (2023)", "Elusión de las vías legales (2023)"),
    citation=RULE,
    published_on=dt.date(2023, 5, 16),
    entry_fact="last_entry_on",
    limits=("asylum",),
    status=Status.OPEN,
    periods=(
        PolicyPeriod(
            name="two_years",
            entries_from=Moment(dt.date(2023, 5, 11), 2359),
            entries_until=Moment(dt.date(2025, 5, 11)),
            history=(
                Ruling(dt.date(2023, 5, 11), Status.IN_FORCE, RULE),
                Ruling(
                    dt.date(2025, 5, 12),
                    Status.OPEN,
                    "8 CFR 208.33(c); East Bay Sanctuary Covenant v. Trump, No. 23-16032 (9th Cir. 2025)",
                    Words(
                        "the lawful-pathways rule continues for those who entered under it; the Ninth Circuit "
                        "set the ruling against it aside and sent it back in 2025, and what came of that could "
                        "not be found",
                        "la norma de vías legales sigue para quienes entraron bajo ella; el Noveno Circuito dejó "
                        "sin efecto el fallo en su contra y lo devolvió en 2025, y no pudo encontrarse qué "
                        "resultó de ello",
                    ),
                ),
            ),
            covers=all_of(
                SOUTHERN_BORDER,
                Yes("transited_third_country"),
                Not(Yes("clearly_admissible")),
                Not(CHILD_UNTIL_IT_CLOSED),
            ),
            excepts=(
                *excepted("8 CFR 208.33(a)(2)(i)", "unaccompanied_child"),
                *excepted("8 CFR 208.33(a)(2)(ii)(A)", "authorized_parole_travel"),
                *excepted("8 CFR 208.33(a)(2)(ii)(B)", "dhs_appointment", "app_not_usable"),
                *excepted("8 CFR 208.33(a)(2)(ii)(C)", "transit_protection_denied"),
                *excepted("8 CFR 208.33(a)(3)(i)(A)", "acute_medical_emergency"),
                *excepted("8 CFR 208.33(a)(3)(i)(B)", "imminent_extreme_threat"),
                *excepted("8 CFR 208.33(a)(3)(i)(C)", "trafficking_victim"),
                *excepted("8 CFR 208.33(a)(3)(i)", "other_compelling_circumstances"),
                ENTERED_AS_CHILD,
            ),
        ),
    ),
    sources=(
        confirmed("88 Fed. Reg. 31314", "govinfo.gov, FR doc. 2023-10146", "2026-11-28"),
        confirmed("8 CFR 208.33, 1208.33", "knudsonandassociates.com, houstonimmigration.org", "2026-11-28"),
        from_knowledge("8 CFR 208.33(a)(1): how far “adjacent coastal borders” reach", "2026-11-28"),
        confirmed("E. Bay Sanctuary Covenant v. Trump, No. 23-16032", "caselaw.findlaw.com 117156892", "2026-11-28"),
        unsettled("still applied to entries of the two years", "cgrs.uclawsf.edu, East Bay v. Trump", "2026-11-28"),
    ),
    known_as_of=dt.date(2025, 5, 12),
    note=Words(
        "A presumption that those who crossed without papers after passing through another country may not have "
        "asylum. One family member's exception covers the family that traveled together.",
        "Una presunción de que quien cruzó sin papeles después de pasar por otro país no puede obtener asilo. La "
        "excepción de un familiar cubre a la familia que viajó junta.",
    ),
    says=Says(
        yes=Words(
            "The Circumvention of Lawful Pathways rule of 2023 (8 CFR 208.33; 88 Fed. Reg. 31314) applies to "
            "this entry on that day and limits asylum.",
            "La norma «Circumvention of Lawful Pathways» de 2023 (8 CFR 208.33; 88 Fed. Reg. 31314) se aplica a "
            "esta entrada en esa fecha y limita el asilo.",
        ),
        no=Words(
            "The Circumvention of Lawful Pathways rule of 2023 (8 CFR 208.33; 88 Fed. Reg. 31314) does not apply "
            "to this person on that day.",
            "La norma «Circumvention of Lawful Pathways» de 2023 (8 CFR 208.33; 88 Fed. Reg. 31314) no se aplica "
            "a esta persona en esa fecha.",
        ),
        unknown=Words(
            "Whether the Circumvention of Lawful Pathways rule of 2023 (8 CFR 208.33; 88 Fed. Reg. 31314) "
            "applies to this person on that day is not known.",
            "No se sabe si la norma «Circumvention of Lawful Pathways» de 2023 (8 CFR 208.33; 88 Fed. Reg. "
            "31314) se aplica a esta persona en esa fecha.",
        ),
    ),
)
