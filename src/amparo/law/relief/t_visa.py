"""Victims of severe trafficking: T status, INA 101(a)(15)(T)."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Relief, needs
from amparo.law.source import confirmed, from_knowledge
from amparo.law.tree import Yes, any_of

CITATION = "INA 101(a)(15)(T)(i)"

T_VISA = Relief(
    name="t_visa",
    label=Words("T status (victim of trafficking)", "Visa T (víctima de trata)"),
    citation="INA 101(a)(15)(T), 214(o); 8 CFR 214.202, 214.206-214.209",
    depth=Depth.OUTLINE,
    points=any_of(Yes("trafficking_victim"), Yes("present_on_account_of_trafficking")),
    requirements=(
        needs(
            "trafficking",
            Words("victim of a severe form of trafficking", "víctima de trata grave"),
            Yes("trafficking_victim"),
            f"{CITATION}(I); 22 USC 7102",
            says=Says(
                yes=Words(
                    "The person was the victim of a severe form of trafficking.",
                    "La persona fue víctima de una forma grave de trata.",
                ),
                no=Words(
                    "The person was not the victim of a severe form of trafficking.",
                    "La persona no fue víctima de una forma grave de trata.",
                ),
                unknown=Words(
                    "Whether the person was the victim of a severe form of trafficking is not known.",
                    "No se sabe si la persona fue víctima de una forma grave de trata.",
                ),
            ),
        ),
        needs(
            "present",
            Words("here or at a port on account of it", "aquí o en un puerto a causa de la trata"),
            Yes("present_on_account_of_trafficking"),
            f"{CITATION}(II)",
            says=Says(
                yes=Words(
                    "The person is here, or at a port of entry, on account of the trafficking.",
                    "La persona está aquí, o en un puerto de entrada, a causa de la trata.",
                ),
                no=Words(
                    "The person is not here, nor at a port of entry, on account of the trafficking.",
                    "La persona no está aquí ni en un puerto de entrada a causa de la trata.",
                ),
                unknown=Words(
                    "Whether the person is here, or at a port of entry, on account of the trafficking is not known.",
                    "No se sabe si la persona está aquí, o en un puerto de entrada, a causa de la trata.",
                ),
            ),
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
            says=Says(
                yes=Words(
                    "The person met reasonable requests of investigators, or was under 18, or is prevented by trauma.",
                    "La persona atendió los pedidos razonables de los investigadores, o era menor de 18 años, o "
                    "el trauma se lo impide.",
                ),
                no=Words(
                    "The person did not meet reasonable requests of investigators, was not under 18, and is not "
                    "prevented by trauma.",
                    "La persona no atendió los pedidos razonables de los investigadores, no era menor de 18 años "
                    "y el trauma no se lo impide.",
                ),
                unknown=Words(
                    "Whether the person met reasonable requests of investigators, or is excused from it, is not known.",
                    "No se sabe si la persona atendió los pedidos razonables de los investigadores, o si está "
                    "dispensada de ello.",
                ),
            ),
        ),
        needs(
            "hardship",
            Words("extreme hardship if removed", "sufrimiento extremo si se le expulsa"),
            Yes("extreme_hardship_if_removed"),
            f"{CITATION}(IV)",
            says=Says(
                yes=Words(
                    "Removal would bring the person extreme hardship with unusual and severe harm.",
                    "La expulsión causaría a la persona un sufrimiento extremo, inusual y grave.",
                ),
                no=Words(
                    "Removal would not bring the person extreme hardship with unusual and severe harm.",
                    "La expulsión no causaría a la persona un sufrimiento extremo, inusual y grave.",
                ),
                unknown=Words(
                    "Whether removal would bring the person extreme hardship is not known.",
                    "No se sabe si la expulsión causaría a la persona un sufrimiento extremo.",
                ),
            ),
        ),
    ),
    note=Words(
        "Only an outline: a lawyer decides. The person must also be admissible or have a waiver, and not have "
        "trafficked others.",
        "Solo un esquema: decide un abogado. La persona también debe ser admisible o tener un perdón (waiver), y no "
        "haber sometido a trata a otras.",
    ),
    sources=(
        confirmed("8 CFR 214.202", "checkoutapi.com, title 8 section 214.202", "2026-11-28"),
        confirmed("USCIS Policy Manual Vol 3 Pt B Ch 2", "uscis.gov", "2026-11-28"),
        from_knowledge("INA 214(o)", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
