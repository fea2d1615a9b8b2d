"""Securing the Border: 89 Fed. Reg. 48710 and 81156, 8 CFR 208.35."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.status import Status
from amparo.law.tree import Open, all_of, any_of, one_of

RULE = "8 CFR 208.35, 1208.35; 89 Fed. Reg. 48710, 81156"
PROCLAMATION = "Proclamation 10773 sec. 3(b), as amended by Proclamation 10817"

SECURING_THE_BORDER = Policy(
    name="securing_the_border",
    label=Words("Securing the Border (2024)", "Asegurar la frontera (2024)"),
    citation=RULE,
    published_on=dt.date(2024, 6, 7),
    entry_fact="last_entry_on",
    limits=("asylum",),
    status=Status.OPEN,
    periods=(
        PolicyPeriod(
            name="suspension",
            entries_from=Moment(dt.date(2024, 6, 5), 1),
            entries_until=None,
            history=(
                Ruling(dt.date(2024, 6, 5), Status.IN_FORCE, RULE),
                Ruling(
                    dt.date(2025, 5, 9),
                    Status.OPEN,
                    "Las Americas Immigrant Advocacy Ctr. v. DHS (D.D.C. 2025-05-09)",
                    Words(
                        "the asylum limit of 8 CFR 208.35 was held unlawful on 2025-05-09; what the appeal left "
                        "of that could not be settled from public sources",
                        "el límite al asilo de 8 CFR 208.35 fue declarado ilegal el 2025-05-09; las fuentes "
                        "públicas no aclaran qué dejó de ello la apelación",
                    ),
                ),
            ),
            covers=all_of(
                one_of("entry_border", "southwest_land"),
                any_of(
                    one_of("entry_manner", "between_ports"),
                    all_of(
                        one_of("entry_manner", "port_of_entry"),
                        Open(
                            Words(
                                "whether someone let in at a port without an appointment was excepted case by case",
                                "si a quien dejaron entrar por un puerto sin cita se le exceptuó caso por caso",
                            )
                        ),
                    ),
                ),
            ),
            excepts=(
                *excepted(
                    PROCLAMATION,
                    "returning_resident",
                    "unaccompanied_child",
                    "trafficking_victim",
                    "clearly_admissible",
                    "dhs_appointment",
                ),
                *excepted(
                    "8 CFR 208.35(a)(2)(i)",
                    "acute_medical_emergency",
                    "imminent_extreme_threat",
                    "other_compelling_circumstances",
                ),
            ),
        ),
    ),
    note=Words(
        "Applies while the suspension of entry stands, which was never lifted in the period known here. One "
        "family member's exception covers the family that traveled together.",
        "Se aplica mientras rige la suspensión de entrada, que nunca se levantó en el período que aquí se "
        "conoce. La excepción de un familiar cubre a la familia que viajó junta.",
    ),
    says=Says(
        yes=Words(
            "The Securing the Border rule of June 2024 (8 CFR 208.35; 89 Fed. Reg. 48710) applies to this entry "
            "on that day and limits asylum.",
            "La norma «Securing the Border» de junio de 2024 (8 CFR 208.35; 89 Fed. Reg. 48710) se aplica a esta "
            "entrada en esa fecha y limita el asilo.",
        ),
        no=Words(
            "The Securing the Border rule of June 2024 (8 CFR 208.35; 89 Fed. Reg. 48710) does not apply to this "
            "person on that day.",
            "La norma «Securing the Border» de junio de 2024 (8 CFR 208.35; 89 Fed. Reg. 48710) no se aplica a "
            "esta persona en esa fecha.",
        ),
        unknown=Words(
            "Whether the Securing the Border rule of June 2024 (8 CFR 208.35; 89 Fed. Reg. 48710) applies to "
            "this person on that day is not known.",
            "No se sabe si la norma «Securing the Border» de junio de 2024 (8 CFR 208.35; 89 Fed. Reg. 48710) se "
            "aplica a esta persona en esa fecha.",
        ),
    ),
)
