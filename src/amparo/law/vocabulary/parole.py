"""Parole."""

from amparo.law.facts import Fact, Sensitivity, Words, same, yes_no

PAROLE: tuple[Fact, ...] = (
    yes_no(
        "urgent_humanitarian_reason",
        Words("Urgent humanitarian reason", "Razón humanitaria urgente"),
        Words(
            "Is there an urgent humanitarian reason to let the person in?",
            "¿Hay una razón humanitaria urgente para dejar entrar a la persona?",
        ),
        help=same("INA 212(d)(5)(A)."),
        sensitivity=Sensitivity.GRAVE,
    ),
    yes_no(
        "significant_public_benefit",
        Words("Significant public benefit", "Beneficio público importante"),
        Words(
            "Would letting the person in be of significant public benefit?",
            "¿Sería de importante beneficio público dejar entrar a la persona?",
        ),
        help=Words("INA 212(d)(5)(A). For example as a witness.", "INA 212(d)(5)(A). Por ejemplo, como testigo."),
    ),
)
