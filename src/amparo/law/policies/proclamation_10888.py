"""The proclamation of 2025-01-20 on an "invasion": 90 Fed. Reg. 8333.

What it did to asylum and what it did to withholding and CAT went different ways in the courts: two policies.
"""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.policies.coasts import SOUTHERN_COASTAL_BORDERS
from amparo.law.policies.exceptions import excepted
from amparo.law.policy import Moment, Policy, PolicyPeriod, Ruling
from amparo.law.source import confirmed, from_knowledge, unsettled
from amparo.law.status import Status
from amparo.law.tree import Not, Open, Yes, all_of, any_of, one_of

TEXT = "Proclamation 10888, 90 Fed. Reg. 8333; INA 212(f)"

BY_SEA = Open(
    Words(
        "whether a landing by sea is an entry across the southern border in the sense of Proclamation 10888",
        "si llegar por mar es una entrada por la frontera sur en el sentido de la Proclamación 10888",
    )
)
COVERS = all_of(
    any_of(one_of("entry_border", "southwest_land"), all_of(SOUTHERN_COASTAL_BORDERS, BY_SEA)),
    any_of(
        one_of("entry_manner", "between_ports"),
        all_of(one_of("entry_manner", "port_of_entry"), Not(Yes("medical_and_criminal_papers"))),
    ),
)
EXCEPTS = excepted(TEXT, "returning_resident", "clearly_admissible")

SOURCES = (
    confirmed("90 Fed. Reg. 8333", "regulations.justia.com, FR doc. 2025-01951", "2026-11-28"),
    confirmed("RAICES v. Noem, D.D.C. 2025-07-02 and after", "cgrs.uclawsf.edu, RAICES v. Noem", "2026-11-28"),
    confirmed("D.C. Cir. 2025-08-01: narrowed", "particle.news; latestnewscurrent.com", "2026-11-28"),
    unsettled("D.C. Cir. 2026-04-24; mandate not found", "principlecivics.com; blindspot.news", "2026-11-28"),
    from_knowledge("which coasts, if any, belong to “the southern border”", "2026-11-28"),
)
KNOWN_AS_OF = dt.date(2026, 4, 25)

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
            covers=COVERS,
            excepts=EXCEPTS,
        ),
    ),
    sources=SOURCES,
    known_as_of=KNOWN_AS_OF,
    note=Words(
        "Since 2025-08-01 the stop reaches asylum only: withholding and protection under CAT must stay available. "
        "What was done about them before stands as a policy of its own.",
        "Desde el 2025-08-01 la suspensión alcanza solo al asilo: la retención y la protección bajo la CAT deben "
        "seguir disponibles. Lo que se hizo antes con ellas figura como una norma aparte.",
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

UNSCREENED = Words(
    "from 2025-01-20 people whom Proclamation 10888 reached were removed without access to withholding, and to CAT "
    "only in part; a court held that unlawful on 2025-07-02, and from 2025-08-01 it was no longer allowed",
    "desde el 2025-01-20 se expulsaba a quienes alcanzaba la Proclamación 10888 sin acceso a la retención, y a la CAT "
    "solo en parte; una corte lo declaró ilegal el 2025-07-02, y desde el 2025-08-01 ya no se permitió",
)

PROCLAMATION_10888_NO_SCREENING = Policy(
    name="proclamation_10888_no_screening",
    label=Words(
        "Proclamation 10888: no withholding or CAT screening (2025)",
        "Proclamación 10888: sin retención ni evaluación bajo la CAT (2025)",
    ),
    citation=TEXT,
    published_on=dt.date(2025, 1, 29),
    entry_fact="last_entry_on",
    status=Status.VACATED,
    periods=(
        PolicyPeriod(
            name="no_screening",
            entries_from=Moment(dt.date(2025, 1, 20)),
            entries_until=None,
            history=(
                Ruling(dt.date(2025, 1, 20), Status.OPEN, TEXT, UNSCREENED),
                Ruling(dt.date(2025, 8, 1), Status.VACATED, "RAICES v. Noem (D.D.C. 2025-07-02; D.C. Cir. 2025-08-01)"),
            ),
            covers=COVERS,
            excepts=EXCEPTS,
        ),
    ),
    sources=SOURCES,
    known_as_of=KNOWN_AS_OF,
    note=Words(
        "It closes no form of relief here: the statutes on withholding and CAT bound the government on every day. It "
        "tells who may have been removed in those months without being heard.",
        "Aquí no cierra ninguna vía: las leyes sobre la retención y la CAT obligaban al gobierno todos los días. "
        "Dice a quién pudo expulsarse en esos meses sin ser oído.",
    ),
    says=Says(
        yes=Words(
            "Under Proclamation 10888 this person had no access to withholding and CAT protection on that day.",
            "Bajo la Proclamación 10888 (Proclamation 10888) esta persona no tenía acceso a la retención ni a la "
            "protección bajo la CAT en esa fecha.",
        ),
        no=Words(
            "Proclamation 10888 did not keep this person from withholding and CAT protection on that day.",
            "La Proclamación 10888 (Proclamation 10888) no impedía a esta persona la retención ni la protección bajo"
            " la CAT en esa fecha.",
        ),
        unknown=Words(
            "Whether Proclamation 10888 kept this person from withholding and CAT protection on that day is not known.",
            "No se sabe si la Proclamación 10888 (Proclamation 10888) impedía a esta persona la retención y la "
            "protección bajo la CAT en esa fecha.",
        ),
    ),
)
