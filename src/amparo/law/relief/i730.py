"""Refugee or asylee relative: Form I-730, INA 207(c)(2) and 208(b)(3)."""

from amparo.law.deadlines.i730 import FILED
from amparo.law.deadlines.i730 import I730 as TWO_YEARS
from amparo.law.facts import Words
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
        ),
        needs(
            "relation",
            Words("spouse or child", "cónyuge o hijo"),
            SPOUSE_OR_CHILD,
            "INA 207(c)(2)(A), 208(b)(3)(A)",
        ),
        needs(
            "relation_existed",
            Words(
                "the relation existed on the day of grant or admission",
                "la relación existía el día de la concesión",
            ),
            Yes("relation_existed_on_grant"),
            "8 CFR 207.7(c), 208.21(b)",
        ),
        needs(
            "child_unmarried_under_21",
            Words(
                "if a child: unmarried and under 21 or frozen",
                "si es hijo: soltero y menor de 21 o congelado",
            ),
            any_of(SPOUSE, all_of(CHILD, Yes("beneficiary_unmarried"), CHILD_UNDER_21)),
            "INA 101(b)(1), 207(c)(2)(B), 208(b)(3)(B)",
        ),
        needs(
            "in_time",
            Words("within two years, or excused", "dentro de dos años, o justificado"),
            IN_TIME,
            "8 CFR 207.7(d), 208.21(c), (d)",
        ),
        unless(
            "already_granted",
            Words("beneficiary already had asylee or refugee status", "el beneficiario ya tuvo asilo o refugio"),
            Yes("beneficiary_previously_granted"),
            "8 CFR 207.7(b)(1), 208.21(a)",
        ),
        unless(
            "barred",
            Words("a bar reaches the beneficiary", "un impedimento alcanza al beneficiario"),
            Yes("beneficiary_barred"),
            "INA 208(b)(2)(A)(i)-(v); 8 CFR 208.21(a)",
        ),
    ),
    note="Persecution of the beneficiary need not be shown; firm resettlement does not bar. A child over 21 whose age "
    "is frozen may have had to be listed on the I-589: ask a lawyer.",
)
