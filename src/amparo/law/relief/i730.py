"""Refugee or asylee relative: Form I-730, INA 207(c)(2) and 208(b)(3)."""

from amparo.law.deadlines.i730 import FILED
from amparo.law.deadlines.i730 import I730 as TWO_YEARS
from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Relief, needs, unless
from amparo.law.relief.family import (
    CHILD,
    SPOUSE,
    SPOUSE_OR_CHILD,
    UNDER_21_AT_INTERVIEW,
    UNDER_21_WHEN_FILED,
)
from amparo.law.tree import ASKED, Not, Yes, all_of, any_of, date_of, one_of

CHILD_UNDER_21 = any_of(
    all_of(one_of("petitioner_status", "asylee"), UNDER_21_WHEN_FILED),
    all_of(one_of("petitioner_status", "refugee"), UNDER_21_AT_INTERVIEW),
)

IN_TIME = any_of(
    all_of(FILED, date_of("i730_filed_on") <= TWO_YEARS.falls_on),
    all_of(Not(FILED), TWO_YEARS.falls_on >= ASKED),
    Yes("humanitarian_reason"),
)

I730 = Relief(
    name="i730",
    label=Words("Family petition (I-730)", "Petición familiar (I-730)"),
    citation="INA 207(c)(2), 208(b)(3); 8 CFR 207.7, 208.21",
    requirements=(
        needs(
            "petitioner_principal",
            Words(
                "petitioner is asylee or refugee in own right",
                "quien pide es asilado o refugiado por sí mismo",
            ),
            Yes("petitioner_principal"),
            "8 CFR 207.7(a), 208.21(a); USCIS Policy Manual Vol 4 Pt C Ch 2",
            says=Says(
                yes=Words(
                    "The petitioner received asylum or refugee status in their own right.",
                    "Quien pide recibió el asilo o el refugio por derecho propio.",
                ),
                no=Words(
                    "The petitioner did not receive asylum or refugee status in their own right.",
                    "Quien pide no recibió el asilo ni el refugio por derecho propio.",
                ),
                unknown=Words(
                    "Whether the petitioner received asylum or refugee status in their own right is not known.",
                    "No se sabe si quien pide recibió el asilo o el refugio por derecho propio.",
                ),
            ),
        ),
        needs(
            "relation",
            Words("spouse or child", "cónyuge o hijo"),
            SPOUSE_OR_CHILD,
            "INA 207(c)(2)(A), 208(b)(3)(A)",
            says=Says(
                yes=Words(
                    "The relative is the petitioner's spouse or child.",
                    "El familiar es cónyuge, hijo o hija de quien pide.",
                ),
                no=Words(
                    "The relative is neither the petitioner's spouse nor child.",
                    "El familiar no es cónyuge, hijo ni hija de quien pide.",
                ),
                unknown=Words(
                    "Whether the relative is the petitioner's spouse or child is not known.",
                    "No se sabe si el familiar es cónyuge, hijo o hija de quien pide.",
                ),
            ),
        ),
        needs(
            "relation_existed",
            Words(
                "the relation existed on the day of grant or admission",
                "la relación existía el día de la concesión",
            ),
            Yes("relation_existed_on_grant"),
            "8 CFR 207.7(c), 208.21(b)",
            says=Says(
                yes=Words(
                    "The relationship existed on the day of the grant or admission.",
                    "La relación existía el día de la concesión o de la admisión.",
                ),
                no=Words(
                    "The relationship did not exist on the day of the grant or admission.",
                    "La relación no existía el día de la concesión ni de la admisión.",
                ),
                unknown=Words(
                    "Whether the relationship existed on the day of the grant or admission is not known.",
                    "No se sabe si la relación existía el día de la concesión o de la admisión.",
                ),
            ),
        ),
        needs(
            "child_unmarried_under_21",
            Words(
                "if a child: unmarried and under 21 or frozen",
                "si es hijo: soltero y menor de 21 o congelado",
            ),
            any_of(SPOUSE, all_of(CHILD, Yes("beneficiary_unmarried"), CHILD_UNDER_21)),
            "INA 101(b)(1), 207(c)(2)(B), 208(b)(3)(B)",
            says=Says(
                yes=Words(
                    "The relative is the spouse, or an unmarried child who was under 21 on the day that counts.",
                    "El familiar es el cónyuge, o un hijo o hija sin casarse que tenía menos de 21 años el día "
                    "que cuenta.",
                ),
                no=Words(
                    "The relative is not the spouse, nor an unmarried child who was under 21 on the day that counts.",
                    "El familiar no es el cónyuge, ni un hijo o hija sin casarse que tuviera menos de 21 años el "
                    "día que cuenta.",
                ),
                unknown=Words(
                    "Whether the relative is the spouse, or an unmarried child who was under 21 on the day that "
                    "counts, is not known.",
                    "No se sabe si el familiar es el cónyuge, o un hijo o hija sin casarse que tenía menos de 21 "
                    "años el día que cuenta.",
                ),
            ),
        ),
        needs(
            "in_time",
            Words("within two years, or excused", "dentro de dos años, o justificado"),
            IN_TIME,
            "8 CFR 207.7(d), 208.21(c), (d)",
            says=Says(
                yes=Words(
                    "The petition was filed within two years, or the two years still run, or a humanitarian "
                    "reason is on record.",
                    "La petición se presentó dentro de los dos años, o los dos años aún corren, o consta una "
                    "razón humanitaria.",
                ),
                no=Words(
                    "The petition was not filed within two years, and no humanitarian reason is on record.",
                    "La petición no se presentó dentro de los dos años, y no consta ninguna razón humanitaria.",
                ),
                unknown=Words(
                    "Whether the petition was filed within two years, or a humanitarian reason excuses the "
                    "delay, is not known.",
                    "No se sabe si la petición se presentó dentro de los dos años, o si una razón humanitaria "
                    "justifica la demora.",
                ),
            ),
        ),
        unless(
            "already_granted",
            Words("beneficiary already had asylee or refugee status", "el beneficiario ya tuvo asilo o refugio"),
            Yes("beneficiary_previously_granted"),
            "8 CFR 207.7(b)(1), 208.21(a)",
            says=Says(
                yes=Words(
                    "The relative had asylee or refugee status before, so this petition cannot be used.",
                    "El familiar ya tuvo asilo o refugio, así que esta petición no puede usarse.",
                ),
                no=Words(
                    "The relative has not had asylee or refugee status before.",
                    "El familiar no ha tenido antes asilo ni refugio.",
                ),
                unknown=Words(
                    "Whether the relative had asylee or refugee status before is not known.",
                    "No se sabe si el familiar ya tuvo asilo o refugio.",
                ),
            ),
        ),
        unless(
            "barred",
            Words("a bar reaches the beneficiary", "un impedimento alcanza al beneficiario"),
            Yes("beneficiary_barred"),
            "INA 208(b)(2)(A)(i)-(v); 8 CFR 208.21(a)",
            says=Says(
                yes=Words(
                    "It is on record that a bar reaches the relative.", "Consta que un impedimento alcanza al familiar."
                ),
                no=Words(
                    "It is on record that no bar reaches the relative.",
                    "Consta que ningún impedimento alcanza al familiar.",
                ),
                unknown=Words(
                    "Whether a bar reaches the relative is not known.",
                    "No se sabe si un impedimento alcanza al familiar.",
                ),
            ),
        ),
    ),
    note=Words(
        "Persecution of the beneficiary need not be shown; firm resettlement does not bar. A child over 21 whose "
        "age is frozen may have had to be listed on the I-589: ask a lawyer.",
        "No hace falta mostrar persecución del beneficiario; el reasentamiento firme no impide. Un hijo o hija "
        "mayor de 21 cuya edad quedó congelada quizá debía figurar en el I-589: consulte a un abogado.",
    ),
)
