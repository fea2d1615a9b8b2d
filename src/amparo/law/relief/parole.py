"""Parole: INA 212(d)(5). What the law sets before discretion begins; whether it is granted no rule can say.

Read 2026-11-28: memoranda PM-602-0091 and PM-602-0114 at mikebakerlaw.com and bkjvisalaw.com; the fee of 2025-10-16
at constangy.com; the family reunification programs at news.bloomberglaw.com and newsmax.com.
"""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Parting, Relief, needs, unless
from amparo.law.source import confirmed, from_knowledge
from amparo.law.tree import Not, Yes, all_of, any_of

WITHOUT_ADMISSION = Yes("present_without_admission")
IN_PLACE = all_of(Yes("in_us"), WITHOUT_ADMISSION)
"""Of someone abroad it is not asked."""

PAROLE = Relief(
    name="parole",
    label=Words("Asking for parole", "Pedir permiso (parole)"),
    citation="INA 212(d)(5)(A), (B); 8 CFR 212.5",
    depth=Depth.FULL,
    parted_by=(Parting("in_us"),),
    points=any_of(Yes("urgent_humanitarian_reason"), Yes("significant_public_benefit"), Yes("military_family")),
    requirements=(
        needs(
            "applicant",
            Words("abroad, at the border, or here without admission", "fuera, en la frontera o aquí sin admisión"),
            any_of(Not(Yes("in_us")), WITHOUT_ADMISSION),
            "INA 212(d)(5)(A), 235(a)(1)",
            says=Says(
                yes=Words(
                    "The person is abroad or at the border, or here without having been admitted or paroled.",
                    "La persona está fuera o en la frontera, o aquí sin haber sido admitida ni recibido permiso.",
                ),
                no=Words(
                    "The person is here after an admission or a parole, so there is no application for admission.",
                    "La persona está aquí tras una admisión o un permiso, así que no hay solicitud de admisión.",
                ),
                unknown=Words(
                    "Whether the person is abroad, or here without admission, is not known.",
                    "No se sabe si la persona está fuera, o aquí sin admisión.",
                ),
            ),
        ),
        needs(
            "reason",
            Words(
                "urgent humanitarian reason or public benefit",
                "razón humanitaria urgente o beneficio público",
            ),
            any_of(
                Yes("urgent_humanitarian_reason"),
                Yes("significant_public_benefit"),
                all_of(IN_PLACE, Yes("military_family")),
            ),
            "INA 212(d)(5)(A); 8 CFR 212.5(b); PM-602-0091, PM-602-0114",
            says=Says(
                yes=Words(
                    "An urgent humanitarian reason, a significant public benefit, or a family tie to the armed "
                    "forces is on record.",
                    "Consta una razón humanitaria urgente, un beneficio público importante o un vínculo familiar con "
                    "las fuerzas armadas.",
                ),
                no=Words(
                    "No urgent humanitarian reason, no significant public benefit and no family tie to the armed "
                    "forces that counts is on record.",
                    "No consta ninguna razón humanitaria urgente, ni un beneficio público importante, ni un vínculo "
                    "familiar con las fuerzas armadas que cuente.",
                ),
                unknown=Words(
                    "Whether there is an urgent humanitarian reason or a significant public benefit is not known.",
                    "No se sabe si hay una razón humanitaria urgente o un beneficio público importante.",
                ),
            ),
        ),
        unless(
            "refugee",
            Words("a refugee who could be admitted as one", "un refugiado que podría ser admitido como tal"),
            all_of(
                Not(Yes("in_us")),
                Yes("parole_in_place_of_refugee_admission"),
                Not(Yes("compelling_public_interest")),
            ),
            "INA 212(d)(5)(B)",
            says=Says(
                yes=Words(
                    "Parole is asked for a refugee abroad, without compelling reasons of public interest.",
                    "Se pide el permiso para un refugiado en el extranjero, sin razones de peso de interés público.",
                ),
                no=Words(
                    "Parole does not stand in for admission as a refugee, or compelling reasons require it.",
                    "El permiso no sustituye la admisión como refugiado, o lo exigen razones de peso.",
                ),
                unknown=Words(
                    "Whether parole would stand in for admission as a refugee is not known.",
                    "No se sabe si el permiso sustituiría la admisión como refugiado.",
                ),
            ),
        ),
        unless(
            "risk",
            Words("a risk to security, or of not appearing", "riesgo para la seguridad o de no presentarse"),
            Yes("flight_or_security_risk"),
            "8 CFR 212.5(b), (d)",
            says=Says(
                yes=Words(
                    "It is on record that the person is a danger to security, or would not appear.",
                    "Consta que la persona es un peligro para la seguridad, o que no se presentaría.",
                ),
                no=Words(
                    "It is on record that nothing shows a danger to security or of not appearing.",
                    "Consta que nada muestra un peligro para la seguridad ni de no presentarse.",
                ),
                unknown=Words(
                    "Whether the person is a danger to security, or would not appear, is not known.",
                    "No se sabe si la persona es un peligro para la seguridad, o si no se presentaría.",
                ),
            ),
        ),
    ),
    note=Words(
        "Yes means no more than that parole may be asked for (Form I-131): it is decided case by case, at discretion, "
        "and is not an admission. A fee is due when it is granted from 2025-10-16 on, with exceptions. New requests "
        "under the programs for Cuba, Haiti, Nicaragua, Venezuela, Ukraine and for family reunification are not "
        "taken as far as is known here; courts have kept some grants alive.",
        "El sí solo significa que puede pedirse el permiso (formulario I-131): se decide caso por caso, a discreción, "
        "y no es una admisión. Desde 2025-10-16 se paga una tarifa al concederse, con excepciones. Hasta donde se "
        "sabe aquí, no se reciben nuevas peticiones de los programas para Cuba, Haití, Nicaragua, Venezuela, Ucrania "
        "y de reunificación familiar; las cortes han mantenido vivas algunas concesiones.",
    ),
    sources=(
        confirmed("PM-602-0091, PM-602-0114", "mikebakerlaw.com; bkjvisalaw.com", "2026-11-28"),
        confirmed("fee from 2025-10-16", "constangy.com; miracoalition.org", "2026-11-28"),
        confirmed("family reunification programs", "news.bloomberglaw.com; newsmax.com", "2026-11-28"),
        confirmed(
            "INA 212(d)(5)(A), (B); 8 CFR 212.5(a)", "omb.report, ICR 201509-1615-006; legalclarity.org", "2026-11-28"
        ),
        from_knowledge("INA 235(a)(1): wording", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
)
