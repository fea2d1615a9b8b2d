"""Asylum through a spouse's or parent's own application: INA 208(b)(3)(A)."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, needs
from amparo.law.relief.family import CHILD, SPOUSE, SPOUSE_OR_CHILD, UNDER_21_WHEN_FILED
from amparo.law.tree import Yes, all_of, any_of

DERIVATIVE_ASYLUM = Relief(
    name="derivative_asylum",
    label=Words("Asylum as spouse or child", "Asilo como cónyuge o hijo"),
    citation="INA 208(b)(3)(A), (B); 8 CFR 208.21",
    requirements=(
        needs(
            "principal",
            Words("spouse's or parent's asylum pending or granted", "asilo del titular pendiente o concedido"),
            Yes("principal_asylum_pending_or_granted"),
            "INA 208(b)(3)(A)",
        ),
        needs("relation", Words("spouse or child", "cónyuge o hijo"), SPOUSE_OR_CHILD, "INA 208(b)(3)(A)"),
        needs(
            "relation_before_grant",
            Words("the relation existed before the grant", "la relación existía antes de la concesión"),
            Yes("relation_before_grant"),
            "8 CFR 208.21(b)",
        ),
        needs(
            "in_us",
            Words("in the United States", "en Estados Unidos"),
            Yes("in_us"),
            "INA 208(b)(3)(A); 8 CFR 208.21(c)",
        ),
        needs(
            "child_unmarried_under_21",
            Words(
                "if a child: unmarried and under 21 or frozen",
                "si es hijo: soltero y menor de 21 o congelado",
            ),
            any_of(SPOUSE, all_of(CHILD, Yes("beneficiary_unmarried"), UNDER_21_WHEN_FILED)),
            "INA 101(b)(1), 208(b)(3)(B)",
        ),
    ),
    note="Must be listed on the I-589 or added before the decision. Abroad: the I-730 instead.",
)
