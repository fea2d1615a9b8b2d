"""Humanitarian parole: INA 212(d)(5)(A)."""

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Relief, needs
from amparo.law.tree import Yes, any_of

PAROLE = Relief(
    name="parole",
    label=Words("Humanitarian parole", "Permiso humanitario (parole)"),
    citation="INA 212(d)(5)(A); 8 CFR 212.5",
    depth=Depth.OUTLINE,
    points=any_of(Yes("urgent_humanitarian_reason"), Yes("significant_public_benefit")),
    requirements=(
        needs(
            "reason",
            Words(
                "urgent humanitarian reason or public benefit",
                "razón humanitaria urgente o beneficio público",
            ),
            any_of(Yes("urgent_humanitarian_reason"), Yes("significant_public_benefit")),
            "INA 212(d)(5)(A)",
            says=Says(
                yes=Words(
                    "An urgent humanitarian reason or a significant public benefit is on record.",
                    "Consta una razón humanitaria urgente o un beneficio público importante.",
                ),
                no=Words(
                    "Neither an urgent humanitarian reason nor a significant public benefit is on record.",
                    "No consta ninguna razón humanitaria urgente ni un beneficio público importante.",
                ),
                unknown=Words(
                    "Whether there is an urgent humanitarian reason or a significant public benefit is not known.",
                    "No se sabe si hay una razón humanitaria urgente o un beneficio público importante.",
                ),
            ),
        ),
    ),
    note=Words(
        "Decided case by case as a matter of discretion; it is not an admission.",
        "Se decide caso por caso y es discrecional; no es una admisión.",
    ),
)
