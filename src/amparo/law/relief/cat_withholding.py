"""Withholding under the Convention against Torture: 8 CFR 208.16(c)."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Relief, Requirement, unless
from amparo.law.posture import FINAL_ORDER_NOT_WITHHOLDING_ONLY, NO_FEAR_FOUND, NOT_HERE, US_NATIONAL
from amparo.law.relief.bars import WITHHOLDING_BARS
from amparo.law.relief.grounds import GOVERNMENT, TORTURE
from amparo.law.source import confirmed

CAT_WITHHOLDING = Relief(
    name="cat_withholding",
    label=Words("Withholding of removal under CAT", "Retención de la expulsión bajo la CAT"),
    citation="8 CFR 208.16(c), (d), 208.18",
    closed_in=(
        FINAL_ORDER_NOT_WITHHOLDING_ONLY,
        NO_FEAR_FOUND,
        NOT_HERE,
        US_NATIONAL,
    ),
    requirements=(
        Requirement(TORTURE),
        Requirement(GOVERNMENT),
        unless(
            "barred",
            Words("a bar to withholding", "un impedimento para la retención"),
            WITHHOLDING_BARS,
            "8 CFR 208.16(d)(2); INA 241(b)(3)(B)",
            says=Says(
                yes=Words(
                    "A bar to withholding applies on what is on record.",
                    "Según lo que consta, se aplica un impedimento para la retención.",
                ),
                no=Words(
                    "No bar to withholding applies on what is on record.",
                    "Según lo que consta, no se aplica ningún impedimento para la retención.",
                ),
                unknown=Words(
                    "Whether a bar to withholding applies is not known.",
                    "No se sabe si se aplica un impedimento para la retención.",
                ),
            ),
        ),
    ),
    sources=(
        confirmed("8 CFR 208.16(c), (d), 208.18", "usimm.pikapod.net, copy; myattorneyusa.com", "2026-11-28"),
        confirmed("INA 241(b)(3)(B): the bars", "nortontooby.com 16252; myattorneyusa.com", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
