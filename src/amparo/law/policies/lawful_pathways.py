"""Circumvention of Lawful Pathways: 88 Fed. Reg. 31314, 8 CFR 208.33.

Published on 2023-05-16, in force days before: at 23:59 Eastern on 2023-05-11.
"""

import datetime as dt

from amparo.law.facts import Words
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.standing import Status
from amparo.law.tree import Not, Open, Yes, all_of, any_of, one_of

RULE = "8 CFR 208.33, 1208.33; 88 Fed. Reg. 31314"

SOUTHERN_BORDER = any_of(
    one_of("entry_border", "southwest_land"),
    all_of(
        one_of("entry_border", "sea"),
        Open("whether the landing place is an adjacent coastal border in the sense of 8 CFR 208.33(a)(1)"),
    ),
)

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
                    "8 CFR 208.33(c)",
                    "how the courts leave the lawful-pathways rule today for people who entered under it could not "
                    "be settled from public sources",
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
            ),
        ),
    ),
    note="A presumption that those who crossed without papers after passing through another country may not have "
    "asylum. One family member's exception covers the family that travelled together.",
)
