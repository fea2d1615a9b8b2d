"""Victims of severe trafficking: T status, INA 101(a)(15)(T)."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, needs
from amparo.law.tree import Yes, any_of

CITATION = "INA 101(a)(15)(T)(i)"

T_VISA = Relief(
    name="t_visa",
    label=Words("T status (victim of trafficking)", "Visa T (víctima de trata)"),
    citation="INA 101(a)(15)(T), 214(o); 8 CFR 214.202, 214.206-214.209",
    requirements=(
        needs(
            "trafficking",
            Words("victim of a severe form of trafficking", "víctima de trata grave"),
            Yes("trafficking_victim"),
            f"{CITATION}(I); 22 USC 7102",
        ),
        needs(
            "present",
            Words("here or at a port on account of it", "aquí o en un puerto a causa de la trata"),
            Yes("present_on_account_of_trafficking"),
            f"{CITATION}(II)",
        ),
        needs(
            "cooperation",
            Words("helped investigators, or too young or hurt to", "colaboró, o por edad o trauma no puede"),
            any_of(
                Yes("cooperated_with_investigation"),
                Yes("under_18_when_trafficked"),
                Yes("trauma_prevents_cooperation"),
            ),
            f"{CITATION}(III), (iii)",
        ),
        needs(
            "hardship",
            Words("extreme hardship if removed", "sufrimiento extremo si se le expulsa"),
            Yes("extreme_hardship_if_removed"),
            f"{CITATION}(IV)",
        ),
    ),
    note="Must also be admissible or have a waiver, and not have trafficked others.",
)
