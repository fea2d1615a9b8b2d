"""Temporary protected status: INA 244, 8 CFR 244, by the table of designations.

Six postures, each an element or a part of one: a first registration in its period; a late first registration with a
ground; TPS granted and registered again in time; registered again late, with good cause; denied or withdrawn; a
designation that is over or held up in court. Read 2026-11-28: 8 CFR 244.2 at edocket.access.gpo.gov, 244.14 at
federal.elaws.us, late re-registration at cliniclegal.org, waivers at justice.gov, Mullin v. Doe at everycrsreport.com
(LSB11446, 2026-07-02), Lebanon at immpolicytracking.org.
"""

import datetime as dt

from amparo.law.facts import Says, Words
from amparo.law.form_of_relief import Depth, Relief, needs, unless
from amparo.law.relief.bars import ASYLUM_BARS
from amparo.law.relief.tps_designations import DESIGNATIONS, rests_on
from amparo.law.relief.tps_rules import (
    ABROAD,
    DESIGNATED,
    FROM_A_LISTED_COUNTRY,
    GRANTED,
    IN_PERIOD,
    LATE_WITH_GROUND,
    NEVER_ASKED,
    TURNED_DOWN,
    TURNED_DOWN_OPEN,
    WAIVER_OPEN,
    since,
)
from amparo.law.source import confirmed, unsettled
from amparo.law.status import Status
from amparo.law.tree import Element, Given, Not, Number, Yes, all_of, any_of, number_of, one_of

FIRST_IN_PERIOD = Element(
    "first_registration",
    IN_PERIOD,
    "INA 244(c)(1)(A)(iv); 8 CFR 244.2(f)(1)",
    Words("registered first within the period, or it still runs", "primer registro en plazo, o el plazo aún corre"),
    says=Says(
        yes=Words(
            "The person registered within the first registration period, or that period still runs.",
            "La persona se registró en el primer plazo de registro, o ese plazo aún corre.",
        ),
        no=Words(
            "The first registration period is over, and the person did not register in it.",
            "El primer plazo de registro terminó, y la persona no se registró en él.",
        ),
        unknown=Words(
            "Whether the person registered within the first registration period is not known.",
            "No se sabe si la persona se registró en el primer plazo de registro.",
        ),
    ),
)

FIRST_BUT_LATE = Element(
    "late_first_registration",
    LATE_WITH_GROUND,
    "8 CFR 244.2(f)(2), (g)",
    Words("may register late for the first time", "puede registrarse tarde por primera vez"),
    says=Says(
        yes=Words(
            "A ground for late registration is on record, and it lasts or was used within 60 days after its end.",
            "Consta un motivo para el registro tardío, y continúa o se usó en los 60 días después de terminar.",
        ),
        no=Words(
            "No ground for late registration is on record, or the 60 days after its end passed unused.",
            "No consta un motivo para el registro tardío, o pasaron sin usarse los 60 días después de terminar.",
        ),
        unknown=Words(
            "Whether a ground for late registration is open to the person is not known.",
            "No se sabe si la persona tiene abierto un motivo para el registro tardío.",
        ),
    ),
)

TPS = Relief(
    name="tps",
    label=Words("Temporary protected status", "Estatus de protección temporal (TPS)"),
    citation="INA 244(a)-(c); 8 CFR 244.2-244.4",
    depth=Depth.FULL,
    points=any_of(
        FROM_A_LISTED_COUNTRY,
        Yes("tps_registered_in_time"),
        one_of("tps_history", "pending", "granted", "denied", "withdrawn"),
        Given("tps_filed_on"),
    ),
    requirements=(
        needs(
            "designated",
            Words(
                "national of a designated country, or stateless from there",
                "nacional de un país designado, o apátrida de allí",
            ),
            DESIGNATED,
            "INA 244(a)(1), (b)(1), (c)(1)(A); the notices in the table of designations",
            says=Says(
                yes=Words(
                    "The person's country was designated for TPS on that day.",
                    "El país de la persona estaba designado para el TPS en esa fecha.",
                ),
                no=Words(
                    "The person's country was not designated for TPS on that day.",
                    "El país de la persona no estaba designado para el TPS en esa fecha.",
                ),
                unknown=Words(
                    "Whether the person's country was designated for TPS on that day is not known.",
                    "No se sabe si el país de la persona estaba designado para el TPS en esa fecha.",
                ),
            ),
        ),
        needs(
            "residence",
            Words("has lived here since the day in the notice", "vive aquí desde la fecha del aviso"),
            since("continuous_residence_since", "residence"),
            "INA 244(c)(1)(A)(ii)",
            says=Says(
                yes=Words(
                    "The person has lived in the United States since the day in the notice, or earlier.",
                    "La persona vive en Estados Unidos desde la fecha del aviso, o desde antes.",
                ),
                no=Words(
                    "The person has not lived in the United States since the day in a notice that stood on that "
                    "day for their country.",
                    "La persona no vive en Estados Unidos desde la fecha de un aviso vigente en esa fecha para "
                    "su país.",
                ),
                unknown=Words(
                    "Whether the person has lived in the United States since the day in the notice is not known.",
                    "No se sabe si la persona vive en Estados Unidos desde la fecha del aviso.",
                ),
            ),
        ),
        needs(
            "presence",
            Words("has been present since the designation", "está presente desde la designación"),
            all_of(since("continuous_presence_since", "presence"), Not(ABROAD)),
            "INA 244(c)(1)(A)(i)",
            says=Says(
                yes=Words(
                    "The person has been physically present since the designation took effect, or earlier.",
                    "La persona está físicamente presente desde que la designación entró en vigor, o desde antes.",
                ),
                no=Words(
                    "The person has not been physically present since a designation that stood on that day for "
                    "their country took effect.",
                    "La persona no está físicamente presente desde que entró en vigor una designación vigente en "
                    "esa fecha para su país.",
                ),
                unknown=Words(
                    "Whether the person has been physically present since the designation took effect is not known.",
                    "No se sabe si la persona está físicamente presente desde que la designación entró en vigor.",
                ),
            ),
        ),
        needs(
            "registered",
            Words("registered in time, or may register late", "registro a tiempo, o tardío permitido"),
            any_of(GRANTED, FIRST_IN_PERIOD, FIRST_BUT_LATE),
            "INA 244(c)(1)(A)(iv); 8 CFR 244.2(f), (g)",
            says=Says(
                yes=Words(
                    "TPS was granted, or the person registered for it in time, or may register still.",
                    "El TPS fue concedido, o la persona se registró a tiempo, o aún puede registrarse.",
                ),
                no=Words(
                    "The person did not register for TPS in time, and has no ground on record to register late.",
                    "La persona no se registró a tiempo para el TPS, y no consta motivo para registrarse tarde.",
                ),
                unknown=Words(
                    "Whether the person registered for TPS in time, or may register late, is not known.",
                    "No se sabe si la persona se registró a tiempo para el TPS, o si puede registrarse tarde.",
                ),
            ),
        ),
        needs(
            "kept",
            Words("not lost: registered again when called", "no perdido: registro renovado cuando se pidió"),
            any_of(
                NEVER_ASKED,
                one_of("tps_history", "pending"),
                all_of(GRANTED, one_of("tps_reregistration", "none_due", "in_time", "late_with_cause")),
                all_of(TURNED_DOWN, TURNED_DOWN_OPEN),
            ),
            "INA 244(c)(3)(C); 8 CFR 244.14(a)(3), 244.17",
            says=Says(
                yes=Words(
                    "TPS is not granted yet, or the person registered again each time, late only with good cause.",
                    "El TPS aún no se concedió, o la persona renovó el registro cada vez, tarde solo con buena causa.",
                ),
                no=Words(
                    "TPS was granted, and the person did not register again, or did so late without good cause.",
                    "El TPS fue concedido, y la persona no renovó el registro, o lo hizo tarde sin buena causa.",
                ),
                unknown=Words(
                    "Whether the person still holds TPS, or may still get it, is not known.",
                    "No se sabe si la persona conserva el TPS, o si aún puede obtenerlo.",
                ),
            ),
        ),
        needs(
            "admissible",
            Words("admissible, or waived", "admisible, o con perdón"),
            any_of(
                one_of("tps_inadmissibility", "none", "waived"),
                all_of(one_of("tps_inadmissibility", "waivable"), WAIVER_OPEN),
            ),
            "INA 244(c)(1)(A)(iii), (2)(A); 8 CFR 244.3",
            says=Says(
                yes=Words(
                    "No ground of inadmissibility stands in the way, or it was waived.",
                    "Ninguna causa de inadmisibilidad lo impide, o fue perdonada.",
                ),
                no=Words(
                    "A ground of inadmissibility that cannot be waived is on record.",
                    "Consta una causa de inadmisibilidad que no puede perdonarse.",
                ),
                unknown=Words(
                    "Whether a ground of inadmissibility stands in the way of TPS is not known.",
                    "No se sabe si una causa de inadmisibilidad impide el TPS.",
                ),
            ),
        ),
        unless(
            "convicted",
            Words("a felony or two misdemeanors", "un delito grave o dos menores"),
            any_of(Yes("felony_conviction"), number_of("misdemeanor_convictions") >= Number(2)),
            "INA 244(c)(2)(B)(i)",
            says=Says(
                yes=Words(
                    "A felony conviction, or two or more misdemeanor convictions, are on record.",
                    "Consta una condena por un delito grave (felony), o dos o más por delitos menores.",
                ),
                no=Words(
                    "The person has no felony conviction, and fewer than two misdemeanor convictions.",
                    "La persona no tiene condenas por delitos graves (felony), y tiene menos de dos por delitos "
                    "menores.",
                ),
                unknown=Words(
                    "Whether the person has a felony conviction, or two misdemeanor convictions, is not known.",
                    "No se sabe si la persona tiene una condena por un delito grave (felony), o dos por delitos "
                    "menores.",
                ),
            ),
        ),
        unless(
            "barred",
            Words("a bar of the asylum statute", "un impedimento de la ley de asilo"),
            any_of(*ASYLUM_BARS),
            "INA 244(c)(2)(B)(ii), 208(b)(2)(A)",
            says=Says(
                yes=Words(
                    "A bar of the asylum statute that also closes TPS applies on what is on record.",
                    "Según lo que consta, se aplica un impedimento de la ley de asilo que también cierra el TPS.",
                ),
                no=Words(
                    "No bar of the asylum statute applies on what is on record.",
                    "Según lo que consta, no se aplica ningún impedimento de la ley de asilo.",
                ),
                unknown=Words(
                    "Whether a bar of the asylum statute applies is not known.",
                    "No se sabe si se aplica un impedimento de la ley de asilo.",
                ),
            ),
        ),
    ),
    status=Status.OPEN,
    note=Words(
        "Short, innocent absences do not break presence: INA 244(c)(4). Most designations were ended or litigated in "
        "2025 and 2026; since Mullin v. Doe (U.S. 2026-06-25) courts hear only constitutional claims about them. Work "
        "permits filed or pending from 2025-07-22, and their automatic extensions, last a year at most, or to the "
        "end of the designation if that is sooner (Pub. L. 119-21). USCIS set 2026-07-10 as a placeholder for the "
        "cards of Haiti and Syria.",
        "Las ausencias breves e inocentes no interrumpen la presencia: INA 244(c)(4). La mayoría de las "
        "designaciones terminaron o se litigaron en 2025 y 2026; desde Mullin v. Doe (U.S. 2026-06-25) las cortes "
        "solo oyen reclamos constitucionales sobre ellas. Los permisos de trabajo presentados o pendientes desde "
        "2025-07-22, y sus extensiones automáticas, duran un año como máximo, o hasta el fin de la designación si "
        "llega antes (Pub. L. 119-21). USCIS puso 2026-07-10 como fecha provisional de las tarjetas de Haití y Siria.",
    ),
    sources=(
        confirmed("8 CFR 244.2", "edocket.access.gpo.gov", "2026-11-28"),
        confirmed("8 CFR 244.14", "federal.elaws.us", "2026-11-28"),
        confirmed("late re-registration; waivers", "cliniclegal.org; justice.gov", "2026-11-28"),
        confirmed("Mullin v. Doe (2026-06-25)", "everycrsreport.com, LSB11446", "2026-11-28"),
        confirmed("Haiti, Venezuela, Yemen, Lebanon", "govinfo.gov 2025-02970; immpolicytracking.org", "2026-11-28"),
        unsettled("designations held up in court", "the notices in the table of designations", "2026-11-28"),
    ),
    known_as_of=dt.date(2026, 6, 25),
    rows=tuple(map(rests_on, DESIGNATIONS)),
)
