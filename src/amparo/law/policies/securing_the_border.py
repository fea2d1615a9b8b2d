"""Securing the Border: 89 Fed. Reg. 48710 and 81156, 8 CFR 208.35."""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.policies.coasts import SOUTHERN_BORDER
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.source import confirmed, unsettled
from amparo.law.status import Status
from amparo.law.tree import Open, all_of, any_of, one_of

RULE = "8 CFR 208.35, 1208.35; 89 Fed. Reg. 48710, 81156; Proclamation 10773 sec. 4(d)"
FINAL_RULE = "89 Fed. Reg. 81156, in effect 2024-10-01; Proclamation 10817"
PROCLAMATION = "Proclamation 10773 sec. 3(b)"

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
                Ruling(dt.date(2024, 10, 1), Status.IN_FORCE, FINAL_RULE),
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
                SOUTHERN_BORDER,
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
    sources=(
        confirmed("8 CFR 1208.35", "govregs.com, title8 section1208.35", "2026-11-28"),
        confirmed("Proclamation 10773 secs. 3(b), 4(b), 4(d)", "whitehouse.gov text of 2024-06-04", "2026-11-28"),
        confirmed("Proclamation 10817", "bidenwhitehouse.archives.gov, 2024-09-30; FR doc. 2024-22942", "2026-11-28"),
        confirmed("89 Fed. Reg. 81156, in effect 2024-10-01", "frtracker.app, FR doc. 2024-22602", "2026-11-28"),
        unsettled("Las Americas v. DHS, appeal pending", "cgrs.uclawsf.edu, Las Americas v. DHS", "2026-11-28"),
    ),
    known_as_of=dt.date(2025, 5, 9),
    note=Words(
        "Applies while the suspension of entry stands, which was never lifted in the period known here. From "
        "2024-10-01 on it would end only after 28 days in a row with fewer than 1,500 encounters, children counted "
        "too. One family member's exception covers the family that traveled together.",
        "Se aplica mientras rige la suspensión de entrada, que nunca se levantó en el período que aquí se "
        "conoce. Desde el 2024-10-01 solo terminaría tras 28 días seguidos con menos de 1.500 encuentros, contando "
        "también a los menores. La excepción de un familiar cubre a la familia que viajó junta.",
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
