"""The bars that asylum, TPS, withholding and protection from torture share."""

from amparo.law.facts import Says, Words
from amparo.law.tree import Element, Given, Implied, Not, Rule, Yes, all_of, any_of, proven


def _crime_or(felony: str) -> Rule:
    """A particularly serious crime, which that felony is: while nothing is concluded, the felony is asked too.

    An aggravated felony on record leaves nothing concluded: what was said may not have looked at its sentence.
    """
    crime = Yes("particularly_serious_crime")
    concluded = all_of(Given(crime.fact), Not(proven(Yes("aggravated_felony"))))
    return Implied(any_of(crime, all_of(Not(concluded), Yes(felony))), by=Yes(felony))


PERSECUTOR = Element(
    "persecutor",
    Yes("persecutor"),
    "INA 208(b)(2)(A)(i), 241(b)(3)(B)(i)",
    Words("took part in persecuting others", "participó en la persecución de otras personas"),
    says=Says(
        yes=Words(
            "It is on record that the person took part in persecuting others.",
            "Consta que la persona participó en la persecución de otras personas.",
        ),
        no=Words(
            "It is on record that the person took no part in persecuting others.",
            "Consta que la persona no participó en la persecución de nadie.",
        ),
        unknown=Words(
            "Whether the person took part in persecuting others is not known.",
            "No se sabe si la persona participó en la persecución de otras personas.",
        ),
    ),
)

SERIOUS_NONPOLITICAL_CRIME = Element(
    "serious_nonpolitical_crime",
    Yes("serious_nonpolitical_crime"),
    "INA 208(b)(2)(A)(iii), 241(b)(3)(B)(iii)",
    Words("serious nonpolitical crime abroad", "delito común grave fuera de Estados Unidos"),
    says=Says(
        yes=Words(
            "It is on record that there are serious reasons to believe the person committed a serious "
            "nonpolitical crime abroad.",
            "Consta que hay razones serias para creer que la persona cometió fuera de Estados Unidos un delito "
            "común grave.",
        ),
        no=Words(
            "It is on record that there are no serious reasons to believe the person committed a serious "
            "nonpolitical crime abroad.",
            "Consta que no hay razones serias para creer que la persona cometió fuera de Estados Unidos un "
            "delito común grave.",
        ),
        unknown=Words(
            "Whether there are serious reasons to believe the person committed a serious nonpolitical crime "
            "abroad is not known.",
            "No se sabe si hay razones serias para creer que la persona cometió fuera de Estados Unidos un "
            "delito común grave.",
        ),
    ),
)

SECURITY_DANGER = Element(
    "security_danger",
    Yes("security_danger"),
    "INA 208(b)(2)(A)(iv), 241(b)(3)(B)(iv)",
    Words("danger to the security of the United States", "peligro para la seguridad de Estados Unidos"),
    says=Says(
        yes=Words(
            "It is on record that there are reasonable grounds to regard the person as a danger to the security "
            "of the United States.",
            "Consta que hay motivos razonables para considerar a la persona un peligro para la seguridad de "
            "Estados Unidos.",
        ),
        no=Words(
            "It is on record that there are no reasonable grounds to regard the person as a danger to the "
            "security of the United States.",
            "Consta que no hay motivos razonables para considerar a la persona un peligro para la seguridad de "
            "Estados Unidos.",
        ),
        unknown=Words(
            "Whether there are reasonable grounds to regard the person as a danger to the security of the United "
            "States is not known.",
            "No se sabe si hay motivos razonables para considerar a la persona un peligro para la seguridad de "
            "Estados Unidos.",
        ),
    ),
)

TERRORISM = Element(
    "terrorism",
    Yes("terrorism"),
    "INA 208(b)(2)(A)(v), 237(a)(4)(B), 241(b)(3)(B)",
    Words("terrorist activity", "actividad terrorista"),
    says=Says(
        yes=Words(
            "It is on record that a terrorism bar reaches the person.",
            "Consta que un impedimento por terrorismo alcanza a la persona.",
        ),
        no=Words(
            "It is on record that no terrorism bar reaches the person.",
            "Consta que ningún impedimento por terrorismo alcanza a la persona.",
        ),
        unknown=Words(
            "Whether a terrorism bar reaches the person is not known.",
            "No se sabe si un impedimento por terrorismo alcanza a la persona.",
        ),
    ),
)

ASYLUM_BARS = (
    PERSECUTOR,
    Element(
        "particularly_serious_crime",
        _crime_or("aggravated_felony"),
        "INA 208(b)(2)(A)(ii), (B)(i)",
        Words("convicted of a particularly serious crime", "condena por un delito particularmente grave"),
        says=Says(
            yes=Words(
                "A conviction of a particularly serious crime, or of an aggravated felony, is on record.",
                "Consta una condena por un delito particularmente grave o por un «aggravated felony».",
            ),
            no=Words(
                "It is on record that the person was not convicted of a particularly serious crime.",
                "Consta que la persona no fue condenada por un delito particularmente grave.",
            ),
            unknown=Words(
                "Whether the person was convicted of a particularly serious crime is not known.",
                "No se sabe si la persona fue condenada por un delito particularmente grave.",
            ),
        ),
    ),
    SERIOUS_NONPOLITICAL_CRIME,
    SECURITY_DANGER,
    TERRORISM,
    Element(
        "firmly_resettled",
        Yes("firmly_resettled"),
        "INA 208(b)(2)(A)(vi); 8 CFR 208.15",
        Words("firmly resettled before coming", "reasentamiento firme antes de llegar"),
        says=Says(
            yes=Words(
                "It is on record that the person was firmly resettled in another country before coming.",
                "Consta que la persona tuvo un reasentamiento firme en otro país antes de llegar.",
            ),
            no=Words(
                "It is on record that the person was not firmly resettled in another country before coming.",
                "Consta que la persona no tuvo un reasentamiento firme en otro país antes de llegar.",
            ),
            unknown=Words(
                "Whether the person was firmly resettled in another country before coming is not known.",
                "No se sabe si la persona tuvo un reasentamiento firme en otro país antes de llegar.",
            ),
        ),
    ),
)
"""The six bars of INA 208(b)(2)(A), which TPS borrows: INA 244(c)(2)(B)(ii)."""

WITHHOLDING_BARS = any_of(
    PERSECUTOR,
    Element(
        "particularly_serious_crime",
        _crime_or("aggravated_felony_five_years"),
        "INA 241(b)(3)(B)(ii) and the sentence after (iv)",
        Words("convicted of a particularly serious crime", "condena por un delito particularmente grave"),
        says=Says(
            yes=Words(
                "A conviction of a particularly serious crime, or aggravated felony sentences of five years or "
                "more in all, are on record.",
                "Consta una condena por un delito particularmente grave, o penas por «aggravated felonies» que "
                "suman cinco años o más.",
            ),
            no=Words(
                "It is on record that the person was not convicted of a particularly serious crime.",
                "Consta que la persona no fue condenada por un delito particularmente grave.",
            ),
            unknown=Words(
                "Whether the person was convicted of a particularly serious crime is not known.",
                "No se sabe si la persona fue condenada por un delito particularmente grave.",
            ),
        ),
    ),
    SERIOUS_NONPOLITICAL_CRIME,
    SECURITY_DANGER,
    TERRORISM,
)
"""The five bars of withholding, which withholding under the Convention against Torture borrows."""
