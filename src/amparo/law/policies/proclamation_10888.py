"""The proclamation of 2025-01-20 on an "invasion": 90 Fed. Reg. 8333."""

import datetime as dt
from types import MappingProxyType

from amparo.law.facts import Says, Words
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.status import Status
from amparo.law.tree import Not, Yes, all_of, any_of, one_of

TEXT = "Proclamation 10888, 90 Fed. Reg. 8333; INA 212(f)"

PROCLAMATION_10888 = Policy(
    name="proclamation_10888",
    label=Words("Proclamation 10888 (2025)", "Proclamación 10888 (2025)"),
    citation=TEXT,
    published_on=dt.date(2025, 1, 29),
    entry_fact="last_entry_on",
    limits=("asylum",),
    status=Status.OPEN,
    periods=(
        PolicyPeriod(
            name="asylum_stop",
            entries_from=Moment(dt.date(2025, 1, 20)),
            entries_until=None,
            history=(
                Ruling(dt.date(2025, 1, 20), Status.IN_FORCE, TEXT),
                Ruling(
                    dt.date(2025, 7, 2),
                    Status.OPEN,
                    "RAICES v. Noem (D.D.C. 2025-07-02)",
                    Words(
                        "held unlawful on 2025-07-02 for a class, with stays of the ruling through July 2025",
                        "declarada ilegal el 2025-07-02 para un grupo de personas, con suspensiones del fallo "
                        "durante julio de 2025",
                    ),
                ),
                Ruling(dt.date(2025, 8, 1), Status.IN_FORCE, "RAICES v. Noem (D.C. Cir. 2025-08-01)"),
                Ruling(
                    dt.date(2026, 4, 24),
                    Status.OPEN,
                    "RAICES v. Noem (D.C. Cir. 2026-04-24)",
                    Words(
                        "held unlawful again on 2026-04-24; whether that ruling took effect could not be found",
                        "declarada ilegal de nuevo el 2026-04-24; no pudo encontrarse si ese fallo tuvo efecto",
                    ),
                ),
            ),
            covers=all_of(
                one_of("entry_border", "southwest_land"),
                any_of(
                    one_of("entry_manner", "between_ports"),
                    all_of(one_of("entry_manner", "port_of_entry"), Not(Yes("medical_and_criminal_papers"))),
                ),
            ),
            excepts=excepted(TEXT, "returning_resident", "clearly_admissible"),
            terms=MappingProxyType({"withholding_and_torture_convention_open": True}),
        ),
    ),
    note=Words(
        "Since 2025-08-01 the stop reaches asylum only: withholding and protection under CAT must stay available.",
        "Desde el 2025-08-01 la suspensión alcanza solo al asilo: la retención y la protección bajo la CAT deben "
        "seguir disponibles.",
    ),
    says=Says(
        yes=Words(
            "The proclamation of January 20, 2025 (Proclamation 10888, 90 Fed. Reg. 8333) applies to this entry "
            "on that day and limits asylum.",
            "La proclamación del 20 de enero de 2025 (Proclamation 10888, 90 Fed. Reg. 8333) se aplica a esta "
            "entrada en esa fecha y limita el asilo.",
        ),
        no=Words(
            "The proclamation of January 20, 2025 (Proclamation 10888, 90 Fed. Reg. 8333) does not apply to this "
            "person on that day.",
            "La proclamación del 20 de enero de 2025 (Proclamation 10888, 90 Fed. Reg. 8333) no se aplica a esta "
            "persona en esa fecha.",
        ),
        unknown=Words(
            "Whether the proclamation of January 20, 2025 (Proclamation 10888, 90 Fed. Reg. 8333) applies to "
            "this person on that day is not known.",
            "No se sabe si la proclamación del 20 de enero de 2025 (Proclamation 10888, 90 Fed. Reg. 8333) se "
            "aplica a esta persona en esa fecha.",
        ),
    ),
)
