"""Humanitarian parole: INA 212(d)(5)(A)."""

from amparo.law.facts import Words
from amparo.law.form_of_relief import Relief, needs
from amparo.law.tree import Yes, any_of

PAROLE = Relief(
    name="parole",
    label=Words("Humanitarian parole", "Permiso humanitario (parole)"),
    citation="INA 212(d)(5)(A); 8 CFR 212.5",
    requirements=(
        needs(
            "reason",
            Words(
                "urgent humanitarian reason or public benefit",
                "razón humanitaria urgente o beneficio público",
            ),
            any_of(Yes("urgent_humanitarian_reason"), Yes("significant_public_benefit")),
            "INA 212(d)(5)(A)",
        ),
    ),
    note="Case by case and a matter of discretion; not an admission.",
)
