"""Circumvention of Lawful Pathways: 88 Fed. Reg. 31314, 8 CFR 208.33.

Published on 2023-05-16, in force days before: at 23:59 Eastern on 2023-05-11.
"""

import datetime as dt

from amparo.law.deadlines.one_year_asylum import FILED
from amparo.law.facts import Words
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.standing import Status
from amparo.law.tree import ASKED, Birthday, Element, Not, Open, Yes, all_of, any_of, date_of, on, one_of

RULE = "8 CFR 208.33, 1208.33; 88 Fed. Reg. 31314"

SOUTHERN_BORDER = any_of(
    one_of("entry_border", "southwest_land"),
    all_of(
        one_of("entry_border", "sea"),
        Open("whether the landing place is an adjacent coastal border in the sense of 8 CFR 208.33(a)(1)"),
    ),
)

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
)
"""Holds for those who apply for themselves, not as someone's derivative."""

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
                    "the lawful-pathways rule goes on for those who entered under it; the Ninth Circuit set the "
                    "ruling against it aside and sent it back in 2025, and what came of that could not be found",
                ),
            ),
            covers=all_of(SOUTHERN_BORDER, Yes("transited_third_country"), Not(Yes("clearly_admissible"))),
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
    note="A presumption that those who crossed without papers after passing through another country may not have "
    "asylum. One family member's exception covers the family that travelled together.",
)
