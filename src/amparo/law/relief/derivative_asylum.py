"""Asylum through a spouse's or parent's own application: INA 208(b)(3)(A)."""

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Relief, needs
from amparo.law.relief.family import CHILD, SPOUSE, SPOUSE_OR_CHILD, UNDER_21_WHEN_FILED
from amparo.law.tree import Yes, all_of, any_of

DERIVATIVE_ASYLUM = Relief(
    name="derivative_asylum",
    label=Words("Derivative asylum", "Asilo derivado"),
    citation="INA 208(b)(3)(A), (B); 8 CFR 208.21",
    requirements=(
        needs(
            "principal",
            Words("spouse's or parent's asylum pending or granted", "asilo del titular pendiente o concedido"),
            Yes("principal_asylum_pending_or_granted"),
            "INA 208(b)(3)(A)",
            says=Says(
                yes=Words(
                    "The spouse's or parent's own asylum application is pending or granted.",
                    "El asilo propio del cónyuge, padre o madre está pendiente o concedido.",
                ),
                no=Words(
                    "No asylum application of the spouse or parent is pending or granted.",
                    "Ningún asilo del cónyuge, padre o madre está pendiente ni concedido.",
                ),
                unknown=Words(
                    "Whether the spouse or parent has asylum, or an application pending, is not known.",
                    "No se sabe si el cónyuge, padre o madre tiene asilo o una solicitud pendiente.",
                ),
            ),
        ),
        needs(
            "relation",
            Words("spouse or child", "cónyuge o hijo"),
            SPOUSE_OR_CHILD,
            "INA 208(b)(3)(A)",
            says=Says(
                yes=Words(
                    "The person is the spouse or child of the principal applicant.",
                    "La persona es cónyuge, hijo o hija de quien pide el asilo como titular.",
                ),
                no=Words(
                    "The person is neither spouse nor child of the principal applicant.",
                    "La persona no es cónyuge, hijo ni hija de quien pide el asilo como titular.",
                ),
                unknown=Words(
                    "Whether the person is the spouse or child of the principal applicant is not known.",
                    "No se sabe si la persona es cónyuge, hijo o hija de quien pide el asilo como titular.",
                ),
            ),
        ),
        needs(
            "relation_before_grant",
            Words("the relation existed before the grant", "la relación existía antes de la concesión"),
            Yes("relation_before_grant"),
            "8 CFR 208.21(b)",
            says=Says(
                yes=Words(
                    "The relationship existed before asylum was granted, or exists while it is pending.",
                    "La relación existía antes de concederse el asilo, o existe mientras está pendiente.",
                ),
                no=Words(
                    "The relationship did not exist before asylum was granted, nor while it is pending.",
                    "La relación no existía antes de concederse el asilo, ni existe mientras está pendiente.",
                ),
                unknown=Words(
                    "Whether the relationship existed before asylum was granted is not known.",
                    "No se sabe si la relación existía antes de concederse el asilo.",
                ),
            ),
        ),
        needs(
            "in_us",
            Words("in the United States", "en Estados Unidos"),
            Yes("in_us"),
            "INA 208(b)(3)(A); 8 CFR 208.21(c)",
            says=Says(
                yes=Words("The person is in the United States.", "La persona está en Estados Unidos."),
                no=Words("The person is not in the United States.", "La persona no está en Estados Unidos."),
                unknown=Words(
                    "Whether the person is in the United States is not known.",
                    "No se sabe si la persona está en Estados Unidos.",
                ),
            ),
        ),
        needs(
            "child_unmarried_under_21",
            Words(
                "if a child: unmarried and under 21 or frozen",
                "si es hijo: soltero y menor de 21 o congelado",
            ),
            any_of(SPOUSE, all_of(CHILD, Yes("beneficiary_unmarried"), UNDER_21_WHEN_FILED)),
            "INA 101(b)(1), 208(b)(3)(B)",
            says=Says(
                yes=Words(
                    "The person is the spouse, or an unmarried child who was under 21 when the principal's I-589 "
                    "was filed.",
                    "La persona es el cónyuge, o un hijo o hija sin casarse que tenía menos de 21 años al "
                    "presentarse el I-589 del titular.",
                ),
                no=Words(
                    "The person is not the spouse, nor an unmarried child who was under 21 when the principal's "
                    "I-589 was filed.",
                    "La persona no es el cónyuge, ni un hijo o hija sin casarse que tuviera menos de 21 años al "
                    "presentarse el I-589 del titular.",
                ),
                unknown=Words(
                    "Whether the person is the spouse, or an unmarried child who was under 21 when the "
                    "principal's I-589 was filed, is not known.",
                    "No se sabe si la persona es el cónyuge, o un hijo o hija sin casarse que tenía menos de 21 "
                    "años al presentarse el I-589 del titular.",
                ),
            ),
        ),
    ),
    note=Words(
        "The relative must be listed on the I-589 or added before the decision. For relatives abroad: the I-730 "
        "instead.",
        "El familiar debe figurar en el I-589 o añadirse antes de la decisión. Para familiares en el extranjero: "
        "el I-730.",
    ),
)
