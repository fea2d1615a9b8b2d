"""Withholding under the Convention against Torture: 8 CFR 208.16(c)."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, Requirement, unless
from amparo.law.relief.bars import WITHHOLDING_BARS
from amparo.law.relief.grounds import GOVERNMENT, TORTURE

CAT_WITHHOLDING = Relief(
    name="cat_withholding",
    label=Words("Torture Convention: withholding", "Convención contra la Tortura: retención"),
    citation="8 CFR 208.16(c), (d), 208.18",
    requirements=(
        Requirement(TORTURE),
        Requirement(GOVERNMENT),
        unless(
            "barred",
            Words("a bar to withholding", "un impedimento para la retención"),
            WITHHOLDING_BARS,
            "8 CFR 208.16(d)(2); INA 241(b)(3)(B)",
        ),
    ),
)
