"""The bars that asylum, TPS, withholding and protection from torture share."""

from amparo.law.facts import Words
from amparo.law.tree import Element, Implied, Yes, any_of

PERSECUTOR = Element(
    "persecutor",
    Yes("persecutor"),
    "INA 208(b)(2)(A)(i), 241(b)(3)(B)(i)",
    Words("took part in persecuting others", "participó en la persecución de otras personas"),
)

SERIOUS_NONPOLITICAL_CRIME = Element(
    "serious_nonpolitical_crime",
    Yes("serious_nonpolitical_crime"),
    "INA 208(b)(2)(A)(iii), 241(b)(3)(B)(iii)",
    Words("serious nonpolitical crime abroad", "delito común grave fuera de Estados Unidos"),
)

SECURITY_DANGER = Element(
    "security_danger",
    Yes("security_danger"),
    "INA 208(b)(2)(A)(iv), 241(b)(3)(B)(iv)",
    Words("danger to the security of the United States", "peligro para la seguridad de Estados Unidos"),
)

TERRORISM = Element(
    "terrorism",
    Yes("terrorism"),
    "INA 208(b)(2)(A)(v), 237(a)(4)(B), 241(b)(3)(B)",
    Words("terrorist activity", "actividad terrorista"),
)

ASYLUM_BARS = (
    PERSECUTOR,
    Element(
        "particularly_serious_crime",
        Implied(Yes("particularly_serious_crime"), by=Yes("aggravated_felony")),
        "INA 208(b)(2)(A)(ii), (B)(i)",
        Words("convicted of a particularly serious crime", "condena por un delito particularmente grave"),
    ),
    SERIOUS_NONPOLITICAL_CRIME,
    SECURITY_DANGER,
    TERRORISM,
    Element(
        "firmly_resettled",
        Yes("firmly_resettled"),
        "INA 208(b)(2)(A)(vi); 8 CFR 208.15",
        Words("firmly resettled before coming", "reasentamiento firme antes de llegar"),
    ),
)
"""The six bars of INA 208(b)(2)(A), which TPS borrows: INA 244(c)(2)(B)(ii)."""

WITHHOLDING_BARS = any_of(
    PERSECUTOR,
    Element(
        "particularly_serious_crime",
        Implied(Yes("particularly_serious_crime"), by=Yes("aggravated_felony_five_years")),
        "INA 241(b)(3)(B)(ii) and the sentence after (iv)",
        Words("convicted of a particularly serious crime", "condena por un delito particularmente grave"),
    ),
    SERIOUS_NONPOLITICAL_CRIME,
    SECURITY_DANGER,
    TERRORISM,
)
"""The five bars of withholding, which withholding under the Convention against Torture borrows."""
