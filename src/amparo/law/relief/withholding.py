"""Withholding of removal: INA 241(b)(3)."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, Requirement, needs, unless
from amparo.law.relief.bars import WITHHOLDING_BARS
from amparo.law.relief.grounds import NEXUS
from amparo.law.tree import Yes

WITHHOLDING = Relief(
    name="withholding",
    label=Words("Withholding of removal", "Retención de la expulsión"),
    citation="INA 241(b)(3); 8 CFR 208.16(b), (d)",
    requirements=(
        needs(
            "likely_persecution",
            Words("life or freedom more likely than not threatened", "vida o libertad probablemente amenazada"),
            Yes("likely_persecution"),
            "INA 241(b)(3)(A); 8 CFR 208.16(b)",
        ),
        Requirement(NEXUS),
        unless(
            "barred",
            Words("a bar to withholding", "un impedimento para la retención"),
            WITHHOLDING_BARS,
            "INA 241(b)(3)(B); 8 CFR 208.16(d)(2)",
        ),
    ),
    note="No deadline, no derivatives, no way to residence; removal to another country stays possible. "
    "After a reinstated order it is reached through a reasonable-fear interview: 8 CFR 1208.31.",
)
